"""The offline zip: whole, checkable, and the same bytes from the same input."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import samkompass
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.publish import bundle as module
from samkompass.publish.archive import Packer
from samkompass.publish.bundle import BundleProblem, bundle
from samkompass.render.output import EditionFacts
from support import contents, run

EDITION = EditionFacts(id="prov", name="Provutgåvan", version="1.2.3", language="sv", contact={"name": "Någon"})
ROOT_NAME = "samkompass-prov-1.2.3-offline"
OWN = ("LAS-MIG.txt", "MANIFEST.json", "SHA256SUMS")


def ignore_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "gör").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Hej</p>")
    (folder / "gör" / "en sak.html").write_text("<p>Gör</p>" * 1000)
    return folder


@pytest.fixture
def archive(site: Path, tmp_path: Path) -> Path:
    return bundle(site, EDITION, tmp_path / "dist", ignore_progress)


def test_the_zip_is_named_after_edition_and_version(archive: Path) -> None:
    assert archive.name == f"{ROOT_NAME}.zip"


def test_the_zip_unpacks_to_one_folder_with_the_site_sums_and_a_note(archive: Path) -> None:
    names = {f"{ROOT_NAME}/{name}" for name in ("index.html", "gör/en sak.html", *OWN)}
    with zipfile.ZipFile(archive) as opened:
        assert set(opened.namelist()) == names


def test_the_sums_are_right_and_cover_every_file(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        files = {name.removeprefix(f"{ROOT_NAME}/"): opened.read(name) for name in opened.namelist()}
    stated = {
        name: digest for digest, name in (line.split("  ", 1) for line in files.pop("SHA256SUMS").decode().splitlines())
    }
    assert stated == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_the_sum_beside_the_zip_is_the_zips(archive: Path) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert (archive.parent / "SHA256SUMS").read_text() == f"{digest}  {archive.name}\n"


def test_the_note_names_the_edition_and_reads_in_every_editor(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        note = opened.read(f"{ROOT_NAME}/LAS-MIG.txt")
    assert note.startswith("\ufeffProvutgåvan, version 1.2.3\r\n".encode())


def test_the_same_site_gives_the_same_bytes(site: Path, archive: Path, tmp_path: Path) -> None:
    for path in site.rglob("*.html"):
        path.touch()
    assert bundle(site, EDITION, tmp_path / "again", ignore_progress).read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    ("epoch", "date"),
    [("1700000000", (2023, 11, 14, 22, 13, 20)), ("0", (1980, 1, 1, 0, 0, 0))],
)
def test_files_are_dated_by_source_date_epoch(
    epoch: str, date: tuple[int, ...], site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with zipfile.ZipFile(bundle(site, EDITION, tmp_path / "dist", ignore_progress)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {date}


def test_files_can_be_read_by_everyone_who_unpacks_them(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        assert {entry.external_attr >> 16 for entry in opened.infolist()} == {0o100644}


def test_a_bundle_that_fails_leaves_the_old_one(site: Path, archive: Path) -> None:
    def fail(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = contents(archive.parent)
    (site / "index.html").write_text("<p>Nytt</p>")
    with pytest.raises(KeyboardInterrupt):
        bundle(site, EDITION, archive.parent, fail)
    assert contents(archive.parent) == before


# What the zip says that it is


def manifest(archive: Path) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith("/MANIFEST.json"))
        read: dict[str, Any] = json.loads(opened.read(name))
        return read


def test_the_manifest_names_edition_and_base(archive: Path) -> None:
    told = manifest(archive)
    assert (told["format"], told["edition"], told["base"]) == (
        "samkompass-manifest/1",
        {"id": "prov", "name": "Provutgåvan", "version": "1.2.3"},
        samkompass.__version__,
    )


def test_the_manifest_counts_the_files_beside_itself_and_the_sums(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        assert manifest(archive)["files"] == len(opened.namelist()) - 2


@pytest.mark.parametrize(("epoch", "date"), [("1700000000", "2023-11-14T22:13:20Z"), (None, None)])
def test_the_manifest_has_a_date_where_the_builder_was_given_one(
    epoch: str | None, date: str | None, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert manifest(bundle(site, EDITION, tmp_path / "dist", ignore_progress))["date"] == date


def test_the_manifest_names_the_languages_that_have_a_start_page(site: Path, tmp_path: Path) -> None:
    for folder, language in (("en", "en"), ("om", "sv")):
        (site / folder).mkdir()
        (site / folder / "index.html").write_text(f'<html lang="{language}" class="no-js">')
    assert manifest(bundle(site, EDITION, tmp_path / "dist", ignore_progress))["languages"] == ["sv", "en"]


def test_the_manifest_names_each_instrument_with_its_version_and_its_tables_hash(built_project: Path) -> None:
    (archive,) = (built_project / "dist").glob("*.zip")
    tables = compile_project(Project(built_project)).tables
    assert manifest(archive)["instruments"] == [
        {"id": id_, "version": table["version"], "table": table["hash"]} for id_, table in sorted(tables.items())
    ]


def test_every_page_shows_edition_and_version(built_whole: Path) -> None:
    (archive,) = (built_whole / "dist").glob("*.zip")
    edition = manifest(archive)["edition"]
    with zipfile.ZipFile(archive) as opened:
        pages = {name: opened.read(name).decode() for name in opened.namelist() if name.endswith(".html")}
    foots = {name: page.rpartition("<footer")[2].partition("</footer>")[0] for name, page in pages.items()}
    assert pages
    assert [name for name, foot in foots.items() if not (edition["name"] in foot and edition["version"] in foot)] == []


# The same bytes


def test_a_zip_does_not_depend_on_the_zips_before_it(site: Path, archive: Path, tmp_path: Path) -> None:
    packer = Packer()
    other = replace(EDITION, id="annan", name="En annan")
    bundle(site, other, tmp_path / "run", ignore_progress, packer)
    again = bundle(site, EDITION, tmp_path / "run", ignore_progress, packer)
    assert again.read_bytes() == archive.read_bytes()


def test_the_sums_beside_cover_every_zip_in_the_folder(site: Path, archive: Path) -> None:
    other = bundle(site, replace(EDITION, id="annan"), archive.parent, ignore_progress)
    listed = (archive.parent / "SHA256SUMS").read_text().splitlines()
    assert listed == [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in (other, archive)]


# What goes wrong


def test_a_full_disk_leaves_the_old_zip_and_says_so(site: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(archive.parent)
    write = module._Summed.write

    def full(out: Any, data: bytes) -> None:
        if out._file.tell() > 200:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(out, data)

    monkeypatch.setattr(module._Summed, "write", full)
    (site / "index.html").write_text("<p>Nytt</p>")
    with pytest.raises(
        BundleProblem, match=r"could not be written in .*: No space left on device. What was there is as"
    ):
        bundle(site, EDITION, archive.parent, ignore_progress)
    assert contents(archive.parent) == before


LIMITED = """
import resource, signal, sys
from pathlib import Path
from samkompass.publish.bundle import BundleProblem, bundle
from samkompass.render.output import EditionFacts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
edition = EditionFacts(id="prov", name="Provutgåvan", version="1.2.3", language="sv", contact={})
try:
    bundle(Path(sys.argv[1]), edition, Path(sys.argv[2]), lambda done, total: None)
