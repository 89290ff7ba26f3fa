"""YAML as people write it → plain data that remembers where each value stood.

Works on the parser's events with a stack of its own, so that hostile nesting costs a diagnostic and not a traceback.
Only plain YAML is accepted: no anchors, aliases, tags or merge keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from sys import intern
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from samkompass.model import rules
from samkompass.model.diagnostic import Location, Report, Rule

from .implicit import NOT_ALWAYS_TEXT, Implicit, implicit

MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
MAX_DEPTH = 30

Path = tuple[str | int, ...]
Data = Any
"""What YAML can hold: dict, tuple, str, int, float, bool or None. Typed by the record classes right after."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Mark = Any
"""The parser's place of something: ``line`` and ``column``, from 0."""


class _Places:
    """Where the members of a collection stand: the keys of a mapping, the entries of a sequence."""

    __slots__ = ("inner", "marks", "written")

    def __init__(self) -> None:
        self.marks: dict[str | int, Mark] = {}
        self.inner: dict[str | int, _Places] = {}
        self.written: dict[str | int, str] = {}
        """What was written of members that are implicitly typed."""


@dataclass
class Document:
    """The data of one file, and where each value and each key stands."""

    path: PurePosixPath
    data: Data = None
    start: Mark = None
    """Where the first value stands."""
    places: _Places = field(default_factory=_Places)

    @cached_property
    def written(self) -> dict[Path, str]:
        """Path of an implicitly typed scalar → what was written."""
        return dict(_written((), self.places))

    def locate(self, path: Path) -> Location:
        """The place of a value's key, or of the value itself in a sequence; else of the closest one above it."""
        mark, places = self.start, self.places
        for part in path:
            if part not in places.marks:
                break
            mark, places = places.marks[part], places.inner.get(part, _NOWHERE)
        return _location(self.path, mark) if mark is not None else Location(self.path, 1, 1)


Read = Callable[[bytes, PurePosixPath, Report], Document | None]
"""Reads a file: its bytes, its place in the project, and what takes every problem found."""


class Located(Protocol):
    """Data that knows the file and the line of each value: a document, or what layers made of several."""

    path: PurePosixPath

    @property
    def data(self) -> Data:
        """The data."""

    @property
    def written(self) -> dict[Path, str]:
        """Path of an implicitly typed scalar → what was written."""

    def locate(self, path: Path) -> Location:
        """The place of a value, else of the closest one above it."""


_NOWHERE = _Places()


def _written(path: Path, places: _Places) -> Iterator[tuple[Path, str]]:
    for part, written in places.written.items():
        yield (*path, part), written
    for part, inner in places.inner.items():
        yield from _written((*path, part), inner)


