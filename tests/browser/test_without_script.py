"""Without JavaScript everything reads, the form stands as it prints, and links lead on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from instrument_page import item_ids
from playwright.sync_api import Page, expect
from sample import CHARTS, FILTERED, LONGEST, SAMPLES

INSTRUMENT = "bedom/konfiguration.html"


@pytest.fixture
def plain(new_page: Callable[..., Page]) -> Page:
    """A page of a browser without JavaScript."""
    return new_page(java_script_enabled=False)


def test_every_page_shows_its_heading_and_text(plain: Page, disk: Any) -> None:
    unread = []
    for path in SAMPLES.values():
        if path == "404.html":  # only a web server sends it
            continue
        plain.goto(disk.url(path))
        if not plain.locator("h1").is_visible() or len(plain.locator("main").inner_text()) < 150:
            unread.append(path)
    assert unread == []


@pytest.mark.parametrize("kind", FILTERED)
def test_a_list_shows_whole_and_without_its_filter(plain: Page, disk: Any, kind: str) -> None:
    plain.goto(disk.url(FILTERED[kind]))
    expect(plain.locator("[data-filter]")).to_be_hidden()
    items = plain.locator("[data-filter-item]")
    assert plain.locator("[data-filter-item]:visible").count() == items.count() > 20


@pytest.mark.parametrize("chart", CHARTS)
def test_a_dataset_shows_its_table_and_no_empty_figure(plain: Page, disk: Any, chart: str) -> None:
    plain.goto(disk.url(CHARTS[chart]))
    expect(plain.locator("[data-figure]")).to_be_hidden()
    expect(plain.locator("#tabell")).to_be_visible()


@pytest.mark.parametrize("form", [name for name in LONGEST if name.startswith("a model of the form")])
def test_a_model_is_drawn(plain: Page, disk: Any, form: str) -> None:
    plain.goto(disk.url(LONGEST[form]))
    drawn = plain.locator("svg.sk-d, .sk-scales, .sk-chips")
    expect(drawn.first).to_be_visible()


def test_a_plan_and_a_budget_show(plain: Page, disk: Any) -> None:
    plain.goto(disk.url(LONGEST["a scenario with a pilot"]))
    expect(plain.locator("svg.sk-d--timeline")).to_be_visible()
    expect(plain.locator("main table")).to_have_count(2)


def test_what_is_folded_can_be_opened(plain: Page, disk: Any) -> None:
    plain.goto(disk.url("om/underlag.html"))
    plain.locator("#s7 summary").click()
    expect(plain.locator("#s7 a").first).to_be_visible()


def test_every_question_shows(plain: Page, disk: Any) -> None:
    plain.goto(disk.url(INSTRUMENT))
    expect(plain.locator("fieldset legend:visible")).to_have_count(len(item_ids()))


def test_every_answer_shows(plain: Page, disk: Any) -> None:
    plain.goto(disk.url(INSTRUMENT))
    expect(plain.locator("label:visible").filter(has=plain.locator("input[type=radio]"))).to_have_count(
        7 * len(item_ids())
    )


def test_the_page_says_what_needs_javascript(plain: Page, disk: Any) -> None:
    plain.goto(disk.url(INSTRUMENT))
    expect(plain.locator("noscript p")).to_be_visible()


@pytest.mark.parametrize(
    "name", ["Visa resultat", "Spara på den här datorn", "Hämta som fil", "Radera", "Se ett exempel på resultat", "Sök"]
)
def test_what_needs_javascript_does_not_show(plain: Page, disk: Any, name: str) -> None:
    plain.goto(disk.url(INSTRUMENT))
    expect(plain.get_by_role("button", name=name, exact=True)).to_have_count(0)


def test_the_menu_leads_to_another_part(plain: Page, disk: Any) -> None:
    plain.goto(disk.url("index.html"))
    plain.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Gör", exact=True).click()
    expect(plain.locator("h1")).to_have_text("Vad gör vi på måndag?")


def test_the_menu_shows_on_a_narrow_screen(new_page: Callable[..., Page], disk: Any) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(disk.url("index.html"))
    expect(page.get_by_role("navigation", name="Huvudmeny")).to_be_visible()
