"""The knowledge base: everything that was read, linked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samkompass.model.edition import Edition
from samkompass.model.instrument import Examples, Instrument, Scale
from samkompass.model.frameworks import Element
from samkompass.model.records import AnyRecord


@dataclass(frozen=True)
class KnowledgeBase:
    """All records with every reference resolved and back-links known.

    Attributes:
        records: id → record, ordered by kind, `order` and title.
        elements: ``model#element`` → element.
        links: id of a record or an instrument → ids of those it links to, in order of first mention.
        backlinks: id → ids of the records and instruments that link to it.
        instruments: id → instrument.
        scales: id → scale.
        examples: instrument id → its examples.
        editions: id → edition.
        texts: key → text of the interface.
    """

    records: Mapping[str, AnyRecord]
    elements: Mapping[str, Element]
    links: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    instruments: Mapping[str, Instrument]
    scales: Mapping[str, Scale]
    examples: Mapping[str, Examples]
    editions: Mapping[str, Edition]
    texts: Mapping[str, str]

    def of_kind(self, kind: str) -> tuple[AnyRecord, ...]:
        """The records of a kind, in their order."""
        return tuple(record for record in self.records.values() if record.kind == kind)

    def see_also(self, id_: str) -> tuple[str, ...]:
        """Ids of what to read next: what the page links to, then what links here; sources are listed elsewhere."""
        both = dict.fromkeys((*self.links.get(id_, ()), *self.backlinks.get(id_, ())))
        return tuple(other for other in both if self.kind(other) != "source")

    def kind(self, ref: str) -> str:
        """Kind of a record (an element has its model's), or ``instrument``."""
        id_ = ref.partition("#")[0]
        return "instrument" if id_ in self.instruments else self.records[id_].kind

    def title(self, ref: str) -> str:
        """Title of a record, an instrument, or an element (``model#element``)."""
        if ref in self.instruments:
            return self.instruments[ref].title
        return self.elements[ref].title if "#" in ref else self.records[ref].title
