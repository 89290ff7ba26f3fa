"""Instruments: what is asked, how answers become scores, and what follows from them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Frozen, Id, Line, ModelRef, Prose, RecommendationRef, Sourced, Version

FULL = 10_000
"""The top of every score: scores are integers 0–10000."""


class ScaleValue(Frozen):
    """One step of an answer scale."""

    value: int = Field(ge=0, le=100)
    label: Line


class Scale(Frozen):
    """A shared answer scale, ``assessments/scales/<id>.yml``: consecutive whole numbers with a label each."""

    kind: Literal["scale"]
    id: Id
    title: Line
    values: tuple[ScaleValue, ...] = Field(min_length=2, max_length=11)


class Item(Sourced):
    """One question."""

    id: Id
    text: Line
    """The statement or question, in plain words."""
    help: Prose | None = None
    """What helps a person to answer."""
    measures: ModelRef | None = None
    """What the item measures; its section's when left out."""
    weights: dict[Id, int] = Field(min_length=1)
    """Dimension id → weight, a whole number from 1."""
    reverse: bool = False
    """Whether a high answer counts as low."""


class InstrumentSection(Frozen):
    """Questions that are answered together."""

    id: Id
    title: Line
    intro: Prose | None = None
    measures: ModelRef
    items: tuple[Item, ...] = Field(min_length=1)


class Band(Frozen):
    """A part of the range 0–10000 that is read the same way; both ends belong to it."""

    id: Id
    title: Line
    lower: int = Field(alias="from", ge=0, le=FULL)
    upper: int = Field(alias="to", ge=0, le=FULL)


class Reading(Frozen):
    """What a dimension in a certain band means, in words."""

    band: Id
    title: Line
    text: Prose
    question: Line
    """A question to talk about next."""


class Dimension(Frozen):
    """Something that the instrument scores."""

    id: Id
    title: Line
    measures: ModelRef
    readings: tuple[Reading, ...]


class Condition(Frozen):
    """A test on a dimension's score (0–10000) or on an item's answer (in the scale's own numbers)."""

    dimension: Id | None = None
    item: Id | None = None
    at_most: int | None = None
    at_least: int | None = None


class RecommendationRule(Frozen):
    """When a recommendation follows from the answers. All conditions must hold; one without a value does not hold."""

    recommendation: RecommendationRef
    when: tuple[Condition, ...] = Field(min_length=1)
    because: Prose
    """Why it follows, as the continuation of "därför att"."""


class Instrument(Sourced):
    """A self-assessment, ``assessments/<id>/instrument.yml``."""

    kind: Literal["instrument"]
    id: Id
    version: Version
    """``major.minor`` in quotation marks. A new major when scores of old answers change."""
    title: Line
    summary: Prose
    purpose: Prose
    respondents: Prose
    """Who should answer."""
    minutes: int = Field(ge=1, le=120)
    gives: tuple[Prose, ...]
    """What one gets."""
    limits: tuple[Prose, ...]
    """What the result cannot tell."""
    measures: ModelRef
    scale: Id
    minimum_answered: int = Field(ge=0, le=FULL)
    """Share of a dimension's items (0–10000) that must be answered for it to get a value."""
    sections: tuple[InstrumentSection, ...] = Field(min_length=1)
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=2)
    recommendations: tuple[RecommendationRule, ...] = ()
    example: Id
    """The example in ``examples.yml`` that visitors can look at before they start."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order they are asked."""
        return tuple(item for section in self.sections for item in section.items)


class Example(Frozen):
    """Answers and the result that both scorers must give."""

    id: Id
    title: Line
    answers: dict[Id, int | str]
    """Item id → value, ``dk`` or ``na``."""
    expected: dict[str, object]
    """The whole result, as in the result contract."""


class Examples(Frozen):
    """``assessments/<id>/examples.yml``."""

    kind: Literal["examples"]
    instrument: Id
    examples: tuple[Example, ...] = Field(min_length=1)
