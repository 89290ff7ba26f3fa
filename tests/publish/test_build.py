"""Building: the same bytes whoever builds and wherever, and a failed build changes nothing.

Most of it is tried on the small project with every kind of record, which builds in a moment.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.publish.finish import finish
from samkompass.render.site import render
from support import contents, copy_project, run, whole_project


def mkdocs_build(folder: Path, *arguments: str) -> None:
    """The engine's own command, as a person without ours would run it."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return whole_project(tmp_path / "ett projekt")


@pytest.fixture
def with_old_site(project: Path) -> Path:
    """A project with something in the place of the site."""
    old = project / "site" / "prov"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old")
    return project


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_the_engines_own_command_gives_the_same_bytes(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "ett projekt")
    in_one_language(project)
    assert run(project, "build", "--site-dir", tmp_path / "vårt").exit_code == 0
    mkdocs_build(project)
    assert differences(contents(project / "site" / "nationell"), contents(tmp_path / "vårt")) == []


def in_one_language(project: Path) -> None:
    """Have an edition published in its own language alone, as MkDocs builds it."""
    file = project / "content/editions/nationell/edition.yml"
    before, _, after = file.read_text(encoding="utf-8").partition("languages:\n  - en\n")
    assert after
    file.write_text(before + after, encoding="utf-8")


def test_a_second_build_gives_the_same_bytes_with_and_without_what_was_kept(built_whole: Path, tmp_path: Path) -> None:
    assert run(built_whole, "build", "--site-dir", tmp_path / "kept").exit_code == 0
    assert run(built_whole, "build", "--no-cache", "--site-dir", tmp_path / "cold").exit_code == 0
    assert differences(contents(tmp_path / "kept"), contents(tmp_path / "cold")) == []


def test_a_second_bundle_gives_the_same_zip(built_whole: Path, tmp_path: Path) -> None:
    assert run(built_whole, "bundle", "--dist", tmp_path).exit_code == 0
    assert differences(contents(tmp_path), contents(built_whole / "dist")) == []


def test_the_tree_builds_without_the_plugin_and_is_finished_to_the_same_bytes(
    built_whole: Path, tmp_path: Path
) -> None:
    tree = built_whole / "build" / "prov"
    mkdocs_build(tree, "--site-dir", str(tmp_path / "site"))
    compiled = compile_project(Project(built_whole))
    pages = tuple(f"om/{path.name}" for path in (built_whole / "docs" / "om").glob("*.md"))
    finish(tmp_path / "site", render(compiled, compiled.knowledge.editions["prov"], pages))
    assert differences(contents(tmp_path / "site"), contents(built_whole / "site" / "prov")) == []


def test_the_tree_says_what_the_project_was_rendered_to(built_project: Path) -> None:
    tree = contents(built_project / "build" / "nationell")
    assert {"mkdocs.yml", "docs/index.md", "docs/om/index.md", "fragments/bedom/konfiguration.html"} <= set(tree)


def test_an_edit_shows_although_pages_are_kept(project: Path) -> None:
    page = project / "site" / "prov" / "forsta" / "fall" / "fallet.html"
    assert run(project, "build").exit_code == 0
    record = project / "content" / "case" / "fallet.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("summary: >-\n  ", "summary: >-\n  Ändrat – ", 1), encoding="utf-8")
    assert run(project, "build").exit_code == 0
    assert "<p>Ändrat – " in page.read_text(encoding="utf-8")


def test_what_is_kept_may_be_damaged(whole_site_folder: Path, project: Path) -> None:
    assert run(project, "build").exit_code == 0
    kept = [path for path in (project / ".cache").rglob("*.json") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(b'{"half": ')
    assert run(project, "build").exit_code == 0
    assert differences(contents(project / "site" / "prov"), contents(whole_site_folder)) == []


BROKEN = {
    "a record that YAML cannot read": ("content/case/fallet.yml", "kind: [case"),
    "a record without its fields": ("content/case/fallet.yml", "kind: case\nid: fallet\n"),
    "an instrument without its parts": ("assessments/prov-skattning/instrument.yml", "kind: instrument\n"),
    "an interface without its texts": ("content/interface/site.yml", "kind: interface\nlanguage: sv\ntexts: {a: b}\n"),
    "a theme whose template is broken": ("overrides/main.html", "{% block"),
    "a theme without a place for the policy": (
        "overrides/main.html",
        '{% extends "base.html" %}\n{% block analytics %}{% endblock %}',
    ),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("command", ["build", "bundle"])
def test_a_build_that_fails_leaves_the_old_site_whole(what: str, command: str, with_old_site: Path) -> None:
    place, text = BROKEN[what]
    (with_old_site / place).write_text(text, encoding="utf-8")
    result = run(with_old_site, command)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit), result.output
    assert contents(with_old_site / "site") == {"prov/index.html": b"old"}
    assert list((with_old_site / "site").iterdir()) == [with_old_site / "site" / "prov"]
    assert not (with_old_site / "dist").exists()


@pytest.mark.parametrize("command", ["build", "bundle"])
def test_a_full_disk_leaves_the_old_site_whole_and_is_told_of(
    command: str, with_old_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "print.css" and ".prov.new." in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(with_old_site, command)
    assert (result.exit_code, "No space left on device" in result.stderr) == (1, True), result.output
    assert contents(with_old_site / "site") == {"prov/index.html": b"old"}
    assert list((with_old_site / "site").iterdir()) == [with_old_site / "site" / "prov"]


def test_a_build_that_fails_says_every_problem(with_old_site: Path) -> None:
    (with_old_site / "content/case/fallet.yml").write_text("kind: case\nid: fallet\n")
    checked = run(with_old_site, "check").stderr.splitlines()
    built = run(with_old_site, "build").stderr
    assert [line for line in checked if line.startswith("error[") and line not in built] == []


def test_a_text_that_the_interface_lacks_stops_the_build_by_name(with_old_site: Path) -> None:
    file = with_old_site / "content/interface/site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  page.brief:", "  page.briefly:"), encoding="utf-8")
    result = run(with_old_site, "build")
    assert (result.exit_code, "'page.brief'" in result.stderr) == (1, True)


def test_the_site_holds_no_source_map_and_nothing_from_elsewhere(built_site: Path) -> None:
    assert [
        path for path in contents(built_site) if path.endswith(".map") or path.startswith("assets/javascripts")
    ] == []


def test_every_page_has_a_policy(built_site: Path) -> None:
    pages = {name: data for name, data in contents(built_site).items() if name.endswith(".html")}
    assert [name for name, data in pages.items() if data.count(b"content=\"default-src 'none'; ") != 1] == []


def test_no_page_waits_for_a_fragment(built_site: Path) -> None:
    assert [name for name, data in contents(built_site).items() if b"data-samkompass-insert" in data] == []


def test_the_folder_of_the_project_is_named_nowhere(built_project: Path) -> None:
    folder = os.fsencode(built_project)
    site, tree = built_project / "site", built_project / "build"
    assert [name for place in (site, tree) for name, data in contents(place).items() if folder in data] == []
