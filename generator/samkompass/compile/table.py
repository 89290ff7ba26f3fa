"""Instruments → scoring tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from samkompass.model.instrument import (
    Condition,
    Dimension,
    Instrument,
    Item,
    Migration,
    Quadrant,
    Scale,
    Treatment,
)
from samkompass.scoring.table import FORMAT, HIGH, LOW, OPEN, OPTIONS, OUT, Table, table_hash

KINDS = {"dimension": "d", "item": "i", "share": "s", "type": "t", "flag": "f", "priority": "p", "role": "r"}
"""What a condition is about → the first member of its row."""

FIELDS = ("low-low", "high-low", "low-high", "high-high")
"""The fields of a quadrant, in the order of the table."""


def compile_table(instrument: Instrument, scales: Mapping[str, Scale]) -> Table:
    """The scoring table of a sound instrument (see `samkompass.compile.lint`).

    Args:
        instrument: the instrument.
        scales: id → scale, with every scale that it names.
    """
    importance = instrument.importance
    table: dict[str, Any] = {
        "format": FORMAT,
        "instrument": instrument.id,
        "version": instrument.version,
        "minimum": instrument.minimum_answered,
        "treatment": _treatment(instrument.treatment),
        "items": {item.id: _item(instrument, item, scales[instrument.scale_of(item)]) for item in instrument.items},
        "importance": _range(scales[importance.scale]) if importance and instrument.weighed else None,
        "roles": [role.id for role in instrument.roles],
        "roleRequired": int(instrument.role_required),
        "dimensions": {dimension.id: _dimension(instrument, dimension) for dimension in instrument.dimensions},
        "bands": _bands(instrument.bands),
        "rules": [[rule.recommendation, conditions(rule.when)] for rule in instrument.recommendations],
        "shares": [list(instrument.shares.of), instrument.shares.margin] if instrument.shares else None,
        "quadrant": _quadrant(instrument.quadrant) if instrument.quadrant else None,
        "flags": [[flag.id, conditions(flag.when)] for flag in instrument.flags],
        "priorities": [instrument.priorities.target, instrument.priorities.count] if instrument.priorities else None,
        "migrations": [_migration(migration) for migration in instrument.migrations],
    }
    always = ("minimum", "treatment")
    table = {key: value for key, value in table.items() if value or key in always}
    table["hash"] = table_hash(table)
    return cast("Table", table)


def renamed(table: Table, id_: str) -> Table:
    """A table under another id: that of a variant, or that of the instrument which it is a variant of."""
    changed: dict[str, Any] = {**table, "instrument": id_}
    changed["hash"] = table_hash(changed)
    return cast("Table", changed)


def conditions(declared: tuple[Condition, ...]) -> list[list[Any]]:
    """Conditions as rows of a table."""
    return [_condition(condition) for condition in declared]


def _condition(condition: Condition) -> list[Any]:
    ((name, id_),) = condition.named.items()
    if condition.is_ is not None:
        return ["a", id_, condition.is_]
    if condition.at_least is not None:
        return [KINDS[name], id_, 1, condition.at_least]
    return [KINDS[name], id_] if condition.at_most is None else [KINDS[name], id_, -1, condition.at_most]


def _range(scale: Scale) -> list[int]:
    return [scale.values[0].value, scale.values[-1].value]


def _item(instrument: Instrument, item: Item, scale: Scale) -> list[Any]:
    lowest = scale.values[0].value
    points = [step.value - lowest if step.points is None else step.points for step in scale.values]
    options = {
        "p": points if points != list(range(len(points))) else [],
        "r": int(item.required),
        "s": conditions(item.show_if),
        "o": list(item.roles),
        "w": int(item.id in instrument.weighed),
    }
    options = {key: value for key, value in options.items() if value}
    return [*_range(scale), options] if options else _range(scale)


def _dimension(instrument: Instrument, dimension: Dimension) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if dimension.of:
        options["d"] = 1
    if dimension.minimum_answered is not None:
        options["m"] = dimension.minimum_answered
    if dimension.treatment is not None:
        options["t"] = _treatment(dimension.treatment)
    if dimension.bands:
        options["b"] = _bands(dimension.bands)
    over = {id_: [part.weight, int(part.reverse)] for id_, part in dimension.parts.items()} or {
        item.id: [item.weights[dimension.id], int(item.reverse)]
        for item in instrument.items
        if dimension.id in item.weights
    }
    return {OPTIONS: options, **over} if options else over


def _treatment(treatment: Treatment) -> list[int]:
    codes = {"open": OPEN, "out": OUT, "low": LOW, "high": HIGH}
    return [codes[name] for name in (treatment.dk, treatment.na, treatment.skipped, treatment.unanswered)]


def _bands(bands: tuple[Any, ...]) -> list[list[Any]]:
    return [[band.id, band.lower, band.upper] for band in bands]


def _quadrant(quadrant: Quadrant) -> list[Any]:
    types = [quadrant.types[field] for field in FIELDS]  # type: ignore[index]
    return [quadrant.x, quadrant.y, quadrant.x_border, quadrant.y_border, types]


def _migration(migration: Migration) -> list[Any]:
    return [
        migration.from_,
        migration.table or "",
        dict(migration.renamed),
        list(migration.removed),
        {item: dict(changed) for item, changed in migration.values.items()},
        list(migration.added),
    ]
