"""Without JavaScript everything reads, the form stands as it prints, and links lead on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from instrument_page import item_ids
from playwright.sync_api import Page, expect

INSTRUMENT = "bedom/konfiguration.html"


@pytest.fixture
def plain(new_page: Callable[..., Page]) -> Page:
    """A page of a browser without JavaScript."""
    return new_page(java_script_enabled=False)


def test_every_page_shows_its_heading_and_text(plain: Page, disk: Any) -> None:
    unread = []
    for path in disk.pages():
        plain.goto(disk.url(path))
        if not plain.locator("h1").is_visible() or len(plain.locator("main").inner_text()) < 150:
            unread.append(path)
    assert unread == []


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
    expect(plain.locator("h1")).to_have_text("Gör")


def test_the_menu_shows_on_a_narrow_screen(new_page: Callable[..., Page], disk: Any) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(disk.url("index.html"))
    expect(page.get_by_role("navigation", name="Huvudmeny")).to_be_visible()
