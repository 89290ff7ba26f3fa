"""The offline zip: the same input gives the same bytes, and no half zip stands under its name."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import samkompass
from samkompass.render.output import EditionFacts

from .archive import ArchiveTooLarge, Moment, Packed, Packer, write_archive
from .manifest import MANIFEST, manifest_of
from .staging import alive
from .sums import SUMS, keep_sums, sums_text

READ_ME = "LAS-MIG.txt"
_EARLIEST = 315_532_800  # 1980-01-01, the first moment that a zip can hold
_LATEST = 4_354_819_198  # the last of 2107


class BundleProblem(Exception):
    """No zip was made, and the old one is as it was."""


def bundle(
    site: Path,
    edition: EditionFacts,
    folder: Path,
    progress: Callable[[int, int], None],
    packer: Packer | None = None,
) -> Path:
    """Zip a built site.

    Args:
        site: the folder of a finished site.
        edition: what it is.
        folder: where the zip goes; it is replaced in one step.
        progress: told how many files are done, and of how many.
        packer: one for all editions of a run, so that what they share is deflated once.

    Returns:
        The zip's path. ``SHA256SUMS`` in it covers every other file, and the one beside it every zip in the folder.

    Raises:
        BundleProblem: a full disk, a folder that cannot be written, a date that is none, or too much for a zip.
    """
    date = _source_date()
    files = dict(_files(site))
    files[READ_ME] = _read_me(edition)
    stated = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(date)) if date is not None else None
    manifest = manifest_of(files, edition, samkompass.__version__, stated)
    files[MANIFEST] = manifest.text().encode()
    name = bundle_name(edition)
    members = _members(name, files, packer or Packer(), progress)
    try:
        return _put(folder, f"{name}.zip", members, time.gmtime(max(date or 0, _EARLIEST))[:6])
    except (OSError, ArchiveTooLarge) as problem:
        why = problem.strerror or str(problem) if isinstance(problem, OSError) else str(problem)
        raise BundleProblem(f"{name}.zip could not be written in {folder}: {why}. What was there is as it was.") from (
            problem
        )


def bundle_name(edition: EditionFacts) -> str:
    """Name of an edition's zip without ``.zip``, and of the folder in it."""
    return f"samkompass-{edition.id}-{edition.version}-offline"


def _put(folder: Path, name: str, members: Iterable[tuple[str, Packed]], moment: Moment) -> Path:
    """Write a zip under another name, and give it its own when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    _remove_stale(target)
    unfinished = target.with_name(f".{name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            out = _Summed(file)
            write_archive(out, members, moment)
        keep_sums(folder, name, out.sum.hexdigest(), lambda: _replace(unfinished, target))
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _replace(unfinished: Path, target: Path) -> None:
    unfinished.replace(target)


class _Summed:
    """A file that knows the SHA-256 of what was written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        self._file.write(data)
        self.sum.update(data)


def _remove_stale(target: Path) -> None:
    """Remove what processes left that were killed."""
    for left in target.parent.glob(f".{target.name}.*"):
        if left.suffix[1:].isdigit() and not alive(int(left.suffix[1:])):
            left.unlink(missing_ok=True)


def _members(
    name: str, files: Mapping[str, bytes], packer: Packer, progress: Callable[[int, int], None]
) -> Iterator[tuple[str, Packed]]:
    sums = {}
    for done, (path, data) in enumerate(files.items(), start=1):
        packed = packer.pack(data)
        sums[path] = packed.sha256
        yield f"{name}/{path}", packed
        progress(done, len(files))
    yield f"{name}/{SUMS}", packer.pack(sums_text(sums).encode())


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes()


def _source_date() -> int | None:
    """The environment's ``SOURCE_DATE_EPOCH``: seconds since 1970, or None where it is not set.

    Raises:
        BundleProblem: it is no such number, or later than a zip can say.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if not stated:
        return None
    if not (stated.isascii() and stated.isdigit()) or int(stated) > _LATEST:
        raise BundleProblem(f"SOURCE_DATE_EPOCH is '{stated}', which is not a number of seconds from 1970 to 2107.")
    return int(stated)


def _read_me(edition: EditionFacts) -> bytes:
    """What a facilitator reads first; CR LF, so that every Windows editor shows it."""
    lines = (
        f"{edition.name}, version {edition.version}",
        "",
        "1. Packa upp hela zip-filen i en mapp. Öppna inte sidorna inifrån zip-filen.",
        "2. Dubbelklicka på index.html. Sidan öppnas i webbläsaren och fungerar utan nät.",
        "3. Svar stannar i webbläsaren. Hämta dem som fil om du vill ta med dem.",
        "",
        f"Vill du veta att filerna är hela? {SUMS} har en kontrollsumma för varje fil,",
        f"och {MANIFEST} berättar vad zip-filen innehåller. Båda läses av: samkompass verify",
        "",
    )
    return "\r\n".join(lines).encode("utf-8-sig")
