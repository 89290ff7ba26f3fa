"""Narrow screens, and getting about by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page, expect

RECORD = "forsta/begrepp/kollektiv-digitalisering.html"
WIDER_THAN_THE_SCREEN = """() => {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}"""
FOCUS_STYLE = """() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
  return { outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), shadow: boxShadow !== 'none' }
}"""


@pytest.fixture
def narrow(page: Page) -> Page:
    page.set_viewport_size({"width": 320, "height": 640})
    return page


def test_no_page_scrolls_sideways_at_320_pixels(narrow: Page, web: Any) -> None:
    wide = {}
    for path in [*web.pages(), "404.html"]:
        narrow.goto(web.url(path))
        if excess := narrow.evaluate(WIDER_THAN_THE_SCREEN):
            wide[path] = excess
    assert wide == {}


@pytest.mark.parametrize("example", ["vet-ej-och-inte-relevant", "bara-vet-ej"])
def test_a_result_does_not_scroll_sideways_at_320_pixels(
    narrow: Page, instrument: InstrumentPage, example: str
) -> None:
    instrument.answer(example_answers(example)).show_result()
    narrow.wait_for_load_state("networkidle")
    assert narrow.evaluate(WIDER_THAN_THE_SCREEN) == 0


def test_the_radar_fits_at_320_pixels(narrow: Page, instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("allt-hogt")).show_result()
    instrument.drawn().first.wait_for()
    box = narrow.locator("[data-part=chart] svg.main-svg").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320


def test_the_first_tab_leads_to_the_skip_link(page: Page, web: Any) -> None:
    page.goto(web.url(RECORD))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Hoppa till innehållet")


def test_the_skip_link_shows_when_it_has_the_focus(page: Page, web: Any) -> None:
    page.goto(web.url(RECORD))
    page.keyboard.press("Tab")
    expect(page.locator(".sk-skip")).to_be_in_viewport(ratio=1)


def test_the_skip_link_moves_the_focus_to_the_content(page: Page, web: Any) -> None:
    page.goto(web.url(RECORD))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_menu_is_closed_at_first_on_a_narrow_screen(narrow: Page, web: Any) -> None:
    narrow.goto(web.url(RECORD))
    expect(narrow.get_by_role("navigation", name="Huvudmeny")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_on_a_narrow_screen(narrow: Page, web: Any, key: str) -> None:
    narrow.goto(web.url(RECORD))
    narrow.get_by_role("button", name="Meny").focus()
    narrow.keyboard.press(key)
    expect(narrow.get_by_role("link", name="Bedöm läget").first).to_be_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(narrow: Page, web: Any) -> None:
    narrow.goto(web.url(RECORD))
    button = narrow.get_by_role("button", name="Meny")
    button.press("Enter")
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_the_menu_says_whether_it_is_open(narrow: Page, web: Any) -> None:
    narrow.goto(web.url(RECORD))
    button = narrow.get_by_role("button", name="Meny")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("path", ["index.html", RECORD, "bedom/konfiguration.html"])
def test_every_stop_of_the_tab_key_shows_where_the_focus_is(page: Page, web: Any, path: str) -> None:
    page.goto(web.url(path))
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(FOCUS_STYLE)
        if style["outline"] < 2 and not style["shadow"]:
            unseen.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []
