"""The half-hour path: an edition that has nothing but the installed package, from its first command to an upgrade."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from support import ROOT

SITE_PACKAGES = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")

CHANGES = {
    "edition.yml": ('accent: "#1f5c7a"', 'accent: "#7a1f4d"'),
    "content/recommendation/jambordighet-fran-start.yml": (
        r"(?m)^  # summary: .*$",
        "  summary: Bestäm tillsammans, från första dagen.",
    ),
    "assessments/konfiguration/instrument.yml": (
        r"(?s)  # (sections\.makt\.items:)\n  #   - id: .*?\n  # sections\.omfang",
        r"""  \1
    - id: makt-egen-1
      text: Vi turas om att leda mötena.
      weights:
        makt: 1
      origin: own
  # sections.omfang""",
    ),
    "content/scenario/stottande-samverkan.yml": (r"\n# hide: true", "\nhide: true"),
}
"""File of an edition → what its README tells to change, and to what."""


def command(*arguments: str | Path, folder: Path, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a program as a person does, without a trace of this checkout in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [os.fspath(part) for part in arguments],
        cwd=folder,
        env=environment | {"PYTHONWARNINGS": "default", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def installed(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A virtual environment with the package from a wheel, and the libraries of this one."""

    def make(folder: Path) -> None:
        wheels = folder / "wheels"
        command(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", wheels, ROOT, folder=folder)
        venv.create(folder / "venv", symlinks=True)
        (wheel,) = wheels.iterdir()
        python = folder / "venv" / "bin" / "python"
        command(*PIP, "--python", python, "install", "--no-deps", "--no-index", "--no-compile", wheel, folder=folder)
        # A line in a .pth file is a folder whose own .pth files, among them that of this checkout, are not read.
        (folder / "venv" / SITE_PACKAGES / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")

    return once("installed", make)


def samkompass(installed: Path, folder: Path, *arguments: str, expected: int = 0) -> subprocess.CompletedProcess[str]:
    return command(installed / "venv" / "bin" / "samkompass", *arguments, folder=folder, expected=expected)


@pytest.fixture(scope="module")
def edition(installed: Path, once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """An edition with the four changes of its README, accepted, built and zipped."""

    def make(folder: Path) -> None:
        samkompass(installed, folder, "new", "edition", "skaraborg")
        home = folder / "skaraborg"
        samkompass(installed, home, "new", "overlay", "konfiguration")
        samkompass(installed, home, "new", "overlay", "stottande-samverkan")
        for name, (old, new) in CHANGES.items():
            before = (home / name).read_text(encoding="utf-8")
            (home / name).write_text(re.sub(old, new, before, count=1), encoding="utf-8")
            assert (home / name).read_text(encoding="utf-8") != before, name
        samkompass(installed, home, "check", "--accept")
        samkompass(installed, home, "bundle")

    return once("outside", make) / "skaraborg"


@pytest.fixture(scope="module")
def site(edition: Path) -> Path:
    return edition / "site" / "skaraborg"


def words(page: Path) -> str:
    """What a page says, without its markup."""
    body = LexborHTMLParser(page.read_text(encoding="utf-8")).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


# The wheel


def test_the_wheel_has_all_of_the_base_and_no_sources_of_scripts_or_tests(installed: Path) -> None:
    (wheel,) = (installed / "wheels").iterdir()
    names = set(ZipFile(wheel).namelist())
    base = {
        f"samkompass/base/{path.relative_to(ROOT).as_posix()}"
        for folder in ("content", "assessments", "overrides", "docs/om")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "runtime" not in path.parts
    }
    skeletons = {
        path.relative_to(ROOT / "generator").as_posix()
        for path in (ROOT / "generator" / "samkompass").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted((base | skeletons | {"samkompass/base/mkdocs.yml"}) - names) == []
    others = {name for name in names if not name.startswith(("samkompass/", "samkompass-"))}
    assert (others, [name for name in names if name.endswith((".mjs", ".test.js")) or "/runtime/" in name]) == (
        set(),
        [],
    )


def test_the_command_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    code = "import samkompass; print(samkompass.__file__)"
    where = command(installed / "venv" / "bin" / "python", "-c", code, folder=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed / "venv")


# The edition


def test_the_edition_has_its_own_colour(site: Path) -> None:
    assert "--sk-accent: #7a1f4d" in (site / "assets" / "samkompass" / "edition.css").read_text(encoding="utf-8")


def test_the_changed_recommendation_says_what_is_regional_and_what_the_base_says(site: Path) -> None:
    page = words(site / "gor" / "jambordighet-fran-start.html")
    assert "Bestäm tillsammans, från första dagen." in page
    assert "Samverkanskompassen Skaraborg har ändrat" in page
    assert "Olika stora kommuner kan samarbeta på lika villkor" in page


def test_the_added_question_is_asked_and_the_form_has_an_id_of_its_own(site: Path) -> None:
    page = LexborHTMLParser((site / "bedom" / "konfiguration.html").read_text(encoding="utf-8"))
    (form,) = page.css("form[data-instrument]")
    assert form.attributes["data-instrument"] == "konfiguration-skaraborg"
    assert len(form.css('input[name="makt-egen-1"]')) == 7
    assert "Vi turas om att leda mötena." in form.text()


def test_the_hidden_scenario_has_no_page_and_nothing_links_to_it(site: Path) -> None:
    assert not (site / "valj" / "scenarier" / "stottande-samverkan.html").exists()
    links = [
        page
        for page in site.rglob("*.html")
        if re.search(r'href="[^"]*stottande-samverkan(?:\.html|#|")', page.read_text(encoding="utf-8"))
    ]
    assert links == []


def test_the_zip_is_whole_and_says_which_base_it_has(installed: Path, edition: Path) -> None:
    (bundle,) = (edition / "dist").glob("*.zip")
    told = samkompass(installed, edition, "verify", str(bundle)).stdout
    assert "whole. Samverkanskompassen Skaraborg (skaraborg) 0.1.0, on samkompass" in told


def test_nothing_is_left_to_look_at(installed: Path, edition: Path) -> None:
    assert samkompass(installed, edition, "check").stderr == ""


# The upgrade

UPGRADE = {
    "content/recommendation/jambordighet-fran-start.yml": (
        r"(?s)summary: >-\n.*?\n(?=actors)",
        "summary: Bestäm hur ni beslutar.\n",
    ),
    "content/scenario/stottande-samverkan.yml": (r"(?m)^title: .*$", "title: Ett nytt namn"),
    "content/case/angsvall.yml": (r"(?m)^title: .*$", "title: Något som utgåvan inte rör"),
}
"""File of the base → what a later version says in it."""

LATER = "import sys; sys.path.insert(0, sys.argv.pop(1)); from samkompass.adapters.cli import main; main()"
"""Runs the command of the package in the folder that is the first argument."""


@pytest.fixture
def upgraded(installed: Path, tmp_path: Path) -> Path:
    """A folder with the package as a later version has it."""
    package = tmp_path / "later" / "samkompass"
    shutil.copytree(installed / "venv" / SITE_PACKAGES / "samkompass", package)
    for name, (old, new) in UPGRADE.items():
        file = package / "base" / name
        before = file.read_text(encoding="utf-8")
        file.write_text(re.sub(old, new, before, count=1), encoding="utf-8")
        assert file.read_text(encoding="utf-8") != before, name
    return package.parent


def test_after_an_upgrade_the_check_names_exactly_what_to_look_at(
    installed: Path, upgraded: Path, edition: Path, tmp_path: Path
) -> None:
    home = tmp_path / "skaraborg"
    shutil.copytree(edition, home, ignore=shutil.ignore_patterns("site", "dist", "build", ".cache"))
    run = (installed / "venv" / "bin" / "python", "-c", LATER, upgraded)
    told = command(*run, "check", folder=home).stderr
    assert re.findall(r"(?m)^warning\[(.*?)\] ([^:\n]+)", told) == [
        ("base.changed", "content/recommendation/jambordighet-fran-start.yml"),
        ("base.changed", "content/scenario/stottande-samverkan.yml"),
    ]
    assert "Olika stora kommuner" in told
    assert "Bestäm hur ni beslutar." in told
    command(*run, "check", "--accept", folder=home)
    assert command(*run, "check", folder=home).stderr == ""
