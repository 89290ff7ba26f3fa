"""Relations between records that both ends show, whichever of the two says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samkompass.model.records import AnyRecord, Capability, Concept

Related = Mapping[str, tuple[str, ...]]
"""Reference → references, in the order in which they were first given."""


@dataclass(frozen=True)
class Relations:
    """What records say of each other.

    Attributes:
        narrower: concept → the concepts that name it as broader.
        needs: record → what has to be in place first.
        enables: record → what it makes possible.
        capabilities: group of a map (``model#element``) → ids of its capabilities.
        rows: row of the sources' contents → ids of the records that carry it.
    """

    narrower: Related
    needs: Related
    enables: Related
    capabilities: Related
    rows: Related


def relations(records: Iterable[AnyRecord]) -> Relations:
    """Both sides of every relation.

    Args:
        records: all records, in the order in which lists show them.
    """
    narrower: dict[str, dict[str, None]] = defaultdict(dict)
    needs: dict[str, dict[str, None]] = defaultdict(dict)
    enables: dict[str, dict[str, None]] = defaultdict(dict)
    capabilities: dict[str, dict[str, None]] = defaultdict(dict)
    rows: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        if isinstance(record, Concept):
            for ref in record.broader:
                narrower[ref][record.id] = None
        if isinstance(record, Capability):
            capabilities[record.group][record.id] = None
        for ref in record.needs:
            needs[record.id][ref] = None
            enables[ref.partition("#")[0]][record.id] = None
        for ref in record.enables:
            enables[record.id][ref] = None
            needs[ref.partition("#")[0]][record.id] = None
        for row in record.rows:
            rows[row][record.id] = None
    return Relations(*(_plain(found) for found in (narrower, needs, enables, capabilities, rows)))


def _plain(found: Mapping[str, Iterable[str]]) -> Related:
    return {key: tuple(values) for key, values in found.items()}
