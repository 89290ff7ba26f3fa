"""Many editions in one run: each is what it would be alone, and one that fails keeps no other from being built."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from samkompass.adapters.theme import project_theme
from samkompass.load.project import Project
from samkompass.publish.fleet import Order, build_fleet, shard
from support import contents, run, whole_project

EDITION = """kind: edition
id: {id}
name: {name}
version: "1.0.0"
language: sv
description: >-
  En utgåva.
contact:
  name: Utgivaren
look:
  accent: "{accent}"
"""
OVERLAY = """kind: recommendation
id: rad-tva
set:
  title: Ett annat råd
"""
IDS = ("ost", "syd", "vast")


def edition(project: Path, id_: str, accent: str = "#005a9c") -> Path:
    folder = project / "content" / "editions" / id_
    (folder / "content" / "recommendation").mkdir(parents=True)
    text = EDITION.format(id=id_, name=f"Utgåvan {id_}", accent=accent)
    (folder / "edition.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with four editions, one of which changes a recommendation."""
    project = whole_project(tmp_path / "ett projekt")
    for id_ in IDS:
        edition(project, id_)
    overlay = project / "content/editions/syd/content/recommendation/rad-tva.yml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    return project


def built(project: Path) -> dict[str, bytes]:
    return contents(project / "site")


def summary(project: Path, *options: str) -> str:
    result = run(project, "build", "--all", *options)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_edition_is_what_it_is_when_built_alone(project: Path, tmp_path: Path) -> None:
    summary(project)
    for id_ in IDS:
        assert run(project, "build", "--no-cache", "--edition", id_, "--site-dir", tmp_path / id_).exit_code == 0
        assert contents(project / "site" / id_) == contents(tmp_path / id_)
    page = "gor/rad-tva.html"
    assert b"Ett annat r\xc3\xa5d" in built(project)[f"syd/{page}"]
    assert b"Ett annat r\xc3\xa5d" not in built(project)[f"ost/{page}"]


def test_the_number_of_processes_and_what_was_kept_change_no_byte(project: Path) -> None:
    assert summary(project, "--no-cache") == "4 editions: 4 built.\n"
    alone = built(project)
    assert summary(project, "--jobs", "2") == "4 editions: 4 built.\n"
    assert built(project) == alone
    assert summary(project, "--no-cache", "--jobs", "2") == "4 editions: 4 built.\n"
    assert built(project) == alone


def test_what_nothing_changed_is_left_alone(project: Path) -> None:
    summary(project)
    before = {path: (project / "site" / path).stat().st_mtime_ns for path in built(project)}
    assert summary(project) == "4 editions: 4 unchanged.\n"
    assert {path: (project / "site" / path).stat().st_mtime_ns for path in built(project)} == before


def test_an_edition_that_was_edited_is_built_and_the_others_are_not(project: Path) -> None:
    summary(project)
    file = project / "content/editions/ost/edition.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Utgåvan ost", "Östra utgåvan"), encoding="utf-8")
    assert summary(project) == "4 editions: 1 built, 3 unchanged.\n"
    assert "Östra utgåvan".encode() in built(project)["ost/index.html"]


def test_a_changed_record_of_the_base_shows_in_every_edition(project: Path) -> None:
    summary(project)
    file = project / "content/case/fallet.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("summary: >-\n  ", "summary: >-\n  Nytt. ", 1), encoding="utf-8"
    )
    assert summary(project) == "4 editions: 4 built.\n"
    assert all(b"<p>Nytt. " in built(project)[f"{id_}/forsta/fall/fallet.html"] for id_ in IDS)


def test_a_built_page_that_somebody_changed_is_built_again(project: Path) -> None:
    summary(project)
    page = project / "site/vast/index.html"
    whole = page.read_bytes()
    page.write_bytes(b"")
    assert summary(project) == "4 editions: 1 built, 3 unchanged.\n"
    assert page.read_bytes() == whole


