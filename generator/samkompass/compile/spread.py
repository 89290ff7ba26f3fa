"""How random answers spread: what comes out when people answer without reading."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from samkompass.scoring.score import score
from samkompass.scoring.states import SKIPPED, states
from samkompass.scoring.table import Table

RESPONSES = 2000


@dataclass
class Spread:
    """Counts of results.

    Attributes:
        responses: how many were drawn.
        bands: (dimension, band) → responses in it; band None where there is no value.
        types: type → responses; None where no type is named.
        flags, recommendations: id → responses that have it.
    """

    responses: int
    bands: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    types: Counter[str | None] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    recommendations: Counter[str] = field(default_factory=Counter)


def spread(table: Table, responses: int = RESPONSES) -> Spread:
    """Score random complete responses: every answer of a scale and every role as likely as any other.

    The same table gives the same counts.
    """
    chance = random.Random(table["hash"])  # noqa: S311 - drawn alike every time
    counts = Spread(responses)
    for _ in range(responses):
        role = chance.choice(table["roles"]) if "roles" in table else None
        drawn: dict[str, int | str] = {item: chance.randint(*row[:2]) for item, row in table["items"].items()}
        known = states(table, drawn, role)
        answers = {item: answer for item, answer in drawn.items() if known[item] != SKIPPED}
        importance = {item: chance.randint(*table["importance"]) for item in answers} if "importance" in table else {}
        result = score(table, answers, importance, role)
        counts.bands.update((dimension, result["bands"].get(dimension)) for dimension in table["dimensions"])
        counts.types[result["type"]] += 1
        counts.flags.update(result["flags"])
        counts.recommendations.update(entry["id"] for entry in result["recommendations"])
    return counts
