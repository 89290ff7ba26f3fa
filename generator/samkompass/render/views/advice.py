"""Recommendations and findings: by who acts, where one stands and which source they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.record import Actor
from samkompass.model.records import AnyRecord, Guide, Recommendation, Source


@dataclass(frozen=True)
class Choice:
    """A way to filter the recommendations.

    Attributes:
        id: what the entries call it: ``data-<id>`` holds its values.
        label: key of its label in the texts of the interface.
        options: value → its label, or the key of it where `keys` is true.
    """

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    keys: bool = False


def overview(knowledge: KnowledgeBase) -> dict[str, Any]:
    """What the recommendations can be filtered by: only what some of them have."""
    found = [record for record in knowledge.of_kind("recommendation") if isinstance(record, Recommendation)]
    actors = [actor for actor in get_args(Actor) if any(actor in record.actors for record in found)]
    types = [type_ for type_ in knowledge.of_kind("idealtype") if any(type_.id in record.suits for record in found)]
    cited = {citation.ref for record in found for citation in record.sources}
    sources = [source for source in knowledge.of_kind("source") if source.id in cited]
    choices = (
        Choice("actors", "recommendation.actors", tuple((actor, f"actor.{actor}") for actor in actors), keys=True),
        Choice("suits", "recommendation.suits", tuple((type_.id, type_.title) for type_ in types)),
        Choice("sources", "page.sources", tuple((source.id, source.title) for source in sources)),
    )
    return {"choices": [choice for choice in choices if len(choice.options) > 1 or choice.id == "actors"]}


def findings(knowledge: KnowledgeBase) -> dict[str, Any]:
    """The findings by the source that each cites first, and those of the project itself."""
    found: dict[str, list[AnyRecord]] = {}
    for finding in knowledge.of_kind("finding"):
        found.setdefault(finding.sources[0].ref if finding.sources else "", []).append(finding)
    sources = [source for source in knowledge.of_kind("source") if isinstance(source, Source)]
    by_source = [(source, found[source.id]) for source in sources if source.id in found]
    return {"by_source": by_source, "own": found.get("", [])}


def for_reader(record: Guide, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Ids of the recommendations for a reader that the guide does not name itself."""
    named = {ref for group in record.groups for ref in group.refs}
    wanted = set(record.actors)
    advice = [
        found.id
        for found in knowledge.of_kind("recommendation")
        if isinstance(found, Recommendation) and wanted & set(found.actors) and found.id not in named
    ]
    return {"advice": advice}