FAULTS = {
    "a colour that cannot be read": ("edition.yml", '"#005a9c"', '"#cccccc"', "edition.colour"),
    "a file that is no YAML": ("edition.yml", "kind: edition", "kind: [edition", "yaml.syntax"),
    "a link that leads nowhere": ("edition.yml", "  En utgåva.", "  En [utgåva](finns-inte).", "references.dangling"),
    "an overlay of nothing": ("content/recommendation/rad-tva.yml", "id: rad-tva", "id: rad-tio", "overlay.unknown"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_an_edition_that_fails_keeps_no_other_from_being_built(project: Path, what: str) -> None:
    summary(project)
    before = contents(project / "site" / "syd")
    place, old, new, rule = FAULTS[what]
    file = project / "content/editions/syd" / place
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    result = run(project, "build", "--all", "--no-cache")
    assert result.exit_code == 1
    assert result.stdout == "4 editions: 3 built, 1 failed.\n"
    assert f"error[{rule}]" in result.stderr
    assert "Failed, and left as they were: syd." in result.stderr
    assert contents(project / "site" / "syd") == before


def test_shards_are_all_editions_once() -> None:
    editions = [f"e{number}" for number in range(11)]
    parts = [shard(editions, number, 4) for number in (1, 2, 3, 4)]
    assert sorted(id_ for part in parts for id_ in part) == sorted(editions)
    assert {len(part) for part in parts} == {2, 3}


def test_a_shard_builds_its_part(project: Path) -> None:
    assert summary(project, "--shard", "2/2") == "2 editions: 2 built.\n"
    assert {path.partition("/")[0] for path in built(project)} == {"prov", "vast"}


def test_zips_of_all_editions(project: Path) -> None:
    result = run(project, "bundle", "--all", "--jobs", "2")
    assert result.exit_code == 0, result.output
    zips = sorted(path.name for path in (project / "dist").glob("*.zip"))
    assert len(zips) == 4
    sums = project / "dist" / "SHA256SUMS"
    assert run(project, "verify", "--sums", sums, *(project / "dist" / name for name in zips)).exit_code == 0
    before = {path.name: path.stat().st_mtime_ns for path in (project / "dist").glob("*.zip")}
    assert run(project, "bundle", "--all").stdout == "4 editions: 4 unchanged.\n"
    assert {path.name: path.stat().st_mtime_ns for path in (project / "dist").glob("*.zip")} == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--shard", "1/2"), "--shard goes with --all"),
        (("--jobs", "2"), "--jobs goes with --all"),
        (("--all", "--shard", "3/2"), "'3/2' is no part"),
        (("--all", "--edition", "ost"), "--all and --edition do not go together"),
    ],
)
def test_options_that_make_no_sense(project: Path, options: tuple[str, ...], told: str) -> None:
    result = run(project, "build", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def command(project: Path, *options: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "samkompass", "-C", str(project), "build", "--all", *options]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_run_that_was_killed_goes_on_where_it_was(project: Path, tmp_path: Path) -> None:
    summary(project, "--no-cache")
    whole = built(project)
    (project / "site").rename(tmp_path / "before")
    with command(project) as killed:
        while not any((project / "site" / id_).exists() for id_ in (*IDS, "prov")):
            assert killed.poll() is None, "it ended before it could be killed"
            time.sleep(0.01)
        killed.send_signal(signal.SIGKILL)
    half = {path.partition("/")[0] for path in built(project) if not path.startswith(".")}
    for id_ in half:
        assert contents(project / "site" / id_) == contents(tmp_path / "before" / id_)
    summary(project)
    assert built(project) == whole


def test_two_runs_at_once_leave_whole_sites(project: Path) -> None:
    summary(project, "--no-cache")
    whole = built(project)
    with command(project, "--no-cache") as one, command(project, "--no-cache") as other:
        errors = [process.communicate()[1] for process in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), errors
    assert built(project) == whole


def test_a_full_disk_is_told_and_old_sites_stay(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary(project)
    whole = built(project)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if ".new." in os.fspath(path) and path.name == "404.html":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    order = Order(Project(project), project_theme(Project(project)), cache=False)
    outcomes = build_fleet(order, IDS)
    assert [outcome.state for outcome in outcomes] == ["failed"] * 3
    assert all(os.strerror(errno.ENOSPC) in outcome.message for outcome in outcomes)
    assert built(project) == whole
