"""Terms show their definitions by keyboard, mouse and touch, to screen readers, without script and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from test_accessibility import violations
from test_print import printed, squeezed

RECORD = "forsta/begrepp/kollektiv-digitalisering.html"


def term(page: Page) -> Locator:
    return page.locator("a.sk-term").first


def hint(page: Page) -> Locator:
    return page.locator(".sk-hint")


def definition(page: Page) -> str:
    """The short definition of the first term."""
    id_ = term(page).get_attribute("aria-describedby")
    return page.locator(f"#{id_}").text_content() or ""


def focus(page: Page) -> None:
    """Come to the first term by keyboard."""
    page.locator("main").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if term(page).evaluate("(link) => link === document.activeElement"):
            return
    raise AssertionError("the term cannot be reached by keyboard")


@pytest.fixture
def record(page: Page, site: Any) -> Page:
    page.goto(site.url(RECORD))
    return page


# By keyboard


def test_the_focus_shows_the_definition(record: Page) -> None:
    focus(record)
    expect(hint(record)).to_have_text(definition(record))


def test_escape_takes_the_definition_away_and_leaves_the_focus(record: Page) -> None:
    focus(record)
    record.keyboard.press("Escape")
    expect(hint(record)).to_have_count(0)
    expect(term(record)).to_be_focused()


def test_the_definition_goes_with_the_focus(record: Page) -> None:
    focus(record)
    record.keyboard.press("Tab")
    expect(hint(record)).not_to_contain_text(definition(record))


def test_the_definition_adds_no_stop_for_the_keyboard(record: Page) -> None:
    focus(record)
    expect(hint(record)).to_be_visible()
    assert hint(record).locator("a, button, [tabindex]").count() == 0


def test_enter_follows_the_link(record: Page) -> None:
    focus(record)
    target = term(record).evaluate("(link) => link.href")
    record.keyboard.press("Enter")
    record.wait_for_url(target)


# By mouse


def test_a_pointer_that_rests_on_a_term_shows_the_definition(record: Page) -> None:
    term(record).hover()
    expect(hint(record)).to_have_text(definition(record))


def test_the_pointer_can_move_onto_the_definition(new_page: Callable[..., Page], web: Any) -> None:
    page = new_page()
    page.clock.install()
    page.goto(web.url(RECORD))
    term(page).hover()
    page.clock.run_for(1000)
    hint(page).hover()
    page.clock.run_for(10_000)
    expect(hint(page)).to_be_visible()


def test_the_definition_goes_when_the_pointer_has_left(record: Page) -> None:
    term(record).hover()
    expect(hint(record)).to_be_visible()
    record.mouse.move(2, 2)
    expect(hint(record)).to_have_count(0)


def test_escape_takes_the_definition_away_while_the_pointer_rests(record: Page) -> None:
    term(record).hover()
    expect(hint(record)).to_be_visible()
    record.keyboard.press("Escape")
    expect(hint(record)).to_have_count(0)


def test_a_click_follows_the_link(record: Page) -> None:
    target = term(record).evaluate("(link) => link.href")
    term(record).click()
    record.wait_for_url(target)


# By touch


@pytest.fixture
def phone(new_page: Callable[..., Page], web: Any) -> Page:
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page.goto(web.url(RECORD))
    return page


def test_a_tap_shows_the_definition_with_a_way_to_read_more(phone: Page) -> None:
    target = term(phone).evaluate("(link) => link.href")
    term(phone).tap()
    expect(hint(phone)).to_contain_text(definition(phone))
    expect(hint(phone).get_by_role("link", name=re.compile("Läs mer om"))).to_be_visible()
    hint(phone).get_by_role("link").tap()
    phone.wait_for_url(target)


def test_a_second_tap_follows_the_link(phone: Page) -> None:
    target = term(phone).evaluate("(link) => link.href")
    term(phone).tap()
    expect(hint(phone)).to_be_visible()
    term(phone).tap()
    phone.wait_for_url(target)


def test_a_tap_elsewhere_takes_the_definition_away(phone: Page) -> None:
    term(phone).tap()
    expect(hint(phone)).to_be_visible()
    phone.locator("h1").tap()
    expect(hint(phone)).to_have_count(0)


def test_the_definition_fits_a_narrow_screen_at_every_term(phone: Page) -> None:
    outside = []
    for link in phone.locator("a.sk-term").all():
        link.tap()
        expect(hint(phone)).to_be_visible()
        box = hint(phone).bounding_box()
        assert box is not None
        if box["x"] < 0 or box["x"] + box["width"] > 320:
            outside.append((link.text_content(), box))
    assert outside == []


# For everyone


@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_with_an_open_definition_has_no_violation(page: Page, web: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(web.url(RECORD))
    focus(page)
    expect(hint(page)).to_be_visible()
    assert violations(page, [width]) == []


def test_a_definition_that_a_tap_has_opened_has_no_violation(phone: Page) -> None:
    term(phone).tap()
    expect(hint(phone)).to_be_visible()
    assert violations(phone, [320]) == []


def test_a_screen_reader_has_the_definition_once_as_the_description_of_the_link(record: Page) -> None:
    focus(record)
    expect(hint(record)).to_be_visible()
    session = record.context.new_cdp_session(record)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()  # a session that stays keeps later tests from showing pages as they are on paper
    told = [
        (node["role"]["value"], key)
        for node in nodes
        if not node["ignored"]
        for key in ("name", "description")
        if node.get(key, {}).get("value") == definition(record)
    ]
    assert told == [("link", "description")]


def test_without_script_the_term_is_a_link_and_the_words_are_listed(new_page: Callable[..., Page], web: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(web.url(RECORD))
    page.locator(".sk-terms summary").click()
    expect(page.locator(".sk-terms dd").first).to_be_visible()
    target = term(page).get_attribute("href")
    term(page).click()
    assert page.url.endswith(str(target))


def test_the_words_of_a_page_are_printed_as_a_list(record: Page, tmp_path: Path) -> None:
    words = record.locator(".sk-terms dd").all_text_contents()
    assert words
    paper = printed(record, tmp_path)
    assert [word for word in ["Ord på sidan", *words] if squeezed(word) not in paper] == []


def test_the_list_is_folded_on_a_screen(record: Page) -> None:
    expect(record.locator(".sk-terms dd").first).to_be_hidden()


def test_search_does_not_find_the_list(built_site: Path) -> None:
    assert "Ord på sidan" not in (built_site / "search" / "index.js").read_text("utf-8")
