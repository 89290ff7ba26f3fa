"""The reference scorer. Slow and plain on purpose: exact fractions, one definition after the other.

The browser's scorer (``assessments/runtime/core/scoring.mjs``) shares no code with it and must agree to the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .conditions import Outcome, first_priorities, raise_flags, recommend
from .dimensions import bands, score_dimensions
from .priorities import Priority, prioritise
from .states import NOT_APPLICABLE, SKIPPED, UNANSWERED, Answers, states
from .table import Table
from .types import shares, type_of

FORMAT = "samkompass-result/1"


def outcome_of(
    table: Table, answers: Answers, importance: Mapping[str, int], role: str | None
) -> tuple[Outcome, list[Priority]]:
    """All that conditions can ask about, and the priorities."""
    known = states(table, answers, role)
    scores = score_dimensions(table, known)
    mixture = shares(table, scores)
    priorities = prioritise(table, known, importance)
    outcome = Outcome(
        states=known,
        scores=scores,
        types=mixture,
        type=type_of(table, scores, mixture),
        role=role,
    )
    outcome = replace(outcome, flags=raise_flags(table, outcome), first=first_priorities(table, priorities))
    return outcome, priorities


def score(
    table: Table, answers: Answers, importance: Mapping[str, int] | None = None, role: str | None = None
) -> dict[str, Any]:
    """Score valid answers.

    Args:
        table: a compiled instrument.
        answers: answers that `samkompass.scoring.response.parse_response` has accepted.
        importance: item → how important it is, on the table's scale of importance.
        role: who answers, one of the table's roles; any other counts as none.

    Returns:
        A result as in the contract ``samkompass-result/1``.
    """
    outcome, priorities = outcome_of(table, answers, importance or {}, role)
    applying = [state for state in outcome.states.values() if state not in (NOT_APPLICABLE, SKIPPED)]
    return {
        "format": FORMAT,
        "instrument": table["instrument"],
        "version": table["version"],
        "answered": sum(isinstance(state, int) for state in applying),
        "items": len(applying),
        "complete": UNANSWERED not in applying,
        "scores": {dimension: vars(value) for dimension, value in outcome.scores.items()},
        "bands": bands(table, dict(outcome.scores)),
        "types": dict(outcome.types),
        "type": outcome.type,
        "flags": list(outcome.flags),
        "priorities": [vars(entry) for entry in priorities],
        "recommendations": recommend(table, outcome),
    }
