"""How answers count: what an edition may change in an instrument that is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samkompass.model import layer_rules
from samkompass.model.diagnostic import Report
from samkompass.model.instrument import Instrument
from samkompass.model.lineage import Change, Lineage

_PARTS = {
    "bands": "bands",
    "minimum_answered": "minimum_answered",
    "margin": "borders",
    "x_border": "borders",
    "y_border": "borders",
    "when": "conditions",
    "show_if": "conditions",
    "treatment": "treatment",
    "weights": "weights",
    "reverse": "weights",
    "of": "weights",
    "scale": "scales",
    "points": "scales",
    "value": "scales",
}
"""Field → the part of how answers count that it belongs to, as `Instrument.adjustable` names it."""

_TEXTS = ("title", "text", "label", "id")
"""Fields within those that say nothing of how answers count."""


def check_adjusted(instruments: Mapping[str, Instrument], lineage: Lineage, report: Report) -> None:
    """Report changes of how answers count that an instrument does not allow.

    Args:
        instruments: id → instrument, as in the base.
        lineage: what the layers of an edition changed.
        report: takes every problem.
    """
    for key, change in lineage.all():
        kind, _, id_ = key.partition("/")
        if kind == "instrument" and id_ in instruments:
            concerned = [instruments[id_]]
        elif kind == "scale":
            concerned = [instrument for instrument in instruments.values() if id_ in _scales(instrument)]
        else:
            continue
        for part in sorted(_adjusted(change)):
            for instrument in concerned:
                if part not in instrument.adjustable:
                    allowed = ", ".join(instrument.adjustable) or "nothing"
                    report.add(
                        layer_rules.OVERLAY_THRESHOLD,
                        change.where,
                        f"'{change.path}' changes the {part} of '{instrument.id}', whose 'adjustable' has {allowed}.",
                        layer_rules.OVERLAY_THRESHOLD.mend,
                    )


def _scales(instrument: Instrument) -> set[str]:
    return {instrument.scale_of(item) for item in instrument.items}


def _adjusted(change: Change) -> set[str]:
    """The parts of how answers count that a change is about."""
    path = tuple(change.path.split("."))
    if change.operation == "set":
        before, after = dict(_counting(path, change.beneath)), dict(_counting(path, change.value))
        differing = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
        return {part for place in differing if (part := _part(place))}
    if change.operation in ("add", "remove"):
        return {part} if (part := _part(path[:-1])) else set()
    return set()


def _part(path: tuple[str, ...]) -> str:
    return next((_PARTS[name] for name in path if name in _PARTS), "")


def _counting(path: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The single values below a path that say how answers count."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _counting((*path, key), member)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _counting((*path, str(index)), member)
    elif value is not None and path[-1] not in _TEXTS and _part(path):
        yield path, value
