"""The markup that texts may use, parsed once for checking and for rendering.

CommonMark without HTML, headings, images, tables and code: paragraphs, lists, bold, emphasis and links. markdown-it-py
parses; whatever is not allowed stays plain text on the page and is a diagnostic before that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from samkompass.model.base import REF_PATTERN

_REF = re.compile(REF_PATTERN)
_EXTERNAL = re.compile(r"^(https://[^\s]+|mailto:[^\s@]+@[^\s@]+)$")
_TAG = re.compile(r"</?[A-Za-z][^>]*>|<!--")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A link in a text: to a record or element when `ref` is set, else to an address."""

    href: str
    ref: str | None


@cache
def parser() -> MarkdownIt:
    """The parser for texts: an allow-list of CommonMark's rules."""
    markdown = MarkdownIt("zero").enable(["list", "emphasis", "link", "escape", "newline", "entity"])
    # The check reports links that are not allowed, and the renderer leaves them out; the parser must show both.
    markdown.validateLink = _any_link  # type: ignore[method-assign,assignment]
    return markdown


def _any_link(_url: str) -> bool:
    return True


def links(text: str) -> Iterator[Link]:
    """The links in a text."""
    for token in _inline(parser().parse(text)):
        if token.type == "link_open":
            yield link(str(token.attrs.get("href", "")))


def link(href: str) -> Link:
    """Tell a link to a record from a link to an address."""
    return Link(href, href if _REF.match(href) else None)


def is_external(href: str) -> bool:
    """Whether an address is one that texts may link to."""
    return bool(_EXTERNAL.match(href))


def problems(text: str) -> Iterator[str]:
    """What in a text is not allowed."""
    if tag := _TAG.search(text):
        yield f"'{tag.group()}' is HTML, which shows as it is written"
    if _HEADING.search(text):
        yield "a line that starts with # is a heading; use 'sections' for headings"
    if "![" in text:
        yield "images are not allowed"
    for found in links(text):
        if found.ref is None and not is_external(found.href):
            yield f"the link to '{found.href}' goes neither to a record nor to an https address"


def _inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _inline(token.children or [])
