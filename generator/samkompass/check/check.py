"""Typed records → a knowledge base, or every problem with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from samkompass.load.municipalities import municipalities
from samkompass.load.records import Loaded, Records
from samkompass.model import layer_rules, rules
from samkompass.model.base import RefTo, Sourced
from samkompass.model.deprecated import Deprecated
from samkompass.model.diagnostic import Report, a, did_you_mean
from samkompass.model.edition import Edition
from samkompass.model.frameworks import AnyModel, Element
from samkompass.model.instrument import Instrument
from samkompass.model.kinds import KINDS
from samkompass.model.places import headings
from samkompass.model.record import Record
from samkompass.model.records import AnyRecord, Concept
from samkompass.model.walk import Leaf, leaves

from . import by_kind, permalinks, text
from .knowledge import KnowledgeBase
from .relations import relations

SUMMARY_WORDS = 60
STATEMENTS = frozenset(["finding", "dataset", "case", "idealtype", "scenario", "path", "capability"])
"""Kinds that tell what somebody has found or described: they cite a source even where words are the project's own."""

AnyPage = AnyRecord | Instrument
"""What has a page and can be referred to."""


def check(loaded: Records, report: Report, base: KnowledgeBase | None = None) -> KnowledgeBase:
    """Link records into a knowledge base.

    Every problem goes to the report; those of an edition's own file are for `check_edition`. Use the knowledge base
    only when the report has no errors.

    Args:
        loaded: all records, those of an edition with what its layers touched.
        report: takes every problem.
        base: the knowledge base beneath an edition; what no layer touched was checked there.
    """
    by_id = _unique(loaded, report)
    known = _known(by_id, loaded)
    links: dict[str, tuple[str, ...]] = {}
    pages: list[Loaded[Any]] = [*loaded.knowledge, *loaded.instruments]
    for item in pages:
        if base is not None and item.value.id not in loaded.touched:
            links[item.value.id] = base.links[item.value.id]
            continue
        links[item.value.id] = tuple(dict.fromkeys(_check_leaves(item, known, report)))
        _check_sources(item, report)
        _check_summary(item, report)
    for gone in loaded.deprecated:
        for _ in _check_leaves(gone, known, report):
            pass  # it is no record, so nothing links back to it
    _check_cycles(by_id, _broader(by_id), "broader", report)
    _check_cycles(by_id, _needed(by_id), "needs", report)
    by_kind.check(by_id, report)
    permalinks.check(by_id, loaded, report)
    kinds = list(KINDS)
    records = sorted(
        (item.value for item in by_id.values() if isinstance(item.value, Record)),
        key=lambda record: (kinds.index(record.kind), record.order, record.title.casefold(), record.id),
    )
    backlinks: dict[str, list[str]] = defaultdict(list)
    for linking in (*(record.id for record in records), *(item.value.id for item in loaded.instruments)):
        for target in links[linking]:
            backlinks[target].append(linking)
    return KnowledgeBase(
        records=_frozen({record.id: record for record in records}),
        elements=_frozen(known.elements),
        links=_frozen(links),
        backlinks=_frozen({id_: tuple(ids) for id_, ids in backlinks.items()}),
        relations=relations(records),
        instruments=_frozen({item.value.id: item.value for item in loaded.instruments}),
        scales=_frozen({item.value.id: item.value for item in loaded.scales}),
        examples=_frozen({item.value.instrument: item.value for item in loaded.examples}),
        deprecated=_frozen(dict(sorted(known.retired.items()))),
        editions=_frozen({item.value.id: item.value for item in loaded.editions}),
        texts=_frozen(_texts(loaded, report)),
        municipalities=municipalities(),
    )


def check_edition(edition: Loaded[Edition], loaded: Records, report: Report) -> None:
    """Check the texts and references of an edition's own file, which may name what the edition has added.

    Args:
        edition: the edition.
        loaded: all records, with what its layers touched.
        report: takes every problem.
    """
    known = _known(_unique(loaded, Report()), loaded)
    for _ in _check_leaves(edition, known, report):
        pass  # an edition has no page, so nothing links back to it


