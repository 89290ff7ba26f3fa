"""What is put into a built page last: forms, and a policy that fits exactly what the page holds."""

from __future__ import annotations

import base64
import hashlib

import pytest

from samkompass.publish.page import POLICY_PLACE, PageProblem, insert_fragments, policy, with_policy


def directives(html: str, *, preview: bool = False) -> dict[str, list[str]]:
    parts = [part.split() for part in policy(html, preview=preview).split("; ")]
    return {name: values for name, *values in parts}


def sha256(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def test_a_page_without_inline_scripts_allows_its_own_files_only() -> None:
    assert directives("<script src=a.js></script>") == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_an_inline_script_is_allowed_by_its_hash() -> None:
    assert directives("<script>let å = '&lt;'</script>")["script-src"] == ["'self'", sha256("let å = '&lt;'")]


def test_the_hash_is_of_every_character_between_the_tags() -> None:
    assert directives("<script>\n a()\n</script>")["script-src"] == ["'self'", sha256("\n a()\n")]


@pytest.mark.parametrize("type_", ["", "text/javascript", "Text/JavaScript", "module"])
def test_a_script_of_any_executable_type_is_allowed_by_its_hash(type_: str) -> None:
    assert directives(f'<script type="{type_}">a()</script>')["script-src"] == ["'self'", sha256("a()")]


def test_data_needs_no_permission() -> None:
    assert directives('<script type="application/json">{}</script>')["script-src"] == ["'self'"]


def test_equal_scripts_are_named_once() -> None:
    assert len(directives("<script>a()</script><script>a()</script>")["script-src"]) == 2


def test_an_inline_style_is_allowed_by_its_hash() -> None:
    assert directives("<style>a{b:c}</style>")["style-src"] == ["'self'", sha256("a{b:c}")]


def test_only_a_preview_allows_what_the_development_server_adds() -> None:
    assert "'unsafe-inline'" in directives("<script>a()</script>", preview=True)["script-src"]


def test_the_policy_takes_its_place_in_the_page() -> None:
    html = f"<meta {POLICY_PLACE}>"
    assert with_policy(html).startswith("<meta content=\"default-src 'none'; ")


@pytest.mark.parametrize("html", ["<html></html>", f"<meta {POLICY_PLACE}><meta {POLICY_PLACE}>"], ids=["none", "two"])
def test_a_page_without_exactly_one_place_for_a_policy_is_a_problem(html: str) -> None:
    with pytest.raises(PageProblem, match="content security policy"):
        with_policy(html)


def test_a_fragment_takes_its_place() -> None:
    html = '<p><div data-samkompass-insert="bedom/a"></div></p>'
    assert insert_fragments(html, {"bedom/a": r"<form>\1</form>"}) == r"<p><form>\1</form></p>"


def test_a_place_without_a_fragment_is_a_problem() -> None:
    with pytest.raises(PageProblem, match="'bedom/b'"):
        insert_fragments('<div data-samkompass-insert="bedom/b"></div>', {"bedom/a": ""})


@pytest.mark.parametrize(
    "html",
    [
        "<SCRIPT>a()</SCRIPT>",
        "<script >a()</script>",
        '<script type="module">a()</script>',
        '<script type="application/json+x">a()</script><script>a()</script>',
        '<p title="<script src=&quot;"><script>a()</script>',
        '<!-- <script src="a"> --><script>a()</script>',
        "<svg><script>a()</script></svg>",
    ],
)
def test_an_inline_script_is_found_however_it_is_written(html: str) -> None:
    assert sha256("a()") in directives(html)["script-src"]
