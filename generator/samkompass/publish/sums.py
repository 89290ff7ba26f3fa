"""``SHA256SUMS``: the checksums of files, as ``sha256sum -c`` reads them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from .locked import locked

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class SumsProblem(Exception):
    """A file of checksums cannot be read."""


def sums_text(sums: Mapping[str, str]) -> str:
    """A line for each file, in the order of the mapping: name → SHA-256 (hex)."""
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items())


def read_sums(data: bytes) -> dict[str, str]:
    """Name → SHA-256 (hex) of every file that is listed.

    Raises:
        SumsProblem: a line is no checksum and name, or a name is listed twice.
    """
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError as error:
        raise SumsProblem("it is not text in UTF-8") from error
    sums: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line and number == len(lines):
            continue
        match = _LINE.fullmatch(line.removesuffix("\r"))
        if not match:
            raise SumsProblem(f"line {number} is not a checksum and the name of a file")
        if match[2] in sums:
            raise SumsProblem(f"line {number} lists {match[2]} a second time")
        sums[match[2]] = match[1]
    return sums


def digest_of(path: Path) -> str:
    """SHA-256 (hex) of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep_sums(folder: Path, name: str, digest: str, place: Callable[[], None]) -> None:
    """Put a new zip in a folder, and keep its ``SHA256SUMS`` in step with all zips there.

    Processes that do so at once wait for each other. At no moment does a line tell of another zip than the one that is
    there: a kill in the middle leaves a zip without a line at worst, and the next call writes it.

    Args:
        folder: where the zips are.
        name: the zip's name.
        digest: its SHA-256 (hex).
        place: puts it there, in one step.
    """
    file = folder / SUMS
    with locked(folder / f".{SUMS}.lock"):
        try:
            listed = read_sums(file.read_bytes())
        except (OSError, SumsProblem):
            listed = {}
        if listed.pop(name, digest) != digest:
            _write(file, listed)
        place()
        zips = {path.name for path in folder.glob("*.zip") if not path.name.startswith(".")}
        sums = {zip_: listed.get(zip_) or digest_of(folder / zip_) for zip_ in zips - {name}} | {name: digest}
        _write(file, dict(sorted(sums.items())))


def _write(file: Path, sums: Mapping[str, str]) -> None:
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_text(sums_text(sums), encoding="utf-8")
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
