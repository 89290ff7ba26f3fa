"""Answers that prove that a result can be reached."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samkompass.compile.lint import goals
from samkompass.compile.witness import Witness, find_witness
from samkompass.scoring.conditions import holds
from samkompass.scoring.states import UNANSWERED
from samkompass.scoring.table import Table
from scoring.generated import Given, any_given, any_table

Chance = st.integers(0, 2**32).map(random.Random)


@given(Chance)
@settings(max_examples=150, deadline=None)
def test_a_witness_is_found_where_trying_every_answer_finds_one(chance: random.Random) -> None:
    rows = {"a": [[1, 0]], "b": [[2, 1]], "c": [[1, 0], [3, 1]]}
    table: Table = {
        "format": "samkompass-table/2",
        "instrument": "prov",
        "version": "1.0",
        "hash": str(chance.random()),
        "minimum": 0,
        "treatment": [0, 1, 1, 0],
        "items": {item: [1, 3] for item in ("x", "y", "z", "v")},
        "dimensions": {
            "d": {"x": rows["a"][0], "y": rows["b"][0]},
            "e": {"z": rows["c"][0], "v": rows["c"][1]},
        },
        "bands": [["allt", 0, 10_000]],
    }
    conditions = [
        [*chance.choice([["d", "d"], ["d", "e"]]), chance.choice([-1, 1]), chance.randint(0, 10_000)] for _ in range(3)
    ] + [["i", chance.choice(["x", "z"]), chance.choice([-1, 1]), chance.randint(1, 3)]]
    witness = find_witness(table, conditions)
    every = (Witness(dict(zip("xyzv", values, strict=True))) for values in product([1, 2, 3], repeat=4))
    possible = any(holds(table, conditions, one.outcome(table)) for one in every)
    assert (witness is not None) is possible
    assert witness is None or holds(table, conditions, witness.outcome(table))


def reached(result: dict[str, Any], what: str, id_: str) -> bool:
    match what:
        case "band":
            dimension, band = id_.split()
            return bool(result["bands"].get(dimension) == band)
        case "type":
            return bool(result["type"] == id_)
        case "flag":
            return id_ in result["flags"]
        case _:
            return False  # a recommendation has several rules


def test_what_somebody_has_reached_a_witness_is_found_for() -> None:
    missed = []
    for seed in range(100, 300):
        chance = random.Random(seed)
        table = any_table(chance)
        somebody = any_given(chance, table)
        answers: dict[str, int | str] = {item: chance.randint(*row[:2]) for item, row in table["items"].items()}
        result = Given(answers, somebody.importance, somebody.role).scored(table)
        missed += [
            (seed, goal.id)
            for goal in goals(table)
            if reached(result, goal.what, goal.id) and find_witness(table, goal.conditions) is None
        ]
    assert missed == []


def test_a_witness_holds_what_it_was_looked_for_and_leaves_nothing_unanswered() -> None:
    found = 0
    for seed in range(8):
        table = any_table(random.Random(seed))
        for goal in goals(table):
            witness = find_witness(table, goal.conditions)
            if witness is not None and "roles" not in table:
                outcome = witness.outcome(table)
                assert holds(table, goal.conditions, outcome)
                assert UNANSWERED not in outcome.states.values()
                found += 1
    assert found > 40


def test_the_same_table_gives_the_same_witness() -> None:
    table = any_table(random.Random(7))
    conditions = [["d", next(iter(table["dimensions"])), 1, 5000]]
    assert find_witness(table, conditions) == find_witness(table, conditions)


BRANCHING: Table = {
    "format": "samkompass-table/2",
    "instrument": "prov",
    "version": "1.0",
    "hash": "x",
    "minimum": 0,
    "treatment": [0, 1, 1, 0],
    "items": {
        "a": [0, 1],
        "b": [0, 4, {"s": [["i", "a", 1, 1]]}],
        "c": [0, 4, {"s": [["a", "b", "dk"]], "o": ["it"], "w": 1}],
        "d": [0, 4, {"w": 1}],
    },
    "importance": [1, 4],
    "roles": ["chef", "it"],
    "dimensions": {"x": {"a": [1, 0], "b": [4, 0]}, "y": {"c": [1, 1]}, "z": {"d": [1, 0]}},
    "bands": [["allt", 0, 10_000]],
    "priorities": [3, 1],
}


def test_the_way_to_an_item_goes_through_all_that_it_is_shown_for() -> None:
    witness = find_witness(BRANCHING, [["i", "c", 1, 3]])
    assert witness is not None
    assert (witness.role, witness.answers["a"], witness.answers["b"]) == ("it", 1, "dk")


def test_a_priority_is_less_important_than_none_of_the_others() -> None:
    witness = find_witness(BRANCHING, [["p", "d"]])
    assert witness is not None
    assert witness.importance["d"] == 4


def test_what_contradicts_itself_by_way_of_branching_is_not_found() -> None:
    assert find_witness(BRANCHING, [["i", "c", 1, 1], ["i", "a", -1, 0]]) is None
    assert find_witness(BRANCHING, [["i", "c", 1, 1], ["r", "chef"]]) is None
    assert find_witness(BRANCHING, [["d", "y", 1, 1], ["d", "x", -1, 0]]) is None
