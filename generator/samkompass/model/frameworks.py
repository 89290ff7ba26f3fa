"""Models: frameworks with ordered elements. `form` decides what the elements hold and how the model is drawn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Frozen, Id, Line, Prose, Ref, Sourced
from .record import Fact, Record


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


class QuadrantElement(Element):
    """A type: one of the four fields that two axes make."""

    x: Literal["low", "high"]
    """Its side of the horizontal axis."""
    y: Literal["low", "high"]
    """Its side of the vertical axis."""


class CornerElement(Element):
    """A part of a strategy: its goal, a method, or a cornerstone that it rests on."""

    role: Literal["goal", "method", "cornerstone"]


class FactorElement(Element):
    """Something that decides how it goes, or an effect of it."""

    role: Literal["factor", "effect"]


class GroupElement(Element):
    """A group of capabilities in a map. Capabilities name it: ``group: <model id>#<element id>``."""

    area: Id
    """Id of one of the map's areas."""


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
    """A model of steps that recreate each other without an end; the first follows the last."""

    kind: Literal["model"]
    form: Literal["cycle"]
    elements: tuple[Element, ...] = Field(min_length=2, max_length=6)


class LayerModel(Record):
    """A model of layers, the first on top. Each builds on the one below."""

    kind: Literal["model"]
    form: Literal["layers"]
    elements: tuple[Element, ...] = Field(min_length=2, max_length=6)


class StairModel(Record):
    """A model of stairs, the first at the bottom: each step goes further than the one before."""

    kind: Literal["model"]
    form: Literal["stairs"]
    elements: tuple[Element, ...] = Field(min_length=2, max_length=6)


class SequenceModel(Record):
    """A model of phases or steps in time, the first first."""

    kind: Literal["model"]
    form: Literal["sequence"]
    elements: tuple[Element, ...] = Field(min_length=2, max_length=12)


class PartsModel(Record):
    """A model of parts that make a whole together, in no order of rank or time."""

    kind: Literal["model"]
    form: Literal["parts"]
    whole: Line
    """What the parts make up, in a few words; stands in the middle of the drawing."""
    elements: tuple[Element, ...] = Field(min_length=2, max_length=12)


class Axis(Frozen):
    """An axis of a quadrant."""

    title: Line
    low: Line = Field(max_length=40)
    """What its low end means, in a few words: they stand beside the axis."""
    high: Line = Field(max_length=40)
    categories: tuple[Fact, ...] = ()
    """What it is made up of: the name of each category and what it covers."""


class QuadrantModel(Record):
    """A model of two axes and the four types between them."""

    kind: Literal["model"]
    form: Literal["quadrant"]
    x: Axis
    """The horizontal axis."""
    y: Axis
    """The vertical axis."""
    elements: tuple[QuadrantElement, ...] = Field(min_length=4, max_length=4)


class CornerstoneModel(Record):
    """A model of a goal, the methods that lead there and the cornerstones that all of it rests on."""

    kind: Literal["model"]
    form: Literal["cornerstones"]
    elements: tuple[CornerElement, ...] = Field(min_length=3)


class FactorModel(Record):
    """A model of factors and the effects they lead to."""

    kind: Literal["model"]
    form: Literal["factors"]
    elements: tuple[FactorElement, ...] = Field(min_length=2)


class Area(Frozen):
    """An area of a map of capabilities."""

    id: Id
    title: Line
    text: Prose


class MapModel(Record):
    """A map of capabilities: areas, and groups in them. The capabilities are records of their own."""

    kind: Literal["model"]
    form: Literal["map"]
    areas: tuple[Area, ...] = Field(min_length=1)
    elements: tuple[GroupElement, ...] = Field(min_length=1)


AnyModel = (
    DimensionModel
    | TensionModel
    | CycleModel
    | LayerModel
    | StairModel
    | SequenceModel
    | PartsModel
    | QuadrantModel
    | CornerstoneModel
    | FactorModel
    | MapModel
)

Model = Annotated[AnyModel, Field(discriminator="form")]
