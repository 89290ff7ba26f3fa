"""Assembles sites: each page's body, the theme around it, its forms and its policy; the files; and the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from samkompass.publish.page import insert_fragments, with_policy
from samkompass.publish.search import index_script, kinds, searched, written
from samkompass.publish.settings import extra, site_name
from samkompass.render.output import RenderedSite, SearchFacts

from .body import Body, hand_written, rendered
from .navigation import Page, menu
from .theme import NOT_FOUND, PAGE, Theme

INDEX = "search/index.js"
_KEPT = 5000
"""How many bodies of pages are kept, those that were not used for longest going first; some 25 kB each."""


@dataclass(frozen=True)
class Assembled:
    """A site.

    Attributes:
        files: path and bytes of each file, made as they are taken: all pages of a large site at once are much memory.
        problems: what is wrong with the links of hand-written pages, for people.
    """

    files: Iterator[tuple[str, bytes]]
    problems: tuple[str, ...]


class Assembler:
    """Assembles one site or many; what further ones have in common with those before is not made again.

    What is kept of a page is made from its own text and nothing else, so that it fits any edition that has the page,
    whatever its name, menu and colours.
    """

    def __init__(self, theme: Theme, *, preview: bool = False) -> None:
        """Make one.

        Args:
            theme: what stands around the pages.
            preview: allow on pages what a development server adds.
        """
        self._theme = theme
        self._jinja = theme.environment()
        self._preview = preview
        self._rendered = lru_cache(_KEPT)(rendered)
        self._hand_written = lru_cache(_KEPT)(hand_written)
        self._entry = lru_cache(_KEPT)(_entry)
        self._around: object = None
        self._last: dict[str, tuple[Mapping[str, Any], str, bytes]] = {}
        """A preview's pages of the last time: front matter, HTML, and what they became with `_around` around them."""

    def assemble(
        self,
        site: RenderedSite,
        written_by_hand: Mapping[str, Path],
        progress: Callable[[int, int], None] | None = None,
    ) -> Assembled:
        """Assemble a site.

        Args:
            site: what was rendered.
            written_by_hand: path below ``docs/`` → file, for the pages that people wrote.
            progress: told how many pages are done, and of how many.

        Raises:
            PageProblem: a page cannot be finished; when its file is taken.
            jinja2.TemplateError: a template of the theme is broken; likewise.
        """
        sources = {path: file.read_text(encoding="utf-8-sig") for path, file in written_by_hand.items()}
        bodies = self._bodies(sources | dict(site.pages))
        pages = {path: Page(one.meta["title"], path, one.meta, one.content, one.toc) for path, one in bodies.items()}
        problems = tuple(problem for one in bodies.values() for problem in one.problems)
        return Assembled(self._files(site, pages, progress or _silent), problems)

    def _files(
        self, site: RenderedSite, pages: Mapping[str, Page], progress: Callable[[int, int], None]
    ) -> Iterator[tuple[str, bytes]]:
        entries = {
            page.target: entry
            for page in pages.values()
            if page.target in site.search
            and (entry := self._entry(page.target, page.content, site.search[page.target]))
        }
        yield INDEX, index_script(entries, kinds(site.search), site.edition.language).encode()
        built = self._built(site, pages)
        yield next(built)
        for done, file in enumerate(built, start=1):
            yield file
            progress(done, len(pages))
        made = {INDEX, NOT_FOUND, *(page.target for page in pages.values())}
        yield from ((path, data) for path, data in {**self._theme.assets, **site.assets}.items() if path not in made)

    def _bodies(self, sources: Mapping[str, str]) -> dict[str, Body]:
        files = frozenset([*sources, *self._theme.assets])
        return {
            path: self._rendered(source) or self._hand_written(path, source, files) for path, source in sources.items()
        }

    def _built(self, site: RenderedSite, pages: Mapping[str, Page]) -> Iterator[tuple[str, bytes]]:
        """The pages as files, the theme's own page first."""
        config = SimpleNamespace(site_name=site_name(site), extra=extra(site, self._theme.stylesheets), extra_css=())
        around = (config, site.navigation, [(path, page.title) for path, page in pages.items()])
        last = self._last if self._around == around else {}
        self._around, self._last = around, {}
        context: dict[str, Any] = {"nav": menu(site.navigation, pages), "config": config, "shared": {}}
        template = self._jinja.get_template(NOT_FOUND)
        yield NOT_FOUND, self._finished(template.render(context, page=None, base_url=f"/{site.below}"))
        for path, page in pages.items():
            content = insert_fragments(page.content, site.fragments)
            kept = last.get(path)
            if kept is None or kept[:2] != (page.meta, content):
                template = self._jinja.get_template(page.meta.get("template", PAGE))
                with page.built(content):
                    kept = (page.meta, content, self._finished(template.render(context, page=page)))
            if self._preview:
                self._last[path] = kept
            yield page.target, kept[2]

    def _finished(self, html: str) -> bytes:
        return with_policy(html, preview=self._preview).encode(errors="xmlcharrefreplace")


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def _entry(url: str, content: str, facts: SearchFacts) -> str | None:
    entry = searched(url, LexborHTMLParser(f"<article>{content}</article>"), facts)
    return written(entry) if entry else None
