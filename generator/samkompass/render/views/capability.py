"""Capabilities and their map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.frameworks import Area, GroupElement, MapModel
from samkompass.model.records import AnyRecord, Capability


@dataclass(frozen=True)
class MapGroup:
    """A group of a map with its capabilities."""

    ref: str
    element: GroupElement
    capabilities: tuple[AnyRecord, ...]


@dataclass(frozen=True)
class MapArea:
    """An area of a map with its groups."""

    area: Area
    groups: tuple[MapGroup, ...]


@dataclass(frozen=True)
class CapabilityMap:
    """A map, resolved."""

    model: MapModel
    areas: tuple[MapArea, ...]

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return sum(len(area.groups) for area in self.areas)

    @property
    def capabilities(self) -> int:
        """How many capabilities it has."""
        return sum(len(group.capabilities) for area in self.areas for group in area.groups)


def view(record: Capability, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Where the capability stands in its map."""
    model_id, _, group_id = record.group.partition("#")
    model = knowledge.records[model_id]
    assert isinstance(model, MapModel)
    group = next(element for element in model.elements if element.id == group_id)
    area = next(area for area in model.areas if area.id == group.area)
    siblings = [id_ for id_ in knowledge.relations.capabilities[record.group] if id_ != record.id]
    return {"map": model, "group": group, "area": area, "siblings": siblings}


def overview(knowledge: KnowledgeBase) -> dict[str, Any]:
    """All maps with their capabilities."""
    models = [model for model in knowledge.of_kind("model") if isinstance(model, MapModel)]
    return {"maps": [capability_map(model, knowledge) for model in models]}


def capability_map(model: MapModel, knowledge: KnowledgeBase) -> CapabilityMap:
    """A map with its areas, groups and capabilities."""
    groups = [
        MapGroup(
            f"{model.id}#{element.id}",
            element,
            tuple(
                knowledge.records[id_] for id_ in knowledge.relations.capabilities.get(f"{model.id}#{element.id}", ())
            ),
        )
        for element in model.elements
    ]
    areas = [MapArea(area, tuple(group for group in groups if group.element.area == area.id)) for area in model.areas]
    return CapabilityMap(model, tuple(areas))