def _frozen(mapping: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(mapping)


class _Known:
    """What references may name."""

    def __init__(
        self,
        records: Mapping[str, Loaded[AnyPage]],
        elements: dict[str, Element],
        retired: dict[str, Deprecated],
        loaded: Records,
    ) -> None:
        self.records = records
        self.elements = elements
        self.retired = retired
        self.unreadable = loaded.unreadable
        self.hidden = loaded.hidden

    def resolve(self, ref: str) -> AnyPage | None:
        """The record or instrument that a reference leads to, or None."""
        if "#" in ref and ref not in self.elements:
            return None
        found = self.records.get(ref.partition("#")[0])
        return found.value if found else None

    def closest(self, ref: str) -> str:
        """A hint with the name to write instead."""
        if ref in self.retired:
            instead = self.retired[ref].renamed_to
            return f"It is retired: write '{instead}'." if instead else "It is retired, and nothing took its place."
        if "#" in ref and ref.partition("#")[0] in self.records:
            return did_you_mean(ref, self.elements)
        return did_you_mean(ref, (*self.records, *self.elements))


def _known(by_id: Mapping[str, Loaded[AnyPage]], loaded: Records) -> _Known:
    retired = {item.value.id: item.value for item in loaded.deprecated}
    return _Known(by_id, _elements(by_id), retired, loaded)


def _unique(loaded: Records, report: Report) -> dict[str, Loaded[AnyPage]]:
    """Records and instruments by id, with duplicates reported: both are pages that references can name."""
    by_id: dict[str, Loaded[AnyPage]] = {}
    everything: list[Loaded[Any]] = [*loaded.knowledge, *loaded.instruments]
    for item in everything:
        id_ = item.value.id
        if id_ in by_id:
            report.add(
                rules.DUPLICATE_ID,
                item.locate("id"),
                f"the id '{id_}' is taken by {by_id[id_].locate('id')}.",
                rules.DUPLICATE_ID.mend,
            )
            continue
        by_id[id_] = item
        if not loaded.lineage.changes or id_ in loaded.touched:
            _unique_within(item, report)
    return by_id


def _unique_within(item: Loaded[AnyPage], report: Report) -> None:
    """Ids within a record: what has an address on the page shares one space of anchors; other lists have their own."""
    anchors = dict.fromkeys(headings(item.value.kind), "a heading that pages of the kind have by themselves")
    for path, parts in sorted(_lists(item.value), key=lambda found: found[0] != ("elements",)):
        seen = anchors if path in _ANCHORS else {}
        for index, part in enumerate(parts):
            if part.id in seen:
                report.add(
                    rules.DUPLICATE_ID,
                    item.locate(*path, index, "id"),
                    f"the id '{part.id}' is taken by {seen[part.id]}.",
                    rules.DUPLICATE_ID.mend,
                )
            seen.setdefault(part.id, f"{'.'.join(path)}[{index + 1}] of the same record")


_ANCHORS = {("elements",), ("values",), ("sections",), ("groups",)}
"""The lists whose members have addresses on the page."""


def _lists(value: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...]]]:
    """The lists of a record whose members have ids, with their paths."""
    for name in type(value).model_fields:
        member = getattr(value, name)
        if isinstance(member, BaseModel):
            yield from _lists(member, (*path, name))
        elif isinstance(member, tuple) and member and hasattr(member[0], "id"):
            yield (*path, name), member


