"""Charts of datasets: drawn where there are some, with the numbers of the table, and nothing to press."""

from __future__ import annotations

from typing import Any

import pytest
from cells import number
from playwright.sync_api import Page, expect
from sample import CHARTS, EVERY_CHART, LONGEST

LIBRARY = {"assets/samkompass/plotly.js", "assets/samkompass/plotly.css"}
DATA = """() => document.querySelector('[data-chart]').data.filter(({ name }) => name)
  .map(({ name, x }) => [name, [...x]])"""
TABLE = """() => {
  const headings = [...document.querySelectorAll('#tabell thead th')].slice(1).map((one) => one.textContent.trim())
  const rows = [...document.querySelectorAll('#tabell tbody tr')]
  const cells = rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()))
  return Object.fromEntries(headings.map((heading, column) => [heading, cells.map((row) => row[column])]))
}"""
TEXTS = """() => {
  const place = document.querySelector('[data-chart]').getBoundingClientRect()
  return [...document.querySelectorAll('[data-chart] svg text')].filter((one) => one.textContent.trim()).map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect()
    return [one.textContent, left - place.left, top - place.top, right - place.left, bottom - place.top]
  })
}"""
SMALL = [f"forsta/fakta/{id_}.html" for id_ in ("staplar", "spann", "forandring")]
"""Charts of the small site: with gaps, names that look like markup, and values on both sides of zero."""


@pytest.fixture(params=CHARTS)
def chart(page: Page, site: Any, request: pytest.FixtureRequest) -> Page:
    """The page of each sort of chart, drawn, on the web and from disk."""
    page.goto(site.url(CHARTS[request.param]))
    page.locator("[data-chart] svg").first.wait_for()
    return page


def drawn(page: Page, url: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url, wait_until="networkidle")
    page.locator("[data-chart] svg").first.wait_for()
    return page


def test_a_chart_is_drawn_with_the_numbers_of_the_table(chart: Page) -> None:
    table = chart.evaluate(TABLE)
    shown = chart.evaluate(DATA)
    assert shown
    for name, values in shown:
        assert values == [number(cell) for cell in table[name]]


def test_every_label_of_the_table_is_in_the_chart(chart: Page) -> None:
    labels = chart.locator("#tabell tbody th").evaluate_all(
        "(all) => all.map((one) => one.firstChild.textContent.trim())"
    )
    said = "".join(chart.locator("[data-chart] .infolayer .annotation text").all_text_contents())
    assert [label for label in labels if squeezed(label) not in squeezed(said)] == []


def squeezed(text: str) -> str:
    """A text without what the breaking of lines may change."""
    return "".join(text.split()).replace("-", "")


def test_a_chart_takes_no_stop_of_the_tab_key_and_offers_nothing_to_press(chart: Page) -> None:
    inside = "[data-chart] a, [data-chart] button, [data-chart] [tabindex]"
    expect(chart.locator(inside)).to_have_count(0)
    expect(chart.locator(".modebar-btn")).to_have_count(0)


def test_a_chart_says_what_it_is_and_where_its_numbers_are(chart: Page) -> None:
    image = chart.get_by_role("img", name="Diagram")
    expect(image).to_be_visible()
    assert (chart.locator("h1").text_content() or "").strip() in (image.get_attribute("aria-label") or "")
    expect(chart.locator("#tabell")).to_be_visible()


def test_the_library_is_loaded_for_a_chart(page: Page, site: Any, guard: Any) -> None:
    page.goto(site.url(CHARTS["a chart of the type bars"]), wait_until="networkidle")
    assert guard.loaded() >= LIBRARY


def test_a_dataset_without_a_chart_loads_no_library(page: Page, site: Any, guard: Any) -> None:
    page.goto(site.url(LONGEST["a dataset without a chart"]), wait_until="networkidle")
    assert guard.loaded() & (LIBRARY | {"assets/samkompass/charts.js"}) == set()


@pytest.mark.parametrize(
    "path", ["forsta/fakta/staplar.html", "forsta/fakta/spann.html", "forsta/fakta/forandring.html"]
)
def test_a_chart_of_gaps_hostile_names_and_values_on_both_sides_of_zero_is_drawn(
    page: Page, whole: Any, path: str
) -> None:
    drawn(page, whole.url(path), 320)
    for name, values in page.evaluate(DATA):
        assert values == [number(cell) for cell in page.evaluate(TABLE)[name]]


def test_what_is_written_as_markup_shows_as_it_is_written(page: Page, whole: Any) -> None:
    drawn(page, whole.url("forsta/fakta/staplar.html"), 1280)
    first = page.locator("[data-chart] .infolayer .annotation text").first
    expect(first).to_have_text("Norr & <b>Söder</b>")
    expect(page.locator("[data-chart] b")).to_have_count(0)


# What one can read


NARROW = [*(("web", path, 320) for path in EVERY_CHART), *(("whole", path, 320) for path in SMALL)]
WIDE = [*(("web", path, 1280) for path in CHARTS.values()), *(("whole", path, 1280) for path in SMALL)]


@pytest.mark.parametrize(("where", "path", "width"), NARROW + WIDE)
def test_every_text_of_a_chart_is_inside_it_and_covers_no_other(
    page: Page, request: pytest.FixtureRequest, where: str, path: str, width: int
) -> None:
    drawn(page, request.getfixturevalue(where).url(path), width)
    place = page.locator("[data-chart]").bounding_box()
    assert place is not None
    texts = page.evaluate(TEXTS)
    outside = [
        text
        for text, left, top, right, bottom in texts
        if left < -1 or top < -1 or right > place["width"] + 1 or bottom > place["height"] + 1
    ]
    assert outside == []
    covered = [
        (one[0], other[0])
        for index, one in enumerate(texts)
        for other in texts[index + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 2 and min(one[4], other[4]) - max(one[2], other[2]) > 4
    ]
    assert covered == []


def test_a_chart_fits_its_page_when_the_window_gets_narrower(page: Page, web: Any) -> None:
    drawn(page, web.url(CHARTS["a chart of the type bars"]), 1280)
    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_function(
        "() => document.querySelector('[data-chart] svg').getBoundingClientRect().right <= window.innerWidth"
    )


def test_the_numbers_stay_where_the_library_cannot_be_loaded(page: Page, web: Any, guard: Any) -> None:
    page.route("**/plotly.js", lambda route: route.abort())
    page.goto(web.url(CHARTS["a chart of the type bars"]), wait_until="networkidle")
    expect(page.locator("[data-figure]")).to_be_hidden()
    expect(page.locator("#tabell")).to_be_visible()
    guard.forget()  # the browser tells of what was stopped here
