"""The search index says what the pages say, section by section."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from samkompass.publish.search import documents, index_script
from samkompass.render.output import SearchFacts

FACTS = SearchFacts("Begrepp", ("annat ord",))


def found(article: str, facts: SearchFacts = FACTS) -> list[dict[str, Any]]:
    page = LexborHTMLParser(f"<body><nav>Meny</nav><article>{article}</article></body>")
    return list(documents("forsta/a.html", page, facts))


def test_a_page_has_a_document_for_its_head_and_one_for_each_section() -> None:
    assert found('<h1>Rubrik</h1><p>Först.</p><h2 id="x">Mer</h2><p>Sedan.</p><p>Sist.</p>') == [
        {"u": "forsta/a.html", "t": "Rubrik", "h": "", "x": "Först.", "k": "Begrepp", "s": ["annat ord"]},
        {"u": "forsta/a.html#x", "t": "Rubrik", "h": "Mer", "x": "Sedan. Sist.", "k": "Begrepp", "s": []},
    ]


def test_headings_are_found_however_deep_they_stand() -> None:
    assert [entry["h"] for entry in found("<h1>A</h1><div><div><h2 id=b>B</h2><p>b</p></div></div>")] == ["", "B"]


def test_what_is_marked_and_what_is_no_text_is_left_out() -> None:
    left_out = "<form>Nej.</form><svg><text>Nej</text></svg><script>nej()</script>"
    texts = f"<h1>A</h1><p>Ja. <span data-search=skip>Nej.</span></p>{left_out}"
    assert [entry["x"] for entry in found(texts)] == ["Ja."]


def test_words_do_not_run_together_and_signs_do_not_stand_apart() -> None:
    assert found("<h1>A</h1><ul><li>ett</li><li><b>två</b>, tre</li></ul>")[0]["x"] == "ett två, tre"


def test_a_page_without_an_article_has_no_documents() -> None:
    assert list(documents("404.html", LexborHTMLParser("<p>Borta</p>"), FACTS)) == []


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_the_index_is_a_call_with_json(text: str) -> None:
    script = index_script([{"x": text}])
    data = script.removeprefix("window.samkompassSearchIndex(").removesuffix(");\n")
    assert json.loads(data)["documents"] == [{"x": text}]
