"""Which kinds there are: the class of each, and its place on the site. A new kind is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from . import edition, instrument, records


@dataclass(frozen=True)
class Kind:
    """A kind of knowledge record.

    Attributes:
        name: the record's ``kind`` and its folder below ``content/``.
        type: the class, or a union told apart by a field.
        folder: where its pages are on the site; the ids of the records name the pages.
    """

    name: str
    type: Any
    folder: str


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("source", records.Source, "om/kallor"),
        Kind("concept", records.Concept, "forsta/begrepp"),
        Kind("finding", records.Finding, "forsta/fynd"),
        Kind("model", records.Model, "forsta/modeller"),
        Kind("case", records.Case, "forsta/fall"),
        Kind("recommendation", records.Recommendation, "gor"),
    )
}
"""Kinds of knowledge records, in the order in which pages and lists show them."""

OTHER_KINDS: dict[str, Any] = {
    "instrument": instrument.Instrument,
    "examples": instrument.Examples,
    "scale": instrument.Scale,
    "edition": edition.Edition,
    "interface": edition.Interface,
}
"""What else has a file of its own."""

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(type_)
    for name, type_ in ({name: kind.type for name, kind in KINDS.items()} | OTHER_KINDS).items()
}
"""Validators by kind."""
