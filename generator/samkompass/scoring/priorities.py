"""Priorities: what is furthest from where it should be, among what matters most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .states import States
from .table import Table, item_options, points


@dataclass(frozen=True)
class Priority:
    """An item that is below its target.

    Attributes:
        id: the item.
        gap: points from the answer up to the target.
        importance: the answer to how important it is.
        priority: gap × step of importance, where the lowest step is 1.
    """

    id: str
    gap: int
    importance: int
    priority: int


def prioritise(table: Table, states: States, importance: Mapping[str, int]) -> list[Priority]:
    """Items below their target, the largest priority first, then the most important, then in asking order."""
    if "priorities" not in table or "importance" not in table:
        return []
    target_item, lowest, aim = table["priorities"][0], table["importance"][0], target(table, states)
    found: list[Priority] = []
    for item, state in states.items():
        asked = item_options(table, item).get("w") == 1 and item != target_item
        if asked and isinstance(state, int) and item in importance:
            gap = _gap(table, item, state, aim)
            if gap > 0:
                found.append(Priority(item, gap, importance[item], gap * (importance[item] - lowest + 1)))
    return sorted(found, key=lambda entry: (-entry.priority, -entry.importance))


def target(table: Table, states: States) -> int:
    """The answer that is aimed at: the table's, or the answer to the item that asks for it, or the most there is."""
    declared = table["priorities"][0]
    if isinstance(declared, int):
        return declared
    state = states[declared]
    return state if isinstance(state, int) else int(table["items"][declared][1])


def _gap(table: Table, item: str, answer: int, aim: int) -> int:
    """The points from an answer up to the target; an answer beyond the scale of the item counts as its end."""
    given = points(table, item)
    low, high = map(int, table["items"][item][:2])
    there, here = (given[min(max(value, low), high) - low] for value in (aim, answer))
    return here - there if is_reversed(table, item) else there - here


def is_reversed(table: Table, item: str) -> bool:
    """Whether a high answer counts as low, as the first dimension that holds the item says."""
    return next((bool(rows[item][1]) for rows in table["dimensions"].values() if item in rows), False)
