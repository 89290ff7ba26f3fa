"""The reference scorer, by arithmetic that was done by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast

import pytest

from samkompass.scoring.dimensions import Score, half_up, score_dimensions
from samkompass.scoring.score import score
from samkompass.scoring.states import states
from samkompass.scoring.table import Table

Members = dict[str, list[int]]
BANDS = [["lag", 0, 3333], ["mellan", 3334, 6666], ["hog", 6667, 10_000]]


def table_of(
    members: Members, *, scale: tuple[int, int] = (1, 5), minimum: int = 0, rules: list[Any] | None = None
) -> Table:
    table = {
        "format": "samkompass-table/2",
        "instrument": "prov",
        "version": "1.0",
        "hash": "",
        "minimum": minimum,
        "treatment": [0, 1, 1, 0],
        "items": {item: list(scale) for item in members},
        "dimensions": {"d": members},
        "bands": BANDS,
        "rules": rules or [],
    }
    return cast("Table", table)


def scored(members: Members, answers: dict[str, int | str], **table: Any) -> Score:
    whole = table_of(members, **table)
    return score_dimensions(whole, states(whole, answers))["d"]


PLAIN: Members = {"a": [1, 0], "b": [1, 0], "c": [1, 0]}


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(5, 2), 3), (Fraction(49, 100), 0), (Fraction(-1, 2), 0)],
)
def test_halves_are_rounded_up(value: Fraction, rounded: int) -> None:
    assert half_up(value) == rounded


def test_the_lowest_answers_score_zero() -> None:
    assert scored(PLAIN, {"a": 1, "b": 1, "c": 1}).value == 0


def test_the_highest_answers_score_ten_thousand() -> None:
    assert scored(PLAIN, {"a": 5, "b": 5, "c": 5}).value == 10_000


def test_a_score_is_the_share_of_the_way_from_the_lowest_to_the_highest() -> None:
    assert scored(PLAIN, {"a": 2, "b": 3, "c": 5}).value == 5833  # (1 + 2 + 4) / 12 = 0.58333…


def test_a_score_that_ends_in_a_half_is_rounded_up() -> None:
    # 1 / 32 of ten thousand is 312.5
    eight: Members = {item: [1, 0] for item in "abcdefgh"}
    assert scored(eight, {item: 2 if item == "a" else 1 for item in eight}).value == 313


def test_a_reversed_item_counts_from_the_other_end() -> None:
    assert scored({"a": [1, 1]}, {"a": 2}).value == 7500


def test_weights_count_in_the_answer_and_in_the_range() -> None:
    assert scored({"a": [3, 0], "b": [1, 0]}, {"a": 5, "b": 1}).value == 7500  # 12 / 16


def test_weight_and_reversal_go_together() -> None:
    assert scored({"a": [3, 1], "b": [1, 0]}, {"a": 4, "b": 5}).value == 4375  # (3 + 4) / 16


def test_a_scale_need_not_start_at_one() -> None:
    assert scored({"a": [1, 0]}, {"a": 7}, scale=(0, 10)).value == 7000


def test_not_applicable_leaves_the_score_and_the_bounds() -> None:
    assert scored(PLAIN, {"a": 5, "b": 1, "c": "na"}) == Score(5000, 5000, 5000, answered=2, items=2)


@pytest.mark.parametrize("missing", [{"c": "dk"}, {}], ids=["dk", "unanswered"])
def test_an_unknown_answer_leaves_the_score_and_widens_the_bounds(missing: dict[str, int | str]) -> None:
    # known: (4 + 0) / 8; with c at its lowest 4 / 12, at its highest 8 / 12
    assert scored(PLAIN, {"a": 5, "b": 1, **missing}) == Score(5000, 3333, 6667, answered=2, items=3)


def test_bounds_are_weighted_as_the_score_is() -> None:
    assert scored({"a": [1, 0], "b": [3, 1]}, {"a": 3}) == Score(5000, 1250, 8750, answered=1, items=2)


def test_no_answer_at_all_may_be_anything() -> None:
    assert scored(PLAIN, {}) == Score(None, 0, 10_000, answered=0, items=3)


def test_no_item_that_applies_has_no_bounds() -> None:
    assert scored(PLAIN, {"a": "na", "b": "na", "c": "na"}) == Score(None, None, None, answered=0, items=0)


@pytest.mark.parametrize(("minimum", "has_value"), [(6666, True), (6667, False)])
def test_the_share_that_must_be_answered_is_exact(minimum: int, has_value: bool) -> None:
    assert (scored(PLAIN, {"a": 3, "b": 3}, minimum=minimum).value is not None) is has_value


def test_exactly_the_share_is_enough() -> None:
    five: Members = {item: [1, 0] for item in "abcde"}
    assert scored(five, {"a": 3, "b": 3, "c": 3}, minimum=6000).value == 5000


def test_the_share_is_of_the_items_that_apply() -> None:
    assert scored(PLAIN, {"a": 3, "b": "dk", "c": "na"}, minimum=5000).value == 5000


def test_without_an_answer_there_is_no_value_even_when_none_is_demanded() -> None:
    assert scored(PLAIN, {"a": "dk"}, minimum=0).value is None


@pytest.mark.parametrize(
    ("answer", "band"), [(0, "lag"), (3333, "lag"), (3334, "mellan"), (6667, "hog"), (10_000, "hog")]
)
def test_both_ends_of_a_band_belong_to_it(answer: int, band: str) -> None:
    assert score(table_of({"a": [1, 0]}, scale=(0, 10_000)), {"a": answer})["bands"] == {"d": band}


def test_a_dimension_without_a_value_has_no_band() -> None:
    assert score(table_of(PLAIN), {})["bands"] == {}


def result_of(answers: dict[str, int | str]) -> dict[str, Any]:
    return score(table_of(PLAIN), answers)


def test_a_result_counts_what_is_answered_and_what_applies() -> None:
    result = result_of({"a": 3, "b": "na", "c": "dk"})
    assert (result["answered"], result["items"]) == (1, 2)


@pytest.mark.parametrize(
    ("answers", "complete"), [({"a": 3, "b": "na", "c": "dk"}, True), ({"a": 3, "b": "na"}, False)]
)
def test_a_result_is_complete_when_every_item_has_an_answer_of_some_kind(
    answers: dict[str, int | str], complete: bool
) -> None:
    assert result_of(answers)["complete"] is complete


def recommended(rules: list[Any], answers: dict[str, int | str], **table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = score(table_of(PLAIN, rules=rules, **table), answers)["recommendations"]
    return found


def order(rules: list[Any], answers: dict[str, int | str]) -> list[str]:
    return [entry["id"] for entry in recommended(rules, answers)]


HALF: dict[str, int | str] = {"a": 3, "b": 3, "c": 3}


@pytest.mark.parametrize(
    ("side", "threshold", "fires"), [(-1, 5000, True), (-1, 4999, False), (1, 5000, True), (1, 5001, False)]
)
def test_a_threshold_itself_is_inside(side: int, threshold: int, fires: bool) -> None:
    assert bool(order([["r", [["d", "d", side, threshold]]]], HALF)) is fires


def test_every_condition_must_hold() -> None:
    assert order([["r", [["d", "d", -1, 9000], ["i", "a", 1, 4]]]], HALF) == []


def test_a_condition_on_an_item_without_a_value_does_not_hold() -> None:
    assert order([["r", [["i", "a", 1, 1]]]], {"a": "dk", "b": 3, "c": 3}) == []


def test_a_condition_on_a_dimension_without_a_value_does_not_hold() -> None:
    assert order([["r", [["d", "d", -1, 10_000]]]], {}) == []


def test_the_rule_that_is_furthest_past_its_threshold_comes_first() -> None:
    assert order([["near", [["d", "d", -1, 5100]]], ["far", [["d", "d", -1, 6000]]]], HALF) == ["far", "near"]


def test_rules_that_are_equally_far_keep_their_order() -> None:
    assert order([["one", [["d", "d", -1, 6000]]], ["two", [["d", "d", 1, 4000]]]], HALF) == ["one", "two"]


def test_a_step_of_a_scale_is_measured_as_its_share_of_the_scale() -> None:
    # one step of four is 2500, which is more than 2499 and less than 2501
    item = ["item", [["i", "a", 1, 2]]]
    assert order([["less", [["d", "d", -1, 7499]]], item, ["more", [["d", "d", -1, 7501]]]], HALF) == [
        "more",
        "item",
        "less",
    ]


def test_a_rule_is_as_strong_as_its_strongest_condition() -> None:
    both = ["both", [["d", "d", -1, 5001], ["d", "d", 1, 1000]]]
    assert order([["one", [["d", "d", -1, 8000]]], both], HALF) == ["both", "one"]


def test_a_recommendation_that_follows_twice_is_given_once_for_its_strongest_reason() -> None:
    rules = [["r", [["i", "a", 1, 3]]], ["r", [["d", "d", -1, 9000]]]]
    assert recommended(rules, HALF) == [{"id": "r", "rank": 1, "because": ["d"]}]


def test_reasons_are_named_once_in_the_order_they_are_declared() -> None:
    conditions = [["i", "b", 1, 1], ["d", "d", -1, 9000], ["i", "b", -1, 5]]
    assert recommended([["r", conditions]], HALF)[0]["because"] == ["b", "d"]


def test_ranks_count_from_one() -> None:
    rules = [["x", [["d", "d", -1, 6000]]], ["y", [["d", "d", -1, 5500]]]]
    assert [(entry["id"], entry["rank"]) for entry in recommended(rules, HALF)] == [("x", 1), ("y", 2)]


def test_a_result_has_every_member_of_the_contract() -> None:
    assert result_of(HALF) == {
        "format": "samkompass-result/1",
        "instrument": "prov",
        "version": "1.0",
        "answered": 3,
        "items": 3,
        "complete": True,
        "scores": {"d": {"value": 5000, "lower": 5000, "upper": 5000, "answered": 3, "items": 3}},
        "bands": {"d": "mellan"},
        "types": {},
        "type": None,
        "flags": [],
        "priorities": [],
        "recommendations": [],
    }
