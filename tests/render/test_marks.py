"""What is in another language than its page, and what leads out of its site, is marked and becomes HTML at the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from samkompass.render.marks import ELSEWHERE, END, FOREIGN, NATIVE, Speech, bare, foreign, is_foreign, native, resolved

SPEECH = Speech("en", "sv", "(in Swedish)")
NOTE = ' <span class="sk-elsewhere">(in Swedish)</span>'


def made(html: str) -> str:
    return resolved(html, SPEECH)


def test_a_text_in_the_main_language_says_so() -> None:
    assert made(f"<p>A {foreign('svensk')} word</p>") == '<p>A <span lang="sv">svensk</span> word</p>'


def test_a_text_of_paragraphs_or_lists_says_so_in_a_block() -> None:
    assert (
        made(foreign("<p>Ett</p>\n<ul><li>Två</li></ul>")) == '<div lang="sv"><p>Ett</p>\n<ul><li>Två</li></ul></div>'
    )
    assert made(foreign("<ul><li>Två</li></ul>")) == '<div lang="sv"><ul><li>Två</li></ul></div>'


def test_what_is_filled_in_in_the_pages_own_language_says_so() -> None:
    html = made(foreign(f"Visa delarna i {native('Power')} nu"))
    assert html == '<span lang="sv">Visa delarna i <span lang="en">Power</span> nu</span>'


@pytest.mark.parametrize(
    "html",
    [
        '<a title="{}">x</a>',
        "<div data-a='{}' data-b=\"{}\"></div>",
        "<option>{}</option>",
        "<title>{}</title>",
        '<script type="application/json">["{}"]</script>',
        "<textarea>{}</textarea>",
        '<svg><title>{}</title><a href="#a"><text><tspan>{}</tspan></text></a></svg>',
    ],
)
def test_where_no_element_can_stand_the_text_stands_alone(html: str) -> None:
    assert made(html.replace("{}", foreign("svenska"))) == html.replace("{}", "svenska")


def test_a_link_out_of_the_site_says_where_it_leads() -> None:
    assert made(f'<a href="{ELSEWHERE}../a.html">{foreign("Titel")}</a>') == (
        f'<a href="../a.html" hreflang="sv"><span lang="sv">Titel</span>{NOTE}</a>'
    )


def test_a_link_within_the_site_says_nothing() -> None:
    html = f'<a href="a.html">One</a> <a href="{ELSEWHERE}b.html">Two</a> <a href="c.html">Three</a>'
    assert (
        made(html)
        == f'<a href="a.html">One</a> <a href="b.html" hreflang="sv">Two{NOTE}</a> <a href="c.html">Three</a>'
    )


def test_a_link_in_a_text_in_the_main_language_needs_no_note() -> None:
    assert made(foreign(f'Se <a href="{ELSEWHERE}a.html">sidan</a>')) == (
        '<span lang="sv">Se <a href="a.html" hreflang="sv">sidan</a></span>'
    )


def test_a_page_without_marks_is_left_as_it_is() -> None:
    html = '<p>1 < 2 <a href="x">&lt;</a>'
    assert made(html) is html


def test_marks_come_off_again() -> None:
    assert bare(foreign(native("ord"))) == "ord"
    assert (is_foreign(foreign("ord")), is_foreign("ord")) == (True, False)


MARKED = st.lists(st.sampled_from([FOREIGN, NATIVE, END, ELSEWHERE, "a", " ", "&lt;", '"']), max_size=30).map("".join)


@given(MARKED)
def test_no_mark_stays_whatever_is_cut_off_and_nothing_else_is_lost(text: str) -> None:
    html = made(f"<p>{text}</p>")
    assert bare(html) == html
    assert (
        LexborHTMLParser(html).css_first("p").text() == LexborHTMLParser(f"<p>{bare(text)}</p>").css_first("p").text()
    )
