"""Finishes a built site, whichever engine built it: forms, policies and search index go in, what is unused goes out."""

from __future__ import annotations

import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from samkompass.render.output import RenderedSite

from .page import insert_fragments, with_policy
from .search import index_script, kinds, searched, written

UNUSED = (
    "assets/javascripts",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/images/favicon.png",
    "search/search_index.json",
    # Zensical's
    "assets/stylesheets/classic",
    "assets/stylesheets/modern",
    "search.json",
)
"""What the engine adds and no page of ours asks for."""


class Finisher:
    """Finishes the pages of a site one by one, on their way to their files, and then what is no page."""

    def __init__(self, site: RenderedSite, *, preview: bool = False) -> None:
        """Make one for a site.

        Args:
            site: what was rendered.
            preview: allow on pages what a development server adds.
        """
        self._site = site
        self._preview = preview
        self._finished: set[str] = set()
        self._entries: dict[str, str] = {}

    def page(self, url: str, html: str) -> str:
        """A page with its forms and its policy.

        Raises:
            PageProblem: the page cannot be finished.
        """
        if url in self._site.search and (entry := searched(url, LexborHTMLParser(html), self._site.search[url])):
            self._entries[url] = written(entry)
        self._finished.add(url)
        return with_policy(insert_fragments(html, self._site.fragments), preview=self._preview)

    def rest(self, folder: Path) -> None:
        """Finish the site in a folder: pages that have not been finished, the search index, and what is unused.

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
        for path in folder.rglob("*.html"):
            url = path.as_posix().removeprefix(f"{folder.as_posix()}/")
            if url not in self._finished:
                path.write_bytes(self.page(url, path.read_bytes().decode()).encode())
        index = folder / "search" / "index.js"
        index.parent.mkdir(exist_ok=True)
        script = index_script(self._entries, kinds(self._site.search), self._site.edition.language)
        index.write_text(script, encoding="utf-8")


def finish(folder: Path, site: RenderedSite) -> None:
    """Finish a site that another engine has built in a folder, in place.

    Raises:
        PageProblem: a page cannot be finished.
    """
    Finisher(site).rest(folder)
