"""YAML as people write it → plain data that remembers where each value stood.

Works on the parser's events with a stack of its own, so that hostile nesting costs a diagnostic and not a traceback.
Only plain YAML is accepted: no anchors, aliases, tags or merge keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.resolver import Resolver

from samkompass.model import rules
from samkompass.model.diagnostic import Location, Report, Rule

MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
MAX_DEPTH = 30

Path = tuple[str | int, ...]
Data = Any
"""What YAML can hold: dict, tuple, str, int, float, bool or None. Typed by the record classes right after."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = Resolver()
_NOT_ALWAYS_TEXT = frozenset(_RESOLVER.yaml_implicit_resolvers)
"""First letters of the plain scalars that YAML 1.1 may read as something else than text."""
_CONSTRUCTOR = yaml.SafeLoader("")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Mark = Any
"""The parser's place of something: ``line`` and ``column``, from 0."""


@dataclass(frozen=True)
class Implicit:
    """A plain scalar that YAML 1.1 does not read as text, with what was written."""

    written: str
    value: object


class _Places:
    """Where the members of a collection stand: the keys of a mapping, the entries of a sequence."""

    __slots__ = ("inner", "marks")

    def __init__(self) -> None:
        self.marks: dict[str | int, Mark] = {}
        self.inner: dict[str | int, _Places] = {}


@dataclass
class Document:
    """The data of one file, and where each value and each key stands."""

    path: PurePosixPath
    data: Data = None
    start: Mark = None
    """Where the first value stands."""
    places: _Places = field(default_factory=_Places)
    written: dict[Path, str] = field(default_factory=dict)
    """Path of an implicitly typed scalar → what was written."""

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


def _location(path: PurePosixPath, mark: Mark) -> Location:
    return Location(path, mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been met."""

    container: dict[str, Data] | list[Data]
    places: _Places
    key: str | None = None
    """The key of a mapping whose value comes next."""
    misplaced: bool = False
    """Whether it stands where the name of a field should, so that it has no place in the data."""
    ignored: bool = False
    """Whether it or a collection around it is misplaced."""

    @property
    def next(self) -> str | int:
        """Key or index of the value that comes next."""
        return len(self.container) if isinstance(self.container, list) else self.key or ""


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


def _events(text: str) -> Iterator[Any]:
    """What ``yaml.parse`` gives, without asking for each event whether there is one."""
    loader = _Loader(text)
    try:
        event = None
        while type(event) is not StreamEndEvent:
            event = loader.get_event()
            yield event
    finally:
        loader.dispose()


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
            if not all(map(self._take, _events(text))):
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

    def _take(self, event: Any) -> bool:
        """Take one event; False stops the reading of the file."""
        if type(event) is ScalarEvent:  # as most are
            return self._scalar(event)
        match event:
            case MappingStartEvent() | SequenceStartEvent():
                return self._open(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._close()
            case AliasEvent():
                self._forbid(event, f"'*{event.anchor}' is an alias.")
                self._put("", event)
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._add(rules.ONE_DOCUMENT, event, "a second document starts here.")
                    return False
        return True

    def _add(self, rule: Rule, event: Any, what: str, mend: str = "") -> None:
        self.report.add(rule, _location(self.document.path, event.start_mark), what, mend or rule.mend)

    def _forbid(self, event: Any, what: str) -> None:
        self._add(rules.ANCHOR, event, what)

    def _count(self, event: Any) -> bool:
        self.values += 1
        if self.values > MAX_VALUES:
            self._add(rules.TOO_LARGE, event, f"the file holds more than {MAX_VALUES:,} values.")
            return False
        return True

    def _open(self, event: Any) -> bool:
        if event.anchor:
            self._forbid(event, f"'&{event.anchor}' is an anchor.")
        if event.tag and not event.implicit:
            self._forbid(event, f"'{event.tag}' is a tag.")
        if len(self.stack) >= MAX_DEPTH:
            self._add(rules.TOO_DEEP, event, f"values are nested more than {MAX_DEPTH} levels.")
            return False
        opened = _Open({} if isinstance(event, MappingStartEvent) else [], _Places())
        if not self.stack:
            self.document.start, self.document.places = event.start_mark, opened.places
        else:
            top = self.stack[-1]
            opened.misplaced = not self._stand(top, event)
            opened.ignored = opened.misplaced or top.ignored
            if not opened.misplaced:
                top.places.inner[top.next] = opened.places
        self.stack.append(opened)
        return self._count(event)

    def _close(self) -> None:
        """Give a finished collection to the one that holds it; lists as tuples: records are frozen from the start."""
        closed = self.stack.pop()
        if not closed.misplaced:
            self._give(tuple(closed.container) if isinstance(closed.container, list) else closed.container)

    def _scalar(self, event: Any) -> bool:
        plain, quoted = event.implicit
        if event.anchor:
            self._forbid(event, f"'&{event.anchor}' is an anchor.")
        if event.tag and not (plain or quoted):
            self._forbid(event, f"'{event.tag}' is a tag.")
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and isinstance(top.container, dict):
            self._key(event, top, plain=plain)
        else:
            self._put(_implicit(event.value) if plain else event.value, event)
        return self._count(event)

    def _key(self, event: Any, top: _Open, *, plain: bool) -> None:
        key: str = event.value
        if plain and key == "<<":
            self._forbid(event, "'<<' is a merge key.")
        elif plain and isinstance(_implicit(key), Implicit):
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
            self.document.written[tuple(opened.next for opened in self.stack)] = value.written
            value = value.value
        self._give(value)

    def _stand(self, top: _Open, event: Any) -> bool:
        """Note where a value stands; False where the name of a field should."""
        if isinstance(top.container, list):
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
        if isinstance(top.container, list):
            top.container.append(value)
        else:
            assert top.key is not None
            top.container[top.key] = value
            top.key = None


def _implicit(written: str) -> Data:
    """The value that YAML 1.1 gives a plain scalar."""
    if written[:1] not in _NOT_ALWAYS_TEXT:
        return written
    tag = _RESOLVER.resolve(yaml.ScalarNode, written, (True, False))
    if tag in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"):
        return written
    try:
        return Implicit(written, _CONSTRUCTOR.construct_object(yaml.ScalarNode(tag, written)))
    except (ValueError, yaml.YAMLError):  # 2026-02-30 looks like a date and is none
        return Implicit(written, written)
