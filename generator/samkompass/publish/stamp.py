"""Remembers what a folder was built from and what lay in it then: an edition that nothing changed is left alone."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .store import CACHE, package_key, write_json


def inputs_key(files: Iterable[tuple[str, Path]], *settings: str) -> str:
    """SHA-256 (hex) of all that decides an output.

    Args:
        files: name and place of every file that is read.
        settings: what else decides it, such as the edition's id.
    """
    digest = hashlib.sha256(package_key().encode())
    for text in settings:
        digest.update(f"{text}\0".encode())
    for name, path in files:
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


class Stamps:
    """The stamps of a project's outputs, a file each in its cache."""

    def __init__(self, root: Path) -> None:
        self._folder = root / CACHE / "built"

    def fits(self, name: str, key: str, places: Iterable[Path]) -> dict[str, Any] | None:
        """What was noted when these folders and files were made from the same input, if they lie there untouched."""
        try:
            stamp = json.loads(self._path(name).read_bytes())
            if stamp["key"] == key and stamp["files"] == _lying(places):
                return dict(stamp["notes"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass
        return None

    def set(self, name: str, key: str, places: Iterable[Path], notes: Mapping[str, Any]) -> None:
        """Note what folders and files were made from, how they are, and what there was to say."""
        write_json(self._path(name), {"key": key, "files": _lying(places), "notes": dict(notes)})

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def _lying(places: Iterable[Path]) -> dict[str, list[int]]:
    """Size and time of files, and of every file in folders. Somebody who edits a built file has it built again."""
    found: dict[str, list[int]] = {}
    for place in places:
        if place.is_dir():
            found |= {path: [size, time] for path, size, time in _files(os.fspath(place))}
        else:
            facts = place.stat()
            found[os.fspath(place)] = [facts.st_size, facts.st_mtime_ns]
    return found


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                facts = entry.stat(follow_symlinks=False)
                yield entry.path, facts.st_size, facts.st_mtime_ns
