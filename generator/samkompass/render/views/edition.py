"""What the pages about an edition need: its municipalities with their sum, and whom to turn to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.edition import Edition
from samkompass.model.instrument import Instrument
from samkompass.model.lineage import Lineage
from samkompass.model.look import Municipality
from samkompass.model.records import AnyRecord
from samkompass.render.environment import PageContext
from samkompass.render.facts import NotedEdition
from samkompass.render.numbers import number

from .regional import regional


@dataclass(frozen=True)
class MunicipalityRow:
    """A row of the table: the municipality, its population as it is shown, and the year of it."""

    municipality: Municipality
    population: str | None
    year: int | None


def about(edition: Edition | NotedEdition, knowledge: KnowledgeBase, base: str) -> dict[str, Any]:
    """Variables of the page about an edition.

    Args:
        edition: what is published.
        knowledge: where municipalities have their names.
        base: version of what the edition builds on.

    Returns:
        ``rows`` are the municipalities by name, ``year`` the one year that all populations are for, or None. ``sum`` is
        their sum, or None when there are none, some are missing, or they are for several years.
    """
    entries = edition.municipalities
    known = [entry.population for entry in entries if entry.population is not None]
    years = {entry.year for entry in entries if entry.year is not None}
    rows = [
        MunicipalityRow(
            knowledge.municipalities[entry.code],
            None if entry.population is None else number(entry.population, language=knowledge.language),
            entry.year,
        )
        for entry in entries
    ]
    whole = len(known) == len(entries) > 1 and len(years) == 1
    return {
        "base": base,
        "rows": sorted(rows, key=lambda row: _alphabetical(row.municipality.short)),
        "several_counties": len({row.municipality.county for row in rows}) > 1,
        "has_populations": bool(known),
        "year": next(iter(years)) if len(years) == 1 else None,
        "sum": number(sum(known), language=knowledge.language) if whole else None,
    }


@dataclass(frozen=True)
class Changed:
    """A page that is not as in the base, and what was done to it."""

    title: str
    url: str
    text: str


def changed(lineage: Lineage) -> tuple[str, ...]:
    """Kind and id of every record and instrument that editions changed, added or hid."""
    others = ("interface/", "page/", "edition/", "scale/", "examples/")
    return tuple(
        key
        for key, changes in lineage.changes.items()
        if not key.startswith(others) and any(change.layer.kind == "edition" for change in changes)
    )


def changes(
    lineage: Lineage, knowledge: KnowledgeBase, context: PageContext, note: Callable[[str], None]
) -> dict[str, Any]:
    """What an edition and those that it extends have of their own, for the page about it.

    Args:
        lineage: what their layers changed.
        knowledge: the knowledge base of the edition.
        context: the page that links to the others.
        note: told which facts are read.

    Returns:
        ``changes`` are the pages that are not as in the base, by title; ``hidden`` is how many of the base's
        are left out.
    """
    note("changed:")
    found: list[Changed] = []
    hidden = 0
    for key in changed(lineage):
        kind, _, id_ = key.partition("/")
        things: Mapping[str, AnyRecord | Instrument] = (
            knowledge.instruments if kind == "instrument" else knowledge.records
        )
        if id_ not in things:
            hidden += 1
            continue
        note(f"lineage:{key}")
        lines = [line for mark in regional(things[id_], lineage, context) for line in mark.lines]
        found.append(Changed(knowledge.title(id_), context.url_for(id_), " ".join(lines)))
    return {"changes": tuple(sorted(found, key=lambda one: _alphabetical(one.title))), "hidden": hidden}


def municipality_names(edition: Edition | NotedEdition, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """The short names of an edition's municipalities, which forms propose to those who answer."""
    names = (knowledge.municipalities[entry.code].short for entry in edition.municipalities)
    return tuple(sorted(names, key=_alphabetical))


def _alphabetical(name: str) -> str:
    """A key that puts å, ä and ö after z, in that order, wherever the computer stands."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))
