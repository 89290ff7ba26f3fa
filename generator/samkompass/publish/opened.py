"""Zips and unzipped folders of unknown origin, opened with suspicion: nothing is written, and little kept in memory."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

LARGEST = 256_000_000
"""Bytes that one file may have; the largest of a real edition has a few million."""

LARGEST_TOTAL = 2_000_000_000
"""Bytes that all files together may have."""

_CHUNK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # encrypted; NotImplementedError, for a method that nobody uses, is one too
    ValueError,
    OverflowError,
)


class Unreadable(Exception):
    """What was given cannot be looked into, or must not be; each argument is a problem."""


class Damaged(Exception):
    """A file in it cannot be read."""


class Opened(Protocol):
    """Files that can be read one after the other."""

    names: tuple[str, ...]
    """Paths from the folder that holds the site."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes in pieces.

        Raises:
            Damaged: they cannot be read.
        """


class OpenedFolder:
    """A folder that was unzipped, or the folder around it."""

    def __init__(self, folder: Path, landmark: str) -> None:
        """Open it.

        Args:
            folder: where it is.
            landmark: a file that lies at the top of what was unzipped.
        """
        inner = [path for path in folder.iterdir() if path.is_dir() and (path / landmark).is_file()]
        self._folder = inner[0] if not (folder / landmark).is_file() and len(inner) == 1 else folder
        self.names = tuple(sorted(self._found()))

    def _found(self) -> Iterator[str]:
        for place, folders, names in os.walk(self._folder):
            links = [name for name in folders if Path(place, name).is_symlink()]
            for name in (*names, *links):
                yield Path(place, name).relative_to(self._folder).as_posix()

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes in pieces."""
        path = self._folder / name
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                raise Damaged("it is no ordinary file")
            with path.open("rb") as file:
                yield from _pieces(file)
        except OSError as error:
            raise Damaged(error.strerror or str(error)) from error


class OpenedZip:
    """A zip whose list of contents holds nothing that could harm who unpacks it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Look at the list of contents.

        Raises:
            Unreadable: it is not one that may be unpacked.
        """
        self._archive = archive
        entries = [entry for entry in archive.infolist() if not (entry.is_dir() and entry.file_size == 0)]
        problems = [*_harmful(entries)]
        tops = {entry.filename.partition("/")[0] for entry in entries}
        if not problems and len(tops) != 1:
            problems.append("it does not hold one folder with everything in it, as our zips do.")
        if problems:
            raise Unreadable(*problems)
        (top,) = tops
        self._entries = {entry.filename.removeprefix(f"{top}/"): entry for entry in entries}
        self.names = tuple(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes in pieces; never more than the list of contents says."""
        try:
            with self._archive.open(self._entries[name]) as file:
                yield from _pieces(file)
        except _DAMAGE as error:
            raise Damaged(str(error)) from error


@contextmanager
def opened(path: Path, landmark: str) -> Iterator[Opened]:
    """Open a zip or a folder.

    Args:
        path: where it is.
        landmark: a file that lies at the top of what was unzipped.

    Raises:
        Unreadable: it is no zip, or one that must not be unpacked.
    """
    if path.is_dir():
        yield OpenedFolder(path, landmark)
        return
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGE as error:
        if _starts_like_a_zip(path):
            raise Unreadable("it is cut off or damaged: its list of contents cannot be read.") from error
        raise Unreadable("it is not a zip file.") from error
    with archive:
        yield OpenedZip(archive)


def _starts_like_a_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False


def _harmful(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Why the contents must not be unpacked."""
    if not entries:
        yield "it is empty."
    for entry in entries:
        name = entry.filename
        if name.startswith("/") or ".." in name.split("/") or set(name) & {"\\", ":", "\0"}:
            yield f"{shown(name)}: the name leads out of the folder where it is unpacked."
        elif stat.S_ISLNK(entry.external_attr >> 16):
            yield f"{shown(name)}: it is a link and no file."
        if entry.file_size > LARGEST:
            yield f"{shown(name)}: it would be {entry.file_size // 1_000_000} MB, which no file of ours is."
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_TOTAL:
        yield f"it would be {total // 1_000_000} MB unpacked, which no edition is."
    # Windows and macOS take names that differ in case alone for one.
    for name, times in Counter(entry.filename.casefold() for entry in entries).items():
        if times > 1:
            yield f"{shown(name)}: the name stands {times} times, and one file would hide the other."


def shown(name: str) -> str:
    """A name that is safe to print: a hostile one may hold what steers the terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in name[:200])


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_CHUNK):
        yield piece