except BundleProblem as problem:
    print(problem)
"""


def test_a_system_that_stops_writing_half_way_leaves_nothing(site: Path, tmp_path: Path) -> None:
    (site / "brus.bin").write_bytes(os.urandom(100_000))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, site, tmp_path / "dist"], capture_output=True, text=True, check=True
    )
    assert "could not be written" in done.stdout
    assert contents(tmp_path / "dist") == {}


KILLED = """
import os, signal, sys
from pathlib import Path
from samkompass.publish.bundle import bundle
from samkompass.render.output import EditionFacts
edition = EditionFacts(id="prov", name="Provutgåvan", version="1.2.3", language="sv", contact={})
bundle(Path(sys.argv[1]), edition, Path(sys.argv[2]), lambda done, total: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_kill_in_the_middle_leaves_the_old_zip_and_the_next_bundle_tidies_up(site: Path, archive: Path) -> None:
    dist = archive.parent
    before = archive.read_bytes()
    (site / "index.html").write_text("<p>Nytt</p>")
    killed = subprocess.run([sys.executable, "-c", KILLED, site, dist], check=False)
    assert (killed.returncode, archive.read_bytes()) == (-signal.SIGKILL, before)
    assert [path.name for path in dist.iterdir() if path.name.startswith(f".{archive.name}.")] != []
    bundle(site, EDITION, dist, ignore_progress)
    assert [path.name for path in dist.iterdir() if path.name.startswith(f".{archive.name}.")] == []
    assert archive.read_bytes() != before


@pytest.mark.parametrize("epoch", ["igår", "-1", "1.5", "99999999999"])
def test_a_date_that_is_none_is_refused(
    epoch: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(BundleProblem, match=f"SOURCE_DATE_EPOCH is '{epoch}'"):
        bundle(site, EDITION, tmp_path / "dist", ignore_progress)


def test_the_command_says_that_the_disk_is_full(
    built_whole: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module, "write_archive", full)
    result = run(built_whole, "bundle", "--dist", tmp_path)
    assert (result.exit_code, "No space left on device" in result.stderr) == (1, True)
    assert contents(tmp_path) == {}
