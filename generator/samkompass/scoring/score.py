"""The reference scorer. Slow and plain on purpose: exact fractions, one definition after the other.

The browser's scorer (``assessments/runtime/core/scoring.mjs``) shares no code with it and must agree to the last digit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .table import Table

FORMAT = "samkompass-result/1"
FULL = 10_000

DONT_KNOW = "dk"
NOT_APPLICABLE = "na"

Answers = Mapping[str, int | str]
"""Item → a value of its scale, ``dk`` (vet ej) or ``na`` (inte relevant). Items that are left out are unanswered."""


@dataclass(frozen=True)
class Score:
    """A dimension's score.

    Attributes:
        value: 0–10000, or None when too few items are answered.
        lower, upper: the least and the greatest value that the items without a known answer leave possible; None
            when no item applies.
        answered: items with a value of the scale.
        items: items that apply, that is all but those answered ``na``.
    """

    value: int | None
    lower: int | None
    upper: int | None
    answered: int
    items: int


def half_up(value: Fraction) -> int:
    """Round to a whole number, halves up."""
    return math.floor(value + Fraction(1, 2))


def score(table: Table, answers: Answers) -> dict[str, Any]:
    """Score valid answers.

    Args:
        table: a compiled instrument.
        answers: answers that `samkompass.scoring.response.parse_response` has accepted.

    Returns:
        A result as in the contract ``samkompass-result/1``.
    """
    scores = {dimension: score_dimension(table, dimension, answers) for dimension in table["dimensions"]}
    applying = [item for item in table["items"] if answers.get(item) != NOT_APPLICABLE]
    return {
        "format": FORMAT,
        "instrument": table["instrument"],
        "version": table["version"],
        "answered": sum(isinstance(answers.get(item), int) for item in applying),
        "items": len(applying),
        "complete": all(item in answers for item in table["items"]),
        "scores": {dimension: vars(value) for dimension, value in scores.items()},
        "bands": {
            dimension: band(table, value.value) for dimension, value in scores.items() if value.value is not None
        },
        "types": {},
        "type": None,
        "flags": [],
        "priorities": [],
        "recommendations": recommend(table, scores, answers),
    }


def score_dimension(table: Table, dimension: str, answers: Answers) -> Score:
    """Score one dimension: Σ weight × normalised value over Σ weight × range."""
    reached = Fraction(0)
    reachable = Fraction(0)  # by the items that are answered
    open_ = Fraction(0)  # by the items whose answer is not known
    answered = items = 0
    for item, (weight, reverse) in table["dimensions"][dimension].items():
        low, high = table["items"][item]
        answer = answers.get(item)
        if answer == NOT_APPLICABLE:
            continue
        items += 1
        if isinstance(answer, int):
            answered += 1
            reached += weight * (high - answer if reverse else answer - low)
            reachable += weight * (high - low)
        else:
            open_ += weight * (high - low)
    if items == 0:
        return Score(None, None, None, 0, 0)
    enough = answered > 0 and Fraction(answered, items) >= Fraction(table["minimum"], FULL)
    return Score(
        value=half_up(reached / reachable * FULL) if enough else None,
        lower=half_up(reached / (reachable + open_) * FULL),
        upper=half_up((reached + open_) / (reachable + open_) * FULL),
        answered=answered,
        items=items,
    )


def band(table: Table, value: int) -> str:
    """Id of the band that a score falls in."""
    return next(str(id_) for id_, lower, upper in table["bands"] if lower <= value <= upper)


def recommend(table: Table, scores: Mapping[str, Score], answers: Answers) -> list[dict[str, Any]]:
    """The recommendations that follow, the one with the clearest reason first.

    A rule's strength is how far its clearest condition is past its threshold, on the scale 0–10000.
    """
    fired: list[tuple[int, int, str, list[str]]] = []
    for place, (recommendation, conditions) in enumerate(table["rules"]):
        strengths = [_strength(table, condition, scores, answers) for condition in conditions]
        if all(strength is not None and strength >= 0 for strength in strengths):
            strongest = max(strength for strength in strengths if strength is not None)
            because = list(dict.fromkeys(str(condition[1]) for condition in conditions))
            fired.append((-strongest, place, str(recommendation), because))
    chosen: dict[str, list[str]] = {}
    for _, _, recommendation, because in sorted(fired):
        chosen.setdefault(recommendation, because)
    return [
        {"id": recommendation, "rank": rank, "because": because}
        for rank, (recommendation, because) in enumerate(chosen.items(), start=1)
    ]


def _strength(table: Table, condition: list[Any], scores: Mapping[str, Score], answers: Answers) -> int | None:
    """How far a condition is past its threshold, negative when it does not hold, None when there is no value."""
    what, id_, side, threshold = condition
    if what == "d":
        value = scores[id_].value
        return None if value is None else side * (value - threshold)
    answer = answers.get(id_)
    if not isinstance(answer, int):
        return None
    low, high = table["items"][id_]
    return math.floor(Fraction(side * (answer - threshold) * FULL, high - low))
