"""Looks for answers that bring an instrument into a given state, to prove that the state can be reached."""

from __future__ import annotations

from dataclasses import dataclass

from samkompass.scoring.score import score_dimension
from samkompass.scoring.table import Table


@dataclass(frozen=True)
class Window:
    """A closed range of whole numbers."""

    low: int
    high: int

    def cut(self, side: int, threshold: int) -> Window:
        """The part at most (side −1) or at least (side 1) the threshold."""
        return Window(max(self.low, threshold), self.high) if side > 0 else Window(self.low, min(self.high, threshold))


def find_witness(table: Table, dimensions: dict[str, Window], answers: dict[str, Window]) -> dict[str, int] | None:
    """Complete answers whose values and scores lie in the windows, or None.

    Exact when each item weighs on one dimension, as then dimensions are independent and the weighted sums that answers
    can make are all found. Where an item weighs on several, a dimension met later keeps the answers already chosen.
    """
    if any(window.low > window.high for window in (*dimensions.values(), *answers.values())):
        return None
    chosen: dict[str, int] = {}
    for dimension, members in table["dimensions"].items():
        sums: dict[int, dict[str, int]] = {0: {}}
        for item, (weight, reverse) in members.items():
            low, high = table["items"][item]
            window = Window(chosen[item], chosen[item]) if item in chosen else answers[item]
            sums = {
                total + weight * (high - value if reverse else value - low): picked | {item: value}
                for total, picked in sums.items()
                for value in range(window.low, window.high + 1)
            }
        window = dimensions[dimension]
        fitting = (
            picked
            for picked in sums.values()
            if window.low <= (score_dimension(table, dimension, picked).value or 0) <= window.high
        )
        found = next(fitting, None)
        if found is None:
            return None
        chosen |= found
    return chosen
