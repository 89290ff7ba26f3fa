"""Types: the leading part of a mixture, or a field of a quadrant."""

from __future__ import annotations

from fractions import Fraction

from .dimensions import FULL, Score
from .table import Table


def shares(table: Table, scores: dict[str, Score]) -> dict[str, int]:
    """The mixture that the values of the dimensions make: type → share (0–10000), which sum to 10000.

    Each gets the whole part of its share, and the largest remainders get one more, the earlier of equal ones first.
    Empty without a mixture, and as long as one of its dimensions has no value or all of them are 0.
    """
    if "shares" not in table:
        return {}
    dimensions: list[str] = table["shares"][0]
    values = {dimension: scores[dimension].value for dimension in dimensions}
    known = {dimension: value for dimension, value in values.items() if value is not None}
    total = sum(known.values())
    if len(known) < len(values) or total == 0:
        return {}
    exact = {dimension: Fraction(FULL * value, total) for dimension, value in known.items()}
    whole = {dimension: int(share) for dimension, share in exact.items()}
    left = FULL - sum(whole.values())
    by_remainder = sorted(dimensions, key=lambda dimension: whole[dimension] - exact[dimension])
    return {dimension: whole[dimension] + (dimension in by_remainder[:left]) for dimension in dimensions}


def leading(table: Table, mixture: dict[str, int]) -> str | None:
    """The type with the largest share, when it is at least the margin larger than any other."""
    if not mixture:
        return None
    first, second = sorted(mixture.values(), reverse=True)[:2]
    if first - second < margin(table):
        return None
    return next(type_ for type_, share in mixture.items() if share == first)


def margin(table: Table) -> int:
    """How much larger than any other the leading share is."""
    return int(table["shares"][1])


def field_of_quadrant(table: Table, scores: dict[str, Score]) -> str | None:
    """The type of the field that two values lie in; a value on the border is high."""
    x, y, x_border, y_border, types = table["quadrant"]
    across, up = scores[x].value, scores[y].value
    if across is None or up is None:
        return None
    return str(types[(across >= x_border) + 2 * (up >= y_border)])


def type_of(table: Table, scores: dict[str, Score], mixture: dict[str, int]) -> str | None:
    """The type that the result names, if any."""
    return field_of_quadrant(table, scores) if "quadrant" in table else leading(table, mixture)
