"""Narrow screens, and getting about by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers
from playwright.sync_api import Page, expect
from sample import LONGEST, SAMPLES, content

from samkompass.model.places import FOLDERS

RECORD = "forsta/begrepp/kollektiv-digitalisering.html"
FULL = ("forsta/fakta/staplar.html", "valj/scenarier/dela-allt.html", "forsta/fynd/gammalt-fynd.html")
"""Pages of the small site with all that they can have, or retired."""
WIDER_THAN_THE_SCREEN = """() => {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}"""
SEEN = """() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
  const drawn = document.activeElement.querySelector(':scope > rect.sk-d-box')
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none' ||
    (drawn !== null && parseFloat(getComputedStyle(drawn).strokeWidth) >= 5)
}"""


@pytest.fixture
def narrow(page: Page) -> Page:
    page.set_viewport_size({"width": 320, "height": 640})
    return page


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_on_a_phone(page: Page, web: Any, whole: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    wide = {}
    for url in [*(web.url(path) for path in SAMPLES.values()), *(whole.url(path) for path in FULL)]:
        page.goto(url)
        if excess := page.evaluate(WIDER_THAN_THE_SCREEN):
            wide[url] = excess
    assert wide == {}


def test_tables_of_several_columns_are_read_row_by_row_on_a_phone(narrow: Page, whole: Any) -> None:
    narrow.goto(whole.url("forsta/fakta/staplar.html"))
    cells = narrow.locator("#tabell tbody tr").first.locator("th, td")
    tops = [box["y"] for box in (cell.bounding_box() for cell in cells.all()) if box]
    named = cells.nth(1).evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert (len(tops), tops == sorted(set(tops)), "Antal" in named) == (3, True, True)


def test_the_names_of_columns_are_not_said_twice_on_a_wide_screen(page: Page, whole: Any) -> None:
    page.goto(whole.url("forsta/fakta/staplar.html"))
    cell = page.locator("#tabell tbody td").first
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == "none"


# Drawings

OUTSIDE_ITS_BOX = """() => [...document.querySelectorAll('.sk-d-text')].filter((text) => {
  const box = text.previousElementSibling.getBBox()
  const { x, y, width, height } = text.getBBox()
  return x < box.x + 2 || x + width > box.x + box.width - 2 || y < box.y || y + height > box.y + box.height
}).map((text) => text.textContent)"""
OUTSIDE_THE_DRAWING = """() => [...document.querySelectorAll('svg.sk-d')].flatMap((drawing) => {
  const whole = drawing.getBoundingClientRect()
  return [...drawing.querySelectorAll('text, rect')].filter((part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect()
    return left < whole.left - 1 || right > whole.right + 1 || top < whole.top - 1 || bottom > whole.bottom + 1
  }).map((part) => part.textContent || part.outerHTML)
})"""
DRAWN = [f"{FOLDERS[kind]}/{file.stem}.html" for kind in ("model", "scenario") for file in content(kind)]


def test_what_is_drawn_is_as_wide_as_its_place_says(narrow: Page, disk: Any) -> None:
    """The layouts reckon with a mean width of characters; a browser gives each its own."""
    overflowing = {}
    for path in DRAWN:
        narrow.goto(disk.url(path))
        if found := [*narrow.evaluate(OUTSIDE_ITS_BOX), *narrow.evaluate(OUTSIDE_THE_DRAWING)]:
            overflowing[path] = found
    assert overflowing == {}


# Results


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


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        RECORD,
        "bedom/konfiguration.html",
        "gor/index.html",
        "forsta/formagor/index.html",
        "forsta/modeller/generativ-mekanism.html",
        "om/underlag.html",
    ],
)
def test_every_stop_of_the_tab_key_shows_where_the_focus_is(page: Page, web: Any, path: str) -> None:
    page.goto(web.url(path))
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
        if not page.evaluate(SEEN):
            unseen.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []


# The order of the Tab key

STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
ORDER = """(stops) => {
  const seen = [...document.querySelectorAll(stops)].filter((one) => one.checkVisibility() && !one.disabled)
  return seen.map((one) => one.outerHTML.slice(0, 200))
}"""


@pytest.mark.parametrize("path", ["gor/index.html", LONGEST["a dataset"], "valj/idealtyper/index.html"])
def test_the_tab_key_goes_through_a_page_in_the_order_of_reading(page: Page, web: Any, path: str) -> None:
    page.goto(web.url(path), wait_until="networkidle")
    order = page.evaluate(ORDER, STOPS)[:60]
    stops = []
    for _ in order:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"))
    assert stops == order


def test_the_tab_key_goes_from_the_filter_to_what_it_shows(page: Page, web: Any) -> None:
    page.goto(web.url("gor/index.html"))
    words = page.locator("[data-filter] input")
    words.focus()
    page.keyboard.type("kommun")
    reached = []
    for _ in range(page.locator("[data-filter] select").count() + 2):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.localName"))
    assert reached == ["select"] * (len(reached) - 2) + ["button", "a"]
    expect(page.locator(":focus")).to_have_text(page.locator("[data-filter-item]:visible a").first.inner_text())
