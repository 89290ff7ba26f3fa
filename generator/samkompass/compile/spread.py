"""How random answers spread: what comes out when people answer without reading."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samkompass.scoring.score import score
from samkompass.scoring.states import SKIPPED, states
from samkompass.scoring.table import Table

RESPONSES = 2000


@dataclass
class Spread:
    """Counts of results.

    Attributes:
        responses: how many were drawn.
        seed: what they were drawn by: the table's hash.
        bands: (dimension, band) → responses in it; band None where there is no value.
        types: type → responses; None where no type is named.
        flags, recommendations: id → responses that have it.
    """

    responses: int
    seed: str = ""
    bands: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    types: Counter[str | None] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    recommendations: Counter[str] = field(default_factory=Counter)

    def to_json(self) -> dict[str, Any]:
        """As in a proof; "" stands for no band and no type, since no id is empty."""
        bands: dict[str, dict[str, int]] = {}
        for (dimension, band), count in self.bands.items():
            bands.setdefault(dimension, {})[band or ""] = count
        return {
            "seed": self.seed,
            "responses": self.responses,
            "bands": bands,
            "types": {type_ or "": count for type_, count in self.types.items()},
            "flags": dict(self.flags),
            "recommendations": dict(self.recommendations),
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Spread:
        """What `to_json` gave.

        Raises:
            KeyError, TypeError, AttributeError: something is missing or of another type.
        """
        found = cls(_count(content["responses"]), content["seed"])
        for dimension, bands in content["bands"].items():
            found.bands.update({(dimension, band or None): _count(count) for band, count in bands.items()})
        found.types.update({type_ or None: _count(count) for type_, count in content["types"].items()})
        found.flags.update({id_: _count(count) for id_, count in content["flags"].items()})
        found.recommendations.update({id_: _count(count) for id_, count in content["recommendations"].items()})
        return found


def _count(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def spread(table: Table, responses: int = RESPONSES) -> Spread:
    """Score random complete responses: every answer of a scale and every role as likely as any other.

    The same table gives the same counts.
    """
    chance = random.Random(table["hash"])  # noqa: S311 - drawn alike every time
    counts = Spread(responses, table["hash"])
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
