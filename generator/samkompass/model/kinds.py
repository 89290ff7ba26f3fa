"""Which kinds there are: the class of each and its place. docs/contributing/content.md tells how to add one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from . import dataset, deprecated, edition, frameworks, instrument, overlay, records
from .places import FOLDERS


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


_TYPES: dict[str, Any] = {
    "guide": records.Guide,
    "concept": records.Concept,
    "finding": records.Finding,
    "model": frameworks.Model,
    "capability": records.Capability,
    "dataset": dataset.Dataset,
    "case": records.Case,
    "idealtype": records.Idealtype,
    "scenario": records.Scenario,
    "path": records.Path,
    "recommendation": records.Recommendation,
    "workshop": records.Workshop,
    "source": records.Source,
}

KINDS: dict[str, Kind] = {name: Kind(name, _TYPES[name], folder) for name, folder in FOLDERS.items()}
"""Kinds of knowledge records, in the order in which pages and lists show them."""

OTHER_KINDS: dict[str, Any] = {
    "instrument": instrument.Instrument,
    "examples": instrument.Examples,
    "scale": instrument.Scale,
    "deprecated": deprecated.Deprecated,
    "edition": edition.Edition,
    "interface": edition.Interface,
    "overlay": overlay.Overlay,
}
"""What else has a file of its own."""

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(type_)
    for name, type_ in ({name: kind.type for name, kind in KINDS.items()} | OTHER_KINDS).items()
}
"""Validators by kind."""
