"""The parts of an instrument that say how answers become results."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Frozen, Id, Line, MeasuredRef, Prose, Ref, Sourced, Version

FULL = 10_000
"""The top of every score: scores are integers 0–10000."""

Treated = Literal["open", "out", "low", "high"]
"""How an item without a number counts: it may be anything, it is left out, it gives the least, it gives the most."""

Adjustable = Literal["bands", "minimum_answered", "borders", "conditions", "treatment", "weights", "scales"]
"""A part of how answers count that editions can be allowed to change."""

Answer = Annotated[str, StringConstraints(pattern=r"^([0-9]{1,3}|dk|na)$")]
"""An answer as the key of a mapping: a value of the scale in quotation marks, ``dk`` or ``na``."""
ScaleAnswer = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}$")]
"""A value of a scale as the key of a mapping, in quotation marks."""


class Role(Frozen):
    """Somebody who answers; some items may be for some roles only."""

    id: Id
    title: Line
    text: Line | None = None
    """What answering as them means."""


class Importance(Frozen):
    """The question of how important an item is."""

    scale: Id
    text: Line
    """The question."""


class Treatment(Frozen):
    """How items without a number count in a dimension."""

    dk: Treated = "open"
    """Those answered "vet ej"."""
    na: Treated = "out"
    """Those answered "inte relevant"."""
    skipped: Treated = "out"
    """Those that are not asked, because of earlier answers or the role."""
    unanswered: Treated = "open"


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


class Part(Frozen):
    """How a dimension counts in another."""

    weight: int
    """A whole number from 1."""
    reverse: bool = False
    """Whether a high score counts as low."""


class Dimension(Frozen):
    """Something that the instrument scores: over items that weigh on it, or over other dimensions."""

    id: Id
    title: Line
    measures: MeasuredRef
    of: dict[Id, int | Part] = Field(default_factory=dict)
    """The dimensions that it is over: id → weight, or weight and reversal. Then no item weighs on it."""
    bands: tuple[Band, ...] = ()
    """Its own bands; the instrument's when left out."""
    minimum_answered: int | None = Field(default=None, ge=0, le=FULL)
    """Share of its items, or dimensions, that must have a value; the instrument's when left out."""
    treatment: Treatment | None = None
    """Its own treatment; the instrument's when left out."""
    balanced: bool = False
    """Whether as much weight is reversed as not; the check proves it."""
    readings: tuple[Reading, ...]

    @property
    def parts(self) -> dict[str, Part]:
        """The dimensions that it is over, each with weight and reversal."""
        return {id_: part if isinstance(part, Part) else Part(weight=part) for id_, part in self.of.items()}


class Condition(Frozen):
    """A test on one thing: a score, an answer, a share, a type, a flag, a priority or a role."""

    dimension: Id | None = None
    """A dimension's score, 0–10000, with `at_most` or `at_least`."""
    item: Id | None = None
    """An item's answer in the scale's own numbers, with `at_most` or `at_least`, or with `is`."""
    share: Id | None = None
    """A type's share of the mixture, 0–10000, with `at_most` or `at_least`."""
    type: Id | None = None
    """The type that the result names."""
    flag: Id | None = None
    """A flag that is up; in a flag, one declared before it."""
    priority: Id | None = None
    """An item that is among the first priorities."""
    role: Id | None = None
    """Who answers."""
    at_most: int | None = None
    at_least: int | None = None
    is_: Literal["dk", "na"] | None = Field(default=None, alias="is")
    """That an item is answered "vet ej" or "inte relevant"."""

    @property
    def named(self) -> dict[str, str]:
        """What it is about: name of the field → id. A sound condition names one thing."""
        names = ("dimension", "item", "share", "type", "flag", "priority", "role")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


class Shares(Frozen):
    """A mixture: the values of some dimensions as shares that sum to the whole."""

    of: tuple[Id, ...] = Field(min_length=2)
    """Ids of dimensions; the types have the same ids."""
    margin: int = Field(default=1000, ge=1, le=FULL)
    """How much larger than any other (0–10000) a share is for its type to lead."""


class Quadrant(Frozen):
    """Two dimensions whose values place a result in one of four fields."""

    x: Id
    y: Id
    x_border: int = Field(default=5000, ge=1, le=FULL)
    """The lowest value that is high."""
    y_border: int = Field(default=5000, ge=1, le=FULL)
    types: dict[Literal["low-low", "high-low", "low-high", "high-high"], Id] = Field(min_length=4)
    """The type of each field; x stands before y."""


class InstrumentType(Frozen):
    """What a type means, in words."""

    id: Id
    title: Line
    measures: Ref
    text: Prose


class Flag(Frozen):
    """Something to look at whatever the scores are. All conditions must hold."""

    id: Id
    title: Line
    text: Prose
    when: tuple[Condition, ...] = Field(min_length=1)
    measures: Ref | None = None


class Priorities(Frozen):
    """How far each item is from its target, times how important it is."""

    target: Id | int
    """The item that asks for the target, or the target itself on the scale of the items."""
    count: int = Field(default=5, ge=1, le=100)
    """How many are shown."""


class Reference(Sourced):
    """Figures of others to compare with. They are shown and never scored."""

    id: Id
    title: Line
    note: Line | None = None
    values: dict[Id, int] = Field(default_factory=dict)
    """Dimension id → score, 0–10000."""
    items: dict[Id, Line | dict[Answer, int]] = Field(default_factory=dict)
    """Item id → what others answered, as it is shown; or answer in quotation marks → share that gave it, 0–10000."""


class Migration(Frozen):
    """How answers to an earlier version are read in the version after it."""

    from_: Version = Field(alias="from")
    """The version that was answered."""
    table: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """The hash of its scoring table; files with another are refused."""
    renamed: dict[Id, Id] = Field(default_factory=dict)
    """Old item id → new item id."""
    removed: tuple[Id, ...] = ()
    """Items that are asked no more."""
    added: tuple[Id, ...] = ()
    """Items that it did not have."""
    values: dict[Id, dict[ScaleAnswer, int]] = Field(default_factory=dict)
    """Item id, the new one → old answer in quotation marks → new answer, with every answer of the old scale."""
    note: Line | None = None
