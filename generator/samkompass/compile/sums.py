"""Which weighted sums the answers to a dimension's items can make, and answers that make one."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samkompass.scoring.dimensions import FULL, treatment_of
from samkompass.scoring.states import states
from samkompass.scoring.table import HIGH, LOW, Table, members, points

from .demands import Demands, Window


def pick(
    table: Table,
    dimension: str,
    demands: Demands,
    chosen: Mapping[str, int | str],
    role: str | None,
    chance: random.Random,
) -> dict[str, int | str]:
    """Answers to a dimension's items that are not chosen yet, with its value in its window when that can be.

    Exact: all sums that the answers can make are found, as the bits of one large number for each further item.
    """
    free: list[tuple[str, list[tuple[int, int]]]] = []  # item, with each answer and what it adds
    asked = {item: chosen.get(item, row[0]) for item, row in table["items"].items()}
    known = states(table, asked, role)
    fixed = reachable = 0
    for item, (weight, reverse) in members(table, dimension).items():
        given = points(table, item)
        state = known[item]
        if isinstance(state, str):
            treatment = treatment_of(table, dimension, state)
            fixed += weight * max(given) if treatment == HIGH else 0
            reachable += weight * max(given) if treatment in (LOW, HIGH) else 0
            continue
        reachable += weight * max(given)
        low, high = table["items"][item][:2]
        added = [weight * (max(given) - point if reverse else point) for point in given]
        if item in chosen:
            fixed += added[state - low]
        else:
            allowed = demands.answers.get(item)
            values = [value for value in range(low, high + 1) if allowed is None or value in allowed]
            free.append((item, [(value, added[value - low]) for value in values]))
    sums = [1]  # bit n of sums[k]: the first k items can add n
    for _, steps in free:
        sums.append(0)
        for _, step in steps:
            sums[-1] |= sums[-2] << step
    total = _total(sums[-1], demands.windows.get(dimension, Window()), fixed, reachable, chance)
    found: dict[str, int | str] = {}
    for (item, steps), before in zip(reversed(free), reversed(sums[:-1]), strict=True):
        fitting = [(value, step) for value, step in steps if step <= total and before >> (total - step) & 1]
        value, step = chance.choice(fitting)
        found[item] = value
        total -= step
    return found


def _total(possible: int, window: Window, fixed: int, reachable: int, chance: random.Random) -> int:
    """A sum whose score lies in the window, or one as near as any."""
    least = max(0, least_sum(window.low, reachable) - fixed)
    most = least_sum(window.high + 1, reachable) - 1 - fixed
    inside = (possible >> least) & ((1 << max(0, most - least + 1)) - 1)
    if inside:
        at = chance.randrange(inside.bit_length())
        above = inside >> at
        return least + at + (above & -above).bit_length() - 1
    below = possible & ((1 << least) - 1)
    return below.bit_length() - 1 if below else (possible & -possible).bit_length() - 1


def least_sum(score: int, reachable: int) -> int:
    """The least sum whose share of what can be reached is rounded, halves up, to a score or more."""
    return max(0, -(-(2 * score - 1) * reachable // (2 * FULL)))
