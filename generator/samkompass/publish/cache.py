"""Keeps what was rendered, so that a build of unchanged input renders nothing. The bytes are the same without it.

The key covers everything that rendering reads: the input files, this package's own files and the versions of the
libraries that shape its output. Nothing in the cache runs: it is JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from samkompass.render.output import EditionFacts, RenderedSite, SearchFacts

_LIBRARIES = ("jinja2", "markdown-it-py", "markupsafe", "plotly", "pydantic", "pyyaml")
_KEPT = 4
"""How many renderings are kept; the oldest go first."""


def cache_key(root: Path, inputs: Iterable[Path], *settings: str) -> str:
    """Key of a rendering: SHA-256 (hex) of its input.

    Args:
        root: the folder that the inputs' names are relative to.
        inputs: every file that rendering reads, or whose name it reads.
        settings: what else decides the output, such as the edition.
    """
    digest = hashlib.sha256()
    for text in (sys.version, *(version(library) for library in _LIBRARIES), *settings):
        digest.update(f"{text}\0".encode())
    package = Path(__file__).parent.parent
    own = sorted(path for pattern in ("*.py", "*.j2") for path in package.rglob(pattern))
    for base, files in ((package, own), (root, list(inputs))):
        for path in files:
            data = path.read_bytes()
            digest.update(f"{path.relative_to(base).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


class RenderCache:
    """A folder of renderings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str) -> RenderedSite | None:
        """What was rendered under a key, or None; a damaged entry counts as none."""
        try:
            data = json.loads(self._path(key).read_bytes())
            data["edition"] = EditionFacts(**data["edition"])
            data["search"] = {
                path: SearchFacts(**facts | {"synonyms": tuple(facts["synonyms"])})
                for path, facts in data["search"].items()
            }
            return RenderedSite(**data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def store(self, key: str, site: RenderedSite) -> None:
        """Keep a rendering. A folder that cannot be written costs the cache and nothing else."""
        unfinished = self._path(key).with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(_plain(site), ensure_ascii=False), encoding="utf-8")
            unfinished.replace(self._path(key))
            entries = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in entries[_KEPT:]:
                old.unlink(missing_ok=True)
        except OSError:
            unfinished.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def _plain(site: RenderedSite) -> dict[str, object]:
    return {
        "pages": dict(site.pages),
        "fragments": dict(site.fragments),
        "navigation": site.navigation,
        "search": {path: asdict(facts) for path, facts in site.search.items()},
        "texts": dict(site.texts),
        "edition": asdict(site.edition),
    }
