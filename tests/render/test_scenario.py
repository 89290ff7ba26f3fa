"""Scenarios' pilots: the plan drawn to scale, and the budget added up."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import pilot
from render.any_model import titles
from samkompass.render.drawing import LABEL, WIDTH
from samkompass.render.views.scenario import Timeline, budget, timeline

Milestone = tuple[str, int, int | None]
days = st.integers(0, 5000)
milestones: st.SearchStrategy[list[Milestone]] = st.lists(
    st.tuples(titles, days, st.none() | days).map(
        lambda found: (found[0], found[1], None if found[2] is None else found[1] + found[2])
    ),
    min_size=1,
    max_size=20,
)
EDGE = 0.11
"""Positions are rounded to a tenth of a unit."""


def laid_out(plan: list[Milestone]) -> Timeline:
    return timeline(pilot(plan))


any_plan = given(milestones.map(lambda plan: (plan, laid_out(plan))))
many = settings(max_examples=80, deadline=None)


@any_plan
@many
def test_every_milestone_is_a_bar_inside_the_drawing(found: tuple[list[Milestone], Timeline]) -> None:
    plan, drawn = found
    assert len(drawn.bars) == len(plan)
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH + EDGE
        assert bar.width >= 4
        assert bar.y + 14 <= drawn.height


@any_plan
@many
def test_texts_are_inside_the_drawing_and_hold_the_whole_title(found: tuple[list[Milestone], Timeline]) -> None:
    plan, drawn = found
    for (title, _, _), bar in zip(plan, drawn.bars, strict=True):
        lines = [line for line, _ in bar.lines]
        assert bar.text_x >= 0
        assert bar.text_x + max(map(len, lines)) * LABEL <= WIDTH + EDGE
        assert _letters("".join(lines)) == _letters(title)


def _letters(text: str) -> str:
    return "".join(text.replace("-", "").split())


@any_plan
@many
def test_rows_stand_below_each_other(found: tuple[list[Milestone], Timeline]) -> None:
    _, drawn = found
    for one, other in itertools.pairwise(drawn.bars):
        assert one.y + 14 < other.lines[0][1] - 10
    for bar in drawn.bars:
        assert [y for _, y in bar.lines] == sorted({y for _, y in bar.lines})
        assert bar.lines[-1][1] < bar.y + 4


@any_plan
@many
def test_bars_are_to_scale(found: tuple[list[Milestone], Timeline]) -> None:
    plan, drawn = found
    unit = (WIDTH - 4) / max(drawn.days, 1)
    for (_, start, end), bar in zip(plan, drawn.bars, strict=True):
        length = ((end or start) - start) * unit
        assert bar.width == pytest.approx(max(length, 4), abs=EDGE)
        if length >= 4:
            assert bar.x == pytest.approx(2 + start * unit, abs=EDGE)


@any_plan
@many
def test_the_scale_marks_a_few_days_at_the_same_distance_from_the_start(
    found: tuple[list[Milestone], Timeline],
) -> None:
    plan, drawn = found
    marked = [tick.day for tick in drawn.ticks]
    assert drawn.days == max(end or start for _, start, end in plan)
    assert marked[0] == 0
    assert marked[-1] <= drawn.days
    assert len(marked) <= 7
    assert len({other - one for one, other in itertools.pairwise(marked)}) <= 1
    for tick in drawn.ticks:
        shift = {"start": 0, "middle": 0.5, "end": 1}[tick.anchor] * len(str(tick.day)) * 8.5
        assert tick.x - shift >= 0
        assert tick.x - shift + len(str(tick.day)) * 8.5 <= WIDTH + EDGE


def test_what_happens_on_the_last_day_is_seen() -> None:
    (_, last) = laid_out([("Start", 0, None), ("Slut", 180, None)]).bars
    assert (last.width, last.x + last.width) == (4, WIDTH - 2)


# Budgets


def line(type_: str, low: int, high: int, **more: Any) -> dict[str, Any]:
    return {"type": type_, "amount": {"low": low, "high": high}} | more


spans = st.tuples(st.integers(0, 5000), st.integers(0, 5000)).map(sorted)
lines = st.builds(
    lambda type_, span, workshops, hours: line(type_, *span, workshops=workshops, hours_each=hours),
    st.sampled_from(["staff", "external"]),
    spans,
    st.integers(0, 9),
    st.integers(0, 20),
)


@given(st.lists(lines, min_size=1, max_size=12))
def test_hours_and_costs_are_added_up_each_for_itself(given_lines: list[dict[str, Any]]) -> None:
    made = pilot([("Start", 0, None)], given_lines)
    for type_, total in (("staff", made.hours()), ("external", made.cost())):
        extra = [one["workshops"] * one["hours_each"] for one in given_lines if one["type"] == type_]
        amounts = [one["amount"] for one in given_lines if one["type"] == type_]
        assert total == (
            sum(one["low"] for one in amounts) + sum(extra),
            sum(one["high"] for one in amounts) + sum(extra),
        )


def test_the_budget_says_the_sums_with_their_units() -> None:
    shown = budget(
        pilot(
            [("Start", 0, None)],
            [line("staff", 10, 30, workshops=2, hours_each=8), line("external", 1000, 1500), line("external", 70, 70)],
        )
    )
    assert [amount for _, amount in shown.lines] == [
        "26–46\u00a0timmar",
        "1\u00a0000–1\u00a0500\u00a0tkr",
        "70\u00a0tkr",
    ]
    assert (shown.hours, shown.cost) == ("26–46\u00a0timmar", "1\u00a0070–1\u00a0570\u00a0tkr")


@pytest.mark.parametrize(("amount", "differs"), [(0, False), (5, True)])
def test_a_budget_says_when_the_source_states_another_sum(amount: int, differs: bool) -> None:
    assert budget(pilot([("Start", 0, None)], [line("staff", amount, amount)])).differs is differs
