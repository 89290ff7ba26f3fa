"""What holds for every built page, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from html_pages import Pages
from selectolax.lexbor import LexborHTMLParser

from support import ROOT

EXECUTABLE = {"", "text/javascript", "application/javascript", "module"}
POLICY = 'meta[http-equiv="Content-Security-Policy"]'
INSTRUMENT = "bedom/konfiguration.html"


def policy(page: LexborHTMLParser) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    (meta,) = page.css(POLICY)
    directives = [part.split() for part in (meta.attributes["content"] or "").split(";")]
    return {name: sources for name, *sources in directives}


def test_a_page_has_exactly_one_main_heading(all_pages: Pages) -> None:
    counts = {path: len(page.css("h1")) for path, page in all_pages.items()}
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_a_page_says_that_it_is_in_swedish(pages: Pages) -> None:
    languages = {path: page.css_first("html").attributes.get("lang") for path, page in pages.items()}
    assert {path: language for path, language in languages.items() if language != "sv"} == {}


def test_titles_tell_pages_apart(pages: Pages) -> None:
    titles = [page.css_first("title").text() for page in pages.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_a_page_describes_itself(pages: Pages) -> None:
    silent = [path for path, page in pages.items() if not page.css('meta[name="description"][content]')]
    # Hand-written pages and the page for wrong addresses have no record to take a description from.
    assert [path for path in silent if not path.startswith("om/") and path != "404.html"] == []


def test_the_policy_comes_before_anything_that_it_governs(all_pages: Pages) -> None:
    late = {}
    for path, page in all_pages.items():
        head = [node.tag for node in page.css("head > meta[http-equiv], head > script, head > link, head > style")]
        if head[0] != "meta":
            late[path] = head
    assert late == {}


def test_the_policy_allows_nothing_by_default(all_pages: Pages) -> None:
    defaults = {path: policy(page)["default-src"] for path, page in all_pages.items()}
    assert {path: sources for path, sources in defaults.items() if sources != ["'none'"]} == {}


def test_scripts_come_from_the_site_or_are_named_by_hash(all_pages: Pages) -> None:
    allowed = re.compile(r"'self'|'sha256-[A-Za-z0-9+/]{43}='")
    others = {
        path: wrong
        for path, page in all_pages.items()
        if (wrong := [source for source in policy(page)["script-src"] if not allowed.fullmatch(source)])
    }
    assert others == {}


def test_every_inline_script_is_in_the_policy(all_pages: Pages) -> None:
    missing = {}
    for path, page in all_pages.items():
        for script in page.css("script:not([src])"):
            if (script.attributes.get("type") or "").lower() in EXECUTABLE:
                digest = base64.b64encode(hashlib.sha256(script.text(deep=True).encode()).digest()).decode()
                if f"'sha256-{digest}'" not in policy(page)["script-src"]:
                    missing[path] = script.text(deep=True)[:80]
    assert missing == {}


def test_no_element_has_a_script_or_a_style_of_its_own(all_pages: Pages) -> None:
    own = {}
    for path, page in all_pages.items():
        for node in page.css("*"):
            names = [name for name in node.attributes if name.startswith("on") or name == "style"]
            if names:
                own[path] = (node.tag, names)
    assert own == {}


def test_a_page_takes_everything_from_its_own_site(all_pages: Pages) -> None:
    outside = {}
    for path, page in all_pages.items():
        for node in page.css("script[src], link[href], img, source, iframe, object, embed, video, audio, use"):
            for name in ("src", "href", "srcset", "data", "poster", "xlink:href"):
                address = node.attributes.get(name) or ""
                if urlsplit(address).scheme not in ("", "data") or address.startswith("//"):
                    outside[path] = address
    assert outside == {}


def test_nothing_jumps_the_queue_of_the_tab_key(all_pages: Pages) -> None:
    jumping = {
        path: [node.html for node in page.css("[tabindex]") if int(node.attributes["tabindex"] or 0) > 0]
        for path, page in all_pages.items()
    }
    assert {path: nodes for path, nodes in jumping.items() if nodes} == {}


def test_headings_do_not_skip_a_level(all_pages: Pages) -> None:
    skipping = {}
    for path, page in all_pages.items():
        levels = [int(node.tag[1]) for node in page.css("main h1, main h2, main h3, main h4, main h5, main h6")]
        if any(after > before + 1 for before, after in itertools.pairwise(levels)):
            skipping[path] = levels
    assert skipping == {}


def test_a_table_has_a_name_and_headings_of_its_columns_and_rows(all_pages: Pages) -> None:
    lacking = {}
    for path, page in all_pages.items():
        for table in page.css("main table[class]"):
            named = table.css("caption") or table.attributes.get("aria-label")
            bare = [row.html for row in table.css("tbody tr") if not row.css("th[scope=row]")]
            if not named or not table.css("thead th[scope=col]") or bare:
                lacking[path] = table.html
    assert lacking == {}


def test_only_pages_with_a_figure_ask_for_the_chart_script(all_pages: Pages) -> None:
    asking = {path for path, page in all_pages.items() if page.css('script[src$="charts.js"]')}
    assert asking == {path for path, page in all_pages.items() if page.css("[data-figure]")}
    assert asking


def test_no_page_asks_for_the_chart_library_itself(all_pages: Pages) -> None:
    assert [
        path for path, page in all_pages.items() if page.css('script[src$="plotly.js"], link[href$="plotly.css"]')
    ] == []


def test_ids_on_a_page_are_unique(all_pages: Pages) -> None:
    doubled = {}
    for path, page in all_pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        if found := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            doubled[path] = found
    assert doubled == {}


def test_a_question_is_one_group_with_one_legend(pages: Pages) -> None:
    questions = pages[INSTRUMENT].css("[data-item]")
    shapes = [(len(question.css("fieldset")), len(question.css("fieldset > legend"))) for question in questions]
    assert shapes == [(1, 1)] * 25


def test_a_question_has_a_radio_for_each_answer(pages: Pages) -> None:
    answers = {
        tuple(radio.attributes["value"] for radio in question.css('input[type="radio"]'))
        for question in pages[INSTRUMENT].css("[data-item]")
    }
    assert answers == {("1", "2", "3", "4", "5", "dk", "na")}


def test_the_radios_of_a_question_carry_its_name(pages: Pages) -> None:
    names = {
        (question.attributes["data-item"], radio.attributes["name"])
        for question in pages[INSTRUMENT].css("[data-item]")
        for radio in question.css('input[type="radio"]')
    }
    assert [pair for pair in names if pair[0] != pair[1]] == []


def test_every_radio_has_its_label(pages: Pages) -> None:
    page = pages[INSTRUMENT]
    assert len(page.css('label input[type="radio"]')) == len(page.css('input[type="radio"]'))


def test_the_page_carries_its_scoring_table(pages: Pages) -> None:
    (script,) = pages[INSTRUMENT].css('script[type="application/json"][data-scoring-table="konfiguration"]')
    assert json.loads(script.text())["instrument"] == "konfiguration"


@pytest.mark.parametrize("folder", ["built_site", "whole_site_folder"])
def test_the_validator_has_nothing_to_say(folder: str, request: pytest.FixtureRequest) -> None:
    run = subprocess.run(
        [
            ROOT / "node_modules" / ".bin" / "html-validate",
            "--config",
            ROOT / ".htmlvalidate.json",
            "--formatter",
            "json",
            *sorted(request.getfixturevalue(folder).rglob("*.html")),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    said = [
        f"{Path(result['filePath']).name}:{message['line']} {message['ruleId']}: {message['message']}"
        for result in json.loads(run.stdout)
        for message in result["messages"]
    ]
    assert (said, run.returncode) == ([], 0)
