"""A workshop's agenda with its clock."""

from __future__ import annotations

from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.records import Workshop


def view(record: Workshop, _knowledge: KnowledgeBase) -> dict[str, Any]:
    """Each point with the minute it begins and ends, and the whole time in hours and minutes."""
    points, clock = [], 0
    for point in record.agenda:
        points.append((point, clock, clock + point.minutes))
        clock += point.minutes
    return {"points": points, "hours": clock // 60, "minutes": clock % 60}
