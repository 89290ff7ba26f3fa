"""Whether a proof holds: each witness is scored, and the counts of the spread add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samkompass.scoring.conditions import holds
from samkompass.scoring.dimensions import bands_of
from samkompass.scoring.table import Table

from .goals import goals
from .proof import Proof
from .witness import Witness


def faults(table: Table, proof: Proof) -> Iterator[str]:
    """What is wrong with a proof of a table, in words; nothing when it holds.

    Of the spread only what can be seen without drawing again: `samkompass check --prove` draws again.
    """
    if proof.table != table["hash"]:
        yield "it is about another table"
        return
    left = {goal.key: goal for goal in goals(table)}
    for witness, reached in proof.witnesses:
        strange = _strange(table, witness)
        if strange:
            yield strange
            continue
        outcome = witness.outcome(table)
        for key in reached:
            goal = left.pop(key, None)
            if goal is None:
                yield f"'{key}' is no result of the instrument, or stands twice"
            elif not holds(table, goal.conditions, outcome):
                yield f"the answers for '{key}' do not lead there"
    yield from (f"'{key}' has no answers" for key in left)
    yield from _spread(table, proof)


def _strange(table: Table, witness: Witness) -> str:
    """What in a witness is no answer, if anything."""
    for item, answer in witness.answers.items():
        row = table["items"].get(item)
        if row is None or not (answer in ("dk", "na") or (type(answer) is int and row[0] <= answer <= row[1])):
            return f"'{answer}' is no answer to '{item}'"
    low, high = table.get("importance", [1, 0])
    for item, answer in witness.importance.items():
        if item not in table["items"] or type(answer) is not int or not low <= answer <= high:
            return f"'{answer}' is no importance of '{item}'"
    if witness.role is not None and witness.role not in table.get("roles", []):
        return f"'{witness.role}' is no role"
    return ""


def _spread(table: Table, proof: Proof) -> Iterator[str]:
    """Counts that cannot be: of what there is not, or that do not sum to the responses that were drawn."""
    spread = proof.spread
    if spread.seed != table["hash"] or spread.responses < 1:
        yield "the spread is not drawn from the table's hash"
        return
    for dimension in table["dimensions"]:
        known = {str(band) for band, *_ in bands_of(table, dimension)} | {None}
        counts = {band: count for (of, band), count in spread.bands.items() if of == dimension}
        if not counts.keys() <= known or sum(counts.values()) != spread.responses:
            yield f"the spread over the bands of '{dimension}' is not of {spread.responses} responses"
    if {dimension for dimension, _ in spread.bands} - set(table["dimensions"]):
        yield "the spread is over dimensions that the instrument does not have"
    if sum(spread.types.values()) != spread.responses:
        yield f"the spread over types is not of {spread.responses} responses"
    yield from _counted(table, "type", {id_: count for id_, count in spread.types.items() if id_}, spread.responses)
    yield from _counted(table, "flag", spread.flags, spread.responses)
    yield from _counted(table, "recommendation", spread.recommendations, spread.responses)


def _counted(table: Table, what: str, counts: Mapping[str, int], responses: int) -> Iterator[str]:
    known = {goal.id for goal in goals(table) if goal.what == what}
    if not counts.keys() <= known or any(not 0 <= count <= responses for count in counts.values()):
        yield f"the spread counts a {what} that there is not, or more than were drawn"
