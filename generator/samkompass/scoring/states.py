"""What is known about each item: its answer, or why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .table import ConditionRow, ItemOptions, Table

DONT_KNOW = "dk"
NOT_APPLICABLE = "na"
SKIPPED = "skipped"
UNANSWERED = "unanswered"

Answers = Mapping[str, int | str]
"""Item → a value of its scale, ``dk`` (vet ej) or ``na`` (inte relevant). Items that are left out are unanswered."""

States = Mapping[str, int | str]
"""Item → the value of its scale, ``dk``, ``na``, ``skipped`` (not to be asked) or ``unanswered``."""


def states(table: Table, answers: Answers, role: str | None = None) -> dict[str, int | str]:
    """The state of every item, in the order they are asked.

    An item is skipped when it is not for the role, or when something that it is shown for does not hold. While that is
    undecided it is unanswered, whatever has been answered to it: it may still be skipped.
    """
    found: dict[str, int | str] = {}
    for item, row in table["items"].items():
        options: ItemOptions = row[2] if len(row) > 2 else {}
        if "o" not in options and "s" not in options:
            found[item] = answers.get(item, UNANSWERED)  # asked of everybody
            continue
        tests = [_for_role(table, options["o"], role)] if "o" in options else []
        tests += [_holds(condition, found) for condition in options.get("s", [])]
        found[item] = _state(tests, answers.get(item, UNANSWERED))
    return found


def _state(tests: Iterable[bool | None], answer: int | str) -> int | str:
    tests = list(tests)
    if False in tests:
        return SKIPPED
    return UNANSWERED if None in tests else answer


def _for_role(table: Table, roles: list[str], role: str | None) -> bool | None:
    return role in roles if role in table.get("roles", []) else None


def _holds(condition: ConditionRow, found: States) -> bool | None:
    """Whether a condition on an earlier item holds; None while that is not known."""
    state = found[condition[1]]
    if state == UNANSWERED:
        return None
    if condition[0] == "a":
        return bool(state == condition[2])
    return isinstance(state, int) and at(state, *condition[2:])


def at(value: int, side: int, threshold: Any) -> bool:
    """Whether a value is at most (side −1) or at least (side 1) the threshold."""
    return bool(side * (value - threshold) >= 0)
