"""The site in English as a visitor meets it: the switch, a self-assessment, and nothing that keeps anybody out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from instrument_page import InstrumentPage, shown_example
from playwright.sync_api import Page, expect
from sample import ENGLISH
from test_accessibility import violations
from test_layout import WIDER_THAN_THE_SCREEN

INSTRUMENTS = ["idealtyp", "konfiguration", "spanningar"]
UNFOLD = "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })"


def opened(page: Page, site: Any, name: str) -> InstrumentPage:
    return InstrumentPage(page, site.url(f"en/bedom/{name}.html")).open()


def test_the_switch_leads_to_the_same_page_and_back(page: Page, site: Any) -> None:
    page.goto(site.url("gor/politisk-forankring.html"))
    page.get_by_role("navigation", name="Språk").get_by_role("link", name="English").click()
    page.wait_for_url(site.url("en/gor/politisk-forankring.html"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="Svenska").click()
    page.wait_for_url(site.url("gor/politisk-forankring.html"))


def test_the_switch_of_a_page_without_translation_says_that_it_leads_to_the_start_page(page: Page, site: Any) -> None:
    page.goto(site.url("forsta/modeller/formagekartan.html"))
    page.get_by_role("link", name="English (start page)").click()
    page.wait_for_url(site.url("en/index.html"))


def test_search_in_english_finds_pages_in_english(page: Page, site: Any) -> None:
    page.goto(site.url("en/index.html"))
    page.get_by_role("button", name="Search").click()
    page.locator("#sk-search-input").fill("collective digitalisation")
    first = page.locator("[data-search-results] a").first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url(site.url("en/**"))


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_same_answers_give_the_same_result_as_in_swedish(page: Page, site: Any, name: str) -> None:
    instrument = opened(page, site, name).fill_in(shown_example(name)).show_result()
    assert instrument.dispatched() == shown_example(name)["expected"]


def test_a_response_file_says_its_language_and_is_read_in_the_other(page: Page, web: Any) -> None:
    instrument = opened(page, web, "idealtyp").fill_in(shown_example("idealtyp"))
    saved = json.loads(instrument.download())
    assert (saved["language"], saved["instrument"]) == ("en", "idealtyp")
    swedish = InstrumentPage(page, web.url("bedom/idealtyp.html")).open().load(saved).show_result()
    assert swedish.dispatched() == shown_example("idealtyp")["expected"]


def test_a_result_in_english_writes_numbers_lists_and_dates_in_english(page: Page, web: Any) -> None:
    instrument = opened(page, web, "idealtyp").fill_in(shown_example("idealtyp")).show_result()
    shares = instrument.result.locator("[data-share]").all_inner_texts()
    assert shares
    assert all(share.endswith("%") and share[:-1].isdecimal() for share in shares)
    instrument.action("save").click()
    saving = instrument.part("saving").inner_text()
    assert saving.startswith("The answers are being saved on this computer. Last saved ")
    assert " at " in saving


def _started(instrument: InstrumentPage, _name: str) -> None:
    instrument.page.locator('[data-mode="all"]').click()


def _failed(instrument: InstrumentPage, _name: str) -> None:
    instrument.action("show-result").click()
    instrument.errors.wait_for()


def _answered(instrument: InstrumentPage, name: str) -> None:
    instrument.fill_in(shown_example(name)).show_result()
    instrument.page.evaluate(UNFOLD)


STATES = {"start": _started, "error": _failed, "result": _answered}


@pytest.mark.parametrize("state", STATES)
def test_a_self_assessment_has_no_violation_and_fits(page: Page, web: Any, state: str) -> None:
    STATES[state](opened(page, web, "idealtyp"), "idealtyp")
    assert violations(page) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == 0


@pytest.mark.parametrize("kind", ["start", "an overview", "a recommendation", "a concept", "rows of the sources"])
def test_a_page_has_no_violation_and_fits(page: Page, web: Any, kind: str) -> None:
    page.goto(web.url(ENGLISH[kind]))
    page.evaluate(UNFOLD)
    assert violations(page) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == 0
