"""The search index says what the pages say, section by section."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from samkompass.publish.search import index_script, searched, written
from samkompass.render.output import SearchFacts

FACTS = SearchFacts("concept", "Begrepp", ("annat ord",))


def found(article: str, facts: SearchFacts = FACTS) -> list[dict[str, Any]]:
    page = LexborHTMLParser(f"<body><nav>Meny</nav><article>{article}</article></body>")
    entry = searched("forsta/a.html", page, facts)
    return [entry] if entry else []


def sections(article: str, facts: SearchFacts = FACTS) -> list[tuple[str, str, str]]:
    (entry,) = found(article, facts)
    return list(entry["x"])


def test_a_page_has_its_head_and_each_section() -> None:
    assert found('<h1>Rubrik</h1><p>Först.</p><h2 id="x">Mer</h2><p>Sedan.</p><p>Sist.</p>') == [
        {
            "u": "forsta/a.html",
            "t": "Rubrik",
            "k": "concept",
            "s": ["annat ord"],
            "x": [("", "", "Först."), ("x", "Mer", "Sedan. Sist.")],
        },
    ]


def test_headings_are_found_however_deep_they_stand() -> None:
    assert [heading for _, heading, _ in sections("<h1>A</h1><div><div><h2 id=b>B</h2><p>b</p></div></div>")] == [
        "",
        "B",
    ]


def test_a_section_that_says_nothing_is_left_out() -> None:
    links = '<h2 id="se-aven">Se även</h2><ul data-search="skip"><li>En annan sida</li></ul>'
    assert sections(f"<h1>A</h1><p>Ja.</p>{links}<h2 id=b>B</h2><p>b</p>") == [("", "", "Ja."), ("b", "B", "b")]


def test_a_page_that_says_nothing_is_found_by_its_title() -> None:
    assert sections("<h1>A</h1>") == [("", "", "")]


def test_what_is_marked_and_what_is_no_text_is_left_out() -> None:
    left_out = "<form>Nej.</form><svg><text>Nej</text></svg><script>nej()</script>"
    texts = f"<h1>A</h1><p>Ja. <span data-search=skip>Nej.</span></p>{left_out}"
    assert sections(texts) == [("", "", "Ja.")]


def test_what_a_form_asks_stands_where_the_form_will() -> None:
    facts = SearchFacts("instrument", "Självskattning", form="Vi delar på kostnaden.")
    page = '<h1>A</h1><h2 id="fragor">Frågor</h2><div data-samkompass-insert="bedom/a"></div><h2 id="b">B</h2><p>b</p>'
    assert sections(page, facts)[1] == ("fragor", "Frågor", "Vi delar på kostnaden.")


def test_words_do_not_run_together_and_signs_do_not_stand_apart() -> None:
    assert sections("<h1>A</h1><ul><li>ett</li><li><b>två</b>, tre</li></ul>") == [("", "", "ett två, tre")]


def test_another_word_stands_once() -> None:
    assert found("<h1>A</h1>", SearchFacts("concept", "Begrepp", ("a", "b", "a")))[0]["s"] == ["a", "b"]


def test_a_page_without_an_article_is_not_found() -> None:
    assert searched("404.html", LexborHTMLParser("<p>Borta</p>"), FACTS) is None


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_the_index_is_a_call_with_json(text: str) -> None:
    script = index_script({"a.html": written({"x": text})}, {"concept": "Begrepp"}, "sv")
    data = script.removeprefix("window.samkompassSearchIndex(").removesuffix(");\n")
    assert json.loads(data) == {
        "version": 3,
        "language": "sv",
        "kinds": {"concept": "Begrepp"},
        "pages": [{"x": text}],
    }
