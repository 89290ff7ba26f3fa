"""YAML as people write it → plain data that remembers where each value stood.

Works on the parser's events with a stack of its own, so that hostile nesting costs a diagnostic and not a traceback.
Only plain YAML is accepted: no anchors, aliases, tags or merge keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml
from yaml.resolver import Resolver

from samkompass.model import rules
from samkompass.model.diagnostic import Location, Report

MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
MAX_DEPTH = 30

Path = tuple[str | int, ...]
Data = Any
"""What YAML can hold: dict, tuple, str, int, float, bool or None. Typed by the record classes right after."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = Resolver()
_CONSTRUCTOR = yaml.SafeLoader("")
_CONTROL = {chr(c) for c in range(32)} - {"\t", "\n", "\r"}


@dataclass(frozen=True)
class Implicit:
    """A plain scalar that YAML 1.1 does not read as text, with what was written."""

    written: str
    value: object


@dataclass
class Document:
    """The data of one file, and where each value and each key stands."""

    path: PurePosixPath
    data: Data = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Path of a value → line and column (from 1) of its key, or of the value itself in a sequence."""
    written: dict[Path, str] = field(default_factory=dict)
    """Path of an implicitly typed scalar → what was written."""

    def locate(self, path: Path) -> Location:
        """The place of a value, or of the closest one above it."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return Location(self.path, line, column)


@dataclass
class _Open:
    """A collection whose end has not been met."""

    container: dict[str, Data] | list[Data]
    path: Path
    key: str | None = None
    ignored: bool = False


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
    control = next((c for c in text if c in _CONTROL or c in "\x7f\ufffe\uffff"), None)
    if control is not None:
        line = text[: text.index(control)].count("\n") + 1
        report.add(
            rules.ENCODING,
            Location(path, line),
            f"the file holds a control character (U+{ord(control):04X}).",
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
            for event in yaml.parse(text, Loader=_Loader):
                if not self._take(event):
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
        location = Location(self.document.path, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report.add(rules.ONE_DOCUMENT, location, "a second document starts here.", rules.ONE_DOCUMENT.mend)
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._forbid(location, f"'*{event.anchor}' is an alias.")
            self._put("", location)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._open(event, location)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.stack.pop()
            if not closed.ignored and isinstance(closed.container, list):
                self._settle(closed)
        elif isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, location)
        return True

    def _forbid(self, location: Location, what: str) -> None:
        self.report.add(rules.ANCHOR, location, what, rules.ANCHOR.mend)

    def _count(self, location: Location) -> bool:
        self.values += 1
        if self.values > MAX_VALUES:
            self.report.add(
                rules.TOO_LARGE, location, f"the file holds more than {MAX_VALUES:,} values.", rules.TOO_LARGE.mend
            )
            return False
        return True

    def _open(self, event: Any, location: Location) -> bool:
        if event.anchor:
            self._forbid(location, f"'&{event.anchor}' is an anchor.")
        if event.tag and not event.implicit:
            self._forbid(location, f"'{event.tag}' is a tag.")
        if len(self.stack) >= MAX_DEPTH:
            self.report.add(
                rules.TOO_DEEP, location, f"values are nested more than {MAX_DEPTH} levels.", rules.TOO_DEEP.mend
            )
            return False
        container: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        ignored = bool(self.stack and self.stack[-1].ignored)
        path = self._put(container, location)
        if path is None:
            ignored, path = True, ()
        self.stack.append(_Open(container, path, ignored=ignored))
        return self._count(location)

    def _scalar(self, event: Any, location: Location) -> bool:
        if event.anchor:
            self._forbid(location, f"'&{event.anchor}' is an anchor.")
        if event.tag and not (event.implicit[0] or event.implicit[1]):
            self._forbid(location, f"'{event.tag}' is a tag.")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self._key(event.value, location, top, plain=event.implicit[0])
        else:
            value = self._implicit(event.value) if event.implicit[0] else event.value
            self._put(value, location)
        return self._count(location)

    def _implicit(self, written: str) -> Data:
        """The value YAML 1.1 gives a plain scalar."""
        tag = _RESOLVER.resolve(yaml.ScalarNode, written, (True, False))
        if tag == "tag:yaml.org,2002:str":
            return written
        if tag == "tag:yaml.org,2002:merge":
            return written
        try:
            return Implicit(written, _CONSTRUCTOR.construct_object(yaml.ScalarNode(tag, written)))
        except (ValueError, yaml.YAMLError):  # 2026-02-30 looks like a date and is none
            return Implicit(written, written)

    def _key(self, key: str, location: Location, top: _Open, *, plain: bool) -> None:
        assert isinstance(top.container, dict)
        if plain and key == "<<":
            self._forbid(location, "'<<' is a merge key.")
            key = "<<"
        elif plain and isinstance(self._implicit(key), Implicit):
            self.report.add(
                rules.IMPLICIT_TYPE,
                location,
                f"the key {key} is not read as text by YAML 1.1.",
                f"Put it in quotation marks: '{key}'.",
            )
        if not top.ignored:
            path = (*top.path, key)
            if key in top.container:
                first = self.document.places[path][0]
                self.report.add(
                    rules.DUPLICATE_KEY,
                    location,
                    f"'{key}' stands twice, first on line {first}.",
                    rules.DUPLICATE_KEY.mend,
                )
            self.document.places.setdefault(path, (location.line, location.column))
        top.key = key

    def _put(self, value: Data, location: Location) -> Path | None:
        """Put a value in its place; its path, or None when it stands where a key should."""
        if not self.stack:
            self.document.data = value.value if isinstance(value, Implicit) else value
            self.document.places[()] = (location.line, location.column)
            return ()
        top = self.stack[-1]
        if isinstance(top.container, list):
            path: Path = (*top.path, len(top.container))
            if not top.ignored:
                self.document.places[path] = (location.line, location.column)
            top.container.append(self._plain(value, path))
            return path
        if top.key is None:
            self.report.add(rules.SYNTAX, location, "a field's name must be text.", rules.SYNTAX.mend)
            top.key = ""
            return None
        key, top.key = top.key, None
        path = (*top.path, key)
        top.container[key] = self._plain(value, path)
        return path

    def _plain(self, value: Data, path: Path) -> Data:
        if isinstance(value, Implicit):
            self.document.written[path] = value.written
            return value.value
        return value

    def _settle(self, closed: _Open) -> None:
        """Replace a finished list by a tuple in the collection that holds it: records are frozen from the start."""
        assert isinstance(closed.container, list)
        value = tuple(closed.container)
        if not self.stack:
            self.document.data = value
            return
        parent = self.stack[-1]
        parent.container[closed.path[-1]] = value  # type: ignore[index]
