"""Makes proofs: finds answers for every result, as plain ones as can be, and draws random ones.

A witness is told to people, so what counts is how few words it takes: it starts from everything answered alike and
changes as few answers as it can, and of several that reach a result the one that is alike in most is told for it.
Witnesses that do not disturb each other become one, since every one is scored whenever the proof is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samkompass.scoring.conditions import holds
from samkompass.scoring.states import SKIPPED, states
from samkompass.scoring.table import Table, points

from .goals import Goal, depends_on, depends_on_importance, goals
from .proof import Proof
from .spread import spread
from .witness import Witness, find_witness, plain, starts

Change = tuple[str, str]
"""What of an item differs from a start: "answers" or "importance", and the item."""


@dataclass(frozen=True)
class Aim:
    """A goal, with the items that it depends on in the order they are asked."""

    goal: Goal
    items: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A witness, and the goals that it was made for."""

    witness: Witness
    aims: tuple[Aim, ...] = ()


def prove(table: Table) -> Proof:
    """The proof of a table. The same table gives the same proof; goals that nothing is found for are not in it."""
    aims = [_aim(table, goal) for goal in goals(table)]
    alike = list(plain(table))
    found: list[Candidate] = []
    outcomes = [witness.outcome(table) for witness in alike]
    for aim in aims:
        if any(holds(table, aim.goal.conditions, outcome) for outcome in outcomes):
            continue
        witness = find_witness(table, aim.goal.conditions)
        if witness is not None:
            _merge(table, found, Candidate(_simplified(table, aim.goal, witness), (aim,)))
    candidates = [*alike, *(candidate.witness for candidate in found)]
    outcomes = [witness.outcome(table) for witness in candidates]
    told: list[list[str]] = [[] for _ in candidates]
    for aim in aims:
        reaching = [n for n, outcome in enumerate(outcomes) if holds(table, aim.goal.conditions, outcome)]
        if reaching:
            told[min(reaching, key=lambda n: (_kinds(table, aim, candidates[n]), n))].append(aim.goal.key)
    chosen = ((witness, tuple(keys)) for witness, keys in zip(candidates, told, strict=True) if keys)
    return Proof(table["hash"], tuple(chosen), spread(table))


def _aim(table: Table, goal: Goal) -> Aim:
    items = depends_on(table, goal.conditions)
    return Aim(goal, tuple(item for item in table["items"] if item in items))


def _reaches(table: Table, goal: Goal, witness: Witness) -> bool:
    return holds(table, goal.conditions, witness.outcome(table))


def _simplified(table: Table, goal: Goal, witness: Witness) -> Witness:
    """The goal's answers with as few changes from a start as can be found."""
    best: tuple[int, Witness] | None = None
    for start in starts(table).values():
        here = replace(start, role=witness.role)
        changes = _needed(table, goal, here, witness, _changes(here, witness))
        if best is None or len(changes) < best[0]:
            best = (len(changes), _changed(here, witness, changes))
        if len(changes) <= 1:
            break
    assert best is not None
    return best[1]


def _changes(start: Witness, witness: Witness) -> list[Change]:
    """What a witness says otherwise than the start."""
    answers = [item for item, answer in witness.answers.items() if start.answers.get(item) != answer]
    importance = [item for item, answer in witness.importance.items() if start.importance.get(item) != answer]
    return [*(("answers", item) for item in answers), *(("importance", item) for item in importance)]


def _changed(start: Witness, witness: Witness, changes: Sequence[Change]) -> Witness:
    """The start with some of its answers as the witness has them."""
    answers = {item: witness.answers[item] for kind, item in changes if kind == "answers"}
    importance = {item: witness.importance[item] for kind, item in changes if kind == "importance"}
    return Witness(start.answers | answers, start.importance | importance, witness.role)


def _needed(table: Table, goal: Goal, start: Witness, witness: Witness, changes: list[Change]) -> list[Change]:
    """The changes that the goal cannot do without, found by leaving out halves, halves of halves, and so on."""
    kept = list(changes)
    parts = [list(changes)]
    while parts:
        part = parts.pop(0)
        left = [change for change in kept if change not in part]
        if part and _reaches(table, goal, _changed(start, witness, left)):
            kept = left
        elif len(part) > 1:
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
    return kept


def _merge(table: Table, found: list[Candidate], new: Candidate) -> None:
    """Let one witness serve several goals, where that makes none of them harder to tell."""
    for place, old in enumerate(found):
        if old.witness.role != new.witness.role:
            continue
        for start in starts(table).values():
            here = replace(start, role=old.witness.role)
            both = _changed(here, old.witness, _changes(here, old.witness))
            both = _changed(both, new.witness, _changes(here, new.witness))
            harder = (
                _kinds(table, aim, both) > _kinds(table, aim, one.witness) for one in (old, new) for aim in one.aims
            )
            if any(harder):
                continue
            outcome = both.outcome(table)
            if all(holds(table, aim.goal.conditions, outcome) for aim in (*old.aims, *new.aims)):
                found[place] = Candidate(both, (*old.aims, *new.aims))
                return
    found.append(new)


def _kinds(table: Table, aim: Aim, witness: Witness) -> int:
    """How much there is to tell of what the goal depends on: different answers, none when all count least or most."""
    known = states(table, witness.answers, witness.role)
    asked = [item for item in aim.items if known[item] != SKIPPED]
    ends = {end_of(table, item, known[item]) for item in asked}
    kinds = 0 if len(ends) == 1 and None not in ends else len({known[item] for item in asked})
    return kinds + (len(set(witness.importance.values())) if depends_on_importance(aim.goal.conditions) else 0)


def end_of(table: Table, item: str, state: int | str) -> str | None:
    """Whether an answer is the one that counts "least" or "most"; None for all others."""
    rows = [rows[item] for rows in table["dimensions"].values() if item in rows]
    if not isinstance(state, int) or not rows:
        return None
    given = points(table, item)
    point = given[state - table["items"][item][0]]
    at = {max(given) - point if reverse else point for _, reverse in rows}
    return "least" if at == {0} else "most" if at == {max(given)} else None
