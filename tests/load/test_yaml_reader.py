"""YAML is read with suspicion: whatever a file holds, it gives a document or diagnostics, never a traceback."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samkompass.load.records import parse
from samkompass.load.yaml_reader import Document, read_yaml
from samkompass.model.diagnostic import Report

PLACE = PurePosixPath("content/concept/prov.yml")


def read(raw: str | bytes) -> tuple[Document | None, Report]:
    report = Report()
    return read_yaml(raw.encode() if isinstance(raw, str) else raw, PLACE, report), report


def data_of(raw: str | bytes) -> Any:
    document, report = read(raw)
    assert document is not None
    assert report.diagnostics == []
    return document.data


def rules_of(raw: str | bytes) -> list[str]:
    return [diagnostic.rule.id for diagnostic in read(raw)[1].sorted()]


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_document_or_a_diagnostic(raw: bytes) -> None:
    document, report = read(raw)
    assert document is not None or report.failed


# Characters that mean something in YAML, so that more texts get past the first few letters.
YAML_LIKE = st.text(st.sampled_from("ab1.:-?&*!|>'\"%@`#,[]{} \t\n\r\\~<=åÖ\u2028\ufeff\x85"), max_size=80)


@given(YAML_LIKE)
@settings(max_examples=500, deadline=None)
@example("? \n? \n: {a: *b}")
@example("? a: ---\n? ")
@example("{[}: ]")
@example("a: !<x> b")
@example("%YAML 9.9\n---\na: b")
@example("a: |9\n b")
@example("=: =")
@example("a: 190:20:30")
@example("a: 0b_")
@example("a: 2026-13-45T99:99:99Z")
def test_any_text_gives_a_document_or_a_diagnostic(text: str) -> None:
    document, report = read(text)
    assert document is not None or report.failed


@given(YAML_LIKE)
@settings(max_examples=200, deadline=None)
def test_any_document_can_be_validated(text: str) -> None:
    document, report = read(f"kind: concept\n{text}")
    if document is not None:
        parse(document, "concept", "prov", report)
        assert report.failed


def test_entities_that_multiply_are_refused_at_the_first_alias() -> None:
    layers = "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert set(rules_of(f"a: &a [x, x]\n{layers}")) == {"yaml.anchor"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_refused(opening: str) -> None:
    assert rules_of(opening * 100_000)[-1] == "yaml.too-deep"


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert rules_of("a: " + "[" * 29 + "]" * 29) == []


def test_one_level_more_is_refused() -> None:
    assert rules_of("a: " + "[" * 30 + "]" * 30) == ["yaml.too-deep"]


def test_a_file_of_a_million_bytes_is_read() -> None:
    assert rules_of("a: b\n#".ljust(1_000_000, ".")) == []


def test_one_byte_more_is_refused() -> None:
    assert rules_of("a: b\n#".ljust(1_000_001, ".")) == ["yaml.too-large"]


def test_a_byte_order_mark_is_no_part_of_the_first_field() -> None:
    assert data_of("\ufeffkind: concept\n") == {"kind": "concept"}


def test_lines_may_end_as_on_windows() -> None:
    assert data_of(b"text: |\r\n  ett\r\n  tv\xc3\xa5\r\nmer: ja tack\r\n") == {"text": "ett\ntvå\n", "mer": "ja tack"}


def test_lists_are_read_as_tuples_at_every_level() -> None:
    assert data_of("a: [[b, [c]], {d: [e]}]") == {"a": (("b", ("c",)), {"d": ("e",)})}


@pytest.mark.parametrize("text", ["? [a, b]\n: c", "{a: b}: c", "? {a: b}\n: c", "[a]: b"])
def test_a_field_name_that_is_no_text_is_refused(text: str) -> None:
    assert "yaml.syntax" in rules_of(text)


@pytest.mark.parametrize("text", ["\ta: b", "a:\n\tb: c"])
def test_tabs_do_not_indent(text: str) -> None:
    assert rules_of(text) == ["yaml.syntax"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("no", "true or false"), ("on", "true or false"), ("1.10", "a number"), ("0123", "a number"), ("1e3", None),
     ("12:30:45", "a number"), ("2026-01-01", "a date"), ("2026-02-30", "text"), ("~", "nothing"), ("null", "nothing"),
     (".inf", "a number"), ("0x1F", "a number"), ("1_000", "a number")],
)  # fmt: skip
def test_text_that_yaml_reads_as_something_else_must_be_quoted(written: str, read_as: str | None) -> None:
    document, report = read(f"kind: source\ntitle: {written}\n")
    assert document is not None
    parse(document, "source", None, report)
    found = [item.message for item in report.diagnostics if item.location.line == 2]
    if read_as in (None, "text"):  # YAML 1.1 reads these as text after all
        assert found == []
    else:
        assert found == [f"'title' must be text, and YAML reads {written} as {read_as}."]


@pytest.mark.parametrize("written", ["'no'", '"1.10"', "'2026-01-01'", '"null"'])
def test_text_in_quotation_marks_is_text(written: str) -> None:
    assert data_of(f"title: {written}") == {"title": written[1:-1]}


def test_a_value_is_located_by_the_line_of_its_field() -> None:
    document, _ = read("a:\n  b:\n    - c: d\n    - e: |\n        f\n")
    assert document is not None
    places = [document.locate(path).line for path in (("a", "b"), ("a", "b", 1), ("a", "b", 1, "e"))]
    assert places == [2, 4, 4]


def test_what_is_missing_is_located_by_what_it_is_missing_from() -> None:
    document, _ = read("a: b\nc:\n  d: e\n")
    assert document is not None
    assert document.locate(("c", "missing")).line == 2


def test_every_duplicate_of_a_file_is_reported() -> None:
    assert rules_of("a: 1\na: 2\nb: {c: 1, c: 2}\n") == ["yaml.duplicate-key"] * 2
