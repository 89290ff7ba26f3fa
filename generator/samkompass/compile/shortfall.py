"""How far answers are from what is asked of them; 0 when it holds."""

from __future__ import annotations

from samkompass.scoring.conditions import Outcome, strength
from samkompass.scoring.dimensions import FULL
from samkompass.scoring.table import ConditionRow, Table


def shortfall(table: Table, row: ConditionRow, outcome: Outcome) -> int:
    """How far a condition is from holding: the missing score or share, at most 20000."""
    if strength(table, row, outcome) is not None:
        return 0
    what, id_, *rest = row
    match what:
        case "d" | "s":
            value = outcome.scores[id_].value if what == "d" else outcome.types.get(id_)
            return 2 * FULL if value is None else rest[0] * (rest[1] - value)
        case "t" if outcome.types:
            others = max(share for type_, share in outcome.types.items() if type_ != id_)
            return max(1, int(table["shares"][1]) + others - outcome.types[id_])
        case "t":
            return 2 * FULL
        case _:
            return FULL
