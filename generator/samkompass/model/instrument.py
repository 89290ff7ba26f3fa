"""Instruments: what is asked, how answers become scores, and what follows from them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Frozen, Id, Line, MeasuredRef, Prose, RecommendationRef, Sourced, Version
from .scoring import (
    FULL,
    Adjustable,
    Band,
    Condition,
    Dimension,
    Flag,
    Importance,
    InstrumentType,
    Migration,
    Priorities,
    Quadrant,
    Reading,
    Reference,
    Role,
    Shares,
    Treatment,
)

__all__ = [
    "FULL",
    "Adjustable",
    "Band",
    "Condition",
    "Dimension",
    "Example",
    "Examples",
    "Flag",
    "Importance",
    "Instrument",
    "InstrumentSection",
    "InstrumentType",
    "Item",
    "Migration",
    "Priorities",
    "Quadrant",
    "Reading",
    "RecommendationRule",
    "Reference",
    "Role",
    "Scale",
    "ScaleValue",
    "Shares",
    "Treatment",
]


class ScaleValue(Frozen):
    """One step of an answer scale."""

    value: int = Field(ge=0, le=100)
    label: Line
    text: Line | None = None
    """What the step means, for example the description of a level."""
    points: int | None = Field(default=None, ge=-1000, le=1000)
    """What the answer gives; its distance from the lowest value when left out."""


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
    measures: MeasuredRef | None = None
    """What the item measures; its section's when left out."""
    scale: Id | None = None
    """Its own scale; the instrument's when left out."""
    weights: dict[Id, int] = Field(default_factory=dict)
    """Dimension id → weight, a whole number from 1."""
    reverse: bool = False
    """Whether a high answer counts as low."""
    required: bool = False
    """Whether the page asks for an answer before it shows the result."""
    roles: tuple[Id, ...] = ()
    """Who is asked; everybody when left out."""
    show_if: tuple[Condition, ...] = ()
    """Conditions on earlier items that must hold for the item to be asked."""
    target: bool = False
    """Whether the item asks for the level that is aimed at; see `priorities`."""


class InstrumentSection(Frozen):
    """Questions that are answered together."""

    id: Id
    title: Line
    intro: Prose | None = None
    measures: MeasuredRef
    importance: bool = False
    """Whether each item is also asked how important it is."""
    items: tuple[Item, ...] = Field(min_length=1)


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
    measures: MeasuredRef
    scale: Id
    """The scale of the items that have none of their own."""
    roles: tuple[Role, ...] = ()
    role_required: bool = False
    """Whether a role is chosen before anything is scored."""
    importance: Importance | None = None
    """The question of how important each item is; asked in the sections that say so."""
    treatment: Treatment = Treatment()
    minimum_answered: int = Field(ge=0, le=FULL)
    """Share of a dimension's items (0–10000) that must be answered for it to get a value."""
    sections: tuple[InstrumentSection, ...] = Field(min_length=1)
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=2)
    shares: Shares | None = None
    quadrant: Quadrant | None = None
    types: tuple[InstrumentType, ...] = ()
    """What the types of the mixture or the quadrant mean."""
    flags: tuple[Flag, ...] = ()
    priorities: Priorities | None = None
    strongest: bool = False
    """Whether the page shows the strongest and the weakest items too."""
    references: tuple[Reference, ...] = ()
    recommendations: tuple[RecommendationRule, ...] = ()
    adjustable: tuple[Adjustable, ...] = ()
    """What of how answers count editions may change: ``bands``, ``minimum_answered``, ``borders`` of the quadrant and
    the mixture, ``conditions`` of rules and flags, ``treatment``, ``weights`` or ``scales``."""
    migrations: tuple[Migration, ...] = ()
    """How answers to earlier versions are read, the oldest first."""
    example: Id
    """The example in ``examples.yml`` that visitors can look at before they start."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order they are asked."""
        return tuple(item for section in self.sections for item in section.items)

    def scale_of(self, item: Item) -> str:
        """Id of an item's scale."""
        return item.scale or self.scale

    @property
    def weighed(self) -> frozenset[str]:
        """Ids of the items whose importance is asked too."""
        asking = [section for section in self.sections if section.importance and self.importance]
        return frozenset(item.id for section in asking for item in section.items if not item.target)


class Example(Frozen):
    """Answers and the result that both scorers must give."""

    id: Id
    title: Line
    role: Id | None = None
    """Who answers, where the instrument has roles."""
    answers: dict[Id, int | str]
    """Item id → value, ``dk`` or ``na``."""
    importance: dict[Id, int] = Field(default_factory=dict)
    """Item id → how important it is."""
    expected: dict[str, object]
    """The whole result, as in the result contract."""


class Examples(Frozen):
    """``assessments/<id>/examples.yml``."""

    kind: Literal["examples"]
    instrument: Id
    examples: tuple[Example, ...] = Field(min_length=1)
