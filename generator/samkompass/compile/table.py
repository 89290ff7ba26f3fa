"""Instruments → scoring tables."""

from __future__ import annotations

from typing import Any, cast

from samkompass.model.instrument import Condition, Instrument, Scale
from samkompass.scoring.table import FORMAT, Table, table_hash


def compile_table(instrument: Instrument, scale: Scale) -> Table:
    """The scoring table of a sound instrument (see `samkompass.compile.lint`)."""
    low, high = scale.values[0].value, scale.values[-1].value
    table: dict[str, Any] = {
        "format": FORMAT,
        "instrument": instrument.id,
        "version": instrument.version,
        "minimum": instrument.minimum_answered,
        "items": {item.id: [low, high] for item in instrument.items},
        "dimensions": {
            dimension.id: {
                item.id: [item.weights[dimension.id], int(item.reverse)]
                for item in instrument.items
                if dimension.id in item.weights
            }
            for dimension in instrument.dimensions
        },
        "bands": [[band.id, band.lower, band.upper] for band in instrument.bands],
        "rules": [
            [rule.recommendation, [_condition(condition) for condition in rule.when]]
            for rule in instrument.recommendations
        ],
    }
    table["hash"] = table_hash(table)
    return cast("Table", table)


def _condition(condition: Condition) -> list[Any]:
    side, threshold = (1, condition.at_least) if condition.at_least is not None else (-1, condition.at_most)
    return ["d" if condition.dimension else "i", condition.dimension or condition.item, side, threshold]
