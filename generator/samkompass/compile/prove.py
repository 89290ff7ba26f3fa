"""Makes proofs: finds answers for every result, as plain ones as can be, and draws random ones.

A witness is told to people, so what counts is how few words it takes: it starts from everything answered alike and
changes as few answers as it can, and of several that reach a result the one that is alike in most is told for it.
Witnesses that do not disturb each other become one, since every one is scored whenever the proof is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from samkompass.scoring.conditions import holds
from samkompass.scoring.dimensions import FULL
from samkompass.scoring.states import SKIPPED, states
from samkompass.scoring.table import Table, dimension_options, members, points

from .demands import demands_of
from .goals import Goal, depends_on, goals
from .proof import Proof
from .spread import RESPONSES, spread
from .witness import LEVELS, Witness, find_witness, plain, starts

SHORT = (2, 2)
"""Different answers and stretches of exceptions that are soon told: no better witness is looked for."""

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


def prove(table: Table, responses: int = RESPONSES) -> Proof:
    """The proof of a table. The same table gives the same proof; goals that nothing is found for are not in it.

    Args:
        table: a table.
        responses: how many random ones are drawn.
    """
    aims = [_aim(table, goal) for goal in goals(table)]
    alike = list(plain(table))
    outcomes = [witness.outcome(table) for witness in alike]
    found: list[Candidate] = []
    for aim in aims:
        reaching = [w for w, o in zip(alike, outcomes, strict=True) if holds(table, aim.goal.conditions, o)]
        if any(_cost(table, aim, witness) <= SHORT for witness in reaching):
            continue
        witness = _by_dimension(table, aim) or find_witness(table, aim.goal.conditions)
        if witness is not None:
            _merge(table, found, Candidate(_simplified(table, aim, witness), (aim,)))
    candidates = [*alike, *(candidate.witness for candidate in found)]
    outcomes = [witness.outcome(table) for witness in candidates]
    told: list[list[str]] = [[] for _ in candidates]
    for aim in aims:
        numbers = [n for n, outcome in enumerate(outcomes) if holds(table, aim.goal.conditions, outcome)]
        if numbers:
            told[min(numbers, key=lambda n: (_cost(table, aim, candidates[n]), n))].append(aim.goal.key)
    chosen = ((witness, tuple(keys)) for witness, keys in zip(candidates, told, strict=True) if keys)
    return Proof(table["hash"], tuple(chosen), spread(table, responses))


def _aim(table: Table, goal: Goal) -> Aim:
    items = depends_on(table, goal.conditions)
    return Aim(goal, tuple(item for item in table["items"] if item in items))


def _reaches(table: Table, goal: Goal, witness: Witness) -> bool:
    return holds(table, goal.conditions, witness.outcome(table))


def _by_dimension(table: Table, aim: Aim) -> Witness | None:
    """What counts as least or as most in each dimension that is to be low or high, if that is enough."""
    demands = demands_of(table, aim.goal.conditions)
    if demands is None or not demands.windows:
        return None
    ends = starts(table)
    answers = dict(ends["level-0"].answers)
    for dimension, window in demands.windows.items():
        if not dimension_options(table, dimension).get("d") and window.low > FULL - window.high:
            most = ends[f"level-{LEVELS - 1}"].answers
            answers |= {item: most[item] for item in members(table, dimension)}
    for role in [demands.role] if demands.role else table.get("roles", [None]):
        witness = Witness(answers, dict(ends["level-0"].importance), role)
        if _reaches(table, aim.goal, witness):
            return witness
    return None


def _simplified(table: Table, aim: Aim, witness: Witness) -> Witness:
    """The goal's answers with as little to tell as can be found: as they are, or as few changes from a start.

    Every item gets an answer, also those that are not asked: a proof holds what differs from a start.
    """
    start = starts(table)["level-0"]
    witness = replace(
        witness, answers=start.answers | witness.answers, importance=start.importance | witness.importance
    )
    best = (_cost(table, aim, witness), witness)
    for start in starts(table).values():
        here = replace(start, role=witness.role)
        changes = _needed(table, aim.goal, here, witness, _changes(here, witness))
        simple = _changed(here, witness, changes)
        best = min(best, (_cost(table, aim, simple), simple), key=lambda way: way[0])
        if len(changes) <= 1:
            break
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
                _cost(table, aim, both)[0] > _cost(table, aim, one.witness)[0] for one in (old, new) for aim in one.aims
            )
            if any(harder):
                continue
            outcome = both.outcome(table)
            if all(holds(table, aim.goal.conditions, outcome) for aim in (*old.aims, *new.aims)):
                found[place] = Candidate(both, (*old.aims, *new.aims))
                return
    found.append(new)


def _cost(table: Table, aim: Aim, witness: Witness) -> tuple[int, int]:
    """How much there is to tell: different answers, 1 when all count least or most, and stretches of exceptions."""
    known = states(table, witness.answers, witness.role)
    asked = [item for item in aim.items if known[item] != SKIPPED]
    by_answer = [known[item] for item in asked]
    by_end = [end_of(table, item, known[item]) or known[item] for item in asked]
    return min(_words(by_answer), _words(by_end))


def _words(answers: list[int | str]) -> tuple[int, int]:
    """How many different answers, and stretches of other answers than the usual one."""
    stretches = Counter(answer for answer, _ in groupby(answers))
    usual = [answer for answer, _ in Counter(answers).most_common(1)]
    return len(set(answers)), stretches.total() - sum(stretches[answer] for answer in usual)


def end_of(table: Table, item: str, state: int | str) -> str | None:
    """Whether an answer is the one that counts "least" or "most"; None for all others."""
    rows = [rows[item] for rows in table["dimensions"].values() if item in rows]
    if not isinstance(state, int) or not rows:
        return None
    given = points(table, item)
    point = given[state - table["items"][item][0]]
    at = {max(given) - point if reverse else point for _, reverse in rows}
    return "least" if at == {0} else "most" if at == {max(given)} else None
