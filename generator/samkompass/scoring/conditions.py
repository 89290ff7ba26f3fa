"""What follows from a result: flags and recommendations, by conditions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .dimensions import FULL, Score
from .priorities import Priority
from .states import States
from .table import ConditionRow, Table


@dataclass(frozen=True)
class Outcome:
    """What conditions can ask about.

    Attributes:
        states: item → its state.
        scores: dimension → its score.
        types: type → share of the mixture.
        type: the type that the result names.
        flags: flags that are up, in the order they are declared.
        first: the items that come first among the priorities, as many as are shown.
        role: who answers.
    """

    states: States
    scores: Mapping[str, Score] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    type: str | None = None
    flags: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    role: str | None = None


def first_priorities(table: Table, priorities: list[Priority]) -> tuple[str, ...]:
    """The items that the page shows as priorities."""
    return tuple(entry.id for entry in priorities[: table["priorities"][1]]) if priorities else ()


def strength(table: Table, condition: ConditionRow, outcome: Outcome) -> int | None:
    """How far the answers are past a condition's threshold, 0–10000.

    A condition without a threshold has the strength 0 when it holds.

    Returns:
        None when the condition does not hold, or what it asks about has no value.
    """
    what, id_, *rest = condition
    match what:
        case "d":
            return _past(outcome.scores[id_].value, *rest)
        case "s":
            return _past(outcome.types.get(id_), *rest)
        case "i":
            state = outcome.states[id_]
            steps = _past(state if isinstance(state, int) else None, *rest)
            low, high = table["items"][id_][:2]
            return None if steps is None else math.floor(Fraction(steps * FULL, high - low))
    return 0 if _true(condition, outcome) else None


def _true(condition: ConditionRow, outcome: Outcome) -> bool:
    """Whether a condition without a threshold holds."""
    what, id_, *rest = condition
    match what:
        case "a":
            return bool(outcome.states[id_] == rest[0])
        case "t":
            return bool(outcome.type == id_)
        case "f":
            return id_ in outcome.flags
        case "p":
            return id_ in outcome.first
        case _:
            return bool(outcome.role == id_)


def _past(value: int | None, side: int, threshold: int) -> int | None:
    past = None if value is None else side * (value - threshold)
    return past if past is not None and past >= 0 else None


def holds(table: Table, conditions: list[ConditionRow], outcome: Outcome) -> bool:
    """Whether all conditions hold."""
    return all(strength(table, condition, outcome) is not None for condition in conditions)


def raise_flags(table: Table, outcome: Outcome) -> tuple[str, ...]:
    """The flags that are up; one may depend on those declared before it."""
    up: tuple[str, ...] = ()
    for id_, conditions in table.get("flags", []):
        seen = Outcome(outcome.states, outcome.scores, outcome.types, outcome.type, up, (), outcome.role)
        if holds(table, conditions, seen):
            up += (str(id_),)
    return up


def recommend(table: Table, outcome: Outcome) -> list[dict[str, Any]]:
    """The recommendations that follow, the one with the clearest reason first.

    A rule is as strong as its strongest condition; rules that are equally strong keep their order.
    """
    fired: list[tuple[int, int, str, list[str]]] = []
    for place, (recommendation, conditions) in enumerate(table.get("rules", [])):
        strengths = [strength(table, condition, outcome) for condition in conditions]
        known = [value for value in strengths if value is not None]
        if len(known) == len(strengths):
            reasons = dict.fromkeys(str(condition[1]) for condition in conditions if condition[0] != "r")
            fired.append((-max(known), place, str(recommendation), list(reasons)))
    chosen: dict[str, list[str]] = {}
    for _, _, recommendation, because in sorted(fired):
        chosen.setdefault(recommendation, because)
    return [
        {"id": recommendation, "rank": rank, "because": because}
        for rank, (recommendation, because) in enumerate(chosen.items(), start=1)
    ]
