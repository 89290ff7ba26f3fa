"""Keeps renderings on disk between runs. A build gives the same bytes with what is kept and without it.

What is kept is JSON, and nothing in it runs. It is used only by the very package that made it: the key covers the
package's own files and the libraries that shape what it renders.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import samkompass
from samkompass.render.kept import Kept, Made

CACHE = ".cache"
"""Where a project keeps what need not be made again."""

_LIBRARIES = ("jinja2", "markdown", "markdown-it-py", "markupsafe", "plotly", "pydantic", "pyyaml", "selectolax")


@cache
def package_key() -> str:
    """SHA-256 (hex) of what renders: this package's files, and the versions of its libraries and of Python."""
    digest = hashlib.sha256()
    for text in (sys.version, samkompass.__version__, *map(version, _LIBRARIES)):
        digest.update(f"{text}\0".encode())
    package = Path(__file__).parent.parent
    for path in sorted(path for pattern in ("*.py", "*.j2", "*.json", "*.csv") for path in package.rglob(pattern)):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


class Store:
    """The folder where a project keeps its renderings."""

    def __init__(self, root: Path) -> None:
        self._path = root / CACHE / "pages.json"

    def load(self) -> Kept:
        """What was kept; nothing when it is of another package, or damaged."""
        try:
            data = json.loads(self._path.read_bytes())
            if data["key"] != package_key():
                return Kept()
            return Kept({name: [Made(text, facts) for text, facts in all_] for name, all_ in data["made"].items()})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return Kept()

    def save(self, kept: Kept) -> None:
        """Keep renderings, if there are new ones. A folder that cannot be written costs time later and nothing else."""
        if not kept.changed:
            return
        made = {name: [(one.text, dict(one.facts)) for one in all_] for name, all_ in kept}
        write_json(self._path, {"key": package_key(), "made": made})
        kept.changed = False


def write_json(path: Path, data: object) -> None:
    """Write a file of the cache in one step; what cannot be written is left out."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
