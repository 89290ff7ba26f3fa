"""Keeps Markdown that MkDocs has converted, so that pages that did not change are not converted again.

Only rendered pages are kept: their links are relative already, so that what they become depends on their text alone.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc


class ConvertedPages:
    """Converted pages by the hash of their Markdown; one JSON file between builds."""

    def __init__(self, path: Path, config: MkDocsConfig) -> None:
        self._path = path
        libraries = [version(name) for name in ("markdown", "mkdocs")]
        settings = [config.markdown_extensions, config.mdx_configs, libraries]
        self._settings = json.dumps(settings, sort_keys=True, default=str)
        self._kept: dict[str, Any] = {}
        self._used: dict[str, Any] = {}
        try:
            kept = json.loads(path.read_bytes())
            self._kept = kept if isinstance(kept, dict) else {}
        except (OSError, ValueError):
            pass

    def serve(self, page: Page) -> None:
        """Let a page take its content from here where it can."""
        page.render = functools.partial(self._render, page)  # type: ignore[method-assign]

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        key = hashlib.sha256(f"{self._settings}\0{page.markdown}".encode()).hexdigest()
        try:
            entry = self._kept[key]
            page.content = entry["content"]
            page.toc = get_toc(entry["toc"])
            page.present_anchor_ids = set(entry["anchors"])
        except (KeyError, TypeError):
            Page.render(page, config, files)
            entry = {
                "content": page.content,
                "toc": [_token(link) for link in page.toc],
                "anchors": sorted(page.present_anchor_ids or ()),
            }
        page.links_to_anchors = {}
        self._used[key] = entry

    def store(self) -> None:
        """Keep what this build used, and nothing else. A folder that cannot be written costs the cache only."""
        if self._used == self._kept:
            return
        unfinished = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(self._used, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(self._path)
        except OSError:
            unfinished.unlink(missing_ok=True)


def _token(link: AnchorLink) -> dict[str, Any]:
    return {
        "name": link.title,
        "id": link.id,
        "level": link.level,
        "children": [_token(child) for child in link.children],
    }
