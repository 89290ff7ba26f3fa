"""Two scorers that share no code, the reference in Python and the one in the browser, give the same results."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest

from samkompass.compile.compile import Compiled, compile_project
from samkompass.compile.lint import Goal, goals
from samkompass.compile.witness import find_witness
from samkompass.load.project import Project
from samkompass.scoring.table import Table
from scoring.conftest import Node
from scoring.generated import Given, any_given, any_table, features
from support import ROOT


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_project(Project(ROOT))


def differing(cases: list[tuple[Table, Given]], node: Node) -> list[tuple[dict[str, Any], Any, Any]]:
    """The first case whose results are not the same, member by member and in the same order of recommendations."""
    given_by_browser = node([given.line(table) for table, given in cases])
    compared = zip(cases, given_by_browser, strict=True)
    found = ((given.line(table), given.scored(table), other) for (table, given), other in compared)
    return [entry for entry in found if entry[1] != entry[2]][:1]


def test_on_generated_tables_and_answers(node: Node) -> None:
    chance = random.Random(1)
    assert differing([(table := any_table(chance), any_given(chance, table)) for _ in range(4000)], node) == []


def test_on_generated_answers_to_every_instrument(node: Node, compiled: Compiled) -> None:
    chance = random.Random(2)
    tables = compiled.tables.values()
    assert differing([(table, any_given(chance, table)) for table in tables for _ in range(1000)], node) == []


def test_every_witness_in_both_scorers(node: Node, compiled: Compiled) -> None:
    found = [
        (table, goal, witness)
        for table in compiled.tables.values()
        for goal in goals(table)
        if (witness := find_witness(table, goal.conditions)) is not None
    ]
    lines = [Given(witness.answers, witness.importance, witness.role).line(table) for table, _, witness in found]
    reached = [
        (goal.what, goal.id) for (_, goal, _), result in zip(found, node(lines), strict=True) if shows(result, goal)
    ]
    assert reached == [(goal.what, goal.id) for table in compiled.tables.values() for goal in goals(table)]


def shows(result: dict[str, Any], goal: Goal) -> bool:
    """Whether a result has what the goal says, as a person would see it."""
    match goal.what:
        case "band":
            dimension, band = goal.id.split()
            return bool(result["bands"].get(dimension) == band)
        case "type":
            return bool(result["type"] == goal.id)
        case "flag":
            return goal.id in result["flags"]
        case _:
            return goal.id in {entry["id"] for entry in result["recommendations"]}


def test_the_generated_cases_meet_every_kind_of_result() -> None:
    chance = random.Random(1)
    seen: set[str] = set()
    for _ in range(1000):
        table = any_table(chance)
        result = any_given(chance, table).scored(table)
        seen |= features(table)
        for value in result["scores"].values():
            seen.add("none" if value["items"] == 0 else "no value" if value["value"] is None else "value")
            seen.add("known" if value["lower"] == value["upper"] else "open")
        seen |= {name for name in ("types", "type", "flags", "priorities") if result[name]}
        seen.add(f"{min(len(result['recommendations']), 2)} recommendations")
    results = ["none", "no value", "value", "known", "open", "types", "type"]
    counts = ["0 recommendations", "1 recommendations", "2 recommendations"]
    of_tables = ["minimum", "treatment", "items", "importance", "roles", "dimensions", "bands", "rules", "shares"]
    more = ["quadrant", "flags", "priorities", "p", "s", "o", "w", "d", "m", "t", "b"]
    assert seen == {*results, *counts, *of_tables, *more}


def listed(value: Any) -> Any:
    """YAML's lists, which are read as tuples, as JSON's."""
    if isinstance(value, Mapping):
        return {key: listed(member) for key, member in value.items()}
    return [listed(member) for member in value] if isinstance(value, tuple) else value


def test_on_every_published_example(node: Node, compiled: Compiled) -> None:
    examples = [
        (compiled.tables[id_], Given(example.answers, example.importance, example.role), listed(example.expected))
        for id_, group in compiled.knowledge.examples.items()
        for example in group.examples
    ]
    stated = [expected for _, _, expected in examples]
    by_browser = node([given.line(table) for table, given, _ in examples])
    assert (by_browser, [given.scored(table) for table, given, _ in examples]) == (stated, stated)


def test_the_table_in_json_gives_what_the_table_in_memory_gives(compiled: Compiled) -> None:
    chance = random.Random(3)
    for table in compiled.tables.values():
        given = any_given(chance, table)
        assert given.scored(json.loads(json.dumps(table))) == given.scored(table)
