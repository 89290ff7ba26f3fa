"""Front matter says the same to every reader of YAML, and our quick reading of it what YAML says."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samkompass.render.front_matter import front_matter, split

TEXTS = (
    st.text(st.sampled_from("aÅ \"'\\:#&*!|>%@`\t\n\r\x00\x7f\x85\xa0\u2028\u2029\ufeff\ufffe\uffff😀-[]{},"))
    | st.text()
)
LINES = st.sampled_from(
    [
        'a: "b"',
        "a: b",
        "a: true",
        "a: no",
        "a: 1_0",
        'a: "\\x41"',
        'a: "\u2028"',
        "a:",
        "- a",
        "",
        "# b",
    ]
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{3,8}", fullmatch=True), TEXTS | st.booleans()))
def test_what_a_page_says_comes_back(meta: dict[str, str | bool]) -> None:
    page = f"{front_matter(meta)}\n# Text\n"
    assert split(page) == (meta, "# Text\n") or not meta
    assert (yaml.safe_load(page.split("---\n")[1]) or {}) == meta


@given(st.lists(LINES, min_size=1))
def test_what_people_write_is_read_as_yaml(lines: list[str]) -> None:
    matter = "\n".join(lines) + "\n"
    try:
        expected = yaml.safe_load(matter)
    except yaml.YAMLError:
        expected = None
    assert split(f"---\n{matter}---\n\nText.\n")[0] == (expected if isinstance(expected, dict) else {})


@pytest.mark.parametrize("source", ["Text.\n", "---\na: [\n---\n\nText.\n", "---\n- a\n---\nText.\n"])
def test_what_is_no_front_matter_is_text(source: str) -> None:
    assert split(source) == ({}, source)


def test_swedish_letters_can_be_read_in_the_tree() -> None:
    assert re.search('^title: "Åäö & <mer>"$', front_matter({"title": "Åäö & <mer>"}), re.MULTILINE)
