"""Zips written from deflated parts: every program reads them, and what is shared is deflated once."""

from __future__ import annotations

import io
import random
import subprocess
import zipfile
from pathlib import Path

import pytest

from samkompass.publish.archive import ArchiveTooLarge, Packer, write_archive

MOMENT = (2026, 11, 21, 12, 30, 58)
NOISE = random.Random(7).randbytes(5_000)
FILES = {
    "mapp/index.html": b"<p>Hej</p>" * 500,
    "mapp/tom.txt": b"",
    "mapp/kort": b"x",
    "mapp/brus.bin": NOISE,
    "mapp/gör/en sak – två.html": "åäö".encode() * 100,
}


def written(files: dict[str, bytes], packer: Packer | None = None) -> bytes:
    out = io.BytesIO()
    packer = packer or Packer()
    write_archive(out, ((name, packer.pack(data)) for name, data in files.items()), MOMENT)
    return out.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "prov.zip"
    path.write_bytes(written(FILES))
    return path


def test_python_reads_back_what_was_packed(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        assert {entry.filename: opened.read(entry) for entry in opened.infolist()} == FILES


def test_the_headers_say_what_pythons_own_would(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        told = {
            (entry.date_time, entry.create_system, entry.external_attr >> 16, entry.extract_version)
            for entry in opened.infolist()
        }
    assert told == {(MOMENT, 3, 0o100644, 20)}


def test_info_zip_finds_no_error_and_unpacks_the_same(archive: Path, tmp_path: Path) -> None:
    tested = subprocess.run(["unzip", "-t", archive], capture_output=True, text=True, check=False)
    assert (tested.returncode, "No errors detected" in tested.stdout) == (0, True), tested.stdout + tested.stderr
    subprocess.run(["unzip", "-q", archive, "-d", tmp_path / "ut"], check=True)
    assert {name: (tmp_path / "ut" / name).read_bytes() for name in FILES} == FILES


def test_a_member_that_would_grow_is_stored_as_it_is(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        methods = {entry.filename: entry.compress_type for entry in opened.infolist()}
    assert (methods["mapp/brus.bin"], methods["mapp/index.html"]) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def test_an_empty_zip_is_a_zip() -> None:
    assert zipfile.ZipFile(io.BytesIO(written({}))).namelist() == []


def test_the_same_content_is_deflated_once() -> None:
    packer = Packer()
    assert packer.pack(NOISE * 2) is packer.pack(bytes(NOISE * 2))


def test_a_packer_forgets_what_was_used_longest_ago() -> None:
    packer = Packer(memory=12_000)
    shared, own, other = (random.Random(seed).randbytes(5_000) for seed in range(3))
    kept = packer.pack(shared)
    dropped = packer.pack(own)
    assert packer.pack(shared) is kept
    packer.pack(other)
    assert packer.pack(shared) is kept
    assert packer.pack(own) is not dropped


def test_what_was_remembered_gives_the_same_bytes_as_what_was_not() -> None:
    packer = Packer()
    assert written(FILES, packer) == written(FILES, packer) == written(FILES, Packer(memory=0))


def test_more_files_than_the_format_holds_are_refused() -> None:
    one = Packer().pack(b"x")
    with pytest.raises(ArchiveTooLarge):
        write_archive(io.BytesIO(), ((str(number), one) for number in range(65_536)), MOMENT)
