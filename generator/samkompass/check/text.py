"""The markup that texts may use, parsed once for checking and for rendering.

CommonMark without HTML, headings, images, tables and code: paragraphs, lists, bold, emphasis and links. markdown-it-py
parses; whatever is not allowed stays plain text on the page and is a diagnostic before that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token as ParsedToken

from samkompass.model.base import REF_PATTERN

_REF = re.compile(REF_PATTERN)
_EXTERNAL = re.compile(r"^(https://[^\s]+|mailto:[^\s@]+@[^\s@]+)$")
_TAG = re.compile(r"</?[A-Za-z][^>]*>|<!--")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s", re.MULTILINE)

_MARKUP = re.compile(r"[\\&*_\[\]\0]|[^\S \n]| $|^ |^[-+\d]", re.MULTILINE)
"""What may mean something to the parser; a text without it is paragraphs of plain letters."""
_PLAIN_LINK = re.compile(r"\[([^\\&*_\[\]\0\s]+(?: [^\\&*_\[\]\0\s]+)*)\]\(([a-z][a-z0-9#-]*)\)")
"""A link to a record whose text means nothing else to the parser. Most texts with markup have no other."""
_KEPT = 1_000_000
"""How many parsed texts are remembered, so that what the check has parsed is there for rendering. All of a large
project's: were they fewer than it has, each would be forgotten just before it is needed."""


class Tag(str):
    """A tag or a line break within a paragraph as HTML: markup that an author's letters have no part in."""

    __slots__ = ()


class Block(Tag):
    """The start or the end of a paragraph, a list or an entry."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The start of a link: to a record or element when `ref` is set, else to an address. `LINK_END` is its end."""

    href: str
    ref: str | None
    attributes: tuple[tuple[str, str], ...] = ()
    """What else the start tag has."""


LINK_END = Tag("</a>")
LINE_BREAK = Tag("\n")
_PARAGRAPH, _PARAGRAPH_END = Block("<p>"), Block("</p>\n")

Token = str | Tag | Link
"""A part of a text: letters as they were written and not escaped, a tag, or the start of a link."""


@cache
def parser() -> MarkdownIt:
    """The parser for texts: an allow-list of CommonMark's rules."""
    markdown = MarkdownIt("zero").enable(["list", "emphasis", "link", "escape", "newline", "entity"])
    # The check reports links that are not allowed, and the renderer leaves them out; the parser must show both.
    markdown.validateLink = _any_link  # type: ignore[method-assign,assignment]
    return markdown


def _any_link(_url: str) -> bool:
    return True


@lru_cache(_KEPT)
def parse(text: str) -> tuple[Token, ...]:
    """A text with paragraphs and lists."""
    rest = _PLAIN_LINK.sub("x", text) if "](" in text else text
    return tuple(_flat(parser().parse(text)) if _MARKUP.search(rest) else _paragraphs(text))


@lru_cache(_KEPT)
def parse_inline(text: str) -> tuple[Token, ...]:
    """A text of one paragraph, without the paragraph."""
    return tuple(_flat(parser().parseInline(text)))


def _paragraphs(text: str) -> Iterator[Token]:
    """What the parser gives for plain letters and plain links, which most texts are, without asking it."""
    for paragraph in filter(None, re.split("\n\n+", text.strip("\n"))):
        yield _PARAGRAPH
        for place, line in enumerate(paragraph.split("\n")):
            if place:
                yield LINE_BREAK
            before, *linked = _PLAIN_LINK.split(line)
            if before:
                yield before
            for label, ref, after in zip(linked[::3], linked[1::3], linked[2::3], strict=True):
                yield from (link(ref), label, LINK_END)
                if after:
                    yield after
        yield _PARAGRAPH_END


_RENDERER: Any = RendererHTML()


def _flat(tokens: list[ParsedToken]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        if token.children is not None:
            yield from _flat(token.children)
        elif token.type == "text":
            if token.content:
                yield token.content
        elif token.type == "link_open":
            attributes = {name: str(value) for name, value in token.attrs.items()}
            yield link(attributes.pop("href", ""), *attributes.items())
        elif token.type == "link_close":
            yield LINK_END
        elif token.type == "hardbreak":
            yield Tag("<br>")
            yield LINE_BREAK
        elif token.type == "softbreak":
            yield LINE_BREAK
        elif tag := _RENDERER.rules.get(token.type, _RENDERER.renderToken)(tokens, place, parser().options, {}):
            yield Block(tag) if token.block else Tag(tag)


def links(text: str) -> Iterator[Link]:
    """The links in a text."""
    return (token for token in parse(text) if isinstance(token, Link))


def link(href: str, *attributes: tuple[str, str]) -> Link:
    """Tell a link to a record from a link to an address."""
    return Link(href, href if _REF.match(href) else None, attributes)


def is_external(href: str) -> bool:
    """Whether an address is one that texts may link to."""
    return bool(_EXTERNAL.match(href))


def problems(text: str) -> Iterator[str]:
    """What in a text is not allowed."""
    if "<" in text and (tag := _TAG.search(text)):
        yield f"'{tag.group()}' is HTML, which shows as it is written"
    if "#" in text and _HEADING.search(text):
        yield "a line that starts with # is a heading; use 'sections' for headings"
    if "![" in text:
        yield "images are not allowed"
    for found in links(text):
        if found.ref is None and not is_external(found.href):
            yield f"the link to '{found.href}' goes neither to a record nor to an https address"
