"""The knowledge base: everything that was read, linked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samkompass.model.deprecated import Deprecated
from samkompass.model.edition import Edition
from samkompass.model.frameworks import Element
from samkompass.model.instrument import Examples, Instrument, Scale
from samkompass.model.look import Municipality
from samkompass.model.records import AnyRecord

from .relations import Relations


@dataclass(frozen=True)
class KnowledgeBase:
    """All records with every reference resolved and back-links known.

    Attributes:
        records: id → record, ordered by kind, `order` and title.
        elements: ``model#element`` → element.
        links: id of a record or an instrument → ids of those it links to, in order of first mention.
        backlinks: id → ids of the records and instruments that link to it.
        relations: what records say of each other, from both sides.
        instruments: id → instrument.
        scales: id → scale.
        examples: instrument id → its examples.
        deprecated: id of what was published and is no more → where to go instead.
        editions: id → edition.
        texts: key → text of the interface.
        municipalities: code → municipality, all of the official list.
        language: the language that it is shown in.
        translated: ids of the records and instruments that have pages in that language; None where all have.
    """

    records: Mapping[str, AnyRecord]
    elements: Mapping[str, Element]
    links: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    relations: Relations
    instruments: Mapping[str, Instrument]
    scales: Mapping[str, Scale]
    examples: Mapping[str, Examples]
    deprecated: Mapping[str, Deprecated]
    editions: Mapping[str, Edition]
    texts: Mapping[str, str]
    municipalities: Mapping[str, Municipality]
    language: str = "sv"
    translated: frozenset[str] | None = None

    def has_page(self, id_: str) -> bool:
        """Whether a record or an instrument has a page in the language."""
        return self.translated is None or id_ in self.translated

    @property
    def shown_records(self) -> tuple[AnyRecord, ...]:
        """The records that have pages, in their order."""
        return tuple(record for record in self.records.values() if self.has_page(record.id))

    @property
    def shown_instruments(self) -> tuple[Instrument, ...]:
        """The instruments that have pages, in their order."""
        return tuple(instrument for instrument in self.instruments.values() if self.has_page(instrument.id))

    def of_kind(self, kind: str) -> tuple[AnyRecord, ...]:
        """The records of a kind that have pages, in their order."""
        return self.kinds.get(kind, ())

    @cached_property
    def kinds(self) -> Mapping[str, tuple[AnyRecord, ...]]:
        """Kind → its records that have pages, in their order; kinds without any are left out."""
        found: dict[str, list[AnyRecord]] = {}
        for record in self.shown_records:
            found.setdefault(record.kind, []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def see_also(self, id_: str) -> tuple[str, ...]:
        """Ids of what to read next: what the page links to, then what links here.

        Sources that the page cites are listed elsewhere; one that only links here is among these.
        """
        here = self.links.get(id_, ())
        both = dict.fromkeys((*here, *self.backlinks.get(id_, ())))
        return tuple(other for other in both if self.kind(other) != "source" or other not in here)

    def kind(self, ref: str) -> str:
        """Kind of a record (an element has its model's), or ``instrument``."""
        id_ = ref.partition("#")[0]
        return "instrument" if id_ in self.instruments else self.records[id_].kind

    def title(self, ref: str) -> str:
        """Title of a record, an instrument, or an element (``model#element``)."""
        if ref in self.instruments:
            return self.instruments[ref].title
        return self.elements[ref].title if "#" in ref else self.records[ref].title

    def summary(self, ref: str) -> str:
        """Summary of a record, an instrument, or an element (``model#element``)."""
        if ref in self.instruments:
            return self.instruments[ref].summary
        return self.elements[ref].summary if "#" in ref else self.records[ref].summary

    def texts_of(self, prefix: str) -> dict[str, str]:
        """The texts of the interface whose keys start with a prefix."""
        return {key: text for key, text in self.texts.items() if key.startswith(prefix)}
