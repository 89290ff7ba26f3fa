"""What every kind of knowledge record has."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Frozen, Id, Line, Prose, Ref, Sourced
from .deprecated import Retired

Actor = Literal[
    "politiker",
    "direktor",
    "digitaliseringsansvarig",
    "it-ansvarig",
    "verksamhetschef",
    "processledare",
    "kommunalforbund",
    "nationell-aktor",
]
"""Who acts: elected politicians, heads of administration, and so on. Labels are in ``content/interface``."""

RowId = Annotated[str, StringConstraints(pattern=r"^S([1-9]|1[0-8])$")]
"""A row of what the sources contain: a model, a tool or a body of facts. Titles are in ``content/interface``."""


class Section(Sourced):
    """One idea in the body of a page: a heading and its text."""

    id: Id
    title: Line
    text: Prose


class Record(Sourced):
    """What every kind of record has."""

    kind: str
    id: Id
    """Stable for ever, and unique among all records of all kinds; the file has the same name."""
    title: Line
    """A statement or a question that people would use."""
    summary: Prose
    """"I korthet": the point, at most 60 words."""
    body: Prose | None = None
    """Text before the first section."""
    sections: tuple[Section, ...] = ()
    actions: tuple[Prose, ...] = ()
    """"Det här kan ni göra": what a reader can do, one step an entry."""
    related: tuple[Ref, ...] = ()
    """Records to read next. The link shows on both pages; write it in one of them."""
    needs: tuple[Ref, ...] = ()
    """What has to be in place first. The other page shows that it makes this one possible; write it in one of them."""
    enables: tuple[Ref, ...] = ()
    """What this makes possible: the other side of `needs`."""
    rows: tuple[RowId, ...] = ()
    """The rows of the sources' contents that the record carries; the page on the sources lists them."""
    retired: tuple[Retired, ...] = ()
    """Parts that were published and are no more; their anchors stay on the page and say where to go."""
    order: int = 0
    """Place in lists of its kind; equal numbers are sorted by title."""


class Fact(Frozen):
    """A short fact."""

    label: Line
    value: Line
