"""Every self-assessment of the site, from the first question to the result, wide and narrow, on the web and on disk."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, definition, instruments, item_ids, items, points, shown_example
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations
from test_layout import WIDER_THAN_THE_SCREEN
from test_print import printed, squeezed

ALL = instruments()
SHARES = [name for name in ALL if definition(name).get("shares")]
QUADRANTS = [name for name in ALL if definition(name).get("quadrant")]
MAPS = [name for name in ALL if definition(name).get("priorities")]
BRANCHING = [name for name in ALL if any(item.get("show_if") for item in items(name))]
Results = Callable[[str], InstrumentPage]
UNFOLD = "() => document.querySelectorAll('[data-result] details').forEach((fold) => { fold.open = true })"


@pytest.fixture
def opened(page: Page, web: Any) -> Callable[[str], InstrumentPage]:
    """Opens an instrument on the web: opened(id)."""
    return lambda name: InstrumentPage(page, web.url(f"bedom/{name}.html")).open()


@pytest.fixture(scope="module")
def results(browser: Browser, watcher: Any, web: Any) -> Iterator[Results]:
    """Shows an instrument's example with its result, once for all tests that only look at it: results(id)."""
    with browser.new_context(locale="sv-SE", reduced_motion="reduce") as context:
        watcher.watch(context)

        @functools.cache
        def shown(name: str) -> InstrumentPage:
            return with_result(InstrumentPage(context.new_page(), web.url(f"bedom/{name}.html")).open(), name)

        yield shown


def with_result(instrument: InstrumentPage, name: str) -> InstrumentPage:
    """Answered as the example that visitors can look at."""
    return instrument.fill_in(shown_example(name)).show_result()


def _started(instrument: InstrumentPage, _name: str) -> None:
    instrument.page.locator('[data-mode="all"]').click()


def _failed(instrument: InstrumentPage, _name: str) -> None:
    instrument.action("show-result").click()
    instrument.errors.wait_for()


def _answered(instrument: InstrumentPage, name: str) -> None:
    with_result(instrument, name).page.evaluate(UNFOLD)


STATES = {"start": _started, "error": _failed, "result": _answered}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ALL)
def test_it_has_no_violation(opened: Any, name: str, state: str) -> None:
    instrument = opened(name)
    STATES[state](instrument, name)
    assert violations(instrument.page) == []


@pytest.mark.parametrize("width", [360, 320])
@pytest.mark.parametrize("name", ALL)
def test_nothing_is_wider_than_a_narrow_screen(opened: Any, name: str, width: int) -> None:
    instrument = opened(name)
    instrument.page.set_viewport_size({"width": width, "height": 700})
    instrument.page.locator('[data-mode="all"]').click()
    with_result(instrument, name).page.evaluate(UNFOLD)
    assert instrument.page.evaluate(WIDER_THAN_THE_SCREEN) == 0


@pytest.mark.parametrize("name", ALL)
def test_the_result_is_the_one_of_the_example(page: Page, site: Any, name: str) -> None:
    instrument = InstrumentPage(page, site.url(f"bedom/{name}.html")).open()
    assert with_result(instrument, name).dispatched() == shown_example(name)["expected"]


@pytest.mark.parametrize("name", ALL)
def test_looking_at_the_example_shows_its_values(opened: Any, name: str) -> None:
    instrument = opened(name)
    instrument.action("example").click()
    scores = shown_example(name)["expected"]["scores"]
    shown = instrument.page.locator("[data-row] [data-part=value]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.score, one.textContent])"
    )
    assert dict(shown) == {dimension: points(score["value"]) for dimension, score in scores.items()}


@pytest.mark.parametrize("name", ALL)
def test_every_number_shown_is_the_result(results: Results, name: str) -> None:
    instrument = results(name)
    scores = instrument.dispatched()["scores"]
    wrong = [
        (dimension, part, text)
        for dimension, part, text in instrument.numbers()
        if text != (str(scores[dimension][part]) if part in ("answered", "items") else points(scores[dimension][part]))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ALL)
def test_the_table_has_every_part_of_every_dimension(results: Results, name: str) -> None:
    instrument = results(name)
    in_table = instrument.page.locator("[data-row] [data-score]").evaluate_all(
        "(all) => all.map((one) => `${one.dataset.score} ${one.dataset.part}`)"
    )
    parts = ("value", "lower", "upper", "answered", "items")
    assert sorted(in_table) == sorted(f"{one['id']} {part}" for one in definition(name)["dimensions"] for part in parts)


@pytest.mark.parametrize("name", ALL)
def test_recommendations_stand_in_the_order_of_the_result(results: Results, name: str) -> None:
    instrument = results(name)
    listed = instrument.page.locator("[data-result] [data-recommendation]").evaluate_all(
        "(all) => all.map((one) => one.dataset.recommendation)"
    )
    assert listed == [entry["id"] for entry in instrument.dispatched()["recommendations"]]


@pytest.mark.parametrize("name", ALL)
def test_at_most_five_recommendations_stand_unfolded(results: Results, name: str) -> None:
    instrument = results(name)
    assert instrument.page.locator("[data-part=recommendations] > li").count() <= 5


@pytest.mark.parametrize("name", ALL)
def test_the_flags_of_the_result_are_told_and_no_others(results: Results, name: str) -> None:
    instrument = results(name)
    told = instrument.page.locator("[data-result] [data-flag]").evaluate_all(
        "(all) => all.map((one) => one.dataset.flag)"
    )
    assert told == instrument.dispatched()["flags"]


