"""Response files come from anywhere: they are read with suspicion, and alike in Python and in the browser."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samkompass.scoring.migration import traces
from samkompass.scoring.response import MAX_BYTES, MAX_TEXT, MESSAGES, ResponseRefused, parse_response
from samkompass.scoring.table import Table
from scoring.conftest import Node
from scoring.generated import any_migration, any_table
from support import CASES

FOLDERS = sorted(path.parent for path in (CASES / "response").glob("*/case.json"))
TABLE: Table = json.loads((CASES / "response" / "table.json").read_text(encoding="utf-8"))
MINIMAL: dict[str, Any] = {"format": "samkompass-response/1", "instrument": "prov", "version": "2.1"}


def verdict(raw: bytes) -> dict[str, Any]:
    """As the browser gives it."""
    try:
        migrated = parse_response(raw, TABLE).migrated
    except ResponseRefused as refused:
        return {"ok": False, "code": refused.code, "params": refused.params}
    if migrated is None:
        return {"ok": True}
    counts = {"renamed": migrated.renamed, "removed": migrated.removed, "added": migrated.added}
    return {"ok": True, "migrated_from": migrated.from_version, "migrated": counts}


def code(raw: bytes) -> str:
    found: str = verdict(raw).get("code", "ok")
    return found


def bytes_of(case: Path) -> tuple[bytes, dict[str, Any]]:
    content = json.loads((case / "case.json").read_text(encoding="utf-8"))
    return (content["text"] if "text" in content else json.dumps(content["input"])).encode(), content


def response(**members: Any) -> bytes:
    return json.dumps(MINIMAL | members).encode()


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_shared_case(case: Path) -> None:
    raw, content = bytes_of(case)
    assert verdict(raw) == content["expected"]


@pytest.mark.parametrize(
    "case", [case for case in FOLDERS if "answers" in bytes_of(case)[1]], ids=lambda path: path.name
)
def test_answers_of_shared_case(case: Path) -> None:
    raw, content = bytes_of(case)
    read = parse_response(raw, TABLE)
    assert read.answers == content["answers"]
    assert read.importance == content.get("importance", read.importance)


def test_what_is_migrated_needs_no_migration_again() -> None:
    for raw, content in map(bytes_of, FOLDERS):
        if content["expected"]["ok"]:
            first = parse_response(raw, TABLE)
            again = parse_response(response(answers=first.answers, importance=first.importance), TABLE)
            assert (again.answers, again.importance, again.migrated) == (first.answers, first.importance, None)


def test_what_was_asked_earlier_leads_to_one_item_of_today() -> None:
    chance = random.Random(5)
    for _ in range(300):
        table = any_migration(chance, any_table(chance))
        first, *later = table["migrations"]
        asked = traces(table, first[0])
        for step in later:
            half = {trace.item for trace in traces(table, step[0]).values()}
            assert {trace.item for trace in asked.values()} - {None} <= half
        kept = [trace.item for trace in asked.values() if trace.item is not None]
        assert len(kept) == len(set(kept))
        assert set(kept) <= set(table["items"])


def test_a_role_is_one_of_the_instruments() -> None:
    table: Table = {**TABLE, "roles": ["it"]}
    roles = [parse_response(response(respondent={"role": role}), table).role(table) for role in ("it", "IT-chef")]
    assert roles == ["it", None]


def test_the_browser_reads_generated_migrations_alike(node: Node) -> None:
    chance = random.Random(6)
    lines, here = [], []
    for _ in range(1500):
        table = any_migration(chance, any_table(chance))
        version = chance.choice([row[0] for row in table["migrations"]])
        asked = traces(table, version)
        answers = {item: chance.choice([chance.randint(0, 8), "dk", "na"]) for item in asked if chance.random() < 0.7}
        if chance.random() < 0.1:
            answers[chance.choice(["borta-0-1", "i-0", "i-1-0", "x"])] = 1
        data = MINIMAL | {"version": version, "answers": answers}
        lines.append({"table": table, "response": json.dumps(data)})
        try:
            read = parse_response(json.dumps(data).encode(), table)
        except ResponseRefused as refused:
            here.append({"ok": False, "code": refused.code, "params": refused.params})
        else:
            found = read.migrated
            assert found is not None
            counts = {"renamed": found.renamed, "removed": found.removed, "added": found.added}
            here.append({"ok": True, "answers": read.answers, "migrated_from": version, "migrated": counts})
    there = []
    for answer in node(lines):
        read_there = answer.pop("response", None)
        there.append(answer | ({"answers": read_there.get("answers", {})} if read_there else {}))
    assert [pair for pair in zip(lines, here, there, strict=True) if pair[1] != pair[2]][:1] == []
    assert {entry.get("code", "ok") for entry in here} == {"ok", "response.value", "response.unknown-item"}


def test_a_file_of_a_million_bytes_is_read() -> None:
    assert code(response().ljust(MAX_BYTES)) == "ok"


def test_one_byte_more_is_refused() -> None:
    assert verdict(response().ljust(MAX_BYTES + 1)) == {
        "ok": False, "code": "response.too-large", "params": {"bytes": MAX_BYTES + 1, "limit": MAX_BYTES}
    }  # fmt: skip


def test_size_is_counted_in_bytes() -> None:
    assert code("å".encode() * (MAX_BYTES // 2 + 1)) == "response.too-large"


def test_what_is_not_utf_8_is_refused() -> None:
    assert code('{"å": 1}'.encode("latin-1")) == "response.not-json"


@pytest.mark.parametrize(("length", "expected"), [(MAX_TEXT, "ok"), (MAX_TEXT + 1, "response.type")])
def test_a_comment_is_measured_in_characters(length: int, expected: str) -> None:
    assert code(response(comments={"a-1": "😀" * length})) == expected


@pytest.mark.parametrize("digits", [20, 400, 5000])
def test_a_number_of_any_length_is_a_wrong_answer(digits: int) -> None:
    assert code(response(answers={"a-1": 0}).replace(b": 0", b": " + b"9" * digits)) == "response.value"


def test_a_text_nested_without_end_is_refused_before_it_is_parsed() -> None:
    assert code(b"[" * 100_000) == "response.too-deep"


@pytest.mark.parametrize("reason", MESSAGES)
def test_every_reason_to_refuse_has_a_case(reason: str) -> None:
    generated = {"response.too-large"}
    assert reason in generated | {bytes_of(case)[1]["expected"].get("code") for case in FOLDERS}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(max_size=20)
    | st.sampled_from(["dk", "na"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a-1", "b-1", "role", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    [
        *[*MINIMAL, "table", "edition", "language", "created", "updated", "later"],
        *["respondent", "answers", "importance", "comments"],
    ]
)


@given(st.dictionaries(FIELDS, JSON, max_size=4))
@settings(max_examples=300, deadline=None)
@example({"answers": {"a-1": float("inf")}})
@example({"answers": {"a-1": 10**400}})
@example({"respondent": {"role": "\ud800"}})
def test_a_file_with_any_members_is_read_or_refused(members: dict[str, Any]) -> None:
    assert code(response(**members)) in {"ok", *MESSAGES}


@given(st.binary(max_size=200), st.integers(0, 10_000), st.integers(0, 30))
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_or_refused(inserted: bytes, place: int, removed: int) -> None:
    whole = bytes_of(CASES / "response" / "valid-full")[0]
    at = place % len(whole)
    assert code(whole[:at] + inserted + whole[at + removed :]) in {"ok", *MESSAGES}


PIECES = [
    *[
        "",
        "",
        '"',
        ":",
        ",",
        "{",
        "}",
        "[",
        "]",
        " ",
        "\t",
        "\n",
        "\x00",
        "\ufeff",
        "å",
        "😀",
        "\\",
        "\\u00e5",
        "\\ud83d",
    ],
    *[
        "1",
        "2",
        "-",
        "9" * 400,
        "1e400",
        "0.5",
        "null",
        "true",
        "NaN",
        "dk",
        "na",
        '"a-1":3,',
        '"x":1,',
        '"":1,',
        "[" * 25,
    ],
]
"""What gets into a file that is damaged or written by hand."""


def damaged(chance: random.Random, whole: str) -> str:
    """A file with one to three small faults in it."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(whole))
        whole = whole[:at] + chance.choice(PIECES) + whole[at + chance.choice([0, 0, 1, 1, 2, 10]) :]
    return whole


