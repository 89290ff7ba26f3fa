"""axe-core finds nothing on any kind of page, in any state, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
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


def violations(page: Page) -> list[Any]:
    page.evaluate(axe())
    found: list[Any] = page.evaluate(RUN)
    return found


PAGES = {
    "start": "index.html",
    "part Förstå": "forsta/index.html",
    "part Bedöm": "bedom/index.html",
    "part Gör": "gor/index.html",
    "part Källor": "om/kallor/index.html",
    "concept": "forsta/begrepp/kollektiv-digitalisering.html",
    "finding": "forsta/fynd/spanningar-inbyggda.html",
    "model of dimensions": "forsta/modeller/fem-dimensioner.html",
    "model of a cycle": "forsta/modeller/generativ-mekanism.html",
    "model of tensions": "forsta/modeller/fyra-spanningar.html",
    "case": "forsta/fall/angsvall.html",
    "recommendation": "gor/gemensamt-styrsprak.html",
    "source": "om/kallor/carlsson-2026.html",
    "om": "om/index.html",
    "om data": "om/data.html",
    "om licens": "om/licens.html",
    "om offline": "om/offline.html",
    "om så räknas": "om/sa-raknas.html",
    "om tillgänglighet": "om/tillganglighet.html",
    "not found": "404.html",
    "instrument": "bedom/konfiguration.html",
}
WIDTHS = [1280, 320]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_violation(page: Page, web: Any, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(web.url(PAGES[kind]))
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES)
def test_the_instrument_has_no_violation_when_it_shows(instrument: InstrumentPage, state: str, width: int) -> None:
    instrument.page.set_viewport_size({"width": width, "height": 900})
    STATES[state](instrument)
    assert violations(instrument.page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_dialog_has_no_violation(page: Page, web: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(web.url("index.html"))
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("spänningar")
    page.locator(".sk-hit").first.wait_for()
    assert violations(page) == []


def test_the_opened_menu_has_no_violation(page: Page, web: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(web.url("forsta/begrepp/kollektiv-digitalisering.html"))
    page.get_by_role("button", name="Meny").click()
    assert violations(page) == []
