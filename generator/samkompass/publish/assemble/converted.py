"""Converts rendered pages to HTML without a Markdown parser, byte for byte as Python-Markdown would.

The pages that we render hold headings and blocks of HTML and nothing else (``render/templates``), so that all there is
to convert are the headings. Python-Markdown reads every letter of the blocks to find out that it is to leave them be,
which takes it half the time of a build. What is not exactly of this form is left to it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, unique
from markdown.util import BLOCK_LEVEL_ELEMENTS

TOC_LEVELS = (2, 3)
"""As ``toc_depth`` says in the settings of Python-Markdown."""

_HEADING = re.compile(
    r"(?P<level>#{1,6}) +(?P<line>(?:\\[\\`*_{}\[\]()#+\-.!|]|&(?:lt|gt|amp);|[^\\`*_{}\[\]#<&\n])+?)"
    r"(?: +\{#(?P<id>[a-z0-9-]+)\} *)?(?:\n\n|\n?\Z)"
)
_ESCAPED = re.compile(r"\\(.)")
_BLANK_LINE = re.compile(r"\n +(?=\n)")
_BLOCK = re.compile(r"<([a-z]+)(?=[ >])")
_GAP = re.compile("\n*")
_BLOCK_LEVEL = frozenset(BLOCK_LEVEL_ELEMENTS) - {"hr", "script", "style"}


@dataclass(frozen=True)
class Converted:
    """A page as HTML.

    Attributes:
        content: the HTML.
        toc: its headings, nested, as Python-Markdown's ``toc`` gives them.
    """

    content: str
    toc: list[Any]


def convert(source: str) -> Converted | None:
    """Convert a page, or give None when it holds anything else than headings and blocks of HTML."""
    text = _BLANK_LINE.sub("\n", source.expandtabs(4)).strip("\n") + "\n"
    if text == "\n" or any(control in text for control in "\r\2\3"):
        return None
    parts: list[str] = []
    headings: list[tuple[int, str, str | None]] = []
    position = 0
    while position < len(text):
        if heading := _HEADING.match(text, position):
            headings.append((len(heading["level"]), _ESCAPED.sub(r"\1", heading["line"].strip()), heading["id"]))
            parts.append("")
            position = heading.end()
        elif (end := _end_of_block(text, position)) is not None:
            parts.append(text[position:end] + ("\n" if text.startswith("\n\n", end) else ""))
            position = end
        else:
            return None
        position = _GAP.match(text, position).end()  # type: ignore[union-attr]
    toc: list[Any] = []
    for place, html in zip(_empty(parts), _numbered(headings, toc), strict=True):
        parts[place] = html
    content = "\n".join(parts).strip()
    return Converted(content, nest_toc_tokens(toc))


def _end_of_block(text: str, start: int) -> int | None:
    """Where the element ends that starts here, or None when that is not at the end of a line."""
    opening = _BLOCK.match(text, start)
    if opening is None or opening[1] not in _BLOCK_LEVEL:
        return None
    depth = 0
    for tag in _tags(opening[1]).finditer(text, start):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end() if text.startswith("\n", tag.end()) else None
    return None


@functools.cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}[ >]")


def _empty(parts: list[str]) -> Iterator[int]:
    return (place for place, part in enumerate(parts) if not part)


def _numbered(headings: list[tuple[int, str, str | None]], toc: list[Any]) -> Iterator[str]:
    """The headings as HTML, each with an id of its own; those that the table of contents shows are added to it."""
    used = {id_ for _, _, id_ in headings if id_}
    for level, line, given in headings:
        name = " ".join(line.split())
        id_ = given or unique(slugify(unescape(name), "-"), used)
        if TOC_LEVELS[0] <= level <= TOC_LEVELS[1]:
            toc.append({"level": level, "id": id_, "name": name})
        yield f'<h{level} id="{id_}">{line}</h{level}>'
