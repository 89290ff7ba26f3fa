"""Instruments: items with what the form needs of each, dimensions as a tree, and which pictures a result has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.frameworks import DimensionElement, TensionElement
from samkompass.model.instrument import (
    Band,
    Condition,
    Dimension,
    Instrument,
    InstrumentSection,
    Item,
    Reference,
    Scale,
)
from samkompass.model.records import AnyRecord

SELF_ASSESSMENT = ("larandestadier", "kommuner-overskattar-sin-mognad")
"""What to read about answering about oneself, as far as the edition has it."""

MANY = 8
"""More dimensions than this are not drawn as a radar, and their parts are folded."""
FEWEST = 3
"""Fewer values make no radar."""


@dataclass(frozen=True)
class When:
    """A condition on an item, as the page tells it.

    Attributes:
        number: the item's number.
        answers: labels of the answers that fulfil it, lowest first; empty for `marked`.
        marked: that the item is answered "vet ej" or "inte relevant".
        text: the item's statement.
    """

    number: int
    answers: tuple[str, ...]
    marked: Literal["dk", "na"] | None
    text: str


@dataclass(frozen=True)
class Asked:
    """An item as the form asks it.

    Attributes:
        number: its place among all items, from 1.
        measures: what it measures; its section's when it says nothing.
        short: what a map calls it: what it measures, when that is a thing of its own, else its statement.
        importance: whether it is also asked how important it is.
        when: conditions that must hold for it to be asked.
        otherwise: number of the first item after it that they do not concern; None when there is none.
        roles: titles of those who are asked; empty for everybody.
    """

    item: Item
    number: int
    section: InstrumentSection
    scale: Scale
    measures: str
    short: str
    importance: bool
    when: tuple[When, ...]
    otherwise: int | None
    roles: tuple[str, ...]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id


@dataclass(frozen=True)
class Node:
    """A dimension in the tree: its parts, or the items that weigh on it.

    Attributes:
        depth: 0 when it is no part of another.
        over: all the dimensions that it is over, those too that stand in another place.
        both: whether it lies between two ends of which neither is better.
        ends: what those ends are called: the poles of what it measures, else its first and last band.
        folded: whether its parts are folded in a result, because there are many.
        references: figures of others for it, with the title of each.
    """

    dimension: Dimension
    depth: int
    parts: tuple[Node, ...]
    items: tuple[Asked, ...]
    over: tuple[Dimension, ...]
    both: bool
    ends: tuple[str, str]
    bands: tuple[Band, ...]
    folded: bool
    references: tuple[tuple[str, int], ...]

    def all(self) -> Iterator[Node]:
        """The node, and all below it, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True)
class Pictures:
    """What a result shows.

    Attributes:
        radar: ids of the dimensions that are its axes; empty when there is no radar.
        heat: whether the answers show as a map, with lists of what stands out.
        bars: whether the table has bars.
    """

    radar: tuple[str, ...]
    heat: bool

    @property
    def bars(self) -> bool:
        """The table has bars unless a radar stands beside it."""
        return not self.radar


@dataclass(frozen=True)
class ShownRecommendation:
    """A recommendation that an instrument can give."""

    record: AnyRecord
    url: str


