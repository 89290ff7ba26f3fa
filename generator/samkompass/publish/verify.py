"""Tells whether a zip, or the folder it was unpacked to, is whole and unaltered.

The checksums in a zip find damage and careless change. Whoever changes a file on purpose can change them too; what
finds that is the sum of the zip itself, when it comes by another way than the zip.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .manifest import MANIFEST, Manifest, ManifestProblem, read_manifest
from .opened import Damaged, Opened, Unreadable, opened, shown
from .sums import SUMS, SumsProblem, digest_of, read_sums

_MOST_TEXT = 16_000_000
"""Bytes of the checksums or the manifest; a thousand files take a hundred thousand."""


@dataclass(frozen=True)
class Verdict:
    """What was found.

    Attributes:
        problems: what is wrong, a sentence each; none when it is whole.
        manifest: what it says that it is, where that could be read.
    """

    problems: tuple[str, ...]
    manifest: Manifest | None


def verify(
    path: Path, published: Mapping[str, str] | None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verdict:
    """Look at a zip, or at a folder that was unzipped.

    Args:
        path: where it is.
        published: sums of zips from elsewhere, name → SHA-256 (hex), to compare the zip itself with.
        progress: told how many files are done, and of how many.
    """
    problems = [*_compared(path, published)] if published is not None else []
    try:
        with opened(path, SUMS) as contents:
            found, manifest = _looked_through(contents, progress)
    except Unreadable as unreadable:
        return Verdict((*problems, *map(str, unreadable.args)), None)
    return Verdict((*problems, *found), manifest)


def _compared(path: Path, published: Mapping[str, str]) -> Iterator[str]:
    """Problems of the zip as a whole."""
    if path.name not in published:
        yield f"the checksums to compare with do not list {shown(path.name)}."
    elif digest_of(path) != published[path.name]:
        yield "it is not the zip that the checksums to compare with tell of."


def _looked_through(contents: Opened, progress: Callable[[int, int], None]) -> tuple[list[str], Manifest | None]:
    """Problems of the files, and the manifest."""
    names = set(contents.names)
    problems: list[str] = []
    manifest = _manifest(contents, problems) if MANIFEST in names else None
    if MANIFEST not in names:
        problems.append(
            f"{MANIFEST} is missing: this is no zip of an edition, or one from before there were manifests."
        )
    if SUMS not in names:
        return [*problems, f"{SUMS} is missing, so that nothing can be said of the files."], manifest
    try:
        sums = read_sums(_text(contents, SUMS))
    except (SumsProblem, Damaged) as problem:
        return [*problems, f"{SUMS} cannot be read: {problem}."], manifest
    for done, name in enumerate(sorted(sums), start=1):
        if name not in names:
            problems.append(f"{shown(name)} is missing.")
        elif trouble := _trouble(contents, name, sums[name]):
            problems.append(f"{shown(name)} {trouble}")
        progress(done, len(sums))
    extra = sorted(names - sums.keys() - {SUMS})
    problems += [f"{shown(name)} is extra: no checksum tells of it." for name in extra]
    if manifest and manifest.files != len(sums.keys() - {MANIFEST}):
        told = len(sums.keys() - {MANIFEST})
        problems.append(f"{MANIFEST} tells of {manifest.files} files, and {SUMS} of {told}.")
    return problems, manifest


def _trouble(contents: Opened, name: str, digest: str) -> str | None:
    """What is wrong with a file, or None."""
    found = hashlib.sha256()
    try:
        for chunk in contents.chunks(name):
            found.update(chunk)
    except Damaged as damaged:
        return f"is damaged: {shown(str(damaged))}."
    return None if found.hexdigest() == digest else "is changed: its checksum is another."


def _manifest(contents: Opened, problems: list[str]) -> Manifest | None:
    try:
        return read_manifest(_text(contents, MANIFEST))
    except (ManifestProblem, Damaged) as problem:
        problems.append(f"{MANIFEST} cannot be read: {shown(str(problem))}.")
        return None


def _text(contents: Opened, name: str) -> bytes:
    """A small file.

    Raises:
        Damaged: it cannot be read, or is not small.
    """
    read = bytearray()
    for chunk in contents.chunks(name):
        read += chunk
        if len(read) > _MOST_TEXT:
            raise Damaged("it is too large")
    return bytes(read)
