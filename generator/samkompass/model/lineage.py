"""Where what an edition says comes from: the layers it is made of, and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .diagnostic import Location

Operation = Literal["set", "add", "remove", "hide", "new"]


@dataclass(frozen=True)
class Layer:
    """A tree that holds what differs from those beneath it: an edition, or a translation.

    Attributes:
        kind: what it is.
        id: id of the edition, or the language of the translation.
        title: name of the edition, or the language again.
        language: the language of what it says.
        of: id of the edition that a translation belongs to; None for that of the base.
    """

    kind: Literal["edition", "translation"]
    id: str
    title: str
    language: str
    of: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} '{self.id}'" + (f" of edition '{self.of}'" if self.of else "")


@dataclass(frozen=True)
class Change:
    """What one operation did.

    Attributes:
        layer: whose it is.
        operation: what was done; ``new`` for a record that no layer beneath has.
        path: where in the record, as overlays write it; '' for the record as a whole.
        where: the line that says so.
        beneath: what the layers beneath said there, as plain data; None where they said nothing.
        value: what is said there now; None where something was removed or hidden.
        field: name of the list or field that the change is in, for people to be told.
        member: title, number or text of the list's member that was changed; '' for a field as a whole.
    """

    layer: Layer
    operation: Operation
    path: str
    where: Location
    beneath: Any = None
    value: Any = None
    field: str = ""
    member: str = ""


@dataclass(frozen=True)
class Lineage:
    """Every change of an edition: ``<kind>/<id>`` → changes, those of the layer furthest down first.

    A text of the interface has the key ``interface/<key>``, and a hand-written page ``page/<path below docs>``.
    """

    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    def of(self, kind: str, id_: str) -> tuple[Change, ...]:
        """What was changed in a record."""
        return self.changes.get(f"{kind}/{id_}", ())

    def of_editions(self, kind: str, id_: str) -> tuple[Change, ...]:
        """What editions changed in a record, translations left out."""
        return tuple(change for change in self.of(kind, id_) if change.layer.kind == "edition")

    def translated(self, kind: str, id_: str) -> frozenset[str]:
        """Paths in a record that translations have a text for."""
        return frozenset(change.path for change in self.of(kind, id_) if change.layer.kind == "translation")

    def all(self) -> Iterator[tuple[str, Change]]:
        """Every change with its key."""
        for key, changes in self.changes.items():
            for change in changes:
                yield key, change
