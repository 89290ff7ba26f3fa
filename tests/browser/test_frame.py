"""A self-assessment in a frame on another web site, with the code that the site hands out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from instrument_page import CHOOSE, USUAL, InstrumentPage, example_answers, example_result
from playwright.sync_api import Frame, Page, expect
from selectolax.lexbor import LexborHTMLParser
from test_accessibility import STATES, violations

FRAMED = f"bedom/{USUAL}-inbaddad.html"
ABOUT = "om/badda-in.html"
HOST = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Kommunen</title><link rel="icon" href="data:,"></head>
<body><h1>Kommunens sida</h1><p>{before}</p>
<script>
window.heard = []
addEventListener('message', ({{ data, source }}) => {{ if (source) heard.push(data) }})
</script>
{frame}
{listener}
<p>Kommunens egen fot</p></body></html>"""
LONG = "Om våra självskattningar. " * 200
HEIGHTS = """() => {
  const frame = document.querySelector('iframe')
  return [frame.clientHeight, window.heard.at(-1)?.height]
}"""


class Host:
    """A page of a municipality that shows a self-assessment."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.page.goto(url)
        self.element = page.locator("iframe")
        self.element.scroll_into_view_if_needed()
        self.content = page.frame_locator("iframe")
        self.action("show-result").and_(self.content.locator(":enabled")).wait_for()

    def action(self, name: str) -> Any:
        return self.content.locator(f'[data-action="{name}"]')

    @property
    def frame(self) -> Frame:
        return self.page.frames[1]

    def answer(self, example: str) -> Host:
        self.frame.evaluate(CHOOSE, example_answers(example))
        return self

    def show_result(self) -> Host:
        self.action("show-result").click()
        self.content.locator("[data-result]").wait_for()
        return self

    def heights(self) -> tuple[int, int]:
        """How high the frame and its content are, when both have come to rest."""
        before = None
        for _ in range(50):
            inner = self.frame.evaluate("() => Math.ceil(document.querySelector('[data-frame]').offsetHeight)")
            now = (self.element.evaluate("(frame) => frame.clientHeight"), inner)
            if now == before and abs(now[0] - now[1]) <= 1:
                break
            before = now
            self.page.wait_for_timeout(100)
        assert before is not None
        return before

    def heard(self) -> list[Any]:
        """Every message that the municipality's page got."""
        found: list[Any] = self.page.evaluate("() => window.heard")
        return found


def handed_out(site: Any) -> tuple[str, str]:
    """The code of the frame and of the listener, as the site's page about it shows them without script."""
    about = LexborHTMLParser((site.folder / ABOUT).read_text("utf-8"))
    frame, listener = (about.css_first(f"#{id_}").text(deep=True) for id_ in (f"ram-{USUAL}", "ramens-hojd"))
    return frame.replace("https://adressen-till-kompassen.example/", site.base), listener


@pytest.fixture
def host(page: Page, site: Any, serve: Callable[[Path], str], watcher: Any, tmp_path: Path) -> Callable[..., Host]:
    """Opens a page of another origin that shows the frame: host(sandbox='allow-scripts')."""

    def opened(sandbox: str | None = None, listening: bool = True) -> Host:
        frame, listener = handed_out(site)
        if sandbox is not None:
            frame = frame.replace("<iframe ", f'<iframe sandbox="{sandbox}" ')
        text = HOST.format(before=LONG, frame=frame, listener=listener if listening else "")
        (tmp_path / "kommunen.html").write_text(text, "utf-8")
        base = serve(tmp_path) if site.scheme == "http" else f"{tmp_path.as_uri()}/"
        watcher.origins.append(base)
        return Host(page, f"{base}kommunen.html")

    return opened


def test_the_frame_shows_the_self_assessment(host: Callable[..., Host]) -> None:
    expect(host().content.get_by_role("heading", level=1)).to_have_text("Var befinner sig ert samarbete?")


def test_the_result_is_the_one_of_the_example(host: Callable[..., Host]) -> None:
    shown = host().answer("vet-ej-och-inte-relevant").show_result()
    assert shown.frame.evaluate("() => window.noted.at(-1)") == example_result("vet-ej-och-inte-relevant")


def test_the_frame_is_as_high_as_its_content_from_the_start(host: Callable[..., Host]) -> None:
    outer, inner = host().heights()
    assert outer == pytest.approx(inner, abs=1)


def test_the_frame_follows_when_the_result_shows_and_when_it_goes(host: Callable[..., Host]) -> None:
    shown = host()
    start, _ = shown.heights()
    with_result, inner = shown.answer("vet-ej-och-inte-relevant").show_result().heights()
    assert (with_result == pytest.approx(inner, abs=1), with_result > start + 500) == (True, True)
    shown.action("clear").click()
    cleared, inner = shown.heights()
    assert (cleared == pytest.approx(inner, abs=1), cleared < with_result - 500) == (True, True)


def test_the_page_around_hears_heights_and_nothing_else(host: Callable[..., Host]) -> None:
    shown = host().answer("vet-ej-och-inte-relevant").show_result()
    shown.heights()
    heard = shown.heard()
    assert [sorted(message) for message in heard] == [["height", "type"]] * len(heard)
    assert {message["type"] for message in heard} == {"samkompass:height"}
    assert {type(message["height"]) for message in heard} == {int}


@pytest.mark.parametrize(
    "message",
    [
        "{ type: 'samkompass:height', height: 1e9 }",
        "{ type: 'samkompass:height', height: -5 }",
        "{ type: 'samkompass:height', height: '300px; color: red' }",
        "{ type: 'something else', height: 300 }",
        "null",
    ],
)
def test_the_code_takes_only_heights_within_bounds(host: Callable[..., Host], message: str) -> None:
    shown = host()
    before = shown.heights()
    shown.frame.evaluate(f"() => window.parent.postMessage({message}, '*')")
    shown.page.wait_for_timeout(50)
    assert shown.heights() == before