def test_the_browser_gives_the_same_verdict_on_damaged_files(node: Node) -> None:
    chance = random.Random(4)
    wholes = [raw.decode() for case in FOLDERS for raw, content in [bytes_of(case)] if content["expected"]["ok"]]
    texts = [damaged(chance, chance.choice(wholes)) for _ in range(4000)]
    given_by_browser = node([{"table": TABLE, "response": text} for text in texts])
    here = [(text, code(text.encode())) for text in texts]
    there = [(text, answer.get("code", "ok")) for text, answer in zip(texts, given_by_browser, strict=True)]
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]][:3] == []


def test_the_browser_gives_the_same_verdict_on_any_value_in_any_place(node: Node) -> None:
    values: list[Any] = [
        None,
        True,
        0,
        1,
        3,
        2.5,
        -1,
        11,
        "",
        "dk",
        "na",
        "3",
        [],
        [1],
        {},
        {"a-1": 3},
        {"x": 1},
        {"role": "IT"},
    ]
    members: list[dict[str, Any]] = [
        {field: value}
        for field in (*MINIMAL, "table", "edition", "respondent", "importance", "comments", "updated", "later")
        for value in values
    ]
    members += [{"answers": {item: value}} for item in ("a-1", "b-1", "x", "constructor") for value in values]
    texts = [response(**member).decode() for member in members]
    given_by_browser = [
        {key: value for key, value in answer.items() if key != "response"}
        for answer in node([{"table": TABLE, "response": text} for text in texts])
    ]
    assert [
        (text, here, there)
        for text, here, there in zip(texts, map(verdict, map(str.encode, texts)), given_by_browser, strict=True)
        if here != there
    ][:3] == []
