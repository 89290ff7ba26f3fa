"""A model with its drawing."""

from __future__ import annotations

from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.frameworks import AnyModel, MapModel
from samkompass.render.layouts import drawing

from .capability import capability_map


def view(record: AnyModel, knowledge: KnowledgeBase) -> dict[str, Any]:
    """The drawing, and the capabilities of a map."""
    resolved = capability_map(record, knowledge) if isinstance(record, MapModel) else None
    return {"drawing": drawing(record), "map": resolved, "capabilities": knowledge.relations.capabilities}
