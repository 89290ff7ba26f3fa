"""A concept among the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.records import AnyRecord, Concept
from samkompass.render.marks import bare

_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def view(record: Concept, knowledge: KnowledgeBase) -> dict[str, Any]:
    """What the concept consists of."""
    return {"narrower": knowledge.relations.narrower.get(record.id, ())}


def overview(knowledge: KnowledgeBase) -> dict[str, Any]:
    """All concepts by their first letter, in the Swedish order."""
    concepts = sorted(knowledge.of_kind("concept"), key=lambda concept: sort_key(bare(concept.title)))
    return {"letters": list(_by_letter(concepts))}


def _by_letter(concepts: list[AnyRecord]) -> Iterator[tuple[str, list[AnyRecord]]]:
    found: dict[str, list[AnyRecord]] = {}
    for concept in concepts:
        found.setdefault(bare(concept.title)[0].upper(), []).append(concept)
    yield from found.items()


def sort_key(text: str) -> tuple[int, ...]:
    """Key that sorts as a Swedish dictionary does: å, ä, ö last, whatever else first."""
    return tuple(_ALPHABET.find(character) for character in text.casefold())
