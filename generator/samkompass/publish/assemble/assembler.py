"""Assembles sites: each page's body, the theme around it, its forms and its policy; the files; and the search index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Template
from selectolax.lexbor import LexborHTMLParser

from samkompass.publish.page import insert_fragments, with_policy
from samkompass.publish.search import index_script, kinds, searched, written
from samkompass.publish.settings import extra, site_name
from samkompass.render.output import RenderedSite, SearchFacts

from .body import body
from .navigation import Page, menu
from .theme import NOT_FOUND, PAGE, Theme

INDEX = "search/index.js"


@dataclass(frozen=True)
class Assembled:
    """A site.

    Attributes:
        files: path → bytes.
        problems: what is wrong with the links of hand-written pages, for people.
    """

    files: Mapping[str, bytes]
    problems: tuple[str, ...]


class Assembler:
    """Assembles one site or many; what further ones have in common with those before is not made again."""

    def __init__(self, theme: Theme, *, preview: bool = False) -> None:
        """Make one.

        Args:
            theme: what stands around the pages.
            preview: allow on pages what a development server adds.
        """
        self._theme = theme
        self._jinja = theme.environment()
        self._preview = preview

    def assemble(
        self,
        site: RenderedSite,
        hand_written: Mapping[str, Path],
        progress: Callable[[int, int], None] | None = None,
    ) -> Assembled:
        """Assemble a site.

        Args:
            site: what was rendered.
            hand_written: path below ``docs/`` → file, for the pages that people wrote.
            progress: told how many pages are done, and of how many.

        Raises:
            PageProblem: a page cannot be finished.
            jinja2.TemplateError: a template of the theme is broken.
        """
        sources = {path: file.read_text(encoding="utf-8-sig") for path, file in hand_written.items()} | dict(site.pages)
        targets: dict[str, str] = {path: path for path in self._theme.assets}
        targets |= {path: f"{path.removesuffix('.md')}.html" for path in sources}
        bodies = {path: body(path, source, targets) for path, source in sources.items()}
        pages = {path: Page(one.meta["title"], path, one.meta, one.content, one.toc) for path, one in bodies.items()}
        around = self._around(site, pages)
        files = dict(self._theme.assets)
        files[NOT_FOUND] = self._finished(
            self._jinja.get_template(NOT_FOUND).render(around, page=None, base_url="/"), site
        )
        entries: dict[str, str] = {}
        for done, page in enumerate(pages.values(), start=1):
            page.activate(True)
            html = self._template(page).render(around, page=page)
            page.activate(False)
            files[page.target] = self._finished(html, site)
            if page.target in site.search and (entry := _entry(page, site.search[page.target])):
                entries[page.target] = entry
            if progress:
                progress(done, len(pages))
        files[INDEX] = index_script(entries, kinds(site.search)).encode()
        return Assembled(files, tuple(problem for one in bodies.values() for problem in one.problems))

    def _around(self, site: RenderedSite, pages: Mapping[str, Page]) -> dict[str, Any]:
        """What the theme's templates know of the site."""
        config = SimpleNamespace(site_name=site_name(site), extra=extra(site, self._theme.stylesheets), extra_css=())
        return {"nav": menu(site.navigation, pages), "config": config}

    def _template(self, page: Page) -> Template:
        return self._jinja.get_template(page.meta.get("template", PAGE))

    def _finished(self, html: str, site: RenderedSite) -> bytes:
        whole = insert_fragments(html, site.fragments)
        return with_policy(whole, preview=self._preview).encode(errors="xmlcharrefreplace")


def _entry(page: Page, facts: SearchFacts) -> str | None:
    entry = searched(page.target, LexborHTMLParser(f"<article>{page.content}</article>"), facts)
    return written(entry) if entry else None
