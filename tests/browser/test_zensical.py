"""The site as Zensical builds it from the rendered tree: it reads, asks and counts as ours does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, shown_example
from playwright.sync_api import Page, expect

from support import run

pytestmark = pytest.mark.xdist_group("zensical")  # what one worker prepares, the other does not wait for
RECORD = "gor/jambordighet-fran-start.html"
INSTRUMENT = "konfiguration"


def test_a_person_comes_from_the_start_page_to_a_record(page: Page, zensical: Any) -> None:
    page.goto(zensical.url("index.html"))
    page.locator(".sk-parts__link", has_text="Gör").click()
    page.locator(f'main a[href$="{RECORD.rpartition("/")[2]}"]').first.click()
    page.wait_for_url(zensical.url(RECORD) + "**")
    expect(page.locator('.sk-parts [aria-current="true"]')).to_have_text("Gör")
    expect(page.locator("main h1")).to_be_visible()


def test_search_finds(page: Page, zensical: Any) -> None:
    page.goto(zensical.url("index.html"))
    page.locator("[data-search-open]").click()
    page.locator("#sk-search-input").fill("jämbördighet")
    expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_a_self_assessment_gives_what_the_scorer_in_python_gives(
    page: Page, zensical: Any, built_project: Path, tmp_path: Path
) -> None:
    form = InstrumentPage(page, zensical.url(f"bedom/{INSTRUMENT}.html")).open()
    form.fill_in(shown_example(INSTRUMENT)).show_result()
    response = tmp_path / "svar.json"
    response.write_bytes(form.download())
    scored = run(built_project, "score", INSTRUMENT, response)
    assert scored.exit_code == 0, scored.stderr
    assert form.dispatched() == json.loads(scored.stdout)
    assert form.numbers()


@pytest.mark.parametrize("path", ["index.html", RECORD, f"bedom/{INSTRUMENT}.html", "404.html"])
def test_the_policy_allows_nothing_inline_and_no_other_origin(path: str, zensical_site: Path) -> None:
    page = (zensical_site / path).read_text(encoding="utf-8")
    policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in policy
