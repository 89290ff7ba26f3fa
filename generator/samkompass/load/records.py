"""Documents → typed records, with the problems of their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from samkompass.model import rules
from samkompass.model.base import VERSION_PATTERN, RefTo
from samkompass.model.deprecated import Deprecated
from samkompass.model.diagnostic import Diagnostic, Location, Report, a, did_you_mean
from samkompass.model.edition import Edition, Interface
from samkompass.model.instrument import Examples, Instrument, Scale
from samkompass.model.kinds import ADAPTERS, KINDS
from samkompass.model.lineage import Lineage
from samkompass.model.records import AnyRecord
from samkompass.model.walk import leaves

from .project import Project
from .yaml_reader import Document, Located, Read, read_yaml

T = TypeVar("T")

_LINKED = re.compile(r"\]\(([a-z][a-z0-9#-]*)\)")


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """A typed record and what it was read from: a document, or what layers made of several."""

    value: T
    document: Located

    def locate(self, *path: str | int) -> Location:
        """Where a field of the record stands."""
        return self.document.locate(path)


@dataclass
class Records:
    """Everything that was read, typed and not yet linked."""

    knowledge: list[Loaded[AnyRecord]] = field(default_factory=list)
    instruments: list[Loaded[Instrument]] = field(default_factory=list)
    examples: list[Loaded[Examples]] = field(default_factory=list)
    scales: list[Loaded[Scale]] = field(default_factory=list)
    editions: list[Loaded[Edition]] = field(default_factory=list)
    interface: list[Loaded[Interface]] = field(default_factory=list)
    deprecated: list[Loaded[Deprecated]] = field(default_factory=list)
    permalinks: tuple[str, ...] = ()
    """Every permalink that was published, in the lines of its file: ``<id>`` and ``<id>#<part>``."""
    hidden: dict[str, Location] = field(default_factory=dict)
    """Id of each record that an edition hides → the line that says so."""
    touched: frozenset[str] = frozenset()
    """Ids of the records that are not as they are in the base."""
    own_examples: frozenset[str] = frozenset()
    """Ids of the instruments whose examples a layer has."""
    lineage: Lineage = field(default_factory=Lineage)
    """What layers changed; nothing in the base."""
    unreadable: set[str] = field(default_factory=set)
    """Ids of records that are there but have errors: references to them are not reported as dangling too."""

    faulty: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """Id of each edition whose own file has problems → these. They keep no other edition from being built."""

    def naming(self, id_: str) -> frozenset[str]:
        """Ids of the records that may name a record: in a reference or a link."""
        return frozenset(self._naming.get(id_, ()))

    @cached_property
    def _naming(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        items: list[Loaded[Any]] = [*self.knowledge, *self.instruments, *self.editions]
        for item in items:
            for leaf in leaves(item.value):
                names = [leaf.text] if isinstance(leaf.role, RefTo) else _LINKED.findall(leaf.text)
                for name in names:
                    found.setdefault(name.partition("#")[0], set()).add(item.value.id)
        return found

    def of_kind(self, kind: str) -> list[Loaded[Any]]:
        """The list that holds the records of a kind."""
        others: dict[str, list[Any]] = {
            "instrument": self.instruments,
            "examples": self.examples,
            "scale": self.scales,
            "edition": self.editions,
            "interface": self.interface,
            "deprecated": self.deprecated,
        }
        return others.get(kind, self.knowledge)


def load(project: Project, report: Report, read: Read = read_yaml) -> Records:
    """Read a project's files.

    Every problem goes to the report, those of an edition's own file to `Records.faulty`; a file with problems in its
    shape is left out of the result, so that deeper rules see sound records only.

    Args:
        project: where they are.
        report: takes every problem.
        read: reads one file as `read_yaml` does.
    """
    loaded = Records()
    loaded.permalinks = project.permalinks()
    for path in project.files():
        place = project.relative(path)
        kind, id_ = demanded(PurePosixPath(path.relative_to(project.base).as_posix()))
        if kind == "":
            unknown_place(place, report)
            continue
        if path.suffix == ".yaml":
            report.add(rules.FILE_NAME, Location(place), "the file ends in .yaml.", f"Rename it to {path.stem}.yml.")
        told = Report() if kind == "edition" else report
        document = read_document(path, place, told, read)
        value = parse(document, kind, id_, told) if document else None
        if told is not report and told.diagnostics:
            loaded.faulty[id_ or path.stem] = told.diagnostics
        if document is None or value is None:
            loaded.unreadable.add(id_ or path.stem)
            continue
        loaded.of_kind(kind).append(Loaded(value, document))
    return loaded


def read_document(path: Path, place: PurePosixPath, report: Report, read: Read = read_yaml) -> Document | None:
    """Read a file, or None when it is not whole: what is not plain YAML would be reported for what is missing too."""
    before = len(report.diagnostics)
    document = read(path.read_bytes(), place, report)
    broken = any(item.rule in (rules.ANCHOR, rules.SYNTAX) for item in report.diagnostics[before:])
    return None if broken else document


def demanded(place: PurePosixPath) -> tuple[str, str | None]:
    """The kind that a file's place demands, '' where no kind has its files, and the id, None where any will do."""
    match place.parts:
        case ("content", "interface", _):
            return "interface", None
        case ("content", "editions", edition, "edition.yml"):
            return "edition", edition
        case ("content", "editions" | "translations", _, *inside) if inside:
            return ("overlay", place.stem) if demanded(PurePosixPath(*inside))[0] else ("", None)
        case ("content", "deprecated", _):
            return "deprecated", place.stem
        case ("content", folder, _) if folder in KINDS:
            return folder, place.stem
        case ("assessments", "scales", _):
            return "scale", place.stem
        case ("assessments", instrument, "instrument.yml"):
            return "instrument", instrument
        case ("assessments", instrument, "examples.yml"):
            return "examples", instrument
        case _:
            return "", None


def unknown_place(place: PurePosixPath, report: Report) -> None:
    """Report a file that stands where no kind has its files."""
    folder = place.parts[1] if len(place.parts) > 2 else ""
    hint = did_you_mean(folder, KINDS) if folder else ""
    report.add(
        rules.KIND,
        Location(place),
        "no kind of record has its files here.",
        hint or f"Records are in content/<kind>/<id>.yml; kinds are {', '.join(KINDS)}.",
    )


def parse(document: Located, kind: str, id_: str | None, report: Report, shape: str = "") -> Any | None:
    """Validate one document against its kind.

    Args:
        document: what was read.
        kind: the kind that its place demands.
        id_: the id that its place demands, or None where any will do.
        report: takes every problem.
        shape: name of the shape that it has, when that is not its kind's: an overlay has the kind of what it changes.

    Returns:
        The record, or None when its shape is wrong.
    """
    data = document.data
    written = data.get("kind")
    if written != kind:
        report.add(
            rules.KIND,
            document.locate(("kind",)),
            f"'kind' is {written!r} and the folder holds '{kind}'." if "kind" in data else "'kind' is missing.",
            f"Write 'kind: {kind}', or move the file.",
        )
        return None
    try:
        value = ADAPTERS[shape or kind].validate_python(data)
    except ValidationError as error:
        # One fault in a union of types shows once for each member: keep the first for a place.
        seen: set[tuple[str | int, ...]] = set()
        for problem in error.errors(include_url=False):
            path = _in_data(problem["loc"], data)
            if problem["type"] == "missing":
                path = (*path, str(problem["loc"][-1]))
            elif problem["type"].startswith("union_tag"):
                path = (*path, "form")
            elif problem["type"] == "too_short" and len(problem["input"]) >= problem["ctx"]["min_length"]:
                continue  # pydantic counts the sound entries; the others have problems of their own
            if path not in seen:
                seen.add(path)
                _shape_problem(document, path, problem, shape or kind, report)
        return None
    own = getattr(value, "id", None) or getattr(value, "instrument", None)
    if id_ is not None and own != id_:
        report.add(
            rules.FILE_NAME,
            document.locate(("id",)),
            f"the id is '{own}' and the file's place says '{id_}'.",
            rules.FILE_NAME.mend,
        )
    return value


def _in_data(loc: Iterable[str | int], data: object) -> tuple[str | int, ...]:
    """The part of pydantic's location that is a path in the data: names of union members are left out."""
    path: list[str | int] = []
    here: Any = data
    for part in loc:
        is_field = isinstance(here, dict) and part in here
        is_entry = isinstance(here, tuple) and isinstance(part, int) and part < len(here)
        if is_field or is_entry:
            path.append(part)
            here = here[part]
    return tuple(path)


def _dotted(path: tuple[str | int, ...]) -> str:
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _shape_problem(document: Located, path: tuple[str | int, ...], problem: Any, kind: str, report: Report) -> None:
    where, name, type_ = document.locate(path), _dotted(path), problem["type"]
    if type_ in ("missing", "union_tag_not_found"):
        report.add(rules.FIELD_MISSING, where, f"'{name}' is missing.", rules.FIELD_MISSING.mend)
    elif type_ == "extra_forbidden":
        known = _known_fields(kind)
        report.add(
            rules.FIELD_UNKNOWN,
            where,
            f"'{name}' is no field of {a(kind)}.",
            did_you_mean(str(path[-1]) if path else "", known) or rules.FIELD_UNKNOWN.mend,
        )
    elif type_ == "string_type" and path in document.written:
        written = document.written[path]
        report.add(
            rules.IMPLICIT_TYPE,
            where,
            f"'{name}' must be text, and YAML reads {written or 'an empty value'} as {_yaml_type(problem['input'])}.",
            f"Put it in quotation marks: '{written}'."
            if written
            else "Write the text, or remove the field; what follows # counts only in quotation marks.",
        )
    else:
        report.add(rules.FIELD_VALUE, where, f"'{name}': {_reason(problem)}.", rules.FIELD_VALUE.mend)


def _reason(problem: Any) -> str:
    """What is wrong with a value, in words an editor knows."""
    type_, context = problem["type"], problem.get("ctx", {})
    shown = repr(problem["input"])
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    match type_:
        case "string_type":
            return f"must be text, not {_yaml_type(problem['input'])}"
        case "int_type":
            return f"must be a whole number, not {_yaml_type(problem['input'])}"
        case "tuple_type":
            return "must be a list (lines that start with '- ')"
        case "dict_type" | "model_type":
            return "must be a group of fields ('name: value')"
        case "too_short":
            return f"needs at least {context['min_length']} entries, has {context['actual_length']}"
        case "too_long":
            return f"takes at most {context['max_length']} entries, has {context['actual_length']}"
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters"
        case "literal_error":
            hint = did_you_mean(
                str(problem["input"]), str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            )
            return f"{shown} is none of {context['expected']}" + (f"; {hint[0].lower()}{hint[1:-1]}" if hint else "")
        case "string_pattern_mismatch" if "\\r" in context["pattern"]:
            return f"{shown} must be one line of text without space around it"
        case "string_pattern_mismatch" if context["pattern"] == VERSION_PATTERN:
            return f"{shown} must be whole numbers with points between, such as '1.0'"
        case "string_pattern_mismatch":
            return (
                f"{shown}: ids start with a letter and have lower-case letters a–z, digits and single hyphens; "
                "an element is model#element"
            )
        case "union_tag_invalid":
            return f"'{context['tag']}' is none of {context['expected_tags']}"
        case _:
            return str(problem["msg"])[0].lower() + str(problem["msg"])[1:]


def _yaml_type(value: object) -> str:
    """What YAML made of a value."""
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case None:
            return "nothing"
        case tuple():
            return "a list"
        case dict():
            return "a group of fields"
        case str():
            return "text"
        case _:
            return "a date"


def _known_fields(kind: str) -> set[str]:
    """Names of all fields below a kind, for hints."""
    names: set[str] = set()

    def collect(schema: object) -> None:
        if isinstance(schema, dict):
            names.update(schema.get("properties", {}))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    collect(ADAPTERS[kind].json_schema())
    return names
