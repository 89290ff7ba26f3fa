"""Drawings of models: boxes that are links, arrows between them and labels beside them, in units of a phone's pixels.

A layout is a function of a model. One template draws whatever it gives, so that every diagram has the same look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from .marks import bare

WIDTH = 340
"""Width of every drawing: a narrow phone shows it without scaling its text down."""

CHARACTER = 8.9
"""Mean width of a character of the boxes' text, in the widest of the fonts that pages may be read in."""
SMALL = 7.5
"""The same for text that had to be set smaller."""
LABEL = 9.0
"""The same for labels."""
LINE = 19
"""Height of a line of text."""
_PADDING = 14
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
"""Where a line may break within a word."""


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
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

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
    title = bare(title)
    room = width - _PADDING
    small = max(map(len, title.split())) * CHARACTER > room
    lines = wrap(title, room, SMALL if small else CHARACTER)
    return Box(x, y, width, max(height, LINE * len(lines) + 22), lines, anchor, strong, small)


def wrap(text: str, width: float, character: float) -> tuple[str, ...]:
    """Lines of a text that fit a width; a word that is longer than a line is cut with a hyphen.

    Args:
        text: plain text of one line.
        width: the room, in the same units as `character`.
        character: mean width of a character.
    """
    text = bare(text)
    room = max(int(width / character), 2)
    lines = [""]
    for word in text.split(" "):
        for index, part in enumerate(_HYPHEN.split(word)):
            space = " " if index == 0 and lines[-1] else ""
            if len(lines[-1]) + len(space) + len(part) <= room:
                lines[-1] += space + part
                continue
            if lines[-1]:
                lines.append("")
            rest = part
            while len(rest) > room:
                lines[-1:] = [f"{rest[: room - 1]}-", ""]
                rest = rest[room - 1 :]
            lines[-1] = rest
    return tuple(lines)
