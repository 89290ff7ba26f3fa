"""What a page does not need is not loaded."""

from __future__ import annotations

from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page, expect

KNOWLEDGE_PAGE = "forsta/begrepp/kollektiv-digitalisering.html"


@pytest.mark.parametrize("script", ["plotly.js", "plotly.css", "runtime.js", "search.js", "search/index.js"])
def test_a_knowledge_page_does_not_load(page: Page, site: Any, guard: Any, script: str) -> None:
    page.goto(site.url(KNOWLEDGE_PAGE), wait_until="networkidle")
    assert not guard.asked_for(script)


@pytest.mark.parametrize("script", ["plotly.js", "plotly.css", "search.js", "search/index.js"])
def test_an_opened_instrument_does_not_load(instrument: InstrumentPage, guard: Any, script: str) -> None:
    instrument.answer(example_answers("allt-hogt"))
    instrument.page.wait_for_load_state("networkidle")
    assert not guard.asked_for(script)


def test_chart_code_is_loaded_when_there_is_something_to_draw(instrument: InstrumentPage, guard: Any) -> None:
    instrument.answer(example_answers("allt-hogt")).show_result()
    instrument.drawn().first.wait_for()
    assert guard.asked_for("plotly.js")


def test_a_result_with_too_little_to_draw_loads_no_chart_code(instrument: InstrumentPage, guard: Any) -> None:
    instrument.answer(example_answers("sju-av-tjugofem")).show_result()
    instrument.page.wait_for_load_state("networkidle")
    assert not guard.asked_for("plotly.js")


def test_a_result_with_too_little_to_draw_shows_no_empty_figure(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("sju-av-tjugofem")).show_result()
    expect(instrument.part("figure")).to_be_hidden()


@pytest.mark.parametrize("script", ["search.js", "search/index.js"])
def test_opening_the_search_loads(page: Page, site: Any, guard: Any, script: str) -> None:
    page.goto(site.url(KNOWLEDGE_PAGE))
    page.locator("[data-search-open]").click()
    page.wait_for_function("() => document.querySelector('[data-search-status]').textContent === ''")
    assert guard.asked_for(script)
