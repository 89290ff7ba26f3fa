"""The box above a long list: it shows what fits, says how much that is, and gives all back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from sample import FILTERED


class Filtered:
    """A page with a list and the box that filters it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.locator("[data-filter]")
        self.words = self.box.get_by_role("searchbox")
        self.status = self.box.get_by_role("status")
        self.all = page.locator("[data-filter-item]")

    @property
    def shown(self) -> Locator:
        return self.page.locator("[data-filter-item]:visible")

    def choice(self, name: str) -> Locator:
        return self.box.get_by_role("combobox", name=name)


@pytest.fixture(params=FILTERED)
def filtered(page: Page, site: Any, request: pytest.FixtureRequest) -> Filtered:
    """Each of the lists, on the web and from disk."""
    page.goto(site.url(FILTERED[request.param]))
    return Filtered(page)


@pytest.fixture
def advice(page: Page, site: Any) -> Filtered:
    page.goto(site.url(FILTERED["recommendation"]))
    return Filtered(page)


@pytest.fixture
def map_(page: Page, site: Any) -> Filtered:
    page.goto(site.url(FILTERED["capability"]))
    return Filtered(page)


def test_at_first_the_whole_list_shows_and_nothing_is_said(filtered: Filtered) -> None:
    expect(filtered.box).to_be_visible()
    assert filtered.shown.count() == filtered.all.count() > 20
    expect(filtered.status).to_have_text("")


def test_words_leave_what_has_them_and_the_status_counts(filtered: Filtered) -> None:
    filtered.words.press_sequentially("digital")
    shown, all_ = filtered.shown.count(), filtered.all.count()
    assert 0 < shown < all_
    expect(filtered.status).to_have_text(f"Visar {shown} av {all_}.")


def test_words_that_nothing_has_leave_nothing_and_the_status_says_so(filtered: Filtered) -> None:
    filtered.words.fill("xyzzy")
    expect(filtered.shown).to_have_count(0)
    expect(filtered.status).to_contain_text("Inget passar.")


def test_clearing_by_keyboard_gives_all_back_and_the_focus_to_the_words(filtered: Filtered) -> None:
    filtered.words.fill("xyzzy")
    clear = filtered.box.get_by_role("button", name="Visa alla")
    clear.press("Enter")
    assert filtered.shown.count() == filtered.all.count()
    expect(filtered.words).to_be_focused()
    expect(filtered.words).to_have_value("")
    expect(clear).to_be_hidden()
    expect(filtered.status).to_have_text("")


def test_the_status_is_there_before_it_says_anything(filtered: Filtered) -> None:
    """A live region that appears together with its text is not read by all."""
    assert filtered.status.evaluate("(status) => getComputedStyle(status).display") != "none"


def test_enter_in_the_words_leads_nowhere(filtered: Filtered) -> None:
    url = filtered.page.url
    filtered.words.fill("digital")
    filtered.words.press("Enter")
    assert filtered.page.url == url
    expect(filtered.words).to_have_value("digital")


def test_groups_without_anything_left_are_hidden(map_: Filtered) -> None:
    map_.words.fill("avveckla")
    expect(map_.shown).to_have_count(1)
    expect(map_.page.locator(".sk-map__group:visible")).to_have_count(1)
    expect(map_.page.locator(".sk-map__area:visible")).to_have_count(1)


def test_a_concept_is_found_by_a_word_that_only_its_page_says(page: Page, site: Any) -> None:
    page.goto(site.url(FILTERED["concept"]))
    items = page.locator("[data-filter-item]")
    hidden = items.evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.dataset.filterText.split(' ')[0]])"
        ".find(([text, word]) => word.length > 4 && !text.includes(word))"
    )
    Filtered(page).words.fill(hidden[1])
    assert hidden[0] in Filtered(page).shown.evaluate_all("(all) => all.map((one) => one.textContent)")


def test_advice_can_be_chosen_by_who_acts(advice: Filtered) -> None:
    advice.choice("Vem som agerar").select_option("politiker")
    actors = advice.shown.evaluate_all("(all) => all.map((one) => one.dataset.actors.split(' '))")
    assert actors
    assert [found for found in actors if "politiker" not in found] == []


def test_a_choice_and_words_are_both_asked_for(advice: Filtered) -> None:
    advice.choice("Vem som agerar").select_option("politiker")
    by_choice = advice.shown.count()
    advice.words.fill("strategi")
    by_both = advice.shown.count()
    advice.choice("Vem som agerar").select_option("")
    assert 0 < by_both < by_choice
    assert by_both <= advice.shown.count()


def test_choices_are_made_by_keyboard(advice: Filtered) -> None:
    choice = advice.choice("Vem som agerar")
    choice.focus()
    advice.page.keyboard.press("ArrowDown")
    advice.page.keyboard.press("Enter")
    assert choice.input_value() != ""
    assert 0 < advice.shown.count() < advice.all.count()


def test_a_page_that_is_loaded_again_shows_the_whole_list(filtered: Filtered) -> None:
    filtered.words.fill("xyzzy")
    filtered.page.reload()
    assert filtered.shown.count() == filtered.all.count()
    expect(filtered.words).to_have_value("")
