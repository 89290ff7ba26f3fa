"""A dataset as a table of texts, and as a figure."""

from __future__ import annotations

from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.dataset import Dataset
from samkompass.render.charts import figure
from samkompass.render.numbers import quantity

NOT_GIVEN = "–"
"""Stands where the source gives no number."""


def view(record: Dataset, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Each row with its numbers as text, in the order of the columns, and the figure where there is one."""
    table = []
    for row in record.values:
        cells = []
        for column in record.columns:
            value = row.values[column.id]
            cells.append(
                NOT_GIVEN if value is None else quantity(value, column.unit, column.decimals, knowledge.language)
            )
        table.append((row, cells))
    return {"table": table, "figure": figure(record, knowledge.language)}
