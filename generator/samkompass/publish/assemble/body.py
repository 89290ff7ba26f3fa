"""A page without what is around it: all of it that depends on nothing but its own text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samkompass.render import front_matter

from .converted import convert
from .navigation import Heading


@dataclass(frozen=True)
class Body:
    """What a page's Markdown becomes.

    Attributes:
        meta: its front matter; ``title`` is always there.
        content: its HTML.
        toc: its headings, nested.
        problems: what is wrong with its links, for people.
    """

    meta: Mapping[str, Any]
    content: str
    toc: tuple[Heading, ...]
    problems: tuple[str, ...] = ()


def rendered(source: str) -> Body | None:
    """Convert a page of nothing but headings and blocks of HTML, as rendered ones are; None when it is another.

    Args:
        source: its Markdown with front matter.
    """
    meta, text = front_matter.split(source)
    converted = convert(text) if "title" in meta else None
    return Body(meta, converted.content, _headings(converted.toc)) if converted else None


def hand_written(path: str, source: str, files: frozenset[str]) -> Body:
    """Convert a page of any Markdown.

    Args:
        path: the page, below ``docs/``.
        source: its Markdown with front matter.
        files: what its links can lead to, as paths below ``docs/``.
    """
    from . import handwritten

    meta, text = front_matter.split(source)
    converted, problems = handwritten.convert(path, text, files)
    meta = {"title": handwritten.title(converted.content, path), **meta}
    return Body(meta, converted.content, _headings(converted.toc), tuple(problems))


def _headings(tokens: list[Any]) -> tuple[Heading, ...]:
    return tuple(
        Heading(token["level"], f"#{token['id']}", token["name"], _headings(token["children"])) for token in tokens
    )
