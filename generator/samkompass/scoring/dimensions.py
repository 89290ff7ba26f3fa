"""Scores of dimensions, over items and over other dimensions, as exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from .states import DONT_KNOW, NOT_APPLICABLE, SKIPPED, UNANSWERED, States
from .table import LOW, OPEN, OUT, Table, dimension_options, members, points

FULL = 10_000


@dataclass(frozen=True)
class Score:
    """A dimension's score.

    Attributes:
        value: 0–10000, or None when too little is answered.
        lower, upper: the least and the greatest value that is possible whatever is answered later; None when no item
            applies.
        answered: items with a value of the scale.
        items: items that apply.
    """

    value: int | None
    lower: int | None
    upper: int | None
    answered: int
    items: int


@dataclass(frozen=True)
class Exact:
    """A score before it is rounded, 0–1, with the items that it is made from."""

    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    answered: frozenset[str] = field(default_factory=frozenset)
    items: frozenset[str] = field(default_factory=frozenset)


def half_up(value: Fraction, times: int = 1) -> int:
    """A fraction times a whole number, rounded to a whole number, halves up."""
    return (2 * times * value.numerator + value.denominator) // (2 * value.denominator)


def score_dimensions(table: Table, states: States) -> dict[str, Score]:
    """The score of every dimension, in the order of the table."""
    exact: dict[str, Exact] = {}
    return {dimension: _rounded(_exact(table, dimension, states, exact)) for dimension in table["dimensions"]}


def _rounded(exact: Exact) -> Score:
    value, lower, upper = (
        None if part is None else half_up(part, FULL) for part in (exact.value, exact.lower, exact.upper)
    )
    return Score(value, lower, upper, len(exact.answered), len(exact.items))


def _exact(table: Table, dimension: str, states: States, known: dict[str, Exact]) -> Exact:
    """A dimension's score; those that it is over come first."""
    if dimension not in known:
        if dimension_options(table, dimension).get("d"):
            over = {child: _exact(table, child, states, known) for child in members(table, dimension)}
            known[dimension] = _over_dimensions(table, dimension, over)
        else:
            known[dimension] = _over_items(table, dimension, states)
    return known[dimension]


def _over_items(table: Table, dimension: str, states: States) -> Exact:
    """Σ weight × points over Σ weight × range, of the items that count."""
    reached = reachable = 0  # by the items that count with points
    open_ = 0  # by the items that may still be anything
    answered: set[str] = set()
    treated: set[str] = set()
    items: set[str] = set()
    for item, (weight, reverse) in members(table, dimension).items():
        given = points(table, item)
        range_ = max(given)
        state = states[item]
        if isinstance(state, int):
            answered.add(item)
            point = given[state - table["items"][item][0]]
            reached += weight * (range_ - point if reverse else point)
            reachable += weight * range_
        else:
            treatment = treatment_of(table, dimension, state)
            if treatment == OUT:
                continue
            if treatment == OPEN:
                open_ += weight * range_
            else:
                treated.add(item)
                reached += 0 if treatment == LOW else weight * range_
                reachable += weight * range_
        items.add(item)
    if not items:
        return Exact(None, None, None)
    counting = len(answered) + len(treated)
    value = Fraction(reached, reachable) if enough(table, dimension, counting, len(items)) else None
    known = None if open_ else value  # nothing is open: the bounds are the value
    return Exact(
        value=value,
        lower=Fraction(reached, reachable + open_) if known is None else known,
        upper=Fraction(reached + open_, reachable + open_) if known is None else known,
        answered=frozenset(answered),
        items=frozenset(items),
    )


def treatment_of(table: Table, dimension: str, state: int | str) -> int:
    """How a dimension treats an item that has no number."""
    treatment = dimension_options(table, dimension).get("t") or table["treatment"]
    return treatment[[DONT_KNOW, NOT_APPLICABLE, SKIPPED, UNANSWERED].index(str(state))]


def enough(table: Table, dimension: str, counting: int, applying: int) -> bool:
    """Whether the share that a dimension demands has a value."""
    minimum = dimension_options(table, dimension).get("m", table["minimum"])
    return counting > 0 and counting * FULL >= minimum * applying


def _over_dimensions(table: Table, dimension: str, over: dict[str, Exact]) -> Exact:
    """The weighted mean of the dimensions that apply.

    One without a value may still become anything, so that it widens the bounds to the full.
    """
    value = lower = upper = Fraction(0)
    weights = all_weights = 0
    applying = {child: exact for child, exact in over.items() if exact.items}
    closed = all(exact.value == exact.lower == exact.upper is not None for exact in applying.values())
    for child, exact in applying.items():
        weight, reverse = members(table, dimension)[child]
        all_weights += weight
        low, high = Fraction(0), Fraction(1)
        if exact.value is not None and exact.lower is not None and exact.upper is not None:
            weights += weight
            value += weight * (1 - exact.value if reverse else exact.value)
            if closed:
                continue  # nothing is open: the bounds are the value
            low, high = (1 - exact.upper, 1 - exact.lower) if reverse else (exact.lower, exact.upper)
        lower += weight * low
        upper += weight * high
    if not applying:
        return Exact(None, None, None)
    if closed:
        lower = upper = value
    counting = sum(exact.value is not None for exact in applying.values())
    return Exact(
        value=value / weights if enough(table, dimension, counting, len(applying)) else None,
        lower=lower / all_weights,
        upper=upper / all_weights,
        answered=frozenset().union(*(exact.answered for exact in over.values())),
        items=frozenset().union(*(exact.items for exact in over.values())),
    )


def bands(table: Table, scores: dict[str, Score]) -> dict[str, str]:
    """The band of every dimension that has a value."""
    return {
        dimension: band(bands_of(table, dimension), score.value)
        for dimension, score in scores.items()
        if score.value is not None
    }


def bands_of(table: Table, dimension: str) -> list[list[object]]:
    """A dimension's own bands, or those that all share."""
    return dimension_options(table, dimension).get("b") or table["bands"]


def band(rows: list[list[object]], value: int) -> str:
    """Id of the band that a score falls in."""
    return next(str(id_) for id_, lower, upper in rows if int(str(lower)) <= value <= int(str(upper)))
