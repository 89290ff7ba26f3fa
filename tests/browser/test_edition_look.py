"""An edition with an accent that has as little contrast as may be, and a logo, on screen and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from test_accessibility import violations

PAGES = {
    "start": "index.html",
    "edition": "om/utgavan.html",
    "statement": "om/tillganglighet.html",
    "recommendation": "gor/radet.html",
    "instrument": "bedom/prov-skattning.html",
    "model": "forsta/modeller/skalan.html",
}
ACCENT = "rgb(177, 90, 21)"


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_violation_and_does_not_scroll_sideways(page: Page, whole: Any, kind: str) -> None:
    page.goto(whole.url(PAGES[kind]))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_links_have_the_accent(page: Page, whole: Any) -> None:
    page.goto(whole.url("om/utgavan.html"))
    link = page.locator("main a").first
    assert link.evaluate("(link) => getComputedStyle(link).color") == ACCENT


def test_the_logo_has_loaded_and_says_what_it_stands_for(page: Page, whole: Any) -> None:
    page.goto(whole.url("om/utgavan.html"))
    logo = page.get_by_role("link", name="Regionens vapen Provutgåvan").locator("img")
    assert logo.evaluate("(image) => image.naturalWidth") > 0
    assert page.locator(".sk-mark").count() == 0


def test_the_logo_is_on_paper_and_the_accent_is_not(page: Page, whole: Any) -> None:
    page.goto(whole.url("om/utgavan.html"))
    page.emulate_media(media="print")
    assert page.locator(".sk-logo").is_visible()
    assert page.locator("main a").first.evaluate("(link) => getComputedStyle(link).color") == "rgb(0, 0, 0)"


def test_an_edition_without_a_logo_has_the_compass(page: Page, web: Any) -> None:
    page.goto(web.url("index.html"))
    assert page.locator(".sk-brand .sk-mark").is_visible()
    assert page.locator(".sk-logo").count() == 0
