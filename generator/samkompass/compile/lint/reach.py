"""That every result can be reached by some answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samkompass.compile.witness import find_witness, plain
from samkompass.model import rules
from samkompass.scoring.conditions import Outcome, holds
from samkompass.scoring.dimensions import bands_of
from samkompass.scoring.table import ConditionRow, Table

from .subject import Path, Subject


@dataclass(frozen=True)
class Goal:
    """A result that some answers must lead to.

    Attributes:
        what: "band", "type", "flag" or "recommendation".
        id: its id; of a band, "<dimension> <band>".
        conditions: what must hold.
        path: where it is declared.
    """

    what: str
    id: str
    conditions: list[ConditionRow]
    path: Path


def goals(table: Table) -> Iterator[Goal]:
    """Every result of an instrument, in the order they are declared."""
    for place, dimension in enumerate(table["dimensions"]):
        for band, low, high in bands_of(table, dimension):
            window = [["d", dimension, 1, low], ["d", dimension, -1, high]]
            yield Goal("band", f"{dimension} {band}", window, ("dimensions", place, "id"))
    types = table["shares"][0] if "shares" in table else table["quadrant"][4] if "quadrant" in table else []
    for type_ in types:
        yield Goal("type", type_, [["t", type_]], ("shares" if "shares" in table else "quadrant",))
    for place, (flag, conditions) in enumerate(table.get("flags", [])):
        yield Goal("flag", flag, conditions, ("flags", place, "when"))
    for place, (recommendation, conditions) in enumerate(table.get("rules", [])):
        yield Goal("recommendation", recommendation, conditions, ("recommendations", place, "when"))


def lint_reach(subject: Subject, table: Table) -> None:
    """Report every result that no answers were found for."""
    # What was found for one result often shows others too.
    seen: list[Outcome] = [witness.outcome(table) for witness in plain(table)]
    for goal in goals(table):
        if any(holds(table, goal.conditions, outcome) for outcome in seen):
            continue
        witness = find_witness(table, goal.conditions)
        if witness is not None:
            seen.append(witness.outcome(table))
        else:
            match goal.what:
                case "band":
                    dimension, band = goal.id.split()
                    message = f"no answers put '{dimension}' in the band '{band}'."
                case "recommendation":
                    message = f"no answers lead to '{goal.id}'."
                case _:
                    message = f"no answers lead to the {goal.what} '{goal.id}'."
            subject.problem(rules.UNREACHABLE, goal.path, message)
