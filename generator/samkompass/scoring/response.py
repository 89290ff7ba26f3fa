"""Response files: what a person saved, read with suspicion.

The browser (``assessments/runtime/core/response.mjs``) gives the same verdicts; both read ``tests/cases/response/``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any

from .migration import Migrated, Trace, count, traces, versions
from .states import DONT_KNOW, NOT_APPLICABLE
from .table import Table

FORMAT_NAME = "samkompass-response"
FORMAT_VERSION = 1
MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_TEXT = 10_000
RESPONDENT_FIELDS = ("municipality", "role", "group", "label")

MESSAGES = {
    "response.too-large": "the file is {bytes} bytes, more than {limit}. Is it the right file?",
    "response.not-json": "the file is not JSON. It may be cut short: ask for it to be sent again.",
    "response.too-deep": "the file is nested more than {limit} levels. It was not saved by Samverkanskompassen.",
    "response.not-object": "the file is JSON, and not a response. It was not saved by Samverkanskompassen.",
    "response.format": "the file says format {format}, and a response says 'samkompass-response/1'.",
    "response.newer-format": "the file has format {format}, newer than this version reads (samkompass-response/1).",
    "response.instrument": "the file answers '{found}', not '{expected}'.",
    "response.version": "the file answers version {found} of '{instrument}'; this is version {expected}.",
    "response.table": "the file was saved with other scoring than version {version} of '{instrument}' has.",
    "response.unknown-item": "the file answers '{item}', which '{instrument}' does not ask.",
    "response.value": "the answer to '{item}' is {value}; it can be {low} to {high}, 'dk' or 'na'.",
    "response.type": "'{field}' has the wrong type.",
}


class ResponseRefused(Exception):
    """A file is no response that this instrument can score.

    Attributes:
        code: why, one of `MESSAGES`.
        params: what the message says.
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = params
        super().__init__(MESSAGES[code].format(**params))


@dataclass(frozen=True)
class Response:
    """A valid response to an instrument, as the current version would have it."""

    instrument: str
    version: str
    answers: dict[str, int | str]
    importance: dict[str, int] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    respondent: dict[str, str] = field(default_factory=dict)
    migrated: Migrated | None = None
    """What it took to read it, when it was to an earlier version."""

    def role(self, table: Table) -> str | None:
        """Who answered, when that is one of the instrument's roles."""
        role = self.respondent.get("role")
        return role if role in table.get("roles", []) else None


def parse_response(raw: bytes, table: Table) -> Response:
    """Read a response file.

    Raises:
        ResponseRefused: it is not a sound response to the table's instrument, in its version or one that it migrates.
    """
    if len(raw) > MAX_BYTES:
        raise ResponseRefused("response.too-large", bytes=len(raw), limit=MAX_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ResponseRefused("response.not-json") from None
    if _depth(text) > MAX_DEPTH:
        raise ResponseRefused("response.too-deep", limit=MAX_DEPTH)
    try:
        data = json.loads(text, parse_constant=_no_constant, parse_int=_integer)
    except ValueError:
        raise ResponseRefused("response.not-json") from None
    return validate_response(data, table)


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _integer(digits: str) -> int | float:
    """A whole number; one of more digits than any scale has becomes a float, as Python limits the length of others."""
    return int(digits) if len(digits) < 20 else float(digits)


def _depth(text: str) -> int:
    """How deeply brackets are nested outside strings; counted before parsing, because parsers recurse."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def validate_response(data: object, table: Table) -> Response:
    """Check parsed JSON against the response contract.

    Raises:
        ResponseRefused: at the first fault, in the order of the contract's members.
    """
    if not isinstance(data, dict):
        raise ResponseRefused("response.not-object")
    _check_format(data.get("format"))
    instrument = data.get("instrument")
    if instrument != table["instrument"]:
        raise ResponseRefused("response.instrument", found=_shown(instrument), expected=table["instrument"])
    version = _version(data, table)
    for name in ("edition", "language", "created", "updated"):
        if not _is_text(data.get(name, "")):
            raise ResponseRefused("response.type", field=name)
    respondent = _object(data, "respondent")
    for name in respondent:
        if name not in RESPONDENT_FIELDS or not _is_text(respondent[name]):
            raise ResponseRefused("response.type", field=f"respondent.{_shown(name)}")
    asked = traces(table, version)
    answers = _object(data, "answers")
    read = _read(answers, asked, table, lambda item, value: _answer(item, value, asked[item], table))
    importance = _object(data, "importance")
    weighed = _read(importance, asked, table, lambda item, value: _importance(item, value, asked[item], table))
    comments = _read(_object(data, "comments"), asked, table, _comment)
    migrated = count(table, version, asked, answers)
    return Response(instrument, table["version"], read, weighed, comments, respondent, migrated)


def _version(data: dict[str, Any], table: Table) -> str:
    """The version that a file answers: the current one, or one that migrates to it."""
    found, known = data.get("version"), versions(table)
    if not isinstance(found, str) or found not in known:
        raise ResponseRefused(
            "response.version", found=_shown(found), expected=table["version"], instrument=table["instrument"]
        )
    if known[found] and data.get("table", known[found]) != known[found]:
        raise ResponseRefused("response.table", version=found, instrument=table["instrument"])
    return found


def _read(
    members: dict[str, Any], asked: dict[str, Trace], table: Table, value_of: Callable[[str, Any], Any]
) -> dict[str, Any]:
    """Members with one entry an item, under today's ids; what is removed is dropped without a look."""
    found: dict[str, Any] = {}
    for item, value in members.items():
        if item not in asked:
            raise ResponseRefused("response.unknown-item", item=_shown(item), instrument=table["instrument"])
        today = asked[item].item
        if today is not None:
            found[today] = value_of(item, value)
    return found


def _check_format(found: object) -> None:
    name, _, number = found.partition("/") if isinstance(found, str) else ("", "", "")
    if name != FORMAT_NAME or not (number.isascii() and number.isdigit()) or number.startswith("0") or len(number) > 6:
        raise ResponseRefused("response.format", format=_shown(found))
    if int(number) > FORMAT_VERSION:
        raise ResponseRefused("response.newer-format", format=found)


def _object(data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, dict):
        raise ResponseRefused("response.type", field=name)
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_TEXT


def _answer(item: str, value: Any, trace: Trace, table: Table) -> int | str:
    """An answer on today's scale."""
    if value in (DONT_KNOW, NOT_APPLICABLE):
        return str(value)
    answer = value
    for step in trace.maps:
        answer = step[_whole(item, value, answer, min(step), max(step), step)]
    low, high = table["items"][str(trace.item)][:2]
    return _whole(item, value, answer, low, high, range(low, high + 1))


def _importance(item: str, value: Any, trace: Trace, table: Table) -> int:
    low, high = table.get("importance") or table["items"][str(trace.item)][:2]
    return _whole(item, value, value, low, high, range(low, high + 1))


def _whole(item: str, written: Any, value: Any, low: int, high: int, allowed: Container[int]) -> int:
    """A whole number that is allowed. JSON has one kind of number: 3.0 is the answer 3."""
    whole = value.is_integer() if isinstance(value, float) else type(value) is int
    if not whole or int(value) not in allowed:
        raise ResponseRefused("response.value", item=item, value=_shown(written), low=low, high=high)
    return int(value)


def _comment(item: str, value: Any) -> str:
    if not _is_text(value):
        raise ResponseRefused("response.type", field=f"comments.{item}")
    return str(value)


def _shown(value: object) -> str:
    """A value as a message shows it: text as it is, other things as JSON, at most 60 characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= 60 else text[:59] + "…"
