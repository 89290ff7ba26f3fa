"""Finishes a built site, whichever engine built it: forms, policies and search index go in, what is unused goes out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from samkompass.render.output import RenderedSite

from .page import insert_fragments, with_policy
from .search import documents, index_script

UNUSED = (
    "assets/javascripts",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/favicon.png",
    "search/search_index.json",
)
"""What the engine adds and no page of ours asks for."""


def finish(folder: Path, site: RenderedSite, *, preview: bool = False) -> None:
    """Finish the site in a folder, in place.

    Raises:
        PageProblem: a page cannot be finished.
    """
    for name in UNUSED:
        unused = folder / name
        if unused.is_dir():
            shutil.rmtree(unused)
        else:
            unused.unlink(missing_ok=True)
    for pattern in ("assets/stylesheets/**/*.map", "assets/stylesheets/palette.*"):
        for unused in folder.glob(pattern):
            unused.unlink()
    found: list[dict[str, Any]] = []
    for path in sorted(folder.rglob("*.html")):
        url = path.relative_to(folder).as_posix()
        html = path.read_text(encoding="utf-8")
        page = LexborHTMLParser(html)
        if url in site.search:
            found += documents(url, page, site.search[url])
        whole = insert_fragments(html, site.fragments)
        path.write_text(
            with_policy(whole, page if whole == html else LexborHTMLParser(whole), preview=preview), "utf-8"
        )
    index = folder / "search" / "index.js"
    index.parent.mkdir(exist_ok=True)
    index.write_text(index_script(found), encoding="utf-8")
