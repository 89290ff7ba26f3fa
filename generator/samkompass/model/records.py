"""Kinds of knowledge records: one class a kind, one YAML file a record, ``content/<kind>/<id>.yml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import ConceptRef, Frozen, GroupRef, Id, IdealtypeRef, Line, Prose, RecommendationRef, Ref, Sourced
from .dataset import Dataset
from .frameworks import AnyModel
from .pilot import Pilot
from .record import Actor, Fact, Record


class Source(Record):
    """A report that the knowledge base builds on."""

    kind: Literal["source"]
    authors: tuple[Line, ...]
    year: int
    date: Line | None = None
    """Date of publication, ``YYYY-MM-DD`` in quotation marks."""
    publisher: Line
    report_type: Line
    """What it is: ``populärrapport``, ``förstudie`` …"""


class NotThis(Frozen):
    """Something that is easily taken for the concept, and the difference."""

    title: Line
    text: Prose


class OtherDefinition(Sourced):
    """How another source uses the term."""

    text: Prose


class Concept(Record):
    """A term with its definition."""

    kind: Literal["concept"]
    short: Line = Field(max_length=200)
    """The definition on one line: shown where the term occurs."""
    definition: Prose
    also: tuple[OtherDefinition, ...] = ()
    """How other sources define it, where they differ."""
    synonyms: tuple[Line, ...] = ()
    """Other words for the same thing; search finds the concept by them."""
    forms: tuple[Line, ...] = ()
    """Written forms that texts use, beside the title, the synonyms and their regular endings."""
    autolink: bool = True
    """Whether the first occurrence on other pages leads here; false for words that mostly mean something else."""
    not_this: tuple[NotThis, ...] = ()
    broader: tuple[ConceptRef, ...] = ()
    """More general concepts; these list this one as narrower."""


class Finding(Record):
    """Something a source shows."""

    kind: Literal["finding"]
    meaning: Prose
    """What it means for those who lead the work."""
    leads_to: tuple[RecommendationRef, ...] = ()
    """Recommendations that rest on the finding."""


class Idealtype(Record):
    """A pattern in how municipalities balance national and local initiatives: a tool for thought, not a drawer."""

    kind: Literal["idealtype"]
    chooses: Line
    """What decides its choices, in a few words."""
    leans: Line
    """Which initiatives it mostly ends up with, in a few words."""
    found: Line
    """Where the pattern is most common, in a few words."""
    logic: Prose
    """What the balancing goes by."""
    practice: Prose
    """How it is done."""
    preconditions: Prose
    """The structures that make the pattern likely."""
    risks: tuple[Prose, ...] = Field(min_length=1)
    """What happens over time."""
    helps: tuple[Prose, ...] = Field(min_length=1)
    """What helps a municipality in this pattern."""


class Capability(Record):
    """Something that the digital engine of a municipality needs to be able to do."""

    kind: Literal["capability"]
    group: GroupRef
    """Its group in the map: ``formagekartan#<element id>``."""
    statement: Line
    """What a municipality with the capability can say of itself."""
    signs: tuple[Line, ...] = Field(min_length=1)
    """What one can see when the capability is there."""
    questions: tuple[Line, ...] = Field(min_length=1)
    """Questions to talk about."""


class Scenario(Record):
    """A way of working together, between sharing nothing new and sharing all of it."""

    kind: Literal["scenario"]
    level: int = Field(ge=0, le=5)
    """How much is shared: 0 is today's way, 5 a common organisation."""
    shares: Line
    """What is shared, in a few words."""
    responsibility: Line
    """Where the responsibility lies, in a few words."""
    purpose: Prose
    future: Prose | None = None
    """What it is like when it works."""
    target: Prose | None = None
    """What has to be in place: agreements, decisions, structures."""
    strengths: tuple[Prose, ...] = ()
    """What speaks for it."""
    weaknesses: tuple[Prose, ...] = ()
    """What speaks against it."""
    differences: Prose | None = None
    """What differs from today."""
    effects: Prose
    pilot: Pilot | None = None


class Path(Record):
    """A way for municipalities to get enough capacity, with what speaks for it and against it."""

    kind: Literal["path"]
    steers: Line
    """Who steers the outcome."""
    strengths: tuple[Prose, ...] = Field(min_length=1)
    """What speaks for it."""
    weaknesses: tuple[Prose, ...] = Field(min_length=1)
    """What speaks against it."""


class Recommendation(Record):
    """Advice, with who should act and what to do first."""

    kind: Literal["recommendation"]
    actors: tuple[Actor, ...] = Field(min_length=1)
    why: Prose
    """Why it helps."""
    steps: tuple[Prose, ...] = Field(min_length=1)
    """What to do, in order; the first can be done on Monday."""
    suits: tuple[IdealtypeRef, ...] = ()
    """Patterns that the advice helps most; none when it helps in all."""
    supports: tuple[Ref, ...] = ()
    """Records and elements that the advice strengthens."""


class Case(Record):
    """Something that happened somewhere, told so that others can learn."""

    kind: Literal["case"]
    facts: tuple[Fact, ...] = ()
    lessons: tuple[Prose, ...] = Field(min_length=1)
    """What others can take from it."""


class AgendaPoint(Frozen):
    """A part of a workshop."""

    id: Id
    title: Line
    minutes: int = Field(ge=1, le=480)
    text: Prose
    """What the facilitator does and says, and what the group does."""


class Workshop(Record):
    """A workshop that can be run as it is."""

    kind: Literal["workshop"]
    purpose: Prose
    group: Line
    """Who takes part, and how many."""
    before: tuple[Prose, ...] = ()
    """What to do before."""
    material: tuple[Line, ...] = Field(min_length=1)
    agenda: tuple[AgendaPoint, ...] = Field(min_length=1)
    facilitation: tuple[Prose, ...] = Field(min_length=1)
    """Advice to who leads it."""
    output: tuple[Prose, ...] = Field(min_length=1)
    """What one has in hand afterwards, and what happens with it."""

    def minutes(self) -> int:
        """How long it takes."""
        return sum(point.minutes for point in self.agenda)


class GuideGroup(Frozen):
    """Some pages to read for one purpose."""

    id: Id
    title: Line
    text: Prose | None = None
    refs: tuple[Ref, ...] = Field(min_length=1)


class Guide(Record):
    """A way in for one kind of reader: what to read, what to do, and in which order."""

    kind: Literal["guide"]
    reader: Line
    """Who it is for, as the start page says it."""
    invitation: Line
    """What it gives, as the start page says it."""
    actors: tuple[Actor, ...] = ()
    """Recommendations for these are listed at the end."""
    groups: tuple[GuideGroup, ...] = Field(min_length=1)


AnyRecord = (
    Source
    | Concept
    | Finding
    | AnyModel
    | Idealtype
    | Capability
    | Scenario
    | Path
    | Recommendation
    | Case
    | Dataset
    | Workshop
    | Guide
)