def _location(path: PurePosixPath, mark: Mark) -> Location:
    return Location(path, mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been met."""

    container: Any
    """A dict, or a list."""
    places: _Places
    is_list: bool
    key: str | None = None
    """The key of a mapping whose value comes next."""
    misplaced: bool = False
    """Whether it stands where the name of a field should, so that it has no place in the data."""
    ignored: bool = False
    """Whether it or a collection around it is misplaced."""

    @property
    def next(self) -> str | int:
        """Key or index of the value that comes next."""
        return len(self.container) if self.is_list else self.key or ""


def read_yaml(raw: bytes, path: PurePosixPath, report: Report) -> Document | None:
    """Read one document.

    Args:
        raw: the file's bytes.
        path: the file's place in the project, for diagnostics.
        report: takes every problem found.

    Returns:
        The document, or None when the file could not be read as one.
    """
    whole = Location(path)
    if len(raw) > MAX_BYTES:
        size = f"the file is {len(raw):,} bytes, more than {MAX_BYTES:,}."
        report.add(rules.TOO_LARGE, whole, size, rules.TOO_LARGE.mend)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        report.add(
            rules.ENCODING,
            Location(path, line),
            f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8.",
            rules.ENCODING.mend,
        )
        return None
    if control := _CONTROL.search(text):
        line = text[: control.start()].count("\n") + 1
        report.add(
            rules.ENCODING,
            Location(path, line),
            f"the file holds a control character (U+{ord(control[0]):04X}).",
            "Remove it.",
        )
        return None
    return _Builder(path, report).build(text)


class _Builder:
    """Turns parser events into data, noting problems on the way."""

    def __init__(self, path: PurePosixPath, report: Report) -> None:
        self.document = Document(path)
        self.report = report
        self.stack: list[_Open] = []
        self.values = 0
        self.documents = 0

    def build(self, text: str) -> Document | None:
        try:
            if not self._take_all(text):
                return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 0
            what = "; ".join(part for part in (error.context, error.problem) if part)
            self.report.add(
                rules.SYNTAX, Location(self.document.path, line), f"not valid YAML: {what}.", rules.SYNTAX.mend
            )
            return None
        except yaml.YAMLError as error:
            self.report.add(rules.SYNTAX, Location(self.document.path), f"not valid YAML: {error}.", rules.SYNTAX.mend)
            return None
        if self.documents == 0 or self.document.data is None:
            self.report.add(rules.EMPTY, Location(self.document.path), "the file is empty.", rules.EMPTY.mend)
            return None
        if not isinstance(self.document.data, dict):
            self.report.add(
                rules.ONE_DOCUMENT,
                Location(self.document.path, 1),
                "the file does not start with fields ('kind: …').",
                rules.ONE_DOCUMENT.mend,
            )
            return None
        return self.document

    def _take_all(self, text: str) -> bool:
        """Take every event of a text; False when one stopped the reading of it.

        Events are asked for one by one until the last: to ask each time whether there is one, as ``yaml.parse`` does,
        takes as long as the parser itself.
        """
        take: dict[type, Callable[[Any], bool]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._start,
            DocumentEndEvent: _pass,
            StreamStartEvent: _pass,
        }
        loader = _Loader(text)
        next_event = loader.get_event
        try:
            event = next_event()
            while type(event) is not StreamEndEvent:
                if not take[type(event)](event):
                    return False
                event = next_event()
            return True
        finally:
            loader.dispose()

    def _start(self, event: Any) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._add(rules.ONE_DOCUMENT, event, "a second document starts here.")
        return self.documents == 1

    def _alias(self, event: Any) -> bool:
        self._forbid(event, f"'*{event.anchor}' is an alias.")
        self._put("", event)
        return True

    def _add(self, rule: Rule, event: Any, what: str, mend: str = "") -> None:
        self.report.add(rule, _location(self.document.path, event.start_mark), what, mend or rule.mend)

    def _forbid(self, event: Any, what: str) -> None:
        self._add(rules.ANCHOR, event, what)

    def _too_many(self, event: Any) -> bool:
        self._add(rules.TOO_LARGE, event, f"the file holds more than {MAX_VALUES:,} values.")
        return False

    def _open(self, event: Any) -> bool:
        if event.anchor:
            self._forbid(event, f"'&{event.anchor}' is an anchor.")
        if event.tag and not event.implicit:
            self._forbid(event, f"'{event.tag}' is a tag.")
        if len(self.stack) >= MAX_DEPTH:
            self._add(rules.TOO_DEEP, event, f"values are nested more than {MAX_DEPTH} levels.")
            return False
        is_list = type(event) is SequenceStartEvent
        opened = _Open([] if is_list else {}, _Places(), is_list)
        if not self.stack:
            self.document.start, self.document.places = event.start_mark, opened.places
        else:
            top = self.stack[-1]
            opened.misplaced = not self._stand(top, event)
            opened.ignored = opened.misplaced or top.ignored
            if not opened.misplaced:
                top.places.inner[top.next] = opened.places
        self.stack.append(opened)
        self.values += 1
        return self.values <= MAX_VALUES or self._too_many(event)

    def _close(self, _event: Any) -> bool:
        """Give a finished collection to the one that holds it; lists as tuples: records are frozen from the start."""
        closed = self.stack.pop()
        if not closed.misplaced:
            self._give(tuple(closed.container) if closed.is_list else closed.container)
        return True

    def _scalar(self, event: Any) -> bool:
        """Take a single value or a key. Written out for what nearly all are, since a project has a hundred thousand."""
        plain, quoted = event.implicit
        value = event.value
        if event.anchor:
            self._forbid(event, f"'&{event.anchor}' is an anchor.")
        if event.tag and not (plain or quoted):
            self._forbid(event, f"'{event.tag}' is a tag.")
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and not top.is_list:
            self._key(event, top, plain=plain)
        else:
            if plain and value[:1] in NOT_ALWAYS_TEXT:
                value = implicit(value)
            if top is None or type(value) is not str:
                self._put(value, event)
            elif top.is_list:
                top.places.marks[len(top.container)] = event.start_mark
                top.container.append(value)
            else:
                top.container[top.key] = value
                top.key = None
        self.values += 1
        return self.values <= MAX_VALUES or self._too_many(event)

    def _key(self, event: Any, top: _Open, *, plain: bool) -> None:
        key = intern(event.value)  # a field stands in many files: one text for its name
        if plain and key == "<<":
            self._forbid(event, "'<<' is a merge key.")
        elif plain and key[:1] in NOT_ALWAYS_TEXT and isinstance(implicit(key), Implicit):
            mend = f"Put it in quotation marks: '{key}'."
            self._add(rules.IMPLICIT_TYPE, event, f"the key {key} is not read as text by YAML 1.1.", mend)
        if key in top.container and not top.ignored:
            first = top.places.marks[key].line + 1
            self._add(rules.DUPLICATE_KEY, event, f"'{key}' stands twice, first on line {first}.")
        top.places.marks.setdefault(key, event.start_mark)
        top.key = key

    def _put(self, value: Data, event: Any) -> None:
        """Put a single value in its place."""
        if self.stack:
            if not self._stand(self.stack[-1], event):
                return
        else:
            self.document.start = event.start_mark
        if isinstance(value, Implicit):
            if self.stack:
                self.stack[-1].places.written[self.stack[-1].next] = value.written
            value = value.value
        self._give(value)

    def _stand(self, top: _Open, event: Any) -> bool:
        """Note where a value stands; False where the name of a field should."""
        if top.is_list:
            top.places.marks[len(top.container)] = event.start_mark
        elif top.key is None:
            self._add(rules.SYNTAX, event, "a field's name must be text.")
            top.places.marks.setdefault("", event.start_mark)
            top.key = ""
            return False
        return True

    def _give(self, value: Data) -> None:
        """Put a finished value in the collection that is open, or make it the document's."""
        if not self.stack:
            self.document.data = value
            return
        top = self.stack[-1]
        if top.is_list:
            top.container.append(value)
        else:
            assert top.key is not None
            top.container[top.key] = value
            top.key = None


def _pass(_event: Any) -> bool:
    return True