def view(instrument: Instrument, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Variables of an instrument's page and of its form."""
    items = asked_items(instrument, knowledge)
    nodes = tuple(tree(instrument, items, knowledge))
    return {
        "instrument": instrument,
        "items": items,
        "sections": [(section, [item for item in items if item.section is section]) for section in instrument.sections],
        "tree": nodes,
        "nodes": [node for root in nodes for node in root.all()],
        "pictures": pictures(instrument),
        "scale": knowledge.scales[instrument.scale],
        "importance": knowledge.scales[instrument.importance.scale] if instrument.importance else None,
        "self_assessment": [ref for ref in SELF_ASSESSMENT if ref in knowledge.records],
        "references": _grouped(instrument.references),
        "scales": _scales(items),
    }


def settings(instrument: Instrument, knowledge: KnowledgeBase) -> dict[str, Any]:
    """What the page's script needs beside the table: titles, and the example that visitors can look at."""
    examples = knowledge.examples[instrument.id].examples
    example = next(example for example in examples if example.id == instrument.example)
    dimensions = {dimension.id: dimension.title for dimension in instrument.dimensions}
    types = {type_.id: type_.title for type_ in instrument.types}
    if instrument.shares:  # the parts of a mixture are called what they are; a type's title says that it leads
        types = {id_: dimensions[id_] for id_ in instrument.shares.of}
    heat = pictures(instrument).heat
    found = {
        "titles": {
            "dimensions": dimensions,
            "bands": {band.id: band.title for band in instrument.bands},
            "own": {
                dimension.id: {band.id: band.title for band in dimension.bands}
                for dimension in instrument.dimensions
                if dimension.bands
            },
            "types": types,
            "items": {asked.id: asked.short for asked in asked_items(instrument, knowledge)} if heat else {},
            "flags": {flag.id: flag.title for flag in instrument.flags},
        },
        "balanced": [dimension.id for dimension in instrument.dimensions if dimension.balanced],
        "radar": list(pictures(instrument).radar),
        "notes": {migration.from_: migration.note for migration in instrument.migrations if migration.note},
        "example": {"answers": example.answers, "importance": example.importance, "role": example.role},
    }
    return {key: value for key, value in found.items() if value}


def asked_items(instrument: Instrument, knowledge: KnowledgeBase) -> tuple[Asked, ...]:
    """The items in the order they are asked."""
    scales = knowledge.scales
    numbers = {item.id: number for number, item in enumerate(instrument.items, 1)}
    by_id = {item.id: item for item in instrument.items}
    roles = {role.id: role.title for role in instrument.roles}

    def when(condition: Condition) -> When:
        item = by_id[condition.item or ""]
        steps = scales[instrument.scale_of(item)].values
        labels = () if condition.is_ else tuple(step.label for step in steps if _holds(condition, step.value))
        return When(numbers[item.id], labels, condition.is_, item.text)

    def otherwise(item: Item) -> int | None:
        later = instrument.items[numbers[item.id] :]
        concerned = set(item.show_if)
        return next((numbers[other.id] for other in later if not concerned <= set(other.show_if)), None)

    return tuple(
        Asked(
            item=item,
            number=numbers[item.id],
            section=section,
            scale=scales[instrument.scale_of(item)],
            measures=item.measures or section.measures,
            short=knowledge.title(item.measures) if item.measures else item.text,
            importance=item.id in instrument.weighed,
            when=tuple(when(condition) for condition in item.show_if),
            otherwise=otherwise(item) if item.show_if else None,
            roles=tuple(roles[id_] for id_ in item.roles),
        )
        for section in instrument.sections
        for item in section.items
    )


def _holds(condition: Condition, value: int) -> bool:
    low, high = condition.at_least, condition.at_most
    return (low is None or value >= low) and (high is None or value <= high)


def tree(instrument: Instrument, items: tuple[Asked, ...], knowledge: KnowledgeBase) -> Iterator[Node]:
    """The dimensions that are no part of another, each with its parts below it. A part stands in one place only."""
    by_id = {dimension.id: dimension for dimension in instrument.dimensions}
    parts = {id_ for dimension in instrument.dimensions for id_ in dimension.of}
    many = len(instrument.dimensions) > MANY
    both = _two_sided(instrument)
    placed: set[str] = set()

    def node(dimension: Dimension, depth: int) -> Node:
        placed.add(dimension.id)
        bands = dimension.bands or instrument.bands
        below = tuple(node(by_id[id_], depth + 1) for id_ in dimension.of if id_ not in placed)
        return Node(
            dimension=dimension,
            depth=depth,
            parts=below,
            items=tuple(asked for asked in items if dimension.id in asked.item.weights),
            over=tuple(by_id[id_] for id_ in dimension.of),
            both=dimension.id in both,
            ends=_ends(dimension.measures, knowledge) or (bands[0].title, bands[-1].title),
            bands=bands,
            folded=many and bool(below) and not any(part.parts for part in below),
            references=tuple(
                (reference.title, reference.values[dimension.id])
                for reference in instrument.references
                if dimension.id in reference.values
            ),
        )

    for dimension in instrument.dimensions:
        if dimension.id not in parts:
            yield node(dimension, 0)


def _two_sided(instrument: Instrument) -> set[str]:
    """Ids of balanced dimensions, and of those that are over such ones alone."""
    found = {dimension.id for dimension in instrument.dimensions if dimension.balanced}
    over = [dimension for dimension in instrument.dimensions if dimension.of]
    while more := {dimension.id for dimension in over if set(dimension.of) <= found} - found:
        found |= more
    return found


def _ends(ref: str, knowledge: KnowledgeBase) -> tuple[str, str] | None:
    element = knowledge.elements.get(ref)
    if isinstance(element, TensionElement):
        return (element.first.title, element.second.title)
    return (element.low.title, element.high.title) if isinstance(element, DimensionElement) else None


def pictures(instrument: Instrument) -> Pictures:
    """Which pictures a result has, beside what its table shows."""
    heat = instrument.priorities is not None or instrument.strongest
    plain = tuple(dimension.id for dimension in instrument.dimensions if not dimension.of and not dimension.balanced)
    other = heat or instrument.shares or instrument.quadrant or len(plain) < len(instrument.dimensions)
    return Pictures(plain if not other and FEWEST <= len(plain) <= MANY else (), heat)


def scripts(instrument: Instrument) -> dict[str, bool]:
    """What the front matter of a page says of scripts that only some instruments need."""
    return {"answers_map": True} if pictures(instrument).heat else {}


def _grouped(references: tuple[Reference, ...]) -> list[tuple[tuple[str, ...], Reference]]:
    """References that say the same about themselves, told once: their titles, and the first of them."""
    found: dict[tuple[Any, ...], list[Reference]] = {}
    for reference in references:
        found.setdefault((reference.note, reference.sources), []).append(reference)
    return [(tuple(reference.title for reference in same), same[0]) for same in found.values()]


def _scales(items: tuple[Asked, ...]) -> list[Scale]:
    return list({asked.scale.id: asked.scale for asked in items}.values())
