"""Rendered pages, read as a visitor's browser would."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from samkompass.render.output import RenderedSite


def body(page: str) -> LexborHTMLParser:
    """A page's Markdown without its front matter; what matters here is HTML in it already."""
    return LexborHTMLParser(page.split("---\n", 2)[2])


def converted(site: RenderedSite, path: str) -> LexborNode:
    """The text of a page as HTML."""
    source = site.pages[path.removesuffix(".html") + ".md"].split("---\n", 2)[2]
    found = LexborHTMLParser(Markdown(extensions=["attr_list", "tables", "toc"]).convert(source)).body
    assert found is not None
    return found


def said(node: LexborNode) -> str:
    """The text of an element on one line."""
    return " ".join(node.text(deep=True, separator=" ").split())


def targets(page: str, path: str) -> set[str]:
    """Paths, from the root of the site, that a page links to."""
    found = set()
    for link in body(page).css("a[href]"):
        href = str(link.attributes["href"])
        if "://" not in href and not href.startswith(("#", "mailto:")):
            found.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), href.partition("#")[0])))
    return found


def pages_in(navigation: str | Sequence[Any] | Mapping[str, Any]) -> list[str]:
    """The pages of a menu, in order."""
    if isinstance(navigation, str):
        return [navigation]
    members = navigation.values() if isinstance(navigation, Mapping) else navigation
    return [page for member in members for page in pages_in(member)]