def test_the_code_takes_no_height_from_others_than_the_frame(host: Callable[..., Host]) -> None:
    shown = host()
    before = shown.heights()
    shown.page.evaluate("() => window.postMessage({ type: 'samkompass:height', height: 300 }, '*')")
    shown.page.wait_for_timeout(50)
    assert shown.heights() == before


def test_the_heading_of_the_result_has_the_focus_and_is_in_view(host: Callable[..., Host]) -> None:
    shown = host().answer("vet-ej-och-inte-relevant").show_result()
    heading = shown.content.locator('[data-part="heading"]')
    shown.heights()
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_the_next_section_is_in_view(host: Callable[..., Host]) -> None:
    shown = host()
    shown.action("next").click()
    expect(shown.content.locator('[data-part="section-title"]').nth(1)).to_be_in_viewport()


def test_errors_are_in_view(host: Callable[..., Host]) -> None:
    shown = host()
    shown.action("show-result").click()
    expect(shown.content.locator('[data-part="errors-title"]')).to_be_in_viewport()


def test_without_the_code_for_the_height_the_result_is_in_view_too(host: Callable[..., Host]) -> None:
    shown = host(listening=False).answer("vet-ej-och-inte-relevant").show_result()
    assert shown.element.evaluate("(frame) => frame.clientHeight") == 900
    expect(shown.content.locator('[data-part="heading"]')).to_be_in_viewport()


def test_a_link_to_another_page_opens_outside_the_frame(host: Callable[..., Host]) -> None:
    shown = host().answer("vet-ej-och-inte-relevant").show_result()
    with shown.page.context.expect_page() as opened:
        shown.content.locator("[data-recommendation] a").first.click()
    opened.value.wait_for_load_state()
    assert "/gor/" in opened.value.url
    assert opened.value.evaluate("() => window.opener") is None
    assert shown.frame.url.endswith(FRAMED)
    opened.value.close()


def test_a_link_within_the_page_stays_in_the_frame(host: Callable[..., Host]) -> None:
    shown = host().answer("vet-ej-och-inte-relevant").show_result()
    before = len(shown.page.context.pages)
    shown.content.locator('[data-result] a[href="#granser"]').click()
    expect(shown.content.locator("#granser")).to_be_in_viewport()
    assert len(shown.page.context.pages) == before


@pytest.mark.parametrize("site", ["web"], indirect=True)
def test_where_the_frame_may_not_store_saving_says_so_and_the_rest_works(host: Callable[..., Host]) -> None:
    shown = host(sandbox="allow-scripts allow-forms").answer("vet-ej-och-inte-relevant").show_result()
    shown.action("save").click()
    errors = shown.content.locator('[data-part="errors"]')
    expect(errors).to_be_in_viewport()
    expect(errors).to_contain_text("Webbläsaren tillåter inte att sidan sparar")
    expect(errors).to_contain_text("Hämta som fil")
    expect(shown.content.locator("[data-result]")).to_be_visible()


def test_a_page_that_is_opened_by_itself_tells_nobody(new_page: Callable[..., Page], site: Any) -> None:
    page = new_page()
    page.add_init_script("window.told = []; addEventListener('message', ({ data }) => window.told.push(data))")
    InstrumentPage(page, site.url(FRAMED)).open().answer(example_answers("allt-hogt")).show_result()
    assert page.evaluate("() => window.told") == []


@pytest.mark.parametrize("state", STATES)
def test_it_has_no_violation(page: Page, web: Any, state: str) -> None:
    STATES[state](InstrumentPage(page, web.url(FRAMED)).open())
    assert violations(page) == []


# The page with the code


@pytest.fixture
def about(page: Page, site: Any) -> Page:
    """The page about frames, with the code of one unfolded."""
    page.goto(site.url(ABOUT))
    page.locator("details", has=page.locator(f"#ram-{USUAL}")).locator("summary").click()
    return page


@pytest.mark.parametrize("site", ["web"], indirect=True)
def test_on_the_web_the_code_has_the_address_of_the_site(about: Page, site: Any) -> None:
    expect(about.locator(f"#ram-{USUAL}")).to_contain_text(f'src="{site.url(FRAMED)}"')
    expect(about.locator("[data-no-address]")).to_be_hidden()


@pytest.mark.parametrize("site", ["disk"], indirect=True)
def test_from_disk_the_page_says_what_to_replace(about: Page) -> None:
    expect(about.locator(f"#ram-{USUAL}")).to_contain_text("https://adressen-till-kompassen.example/bedom/")
    expect(about.locator("[data-no-address]")).to_be_visible()


def test_a_button_copies_the_code(new_page: Callable[..., Page], web: Any) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(web.url(ABOUT))
    page.get_by_role("button", name="Kopiera koden").last.click()
    expect(page.get_by_text("Koden är kopierad.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == page.locator("#ramens-hojd").text_content()


def test_without_a_clipboard_the_code_is_marked(page: Page, web: Any) -> None:
    page.goto(web.url(ABOUT))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.get_by_role("button", name="Kopiera koden").last.click()
    expect(page.get_by_text("Koden är markerad.")).to_be_visible()
    assert page.evaluate("() => getSelection().toString().startsWith('<script>')") is True


def test_unfolded_code_has_no_violation(page: Page, web: Any) -> None:
    page.goto(web.url(ABOUT))
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert violations(page) == []
