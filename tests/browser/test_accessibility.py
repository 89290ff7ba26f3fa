"""axe-core finds nothing on any kind of page, in any state, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page
from sample import CHARTS, FILTERED, LONGEST, SAMPLES

from support import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, {
    preload: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(' '), node.failureSummary]))
}"""


@cache
def axe() -> str:
    return AXE.read_text("utf-8")


WIDTHS = [1280, 320]


def violations(page: Page, widths: Sequence[int] = WIDTHS) -> list[Any]:
    """What axe finds on the page as it is, in windows of each width."""
    page.evaluate(axe())
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [[width, *violation] for violation in page.evaluate(RUN)]
    return found


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_page_has_no_violation(page: Page, web: Any, kind: str) -> None:
    page.goto(web.url(SAMPLES[kind]))
    assert violations(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "forsta/fynd/gammalt-fynd.html",
        "forsta/modeller/gammal-modell.html",
        "forsta/begrepp/tillit.html",
        "forsta/fakta/staplar.html",
        "forsta/fakta/forandring.html",
        "valj/scenarier/dela-allt.html",
    ],
)
def test_a_page_with_all_that_it_can_have_and_one_that_is_retired_have_no_violation(
    page: Page, whole: Any, path: str
) -> None:
    page.goto(whole.url(path))
    assert violations(page) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_drawn_chart_has_no_violation(page: Page, web: Any, chart: str) -> None:
    page.goto(web.url(CHARTS[chart]))
    page.locator("[data-chart] svg").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("words", "some"), [("sam", True), ("xyzzy", False)])
@pytest.mark.parametrize("kind", FILTERED)
def test_a_filtered_list_has_no_violation(page: Page, web: Any, kind: str, words: str, some: bool) -> None:
    page.goto(web.url(FILTERED[kind]))
    page.locator("[data-filter] input").fill(words)
    assert (page.locator("[data-filter-item]:visible").count() > 0) is some
    assert violations(page) == []


def test_what_is_folded_has_no_violation_when_it_is_open(page: Page, web: Any) -> None:
    for path in ("om/underlag.html", LONGEST["a concept"]):
        page.goto(web.url(path))
        page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        assert violations(page) == []


def _errors(instrument: InstrumentPage) -> None:
    instrument.action("show-result").click()
    instrument.errors.wait_for()


def _result(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("vet-ej-och-inte-relevant")).show_result()
    instrument.drawn().first.wait_for()


def _result_without_values(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("bara-vet-ej")).show_result()


def _unfolded(instrument: InstrumentPage) -> None:
    _result(instrument)
    instrument.page.locator('[data-mode="all"]').click()
    instrument.page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")


def _example(instrument: InstrumentPage) -> None:
    instrument.action("example").click()
    instrument.drawn().first.wait_for()


def _notice(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1}).action("clear").click()
    instrument.action("undo").wait_for()


def _refused(instrument: InstrumentPage) -> None:
    instrument.load("{")
    instrument.errors.wait_for()


STATES: dict[str, Callable[[InstrumentPage], None]] = {
    "error summary": _errors,
    "result": _result,
    "result without values": _result_without_values,
    "everything unfolded": _unfolded,
    "example": _example,
    "notice": _notice,
    "refused file": _refused,
}


@pytest.mark.parametrize("state", STATES)
def test_the_instrument_has_no_violation_when_it_shows(instrument: InstrumentPage, state: str) -> None:
    STATES[state](instrument)
    assert violations(instrument.page) == []


def test_the_search_dialog_has_no_violation(page: Page, web: Any) -> None:
    page.goto(web.url("index.html"))
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("spänningar")
    page.locator(".sk-hit").first.wait_for()
    assert violations(page) == []


def test_the_opened_menu_has_no_violation(page: Page, web: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(web.url("forsta/begrepp/kollektiv-digitalisering.html"))
    page.get_by_role("button", name="Meny").click()
    assert violations(page, [320]) == []
