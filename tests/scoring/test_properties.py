"""What holds for every instrument and all answers."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from samkompass.scoring.table import OPTIONS, Table, item_options
from scoring.generated import Given, any_given, any_table, completed

# Drawing every choice by Hypothesis itself takes a hundred times as long.
Chance = st.integers(0, 2**32).map(random.Random)


@given(Chance)
@settings(max_examples=300, deadline=None)
def test_a_score_lies_between_its_bounds(chance: random.Random) -> None:
    table = any_table(chance)
    for value in any_given(chance, table).scored(table)["scores"].values():
        if value["items"]:
            middle = value["lower"] if value["value"] is None else value["value"]
            assert 0 <= value["lower"] <= middle <= value["upper"] <= 10_000


def without_own_treatment(table: Table) -> Table:
    for members in table["dimensions"].values():
        members.get(OPTIONS, {}).pop("t", None)
    return table


@given(Chance)
@settings(max_examples=300, deadline=None)
def test_bounds_hold_whatever_is_answered_later(chance: random.Random) -> None:
    table = without_own_treatment(any_table(chance, treatment=[*(chance.randint(0, 3) for _ in range(3)), 0]))
    now = any_given(chance, table)
    before, after = now.scored(table)["scores"], completed(chance, table, now).scored(table)["scores"]
    for dimension, value in after.items():
        if value["value"] is not None:
            assert before[dimension]["lower"] <= value["value"] <= before[dimension]["upper"]


@given(Chance)
@settings(max_examples=300, deadline=None)
def test_shares_sum_to_the_whole(chance: random.Random) -> None:
    table = any_table(chance)
    result = any_given(chance, table).scored(table)
    assert sum(result["types"].values()) in (0, 10_000)
    assert all(share >= 0 for share in result["types"].values())


@given(Chance)
@settings(max_examples=200, deadline=None)
def test_the_order_of_the_answers_does_not_matter(chance: random.Random) -> None:
    table = any_table(chance)
    now = any_given(chance, table)
    turned = Given(dict(reversed(now.answers.items())), dict(reversed(now.importance.items())), now.role)
    assert turned.scored(table) == now.scored(table)


@given(Chance)
@settings(max_examples=200, deadline=None)
def test_answers_to_what_is_not_asked_do_not_matter(chance: random.Random) -> None:
    table = any_table(chance)
    now = any_given(chance, table)
    first = next(iter(table["items"]))
    for item in table["items"]:
        for condition in item_options(table, item).get("s", []):
            if condition[:2] == ["i", first]:
                now.answers[first] = "dk"
                before = now.scored(table)
                now.answers[item] = table["items"][item][0]
                assert now.scored(table) == before


@given(Chance)
@settings(max_examples=200, deadline=None)
def test_treating_a_missing_answer_as_low_or_high_gives_the_ends_that_it_may_have(chance: random.Random) -> None:
    table = without_own_treatment(any_table(chance, treatment=[0, 1, 1, 0]))
    flat = {id_: rows for id_, rows in table["dimensions"].items() if not rows.get(OPTIONS, {}).get("d")}
    now = any_given(chance, table)
    scores = [
        Given(now.answers, now.importance, now.role).scored(table | {"treatment": [how, 1, 1, how]})["scores"]  # type: ignore[arg-type]
        for how in (0, 2, 3)
    ]
    for dimension in flat:
        open_, low, high = (found[dimension] for found in scores)
        assert (low["lower"], low["upper"]) == (open_["lower"], open_["lower"])
        assert (high["lower"], high["upper"]) == (open_["upper"], open_["upper"])


@given(Chance)
@settings(max_examples=200, deadline=None)
def test_a_higher_answer_never_lowers_what_it_does_not_reverse(chance: random.Random) -> None:
    table = any_table(chance)
    if any(set(item_options(table, item)) & {"s", "p"} for item in table["items"]):
        return
    answers: dict[str, int | str] = {item: chance.randint(*row[:2]) for item, row in table["items"].items()}
    item = chance.choice(list(table["items"]))
    raised = answers | {item: min(int(answers[item]) + 1, table["items"][item][1])}
    role = next(iter(table.get("roles", [])), None)
    before, after = (Given(found, {}, role).scored(table)["scores"] for found in (answers, raised))
    for dimension, rows in table["dimensions"].items():
        if item in rows and not rows[item][1] and before[dimension]["lower"] is not None:
            assert before[dimension]["lower"] <= after[dimension]["lower"]
