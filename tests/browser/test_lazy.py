"""What a page does not need is not loaded."""

from __future__ import annotations

from typing import Any

from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page, expect
from sample import CHARTS, SAMPLES

KNOWLEDGE_PAGE = "forsta/begrepp/kollektiv-digitalisering.html"
ASSETS = "assets/samkompass/"
CHART = {ASSETS + "plotly.js", ASSETS + "plotly.css"}
CHARTS_OWN = CHART | {ASSETS + "charts.js"}
FORMS_OWN = {ASSETS + "runtime.js", ASSETS + "instrument.css"}
SEARCH = {ASSETS + "search.js", "search/index.js"}


def test_only_a_page_with_a_chart_or_a_form_loads_what_they_need(page: Page, web: Any, guard: Any) -> None:
    loaded = {}
    for kind, path in SAMPLES.items():
        page.goto(web.url(path))
        if path in CHARTS.values():
            page.locator("[data-chart] svg").first.wait_for()
        needed = CHARTS_OWN if path in CHARTS.values() else FORMS_OWN if kind.startswith("an instrument") else set()
        if (found := guard.loaded() & (CHARTS_OWN | FORMS_OWN | SEARCH)) != needed:
            loaded[kind] = found
        guard.forget()
    assert loaded == {}


def test_a_knowledge_page_from_disk_loads_nothing_for_charts_forms_or_search(page: Page, disk: Any, guard: Any) -> None:
    page.goto(disk.url(KNOWLEDGE_PAGE), wait_until="networkidle")
    assert guard.loaded() & (CHARTS_OWN | FORMS_OWN | SEARCH) == set()


def test_an_instrument_that_is_being_answered_loads_nothing_for_charts_or_search(
    instrument_anywhere: InstrumentPage, guard: Any
) -> None:
    instrument_anywhere.answer(example_answers("allt-hogt"))
    instrument_anywhere.page.wait_for_load_state("networkidle")
    assert guard.loaded() & (CHART | SEARCH) == set()


def test_chart_code_is_loaded_when_there_is_something_to_draw(instrument_anywhere: InstrumentPage, guard: Any) -> None:
    instrument_anywhere.answer(example_answers("allt-hogt")).show_result()
    instrument_anywhere.drawn().first.wait_for()
    assert guard.loaded() >= CHART


def test_a_result_with_too_little_to_draw_loads_no_chart_code(instrument: InstrumentPage, guard: Any) -> None:
    instrument.answer(example_answers("sju-av-tjugofem")).show_result()
    instrument.page.wait_for_load_state("networkidle")
    assert guard.loaded() & CHART == set()


def test_a_result_with_too_little_to_draw_shows_no_empty_figure(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("sju-av-tjugofem")).show_result()
    expect(instrument.part("figure")).to_be_hidden()


def test_opening_the_search_loads_it(page: Page, site: Any, guard: Any) -> None:
    page.goto(site.url(KNOWLEDGE_PAGE))
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("makt")
    page.locator(".sk-hit").first.wait_for()
    assert guard.loaded() >= SEARCH
