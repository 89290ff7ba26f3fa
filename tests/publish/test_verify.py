"""Whether a zip is whole and unaltered: what is wrong is named in plain words, and nothing hostile is unpacked."""

from __future__ import annotations

import io
import json
import random
import stat
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from samkompass.publish import opened
from samkompass.publish.bundle import bundle
from samkompass.publish.manifest import FORMAT
from samkompass.publish.staging import write_folder
from samkompass.publish.verify import verify
from samkompass.render.output import EditionFacts
from support import contents, run

EDITION = EditionFacts(id="prov", name="Provutgåvan", version="1.2.3", language="sv", contact={})
TOP = "samkompass-prov-1.2.3-offline"
Files = dict[str, bytes]


def published(files: Files, dist: Path) -> Path:
    """The zip of a site of some files."""
    site = dist.with_name(f"{dist.name}-site")
    write_folder(site, files.items())
    return bundle(site, EDITION, dist, lambda _done, _total: None)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A zip as it was published."""
    site = {"index.html": b"<p>Hej</p>" * 50, "gor/sak.html": b"<p>G\xc3\xb6r</p>" * 50, "brus.js": b"let a = 1\n"}
    return published(site, tmp_path / "dist")


@pytest.fixture
def folder(archive: Path, tmp_path: Path) -> Path:
    """The folder that it was unpacked to."""
    with zipfile.ZipFile(archive) as opened_zip:
        opened_zip.extractall(tmp_path / "Mina filer")
    return tmp_path / "Mina filer" / TOP


def problems(path: Path) -> list[str]:
    return list(verify(path, None).problems)


def rewritten(archive: Path, change: Callable[[Files], None]) -> Path:
    """The zip packed anew by another program, after a change of its files."""
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    change(files)
    return zipped(archive, files)


def zipped(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return path


def set_file(name: str, data: bytes) -> Callable[[Files], None]:
    return lambda files: files.update({f"{TOP}/{name}": data})


def without(name: str) -> Callable[[Files], None]:
    return lambda files: files.pop(f"{TOP}/{name}") and None


def set_manifest(**members: object) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        whole = json.loads(files[f"{TOP}/MANIFEST.json"]) | members
        files[f"{TOP}/MANIFEST.json"] = json.dumps(whole).encode()

    return change


# Whole


def test_a_zip_as_it_was_published_is_whole_and_says_what_it_is(archive: Path) -> None:
    verdict = verify(archive, None)
    assert verdict.problems == ()
    assert verdict.manifest
    assert (verdict.manifest.edition, verdict.manifest.version, verdict.manifest.files) == ("prov", "1.2.3", 4)


def test_so_is_the_folder_it_was_unpacked_to_and_the_folder_around_that(folder: Path) -> None:
    assert (problems(folder), problems(folder.parent)) == ([], [])


def test_so_is_a_zip_that_another_program_made_of_the_same_files(archive: Path) -> None:
    assert problems(rewritten(archive, lambda _files: None)) == []


def test_the_projects_own_zip_is_whole(built_project: Path) -> None:
    (own,) = (built_project / "dist").glob("*.zip")
    assert problems(own) == []


# Changed, missing, extra

CHANGES: dict[str, tuple[Callable[[Files], None], list[str]]] = {
    "a changed file": (set_file("index.html", b"annat"), ["index.html is changed: its checksum is another."]),
    "a missing file": (without("gor/sak.html"), ["gor/sak.html is missing."]),
    "an extra file": (set_file("gor/ny.html", b"ny"), ["gor/ny.html is extra: no checksum tells of it."]),
    "no manifest": (
        without("MANIFEST.json"),
        [
            "MANIFEST.json is missing: this is no zip of an edition, or one from before there were manifests.",
            "MANIFEST.json is missing.",
        ],
    ),
    "no checksums": (without("SHA256SUMS"), ["SHA256SUMS is missing, so that nothing can be said of the files."]),
    "checksums that are none": (
        set_file("SHA256SUMS", b"hej\n"),
        ["SHA256SUMS cannot be read: line 1 is not a checksum and the name of a file."],
    ),
    "a manifest of a later kind": (
        set_manifest(format="samkompass-manifest/2"),
        [
            f"MANIFEST.json cannot be read: its format is 'samkompass-manifest/2', and this samkompass reads {FORMAT}.",
            "MANIFEST.json is changed: its checksum is another.",
        ],
    ),
    "a manifest that is none": (
        set_file("MANIFEST.json", b"[1]"),
        [
            f"MANIFEST.json cannot be read: it does not say that its format is {FORMAT}.",
            "MANIFEST.json is changed: its checksum is another.",
        ],
    ),
    "a manifest without its parts": (
        set_file("MANIFEST.json", json.dumps({"format": FORMAT, "edition": 7}).encode()),
        [
            "MANIFEST.json cannot be read: it lacks what a manifest has.",
            "MANIFEST.json is changed: its checksum is another.",
        ],
    ),
    "a manifest that counts wrong": (
        set_manifest(files=3),
        ["MANIFEST.json is changed: its checksum is another.", "MANIFEST.json tells of 3 files, and SHA256SUMS of 4."],
    ),
    "more than one folder": (
        lambda files: files.update({"annan/fil": b"x"}),
        ["it does not hold one folder with everything in it, as our zips do."],
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_wrong_with_a_zip_is_named(what: str, archive: Path) -> None:
    change, expected = CHANGES[what]
    assert problems(rewritten(archive, change)) == expected


def test_what_is_wrong_with_a_folder_is_named(folder: Path) -> None:
    (folder / "index.html").write_text("annat")
    (folder / "gor/sak.html").unlink()
    (folder / "gor/ny.html").write_text("ny")
    (folder / "brus.js").unlink()
    (folder / "brus.js").symlink_to(folder / "index.html")
    (folder / "hela").symlink_to(folder, target_is_directory=True)
    assert problems(folder) == [
        "brus.js is damaged: it is no ordinary file.",
        "gor/sak.html is missing.",
        "index.html is changed: its checksum is another.",
        "gor/ny.html is extra: no checksum tells of it.",
        "hela is extra: no checksum tells of it.",
    ]


# Damaged


def test_bytes_that_were_damaged_on_the_way_are_found_in_their_file(archive: Path) -> None:
    with zipfile.ZipFile(archive) as source:
        entry = source.getinfo(f"{TOP}/index.html")
    data = bytearray(archive.read_bytes())
    data[entry.header_offset + 30 + len(entry.filename) + 8] ^= 0xFF
    archive.write_bytes(data)
    (problem,) = problems(archive)
    assert problem.startswith("index.html is damaged: ")


@pytest.mark.parametrize("share", [0, 1, 50, 95, 99.9])
def test_a_zip_that_is_cut_off_is_said_to_be(share: float, archive: Path) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: max(int(len(data) * share / 100), 2)])
    assert problems(archive) == ["it is cut off or damaged: its list of contents cannot be read."]


@pytest.mark.parametrize("data", [b"", b"hej", b"<html>" * 100])
def test_what_is_no_zip_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert problems(tmp_path / "a.zip") == ["it is not a zip file."]


def test_whatever_byte_is_wrong_it_is_found_or_the_files_are_what_they_were(archive: Path) -> None:
    whole = archive.read_bytes()
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    chance = random.Random(5)
    for place in range(len(whole)):
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        if not problems(archive):
            with zipfile.ZipFile(archive) as damaged:
                read = [damaged.read(entry) for entry in damaged.infolist()]
            assert read == list(files.values()), place


# Hostile

NAMES = ["../utanför.html", f"{TOP}/../../utanför.html", "/etc/fil", f"{TOP}/a\\..\\b", "C:fil"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, archive: Path) -> None:
    found = problems(rewritten(archive, lambda files: files.update({name: b"x"})))
    assert found == [f"{name}: the name leads out of the folder where it is unpacked."]


@pytest.mark.parametrize("other", ["index.html", "INDEX.html"])
def test_a_name_that_stands_twice_is_refused(other: str, archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as target, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_args, **_kwargs: None)
        target.writestr(f"{TOP}/{other}", b"annat")
    assert problems(archive) == [f"{TOP}/index.html: the name stands 2 times, and one file would hide the other."]


def test_a_link_is_refused(archive: Path) -> None:
    entry = zipfile.ZipInfo(f"{TOP}/länk")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr(entry, "/etc/passwd")
    assert problems(archive) == [f"{TOP}/länk: it is a link and no file."]


def test_a_file_that_unpacks_to_more_than_any_of_ours_is_refused_unread(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LARGEST", 2_000_000)
    found = problems(rewritten(archive, set_file("bomb.html", bytes(3_000_000))))
    assert found == [f"{TOP}/bomb.html: it would be 3 MB, which no file of ours is."]


def test_files_that_together_unpack_to_more_than_any_edition_are_refused_unread(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LARGEST_TOTAL", 2_000_000)
    many = {f"{TOP}/{number}": bytes(100_000) for number in range(30)}
    assert problems(rewritten(archive, lambda files: files.update(many))) == [
        "it would be 3 MB unpacked, which no edition is."
    ]


def test_a_file_that_lies_about_its_size_is_damaged_and_unpacked_no_further(archive: Path) -> None:
    change = set_file("index.html", b"<p>Hej</p>" * 1_000_000)
    data = bytearray(rewritten(archive, change).read_bytes())
    size = struct.pack("<L", 10_000_000)
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = struct.pack("<L", 500)
    archive.write_bytes(data)
    (problem,) = problems(archive)
    assert problem.startswith("index.html is damaged: ")


def test_an_encrypted_file_is_damaged(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        offset = source.getinfo(f"{TOP}/index.html").header_offset
    central = data.find(b"PK\1\2")
    while data[central + 46 : central + 46 + len(TOP) + 11] != f"{TOP}/index.html".encode():
        central = data.find(b"PK\1\2", central + 4)
    data[offset + 6] |= 1
    data[central + 8] |= 1
    archive.write_bytes(data)
    (problem,) = problems(archive)
    assert problem.startswith("index.html is damaged: ")


def test_a_name_cannot_steer_the_terminal(archive: Path) -> None:
    (problem,) = problems(rewritten(archive, set_file("a\x1b[2Jb.html", b"x")))
    assert problem == "a�[2Jb.html is extra: no checksum tells of it."


# The command


def test_the_command_tells_what_is_whole(archive: Path) -> None:
    result = run(archive.parent, "verify", archive)
    assert result.exit_code == 0
    assert "whole. Provutgåvan (prov) 1.2.3, on samkompass" in result.stdout


def test_the_command_says_what_the_checksums_inside_do_not_prove(archive: Path) -> None:
    assert "they find damage, not forgery" in run(archive.parent, "verify", archive).stderr


def test_the_command_looks_at_all_and_fails_when_one_is_not_whole(archive: Path, folder: Path) -> None:
    (folder / "index.html").write_text("annat")
    result = run(archive.parent, "verify", folder, archive)
    assert result.exit_code == 1
    assert "index.html is changed" in result.stderr
    assert "1 of 2 not as published." in result.stderr
    assert "whole." in result.stdout


def test_a_forger_who_rewrites_the_checksums_is_found_by_the_sum_beside(archive: Path) -> None:
    other = published({"index.html": b"annat"}, archive.parent.parent / "forged")
    sums = archive.parent / "SHA256SUMS"
    assert run(archive.parent, "verify", other).exit_code == 0
    assert run(archive.parent, "verify", archive, "--sums", sums).exit_code == 0
    result = run(archive.parent, "verify", other, "--sums", sums)
    assert (result.exit_code, "it is not the zip that the checksums" in result.stderr) == (1, True)


def test_a_zip_that_the_published_checksums_do_not_list_is_said_to_be(archive: Path) -> None:
    renamed = archive.rename(archive.with_name("annat.zip"))
    result = run(archive.parent, "verify", renamed, "--sums", archive.parent / "SHA256SUMS")
    assert (result.exit_code, "do not list annat.zip" in result.stderr) == (1, True)


def test_wrong_usage_is_told_from_what_is_not_whole(archive: Path, folder: Path) -> None:
    sums = archive.parent / "SHA256SUMS"
    usages = [["saknas.zip"], [folder, "--sums", sums], [archive, "--sums", archive], [archive, "--sums", "saknas"], []]
    assert [run(archive.parent, "verify", *usage).exit_code for usage in usages] == [2, 2, 2, 2, 2]


def test_sha256sum_agrees(folder: Path) -> None:
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    assert "SHA256SUMS" in contents(folder)