def _elements(by_id: Mapping[str, Loaded[AnyPage]]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for item in by_id.values():
        if isinstance(item.value, AnyModel):
            for element in item.value.elements:
                found.setdefault(f"{item.value.id}#{element.id}", element)
    return found


def _check_leaves(item: Loaded[Any], known: _Known, report: Report) -> Iterator[str]:
    """Check every text and reference of a record; the ids of the records it links to."""
    for leaf in leaves(item.value):
        if isinstance(leaf.role, RefTo):
            yield from _check_ref(item, leaf.text, leaf, leaf.role, known, report)
        elif leaf.role.role == "prose":
            for problem in text.problems(leaf.text):
                report.add(rules.MARKUP, item.locate(*leaf.path), f"in '{_field(leaf)}' {problem}.", rules.MARKUP.mend)
            for found in text.links(leaf.text):
                if found.ref is not None:
                    yield from _check_ref(item, found.ref, leaf, RefTo(), known, report)


def _field(leaf: Leaf) -> str:
    return next((part for part in reversed(leaf.path) if isinstance(part, str)), "")


def _check_ref(item: Loaded[Any], ref: str, leaf: Leaf, to: RefTo, known: _Known, report: Report) -> Iterator[str]:
    target = ref.partition("#")[0]
    record = known.resolve(ref)
    if target in known.hidden:
        message = f"'{item.value.id}' names '{ref}' in '{_field(leaf)}' ({item.locate(*leaf.path)})."
        report.add(layer_rules.OVERLAY_HIDDEN, known.hidden[target], message, layer_rules.OVERLAY_HIDDEN.mend)
    elif record is None:
        if target not in known.unreadable:
            kind = to.kinds[0] if len(to.kinds) == 1 else "record"
            report.add(
                rules.DANGLING,
                item.locate(*leaf.path),
                f"'{_field(leaf)}' names unknown {kind} '{ref}'.",
                known.closest(ref) or rules.DANGLING.mend,
            )
    elif to.kinds and record.kind not in to.kinds:
        report.add(
            rules.WRONG_KIND,
            item.locate(*leaf.path),
            f"'{_field(leaf)}' takes {a(' or '.join(to.kinds))}, and '{ref}' is {a(record.kind)}.",
            rules.WRONG_KIND.mend,
        )
    elif ref == item.value.id and record.kind != "source":  # a source may cite itself
        report.add(
            rules.SELF_REFERENCE,
            item.locate(*leaf.path),
            f"'{_field(leaf)}' names its own record.",
            rules.SELF_REFERENCE.mend,
        )
    elif target != item.value.id:
        yield target


def _check_sources(item: Loaded[Any], report: Report) -> None:
    value: Sourced = item.value
    if isinstance(value, Record) and value.kind == "source":
        return
    if not value.sources and value.origin is None:
        report.add(rules.NO_SOURCE, item.locate("id"), f"'{item.value.id}' cites no source.", rules.NO_SOURCE.mend)
    elif not value.sources and item.value.kind in STATEMENTS:
        report.add(
            rules.STATEMENT_SOURCE,
            item.locate("id"),
            f"'{item.value.id}' is {a(item.value.kind)} and cites no source.",
            rules.STATEMENT_SOURCE.mend,
        )


def _check_summary(item: Loaded[Any], report: Report) -> None:
    words = len(item.value.summary.split())
    if words > SUMMARY_WORDS:
        report.add(
            rules.SUMMARY_LENGTH, item.locate("summary"), f"'summary' has {words} words.", rules.SUMMARY_LENGTH.mend
        )


Graph = Mapping[str, Iterable[str]]
"""Id → ids that it leads to."""


def _broader(by_id: Mapping[str, Loaded[AnyPage]]) -> Graph:
    return {id_: item.value.broader for id_, item in by_id.items() if isinstance(item.value, Concept)}


def _needed(by_id: Mapping[str, Loaded[AnyPage]]) -> Graph:
    """What each record needs first, whichever of the two records says so."""
    needed: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, item in by_id.items():
        if isinstance(item.value, Record):
            needed[id_] |= dict.fromkeys(ref.partition("#")[0] for ref in item.value.needs)
            for ref in item.value.enables:
                needed[ref.partition("#")[0]][id_] = None
    return needed


def _check_cycles(by_id: Mapping[str, Loaded[AnyPage]], graph: Graph, field: str, report: Report) -> None:
    """Report each cycle of a relation once, at its first record by id."""
    reported: set[frozenset[str]] = set()
    for id_ in sorted(by_id):
        trail: list[str] = []
        stack = [(id_, 0)]
        while stack:
            here, depth = stack.pop()
            del trail[depth:]
            if here == id_ and depth:
                cycle = frozenset(trail)
                if cycle not in reported:
                    reported.add(cycle)
                    report.add(
                        rules.REFERENCE_CYCLE,
                        by_id[id_].locate(field),
                        f"'{field}' leads back: {' → '.join((*trail, id_))}.",
                        f"Remove '{field}' from one of the records named.",
                    )
                continue
            if here in trail or here not in by_id:
                continue
            trail.append(here)
            stack.extend((other, depth + 1) for other in graph.get(here, ()) if other != here)


def _texts(loaded: Records, report: Report) -> dict[str, str]:
    texts: dict[str, str] = {}
    for item in loaded.interface:
        for key, value in item.value.texts.items():
            if key in texts:
                report.add(
                    rules.INTERFACE_TEXT,
                    item.locate("texts", key),
                    f"the key '{key}' stands in another file too.",
                    rules.INTERFACE_TEXT.mend,
                )
            texts[key] = value
    return texts
