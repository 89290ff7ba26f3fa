"""Whatever a text holds, what comes out is safe to put in a page."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from samkompass.render.environment import json_script
from samkompass.render.text import heading, inline, plain, prose
from samkompass.render.urls import relative

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
HOSTILE = st.text(st.sampled_from("ab <>&\"'`*_[]()#!/\\:=.-\n1javscriptx"), max_size=60)


def resolve(ref: str) -> str:
    return f"to/{ref}.html"


def elements(html: str) -> set[str]:
    body = LexborHTMLParser(f"<!doctype html><html><head></head><body>{html}</body></html>").body
    assert body is not None
    return {str(node.tag) for node in body.css("*")} - {"body"}


@given(HOSTILE)
@settings(max_examples=400, deadline=None)
def test_prose_holds_only_the_elements_that_texts_may_use(source: str) -> None:
    assert elements(prose(source, resolve)) <= ALLOWED


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_prose_stays_one_block_of_html_in_markdown(source: str) -> None:
    assert "\n\n" not in prose(source, resolve)


@pytest.mark.parametrize(
    "source", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b>fet</b> text", "&lt;b&gt;"]
)
def test_html_in_a_text_shows_as_it_is_written(source: str) -> None:
    body = LexborHTMLParser(prose(source, resolve)).body
    assert body is not None
    assert body.text(deep=True) == source.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "http://a.se",
        "//a.se",
        "/a",
        "vbscript:x",
        "file:///a",
    ],
)
def test_a_link_to_anywhere_else_loses_its_address(address: str) -> None:
    assert "href" not in prose(f"[här]({address})", resolve)


def test_a_number_is_kept_in_one_piece() -> None:
    shown = prose("År 2019 bodde 7 000 av 120 000 där, 25 % i 14 kommuner.", resolve)
    tied = "7\u00a0000 av 120\u00a0000 där, 25\u00a0% i 14 kommuner."
    assert shown == f"<p>År 2019 bodde {tied}</p>"


def test_a_link_to_a_record_leads_to_its_page() -> None:
    assert inline("[här](en-sak)", resolve) == '<a href="to/en-sak.html">här</a>'


def test_a_link_to_another_site_says_so() -> None:
    assert (
        inline("[här](https://example.org/?a=1&b=2)", resolve)
        == '<a href="https://example.org/?a=1&amp;b=2" rel="external noopener">här</a>'
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**Fet** och *kursiv*", "Fet och kursiv"),
        ("- ett\n- två", "ett två"),
        ("[här](en-sak)\noch där", "här och där"),
        ("Ett.\n\nTvå.", "Ett. Två."),
    ],
)
def test_a_plain_text_is_without_markup_on_one_line(source: str, shown: str) -> None:
    assert plain(source) == shown


@given(
    st.text(st.sampled_from("ab1 *_`#[]()!<>&|\\+-.~{}=\"':/åÖ"), min_size=1, max_size=40).map(str.strip).filter(bool)
)
@settings(max_examples=400, deadline=None)
def test_a_heading_shows_its_line_and_nothing_else(line: str) -> None:
    html = Markdown(extensions=["attr_list", "tables", "toc"]).convert(f"## {heading(line)} {{#id}}")
    body = LexborHTMLParser(html).body
    assert body is not None
    assert (elements(html), " ".join(body.text(deep=True).split())) == ({"h2"}, " ".join(line.split()))


@given(st.text(st.sampled_from("<>&/!-script\u2028\u2029 \"'\\"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_json_in_a_page_cannot_end_its_script(text: str) -> None:
    script = json_script({"text": text})
    assert (set("<>&\u2028\u2029") & set(script), json.loads(script)) == (set(), {"text": text})


@pytest.mark.parametrize(
    ("target", "page", "url"),
    [
        ("gor/a.html", "index.html", "gor/a.html"),
        ("index.html", "gor/a.html", "../index.html"),
        ("gor/b.html", "gor/a.html", "b.html"),
        ("gor/b.html", "om/kallor/a.html", "../../gor/b.html"),
        ("gor/b.html#x", "forsta/fynd/a.html", "../../gor/b.html#x"),
        ("gor/a.html#x", "gor/a.html", "#x"),
        ("gor/a.html", "gor/a.html", "a.html"),
    ],
)
def test_urls_are_relative_to_the_page(target: str, page: str, url: str) -> None:
    assert relative(target, page) == url
