"""Two scorers that share no code, the reference in Python and the one in the browser, give the same results."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.scoring.score import score
from scoring.conftest import Node, any_answers, any_table
from support import ROOT


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_project(Project(ROOT))


def differing(lines: list[dict[str, Any]], given_by_browser: list[Any]) -> list[tuple[dict[str, Any], Any, Any]]:
    """Lines whose results are not the same, member by member and in the same order of recommendations."""
    pairs = (
        (line, score(line["table"], line["answers"]), other)
        for line, other in zip(lines, given_by_browser, strict=True)
    )
    return [(line, mine, other) for line, mine, other in pairs if mine != other]


def test_on_generated_tables_and_answers(node: Node) -> None:
    chance = random.Random(1)
    lines = [{"table": (table := any_table(chance)), "answers": any_answers(chance, table)} for _ in range(4000)]
    assert differing(lines, node(lines))[:1] == []


def test_on_generated_answers_to_every_instrument(node: Node, compiled: Compiled) -> None:
    chance = random.Random(2)
    lines = [
        {"table": table, "answers": any_answers(chance, table)}
        for table in compiled.tables.values()
        for _ in range(1000)
    ]
    assert differing(lines, node(lines))[:1] == []


def test_the_generated_cases_meet_every_kind_of_result() -> None:
    chance = random.Random(1)
    seen: set[str] = set()
    for _ in range(500):
        table = any_table(chance)
        result = score(table, any_answers(chance, table))
        for value in result["scores"].values():
            seen.add("none" if value["items"] == 0 else "no value" if value["value"] is None else "value")
            seen.add("known" if value["lower"] == value["upper"] else "open")
        seen.add(f"{min(len(result['recommendations']), 2)} recommendations")
    assert seen == {
        "none",
        "no value",
        "value",
        "known",
        "open",
        "0 recommendations",
        "1 recommendations",
        "2 recommendations",
    }


def listed(value: Any) -> Any:
    """YAML's lists, which are read as tuples, as JSON's."""
    if isinstance(value, Mapping):
        return {key: listed(member) for key, member in value.items()}
    return [listed(member) for member in value] if isinstance(value, tuple) else value


def test_on_every_published_example(node: Node, compiled: Compiled) -> None:
    examples = [(id_, example) for id_, group in compiled.knowledge.examples.items() for example in group.examples]
    given_by_browser = node([{"table": compiled.tables[id_], "answers": example.answers} for id_, example in examples])
    stated = [listed(example.expected) for _, example in examples]
    assert (given_by_browser, [score(compiled.tables[id_], example.answers) for id_, example in examples]) == (
        stated,
        stated,
    )


@given(st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_a_score_lies_between_its_bounds(chance: random.Random) -> None:
    table = any_table(chance)
    for value in score(table, any_answers(chance, table))["scores"].values():
        if value["items"]:
            middle = value["lower"] if value["value"] is None else value["value"]
            assert 0 <= value["lower"] <= middle <= value["upper"] <= 10_000


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_bounds_hold_whatever_the_missing_answers_turn_out_to_be(chance: random.Random) -> None:
    table = any_table(chance)
    answers = any_answers(chance, table)
    before = score(table, answers)["scores"]
    later = {item: answers.get(item) for item in table["items"]}
    known = {
        item: chance.randint(*table["items"][item]) if answer in (None, "dk") else answer
        for item, answer in later.items()
    }
    after = score(table, known)["scores"]
    for dimension, value in after.items():
        if value["items"]:
            assert before[dimension]["lower"] <= value["value"] <= before[dimension]["upper"]


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_a_higher_answer_never_lowers_what_it_does_not_reverse(chance: random.Random) -> None:
    table = any_table(chance)
    answers = {item: chance.randint(low, high) for item, (low, high) in table["items"].items()}
    item = chance.choice(list(table["items"]))
    raised = answers | {item: min(answers[item] + 1, table["items"][item][1])}
    before, after = score(table, answers)["scores"], score(table, raised)["scores"]
    for dimension, members in table["dimensions"].items():
        if item in members and not members[item][1]:
            assert before[dimension]["lower"] <= after[dimension]["lower"]


def test_the_table_in_json_gives_what_the_table_in_memory_gives(compiled: Compiled) -> None:
    chance = random.Random(3)
    for table in compiled.tables.values():
        answers = any_answers(chance, table)
        assert score(json.loads(json.dumps(table)), answers) == score(table, answers)
