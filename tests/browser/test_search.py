"""Search opens, finds, and leads on: with a keyboard, on the web and from disk."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

START = "forsta/begrepp/kollektiv-digitalisering.html"


def opened(page: Page, site: Any) -> Locator:
    page.goto(site.url(START))
    page.locator("[data-search-open]").click()
    return page.locator("#sk-search")


@pytest.fixture
def search(page: Page, web: Any) -> Locator:
    """The search dialog, opened on the web."""
    return opened(page, web)


@pytest.fixture
def search_anywhere(page: Page, site: Any) -> Locator:
    """The search dialog, opened on the web, and opened from disk."""
    return opened(page, site)


def found(search: Locator, query: str) -> list[str]:
    """The addresses of what is found, from the root of the site."""
    search.get_by_role("searchbox").fill(query)
    search.locator(".sk-hit").first.wait_for()
    return search.locator(".sk-hit__title").evaluate_all(
        "(all) => all.map((one) => new URL(one.href).pathname.split('/').slice(-3).join('/'))"
    )


@pytest.mark.parametrize(
    ("query", "page_path"),
    [
        ("spänningar", "forsta/modeller/fyra-spanningar.html"),
        ("spänningarna", "forsta/modeller/fyra-spanningar.html"),
        ("kommunsamverkan", "forsta/begrepp/samverkan-kring-digitalisering.html"),
        ("jämbördiga", "forsta/begrepp/jambordighet.html"),
        ("Ängsvall", "forsta/fall/angsvall.html"),
        ("angsvall", "forsta/fall/angsvall.html"),
        ("altruizm", "forsta/modeller/fyra-spanningar.html"),
        ("gap analys", "forsta/begrepp/gapanalys.html"),
        ("vad varje kommun bidrar med", "bedom/konfiguration.html"),
    ],
)
def test_search_finds(search_anywhere: Locator, query: str, page_path: str) -> None:
    assert any(found_path.endswith(page_path) for found_path in found(search_anywhere, query)[:5])


def test_what_was_not_found_is_not_said_above_what_is(search: Locator) -> None:
    box = search.get_by_role("searchbox")
    box.fill("xyzzyqwv")
    expect(search.locator("[data-search-status]")).to_contain_text("Inget hittades")
    said = box.evaluate("""(box) => {
      box.value = 'samverkan'
      box.dispatchEvent(new Event('input', { bubbles: true }))
      const status = document.querySelector('[data-search-status]')
      return [document.querySelectorAll('.sk-hit').length > 0, status.textContent]
    }""")
    assert said[0]
    assert "Inget hittades" not in said[1]


def test_search_finds_a_page_by_another_word_for_it(search: Locator) -> None:
    assert found(search, "självskattning") != []


def test_the_search_field_has_the_focus_when_the_dialog_opens(search: Locator) -> None:
    expect(search.get_by_role("searchbox")).to_be_focused()


def test_search_says_how_many_pages_were_found(search: Locator) -> None:
    count = len(found(search, "altruism"))
    expect(search.locator("[data-search-status]")).to_contain_text(f"{count} sid" if count > 1 else "En sida")


def test_search_says_that_nothing_was_found_and_what_to_try(search: Locator) -> None:
    search.get_by_role("searchbox").fill("xyzzyqwv")
    expect(search.locator("[data-search-status]")).to_contain_text("Inget hittades för ”xyzzyqwv”. Prova")


def test_before_one_writes_the_dialog_shows_what_one_can_look_for(search: Locator) -> None:
    expect(search.get_by_role("button", name="CISO")).to_be_visible()


def test_an_example_is_looked_for_when_it_is_chosen(search_anywhere: Locator) -> None:
    search_anywhere.get_by_role("button", name="CISO").click()
    expect(search_anywhere.get_by_role("searchbox")).to_have_value("CISO")
    expect(search_anywhere.get_by_role("searchbox")).to_be_focused()
    expect(search_anywhere.locator(".sk-hit").first).to_be_visible()


def test_the_examples_give_way_to_what_is_found(search: Locator) -> None:
    found(search, "spänningar")
    expect(search.get_by_role("button", name="CISO")).to_be_hidden()


def test_the_examples_help_on_when_nothing_is_found(search: Locator) -> None:
    found(search, "spänningar")
    search.get_by_role("searchbox").fill("xyzzyqwv")
    expect(search.get_by_role("button", name="CISO")).to_be_visible()


def test_the_examples_are_reached_with_the_arrow(search: Locator) -> None:
    expect(search.get_by_role("button", name="CISO")).to_be_visible()
    search.page.keyboard.press("ArrowDown")
    expect(search.locator("[data-search-examples] button").first).to_be_focused()
    search.page.keyboard.press("Enter")
    expect(search.locator(".sk-hit").first).to_be_visible()


def test_a_query_is_shown_as_text(search: Locator) -> None:
    search.get_by_role("searchbox").fill("<img src=x onerror=alert(1)>")
    expect(search.locator("[data-search-status]")).to_contain_text("<img src=x onerror=alert(1)>")


def test_ctrl_k_opens_the_search(page: Page, web: Any) -> None:
    page.goto(web.url(START))
    page.keyboard.press("Control+k")
    expect(page.locator("#sk-search")).to_be_visible()


def test_escape_closes_the_search(search: Locator) -> None:
    search.page.keyboard.press("Escape")
    expect(search).to_be_hidden()


def test_closing_the_search_gives_the_focus_back(search: Locator) -> None:
    search.page.keyboard.press("Escape")
    expect(search.page.locator("[data-search-open]")).to_be_focused()


def test_arrow_down_goes_to_the_first_result(search: Locator) -> None:
    found(search, "spänningar")
    search.page.keyboard.press("ArrowDown")
    expect(search.locator(".sk-hit a").first).to_be_focused()


def test_arrow_up_goes_back_to_the_field(search: Locator) -> None:
    found(search, "spänningar")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("ArrowUp")
    expect(search.get_by_role("searchbox")).to_be_focused()


def test_enter_leads_to_the_first_result(search_anywhere: Locator) -> None:
    first = found(search_anywhere, "Ängsvall")[0]
    search_anywhere.page.keyboard.press("Enter")
    search_anywhere.page.wait_for_url(f"**/{first}*")


def test_enter_on_a_result_leads_to_it(search: Locator) -> None:
    second = found(search, "spänningar")[1]
    for _ in range(20):
        search.page.keyboard.press("ArrowDown")
        if search.page.locator(":focus").get_attribute("href", timeout=1000).partition("#")[0].endswith(second):
            break
    search.page.keyboard.press("Enter")
    search.page.wait_for_url(f"**/{second.lstrip('/')}*")


def test_a_missing_index_is_told(page: Page, web: Any, guard: Any) -> None:
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(web.url(START))
    page.locator("[data-search-open]").click()
    expect(page.locator("[data-search-status]")).to_contain_text("Sökregistret gick inte att läsa.")
    guard.problems[:] = [problem for problem in guard.problems if "ERR_FAILED" not in problem]