@pytest.mark.parametrize("name", ALL)
def test_it_starts_with_a_sentence_without_holes(results: Results, name: str) -> None:
    sentence = results(name).part("sentence").inner_text()
    assert sentence
    assert not any(hole in sentence for hole in ("{", "}", "runtime.", "undefined", "null"))


@pytest.mark.parametrize("name", ALL)
def test_the_result_says_what_a_self_assessment_can_tell(results: Results, name: str) -> None:
    expect(results(name).page.locator(".sk-limits")).to_contain_text("Vad en självskattning kan säga")


@pytest.mark.parametrize("name", ALL)
def test_the_empty_form_prints_every_question(opened: Any, name: str, tmp_path: Path) -> None:
    paper = printed(opened(name).page, tmp_path)
    assert [item["id"] for item in items(name) if squeezed(item["text"]) not in paper] == []


@pytest.mark.parametrize("name", ALL)
def test_it_says_how_it_counts(page: Page, web: Any, name: str) -> None:
    page.goto(web.url(f"bedom/{name}-sa-raknas.html"))
    assert page.locator(".sk-counting__items > li").count() == len(item_ids(name))


@pytest.mark.parametrize("name", ALL)
def test_how_it_counts_has_no_violation(page: Page, web: Any, name: str) -> None:
    page.goto(web.url(f"bedom/{name}-sa-raknas.html"))
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert violations(page) == []


@pytest.mark.parametrize("name", SHARES)
def test_the_mixture_in_the_table_is_the_result_and_sums_to_a_hundred(results: Results, name: str) -> None:
    instrument = results(name)
    told = instrument.page.locator("[data-share]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.share, Number(one.dataset.value), parseInt(one.textContent)])"
    )
    assert {type_: value for type_, value, _ in told} == instrument.dispatched()["types"]
    assert sum(share for _, _, share in told) == 100


@pytest.mark.parametrize("name", SHARES)
def test_the_picture_of_the_mixture_says_what_the_table_says(results: Results, name: str) -> None:
    instrument = results(name)
    told = instrument.page.locator("[data-share]").evaluate_all("(all) => all.map((one) => one.textContent)")
    label = instrument.part("mixture-bar").get_attribute("aria-label") or ""
    assert [share for share in told if share not in label] == []


@pytest.mark.parametrize("name", QUADRANTS)
def test_the_point_lies_where_the_values_say(results: Results, name: str) -> None:
    instrument = results(name)
    quadrant, scores = definition(name)["quadrant"], instrument.dispatched()["scores"]
    place = instrument.part("quadrant-point").evaluate("(point) => [point.style.left, point.style.bottom]")
    assert place == [f"{scores[quadrant[axis]]['value'] / 100:g}%" for axis in ("x", "y")]


@pytest.mark.parametrize("name", QUADRANTS)
def test_the_field_of_the_point_is_the_type_of_the_result(results: Results, name: str) -> None:
    instrument = results(name)
    expect(instrument.page.locator("[data-here]")).to_have_attribute("data-field", instrument.dispatched()["type"])


@pytest.mark.parametrize("name", QUADRANTS)
def test_the_quadrant_says_in_words_where_the_borders_are(results: Results, name: str) -> None:
    text = results(name).part("quadrant-text").inner_text()
    assert text.count("gränsen går vid") == 2


@pytest.mark.parametrize("name", MAPS)
def test_the_map_has_the_answer_of_every_item(results: Results, name: str) -> None:
    instrument = results(name)
    answers = shown_example(name)["answers"]
    cells = instrument.page.locator(".sk-heat__cell").evaluate_all(
        "(all) => all.map((one) => [one.dataset.ofItem, one.querySelector('[data-part=level]').textContent])"
    )
    answered = {item: str(answer) if isinstance(answer, int) else "–" for item, answer in answers.items()}
    assert dict(cells) == {item["id"]: answered.get(item["id"], "–") for item in items(name) if item.get("weights")}


@pytest.mark.parametrize("name", MAPS)
def test_the_priorities_are_the_first_of_the_result(results: Results, name: str) -> None:
    instrument = results(name)
    listed = instrument.page.locator("[data-part=priorities] > li").evaluate_all(
        "(all) => all.map((one) => one.dataset.listed)"
    )
    count = definition(name)["priorities"].get("count", 5)
    assert listed == [entry["id"] for entry in instrument.dispatched()["priorities"][:count]]


@pytest.mark.parametrize("name", MAPS)
def test_the_table_of_items_has_the_gaps_of_the_result(results: Results, name: str) -> None:
    instrument = results(name)
    gaps = instrument.page.locator("tr[data-of-item]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.ofItem, one.querySelector('[data-part=gap]').textContent])"
    )
    above = {item: int(gap) for item, gap in gaps if gap.isdigit() and int(gap)}
    assert above == {entry["id"]: entry["gap"] for entry in instrument.dispatched()["priorities"]}


@pytest.mark.parametrize("name", BRANCHING)
def test_follow_up_questions_are_hidden_until_their_answer_comes(opened: Any, name: str) -> None:
    instrument = opened(name)
    follow_up = [item["id"] for item in items(name) if item.get("show_if")]
    assert [item for item in follow_up if not instrument.page.locator(f'[data-item="{item}"]').is_hidden()] == []
