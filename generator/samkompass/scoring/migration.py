"""Answers to an earlier version of an instrument: what each of them is called and means today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .table import Table


@dataclass(frozen=True)
class Migrated:
    """What it took to read a response to an earlier version.

    Attributes:
        from_version: the version that was answered.
        renamed: answers that are now found under another id.
        removed: answers that are dropped, because nothing asks for them any more.
        added: items of today that the version did not have.
    """

    from_version: str
    renamed: int
    removed: int
    added: int


@dataclass(frozen=True)
class Trace:
    """What became of an item.

    Attributes:
        item: its id today, or None when it is removed.
        maps: answer → answer, for each change of its scale, the oldest first.
    """

    item: str | None
    maps: tuple[Mapping[int, int], ...] = ()


def versions(table: Table) -> dict[str, str]:
    """The versions whose responses are read: version → hash of its table, "" when any will do."""
    earlier = {str(row[0]): str(row[1]) for row in table.get("migrations", [])}
    return earlier | {table["version"]: table["hash"]}


def traces(table: Table, version: str) -> dict[str, Trace]:
    """What became of every item that a version had: id in that version → trace."""
    found = {item: Trace(item) for item in table["items"]}
    if version == table["version"]:
        return found
    for from_, _, renamed, removed, values, added in reversed(table.get("migrations", [])):
        was = {new: old for old, new in renamed.items()}
        earlier: dict[str, Trace] = {}
        for item, trace in found.items():
            if item not in added:
                own = {int(old): int(new) for old, new in values.get(item, {}).items()}
                earlier[was.get(item, item)] = Trace(trace.item, (own, *trace.maps) if own else trace.maps)
        found = earlier | {item: Trace(None) for item in removed}
        if from_ == version:
            break
    return found


def count(table: Table, version: str, asked: Mapping[str, Trace], answers: Mapping[str, object]) -> Migrated | None:
    """What it took to read some answers; None when they are to the current version."""
    if version == table["version"]:
        return None
    kept = {trace.item for trace in asked.values()}
    return Migrated(
        version,
        renamed=sum(asked[item].item not in (None, item) for item in answers),
        removed=sum(asked[item].item is None for item in answers),
        added=sum(item not in kept for item in table["items"]),
    )
