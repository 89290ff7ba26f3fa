"""Datasets: figures of a source as a table, and how they are drawn."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Frozen, Id, Line, Prose, Ref
from .record import Record


class Column(Frozen):
    """A column of figures."""

    id: Id
    title: Line
    unit: Line | None = None
    """Stands after each number: ``%``, ``timmar`` …"""
    decimals: int = Field(default=0, ge=0, le=4)
    """How many decimals are shown."""


class Row(Frozen):
    """A row of a dataset, with a permalink of its own: ``<dataset id>#<row id>``."""

    id: Id
    label: Line
    values: dict[Id, float | None]
    """Column id → number; null where the source gives none."""
    note: Line | None = None
    related: tuple[Ref, ...] = ()


class Chart(Frozen):
    """How a dataset is drawn.

    ``bars`` are horizontal bars, one a row and column; ``range`` is the lowest, the highest and the mean of each row
    (three columns, in that order); ``change`` joins two columns of each row with a line (before, after).
    """

    type: Literal["bars", "range", "change"]
    columns: tuple[Id, ...] = Field(min_length=1)
    """Columns that are drawn, in order."""
    lowest: float = 0
    """Where the axis starts: where the scale starts."""
    highest: float | None = None
    """Where the axis ends; after the largest value when left out."""


class Contradiction(Frozen):
    """Two numbers of a source that do not agree."""

    id: Id
    stated: Line
    """What the text says."""
    computed: Line
    """What its own figures give."""
    text: Prose


class Dataset(Record):
    """Figures that a source gives, as it gives them."""

    kind: Literal["dataset"]
    shows: Line
    """One sentence: what the figures show."""
    about: Prose
    """What was measured, who answered, when, and what is uncertain."""
    year: Line
    """When the figures were collected, or the years that they are for."""
    label: Line
    """Heading of the first column: what a row is."""
    columns: tuple[Column, ...] = Field(min_length=1)
    values: tuple[Row, ...] = Field(min_length=1)
    chart: Chart | None = None
    contradictions: tuple[Contradiction, ...] = ()
