"""Drawings of models: boxes that are links, arrows between them and labels beside them, in units of a phone's pixels.

A layout is a function of a model. One template draws whatever it gives, so that every diagram has the same look.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Literal

WIDTH = 340
"""Width of every drawing: a narrow phone shows it without scaling its text down."""

_CHARACTER = 8.8
"""Mean width of a character of the boxes' text."""
_SMALL = 7.3
"""The same for text that had to be set smaller."""
LINE = 19
"""Height of a line of text."""
_PADDING = 14


@dataclass(frozen=True)
class Box:
    """A box with text, often a link to an element of the page.

    Attributes:
        x, y: its upper left corner.
        text: its lines.
        anchor: id of the element that it leads to; '' where it leads nowhere.
        strong: whether it is filled, as the goal or the whole is.
        small: whether a long word made its text smaller.
    """

    x: float
    y: float
    width: float
    height: float
    text: tuple[str, ...]
    anchor: str = ""
    strong: bool = False
    small: bool = False

    @property
    def lines(self) -> list[tuple[str, float, float]]:
        """Each line of text with the middle of its line and its baseline."""
        top = self.y + self.height / 2 - LINE * (len(self.text) - 1) / 2 + 5
        return [(line, self.x + self.width / 2, top + LINE * index) for index, line in enumerate(self.text)]


@dataclass(frozen=True)
class Arrow:
    """A line with heads at none, one or both of its ends."""

    path: str
    heads: Literal["none", "end", "both"] = "end"


@dataclass(frozen=True)
class Label:
    """A short text outside the boxes; one that stands upright reads from below."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    upright: bool = False


@dataclass(frozen=True)
class Drawing:
    """A drawing of `WIDTH` × `height` units."""

    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...] = ()
    labels: tuple[Label, ...] = field(default=())


def box(title: str, anchor: str, x: float, y: float, width: float, height: float = 0, *, strong: bool = False) -> Box:
    """A box for a title, as high as its text asks for or higher.

    Args:
        title: its text, broken into lines that fit.
        anchor: id of the element that it leads to.
        x: left edge.
        y: upper edge.
        width: its width.
        height: the least height.
        strong: whether it is filled.
    """
    room = width - _PADDING
    small = max(len(word) for word in title.split()) * _CHARACTER > room
    lines = tuple(textwrap.wrap(title, int(room / (_SMALL if small else _CHARACTER)), break_long_words=False))
    return Box(x, y, width, max(height, LINE * len(lines) + 22), lines, anchor, strong, small)
