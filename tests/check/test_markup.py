"""A text is parsed to the same tokens whichever way it takes."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from samkompass.check.text import Link, _flat, links, parse, parse_inline, parser
from samkompass.render.text import html

PLAIN = st.text(st.sampled_from("ab1 ÅÖ.,:;!?<>\"'-+*_)(#/=\n\xa0\u2028\t\x85"), max_size=60)


LABEL = st.text(st.sampled_from("ab ÅÖ.,!?<>\"'-+)(#/=1:`~\n\xa0*"), max_size=8)
REF = st.text(st.sampled_from("ab1#-"), min_size=1, max_size=4)
LINKED = st.lists(
    PLAIN | st.builds("[{}]({})".format, LABEL, REF) | st.sampled_from(["[", "](", "!", ")", "\n"]), max_size=6
)


def by_the_parser(html_: str) -> str:
    return re.sub(r"\n+", "\n", html_).strip()


@given(PLAIN)
@settings(max_examples=1000, deadline=None)
@example("a\n\n\nb\nc\n")
@example("\na  \nb")
@example("1. a")
@example("a\n- b")
def test_texts_of_plain_letters_are_what_the_parser_makes_of_them(source: str) -> None:
    assert html(parse(source), str) == by_the_parser(parser().render(source))


@given(LINKED.map("".join))
@settings(max_examples=2000, deadline=None)
@example("![a](b)")
@example("[a](b)[c](d#e#f)\n[g h](i)")
@example("[[a](b)](c)")
@example("[a](b)\n- [c](d)")
@example("[1. a](b)")
def test_texts_with_plain_links_are_what_the_parser_makes_of_them(source: str) -> None:
    assert parse(source) == tuple(_flat(parser().parse(source)))


@given(PLAIN)
@settings(max_examples=300, deadline=None)
def test_the_same_holds_for_texts_of_one_paragraph(source: str) -> None:
    assert html(parse_inline(source), str) == by_the_parser(parser().renderInline(source))


def test_links_to_records_are_told_from_addresses() -> None:
    assert list(links('[a](tillit) **[b](modell#del)** [c](https://a.se "Titel")')) == [
        Link("tillit", "tillit"),
        Link("modell#del", "modell#del"),
        Link("https://a.se", None, (("title", "Titel"),)),
    ]
