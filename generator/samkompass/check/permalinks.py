"""Permalinks: what was published stays, and the id of what is retired is never used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samkompass.load.project import PERMALINKS
from samkompass.load.records import Loaded, Records
from samkompass.model import rules
from samkompass.model.dataset import Dataset
from samkompass.model.diagnostic import Location, Report, did_you_mean
from samkompass.model.frameworks import AnyModel
from samkompass.model.instrument import Instrument
from samkompass.model.kinds import KINDS
from samkompass.model.record import Record


def permalinks(value: Any) -> Iterator[str]:
    """The permalinks of a record or an instrument: its own, and those of its elements, rows or items."""
    yield value.id
    parts: tuple[Any, ...] = ()
    if isinstance(value, AnyModel):
        parts = value.elements
    elif isinstance(value, Dataset):
        parts = value.values
    elif isinstance(value, Instrument):
        parts = value.items
    for part in parts:
        yield f"{value.id}#{part.id}"


def check(by_id: Mapping[str, Loaded[Any]], loaded: Records, report: Report) -> None:
    """Check that nothing published is gone and no retired id is used. Every problem goes to the report."""
    there: set[str] = set()
    for item in by_id.values():
        there.update(permalinks(item.value))
        if isinstance(item.value, Record):
            for index, retired in enumerate(item.value.retired):
                link = f"{item.value.id}#{retired.id}"
                if link in there:
                    where = item.locate("retired", index, "id")
                    report.add(rules.RETIRED, where, f"'{link}' is retired and in use.", rules.RETIRED.mend)
                there.add(link)
    for gone in loaded.deprecated:
        value = gone.value
        there.update((value.id, *(f"{value.id}#{part}" for part in value.parts)))
        if value.id in by_id:
            report.add(
                rules.RETIRED,
                by_id[value.id].locate("id"),
                f"the id '{value.id}' is retired by {gone.locate('id')}.",
                rules.RETIRED.mend,
            )
        if value.was not in KINDS:
            hint = did_you_mean(value.was, KINDS) or rules.RETIRED.mend
            report.add(rules.RETIRED, gone.locate("was"), f"'{value.was}' is no kind of record.", hint)
    excused = loaded.unreadable | loaded.hidden.keys()
    for number, link in enumerate(loaded.permalinks, 1):
        if link and link not in there and not excused & {link.partition("#")[0]}:
            where = Location(PERMALINKS, number)
            report.add(rules.PERMALINK, where, f"'{link}' was published and is gone.", rules.PERMALINK.mend)
