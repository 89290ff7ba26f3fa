"""The offline zip: whole, checkable, and the same bytes from the same input."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from samkompass.publish.bundle import bundle
from samkompass.render.output import EditionFacts
from support import contents

EDITION = EditionFacts(id="prov", name="Provutgåvan", version="1.2.3", language="sv", contact={"name": "Någon"})
ROOT_NAME = "samkompass-prov-1.2.3-offline"


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
    names = {f"{ROOT_NAME}/{name}" for name in ("index.html", "gör/en sak.html", "LAS-MIG.txt", "SHA256SUMS")}
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
