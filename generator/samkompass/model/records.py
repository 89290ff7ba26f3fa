"""Kinds of knowledge records: one class a kind, one YAML file a record, ``content/<kind>/<id>.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import ConceptRef, Frozen, Id, Line, Prose, RecommendationRef, Ref, Sourced

Actor = Literal["politiker", "direktor", "digitaliseringsansvarig", "it-ansvarig", "verksamhetschef", "processledare"]
"""Who acts: elected politicians, heads of administration, and so on. Labels are in ``content/interface``."""


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
    order: int = 0
    """Place in lists of its kind; equal numbers are sorted by title."""


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


class Concept(Record):
    """A term with its definition."""

    kind: Literal["concept"]
    definition: Prose
    synonyms: tuple[Line, ...] = ()
    """Other words for the same thing; search finds the concept by them."""
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


class Pole(Frozen):
    """One end of a scale or one side of a tension."""

    title: Line
    text: Prose


class Element(Sourced):
    """A part of a model, with a permalink of its own: ``<model id>#<element id>``."""

    id: Id
    title: Line
    summary: Prose
    body: Prose | None = None
    observed: Prose | None = None
    """What the case of the source showed."""
    questions: tuple[Line, ...] = ()
    """Questions to talk about."""
    related: tuple[Ref, ...] = ()


class DimensionElement(Element):
    """A scale between two poles, where the high one suits collective work better."""

    low: Pole
    high: Pole


class TensionElement(Element):
    """Two legitimate aims that pull against each other; neither side is the better one."""

    first: Pole
    second: Pole
    ways: tuple[Prose, ...]
    """How to work with the tension, one way an entry."""


class StepElement(Element):
    """A step of a cycle. The next in order follows; the first follows the last."""


class DimensionModel(Record):
    """A model of scales that together make a profile."""

    kind: Literal["model"]
    form: Literal["dimensions"]
    elements: tuple[DimensionElement, ...] = Field(min_length=2)


class TensionModel(Record):
    """A model of tensions."""

    kind: Literal["model"]
    form: Literal["tensions"]
    elements: tuple[TensionElement, ...] = Field(min_length=1)


class CycleModel(Record):
    """A model of steps that recreate each other without an end."""

    kind: Literal["model"]
    form: Literal["cycle"]
    elements: tuple[StepElement, ...] = Field(min_length=3, max_length=6)


Model = Annotated[DimensionModel | TensionModel | CycleModel, Field(discriminator="form")]


class Recommendation(Record):
    """Advice, with who should act and what to do first."""

    kind: Literal["recommendation"]
    actors: tuple[Actor, ...] = Field(min_length=1)
    why: Prose
    """Why it helps."""
    steps: tuple[Prose, ...] = Field(min_length=1)
    """What to do, in order; the first can be done on Monday."""
    supports: tuple[Ref, ...] = ()
    """Records and elements that the advice strengthens."""


class Fact(Frozen):
    """A short fact about a case."""

    label: Line
    value: Line


class Case(Record):
    """Something that happened somewhere, told so that others can learn."""

    kind: Literal["case"]
    facts: tuple[Fact, ...] = ()
    lessons: tuple[Prose, ...] = Field(min_length=1)
    """What others can take from it."""


AnyModel = DimensionModel | TensionModel | CycleModel
AnyRecord = Source | Concept | Finding | DimensionModel | TensionModel | CycleModel | Recommendation | Case
