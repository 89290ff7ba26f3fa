"""Looks for answers that bring an instrument into a given state, to prove that the state can be reached.

What is asked for is first taken apart into what it demands of single items and single dimensions. Where each item
weighs on one dimension those are independent, and `samkompass.compile.sums` finds answers exactly whenever there are
some. From what that gives, a search changes one answer at a time for what depends on several things at once. Every
choice is seeded, so that the same table gives the same answers.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from samkompass.scoring.conditions import Outcome, holds
from samkompass.scoring.priorities import is_reversed
from samkompass.scoring.score import outcome_of
from samkompass.scoring.states import states
from samkompass.scoring.table import ConditionRow, Table, dimension_options, item_options

from .demands import Demands, demands_of
from .shortfall import shortfall
from .sums import pick

PLANS = 128
"""How many ways of answering the items that others depend on are tried; all of them when there are no more."""
FEWEST_PLANS = 16
"""How many are tried at least, the same ones again, as what they leave open is drawn anew."""
LEVELS = 6
"""At how many levels everything is answered alike."""
STARTS = 8
STEPS = 500
STALLED = 100
"""From how many plans the search starts, how many changes it tries from each, and how many in vain in a row."""


@dataclass
class Witness:
    """Somebody's answers.

    Attributes:
        answers: item → answer; whoever answers is asked nothing more.
        importance: item → how important it is.
        role: who answers.
    """

    answers: dict[str, int | str] = field(default_factory=dict)
    importance: dict[str, int] = field(default_factory=dict)
    role: str | None = None

    def outcome(self, table: Table) -> Outcome:
        """What the answers lead to."""
        return outcome_of(table, self.answers, self.importance, self.role)[0]


def starts(table: Table) -> dict[str, Witness]:
    """Everything answered alike, as what counts as least, as most, or between, and pairs low and high in turn.

    What these lead to need not be looked for: most bands are among it. Everything is as important as can be.
    """
    reversed_ = {item for item in table["items"] if is_reversed(table, item)}
    levels = sorted(range(LEVELS), key=lambda level: level % (LEVELS - 1) > 0)  # the ends are soonest told
    patterns = {f"level-{level}": [level / (LEVELS - 1)] * 2 for level in levels}
    patterns |= {"low-high": [0.0, 1.0], "high-low": [1.0, 0.0]}
    importance = (
        {item: table["importance"][1] for item in table["items"] if item_options(table, item).get("w")}
        if "importance" in table
        else {}
    )
    found: dict[str, Witness] = {}
    for name, pattern in patterns.items():
        answers: dict[str, int | str] = {}
        for place, (item, (low, high, *_)) in enumerate(table["items"].items()):
            step = round((high - low) * pattern[place // 2 % 2])
            answers[item] = high - step if item in reversed_ else low + step
        found[name] = Witness(answers, dict(importance))
    return found


def plain(table: Table) -> Iterator[Witness]:
    """The starts, by everybody who may answer."""
    for role in table.get("roles", [None]):
        for start in starts(table).values():
            yield replace(start, role=role)


def find_witness(table: Table, conditions: list[ConditionRow]) -> Witness | None:
    """Complete answers for which all conditions hold, or None when none are found."""
    demands = demands_of(table, conditions)
    if demands is None:
        return None
    chance = random.Random(table["hash"] + repr(conditions))  # noqa: S311 - drawn alike every time
    tried: list[tuple[int, int, Witness]] = []
    for number, plan in enumerate(_plans(table, demands, chance)):
        witness = _fill(table, demands, plan, chance)
        outcome = witness.outcome(table)
        if holds(table, conditions, outcome):
            return witness
        if demands.independent(table):
            return None
        tried.append((_distance(table, demands, outcome), number, witness))
    for _, _, start in sorted(tried, key=lambda entry: entry[:2])[:STARTS]:
        found = _climb(table, demands, start, chance)
        if found is not None and holds(table, conditions, found.outcome(table)):
            return found
    return None


def _plans(table: Table, demands: Demands, chance: random.Random) -> Iterator[Witness]:
    """Answers to the items that decide whether others are asked, with a role: all ways, or some of very many."""
    parents = {row[1]: None for item in table["items"] for row in item_options(table, item).get("s", [])}
    choices = {item: _choices(table, demands, item) for item in table["items"] if item in parents}
    roles: list[str | None] = [demands.role] if demands.role else [*table.get("roles", []), None]
    if not demands.role and "roleRequired" in table:
        roles.pop()
    ways = len(roles)
    for allowed in choices.values():
        ways *= len(allowed)
    if ways <= PLANS:
        every = [(role, chosen) for role in roles for chosen in itertools.product(*choices.values())]
        chance.shuffle(every)
        for role, chosen in every * -(-FEWEST_PLANS // ways):
            yield Witness(dict(zip(choices, chosen, strict=True)), {}, role)
        return
    for number in range(PLANS):
        # From all answers low to all answers high: a choice is drawn near the level of its plan.
        level = number / (PLANS - 1)
        answers: dict[str, int | str] = {}
        for item, allowed in choices.items():
            place = round(level * (len(allowed) - 1)) if chance.random() < 0.7 else chance.randrange(len(allowed))
            answers[item] = allowed[place]
        yield Witness(answers, {}, roles[number % len(roles)])


def _choices(table: Table, demands: Demands, item: str) -> list[int | str]:
    """The answers to an item that make a difference and that are not ruled out."""
    low, high = table["items"][item][:2]
    asked_for = {
        row[2] for other in table["items"] for row in item_options(table, other).get("s", []) if row[:2] == ["a", item]
    }
    allowed = demands.answers.get(item, {*range(low, high + 1), *asked_for})
    return [answer for answer in (*range(low, high + 1), "dk", "na") if answer in allowed]


def _fill(table: Table, demands: Demands, plan: Witness, chance: random.Random) -> Witness:
    """Answer everything that a plan leaves open, one dimension after the other."""
    witness = Witness(dict(plan.answers), {}, plan.role)
    for item, allowed in demands.answers.items():
        if item not in witness.answers:
            low, high = table["items"][item][:2]
            numbers = [answer for answer in range(low, high + 1) if answer in allowed]
            if len(numbers) <= 1:
                witness.answers[item] = numbers[0] if numbers else sorted(map(str, allowed))[0]
    # What is asked for comes first: an item that weighs on several dimensions keeps the answer of the first.
    for dimension in sorted(table["dimensions"], key=lambda dimension: dimension not in demands.windows):
        if not dimension_options(table, dimension).get("d"):
            witness.answers |= pick(table, dimension, demands, witness.answers, witness.role, chance)
    known = states(table, witness.answers, witness.role)
    for item in table["items"]:
        if item not in witness.answers:
            witness.answers[item] = chance.choice(_choices(table, demands, item))
    witness.answers = {item: witness.answers[item] for item in table["items"] if known[item] != "skipped"}
    _importance(table, demands, witness)
    return witness


def _importance(table: Table, demands: Demands, witness: Witness) -> None:
    """What is to be a priority matters most, everything else least."""
    if "importance" in table:
        low, high = table["importance"]
        witness.importance = {
            item: high if item in demands.priorities else low
            for item in witness.answers
            if item_options(table, item).get("w")
        }


def _distance(table: Table, demands: Demands, outcome: Outcome) -> int:
    return sum(shortfall(table, row, outcome) for row in demands.rows)


def _climb(table: Table, demands: Demands, start: Witness, chance: random.Random) -> Witness | None:
    """Change one answer at a time, and keep what is no worse."""
    here, distance = start, _distance(table, demands, start.outcome(table))
    items, stalled = list(table["items"]), 0
    for _ in range(STEPS):
        if distance == 0:
            return here
        if stalled > STALLED:
            return None
        item = chance.choice(items)
        changed = here.answers | {item: chance.choice(_choices(table, demands, item))}
        there = Witness(_complete(table, changed, here.role, demands, chance), {}, here.role)
        _importance(table, demands, there)
        found = _distance(table, demands, there.outcome(table))
        stalled = 0 if found < distance else stalled + 1
        if found <= distance:
            here, distance = there, found
    return None


def _complete(
    table: Table, answers: dict[str, int | str], role: str | None, demands: Demands, chance: random.Random
) -> dict[str, int | str]:
    """Answers to all that is asked and to nothing else."""
    for item in table["items"]:
        if item not in answers:
            answers[item] = chance.choice(_choices(table, demands, item))
    known = states(table, answers, role)
    return {item: answers[item] for item in table["items"] if known[item] != "skipped"}
