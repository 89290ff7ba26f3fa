"""Rendered pages become the same HTML without a Markdown parser as with one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.publish.assemble.converted import Converted, convert
from samkompass.publish.settings import EXTENSIONS
from samkompass.render.site import render
from samkompass.render.text import heading, prose
from support import ROOT, small_project


def nested(tokens: list[dict[str, Any]]) -> list[Any]:
    return [(token["level"], token["id"], token["name"], nested(token["children"])) for token in tokens]


def shown(converted: Converted | None) -> Any:
    assert converted is not None, "the page is left to the parser"
    return converted.content, nested(converted.toc)


def parsed(source: str) -> Any:
    markdown: Any = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    return markdown.convert(source), nested(markdown.toc_tokens)


def body(page: str) -> str:
    return page.split("---\n", 2)[2].lstrip("\n")


def test_every_page_of_the_site() -> None:
    compiled = compile_project(Project(ROOT))
    site = render(compiled, compiled.knowledge.editions["nationell"])
    assert [path for path, page in site.pages.items() if shown(convert(body(page))) != parsed(body(page))] == []


def test_every_page_of_the_small_project(tmp_path: Any) -> None:
    compiled = compile_project(Project(small_project(tmp_path / "project")))
    for page in render(compiled, compiled.knowledge.editions["prov"]).pages.values():
        assert shown(convert(body(page))) == parsed(body(page))


LINES = (
    st.text(st.sampled_from("ab1 *_`#[]()!<>&|\\+-.~{}=\"':;/åÖ$^@\xa0\u2028\x85"), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)


@given(LINES, LINES)
@settings(max_examples=500, deadline=None)
@example("a {#b}", "a {: .b}")
@example("&lt;b&gt;", "&copy; &amp;amp;")
@example("<https://a.se>", "a | b")
@example("#", "##")
@example("_1", "_1")
def test_headings_of_any_text(first: str, second: str) -> None:
    page = (
        f"# {heading(first)}\n\n<p>a</p>\n\n## {heading(second)} {{#x}}\n\n### {heading(first)} {{#y}}\n\n"
        f"<p>b</p>\n\n#### {heading(first)}\n\n## {heading(second)}\n\n<p>c</p>\n"
    )
    assert shown(convert(page)) == parsed(page)


TEXTS = st.lists(
    st.sampled_from(["ord ", "**fet**", "\n", "\n\n", "- a\n", "1. b\n", "<i>", "&", "&nbsp;", '"', "[l](x)", "</p>"])
).map("".join)


@given(TEXTS, st.sampled_from(["\n", "\n\n", "\n  \n\n"]), st.sampled_from(["div", "dl", "ul", "figure", "details"]))
@settings(max_examples=300, deadline=None)
def test_blocks_of_any_text(source: str, between: str, tag: str) -> None:
    html = prose(source, lambda ref: ref)
    block = f"<{tag} class='a'>{between}<div>\n{html}\n</div>{between}<{tag}>{html}</{tag}>\n</{tag}>"
    page = f"# A\n\n{block}{between}{block}\n\n## B {{#b}}\n\n{block}\n"
    assert shown(convert(page)) == parsed(page)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "A text.\n",
        "- a\n- b\n",
        "> a\n",
        "    <p>code</p>\n",
        "## a *b* {#c}\n",
        "## a [b](c.md)\n",
        "## a <b>b</b>\n",
        "## a\nb\n",
        "## a {.b #c}\n",
        "<p>a\n",
        "<p>a</p> b\n",
        "<p>a</p> *b*\n\n## c\n",
        "<span>a</span>\n",
        "<hr>\n",
        "a | b\n--|--\nc | d\n",
    ],
)
def test_other_markdown_is_left_to_the_parser(source: str) -> None:
    assert convert(source) is None
