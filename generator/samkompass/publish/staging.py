"""Builds beside the old output and takes its place only when whole, so that a failed build changes nothing."""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

_TRIES = 20
"""How often a folder is put in its place while other builds do the same."""
_TOGETHER = 100
"""How many files are made before they are written: few enough for memory, and enough to be quicker than one by one."""


class Staging:
    """A folder that becomes `target` on `commit` and is gone on `discard`."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.with_name(f".{target.name}.new.{os.getpid()}")
        _remove_stale(target)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def commit(self) -> None:
        """Put the new folder in the old one's place. Of two builds at once, the later one stays."""
        old = self.target.with_name(f".{self.target.name}.old.{os.getpid()}")
        for attempt in range(_TRIES):
            moved = self._moved_away(old)
            try:
                self.folder.rename(self.target)
                break
            except OSError:
                if not moved and self.target.exists() and attempt < _TRIES - 1:
                    continue  # another build has just put its folder there
                if moved and not self.target.exists():
                    old.rename(self.target)
                raise
        shutil.rmtree(old, ignore_errors=True)

    def _moved_away(self, old: Path) -> bool:
        """Move what is there out of the way; tell whether there was something."""
        shutil.rmtree(old, ignore_errors=True)
        try:
            self.target.rename(old)
        except FileNotFoundError:
            return False
        return True

    def discard(self) -> None:
        """Remove the new folder; the old one was never touched."""
        shutil.rmtree(self.folder, ignore_errors=True)


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write a folder in the place of what is there, which stays until the new one is whole.

    Args:
        target: the folder.
        files: path below it and bytes of each file; may be made as they are taken.

    Returns:
        The paths.
    """
    staging = Staging(target)
    written: list[str] = []
    folders: set[str] = set()
    coming = iter(files)
    try:
        while some := list(islice(coming, _TOGETHER)):
            for path, data in some:
                if (folder := posixpath.dirname(path)) not in folders:
                    folders.add(folder)
                    (staging.folder / folder).mkdir(parents=True, exist_ok=True)
                (staging.folder / path).write_bytes(data)
                written.append(path)
        staging.commit()
    except BaseException:
        staging.discard()
        raise
    return written


def _remove_stale(target: Path) -> None:
    """Remove what builds left that were killed."""
    for pattern in (f".{target.name}.new.*", f".{target.name}.old.*"):
        for folder in target.parent.glob(pattern):
            if folder.suffix[1:].isdigit() and not alive(int(folder.suffix[1:])):
                if ".old." in folder.name and not target.exists():
                    folder.rename(target)
                else:
                    shutil.rmtree(folder, ignore_errors=True)


def alive(process: int) -> bool:
    """Whether a process with this number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
