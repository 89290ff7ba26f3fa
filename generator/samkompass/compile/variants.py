"""Variants: an instrument that an edition gives another meaning gets an id of its own, so that results never mix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.load.apply import apply
from samkompass.load.layers import LayerFiles
from samkompass.load.records import Loaded, Records
from samkompass.model import rules
from samkompass.model.diagnostic import Location, Report
from samkompass.model.instrument import Examples, Instrument
from samkompass.scoring.response import ResponseRefused, validate_response
from samkompass.scoring.score import score
from samkompass.scoring.table import Table

from .proofs import Proofs
from .table import compile_table, renamed
from .tables import prove_examples, proved

_NOT_MEANING = ("hash", "version", "instrument", "migrations")


@dataclass(frozen=True)
class Counted:
    """The instruments of an edition: the knowledge base with them and their examples, and their scoring tables."""

    knowledge: KnowledgeBase
    tables: dict[str, Table]


def count_edition(
    base: Mapping[str, Table],
    proofs: Proofs,
    beneath: Records,
    loaded: Records,
    layers: tuple[LayerFiles, ...],
    knowledge: KnowledgeBase,
    report: Report,
) -> Counted:
    """Prove the instruments that layers touch, and give those that mean something else a variant's id.

    Args:
        base: the scoring tables of the base.
        proofs: where to look for proofs; those of variants are kept in the cache alone.
        beneath: the records of the base.
        loaded: the records of the edition.
        layers: its layers.
        knowledge: what `loaded` was linked into.
        report: takes every problem.
    """
    scales = {item.value.id for item in loaded.scales if item.value.id in loaded.touched}
    again = [item for item in loaded.instruments if item.value.id in loaded.touched or scales & _scales(item.value)]
    originals = {item.value.id: item.value for item in beneath.instruments}
    # Answers to earlier versions were given to the base's instrument, and the base's migrations do not know what a
    # variant asks: one without migrations of its own has none.
    plain = [_without_migrations(item, originals.get(item.value.id)) for item in again]
    tables = proved(loaded, plain, knowledge, report, replace(proofs, demanded=False))
    instruments, examples = dict(knowledge.instruments), dict(knowledge.examples)
    shown = {item.value.instrument: item for item in loaded.examples}
    for item, unmigrated in zip(again, plain, strict=True):
        id_ = item.value.id
        if id_ not in tables or id_ not in base:
            continue
        if meaning(tables[id_]) == meaning(base[id_]):
            tables[id_] = compile_table(item.value, knowledge.scales)
            continue
        variant = _variant_id(item.value, base[id_], beneath, layers)
        tables[id_] = renamed(tables[id_], variant)
        instruments[id_] = unmigrated.value
        if id_ not in loaded.own_examples:
            examples[id_] = rescored(shown[id_], item, tables[id_], report)
    judged = [item for item in again if item.value.id in loaded.own_examples or item.value.id not in base]
    prove_examples(loaded, judged, tables, report)
    kept = {id_: tables.get(id_) or base[id_] for id_ in instruments if id_ in tables or id_ in base}
    linked = replace(knowledge, instruments=MappingProxyType(instruments), examples=MappingProxyType(examples))
    return Counted(linked, kept)


def _scales(instrument: Instrument) -> set[str]:
    """The scales that an instrument names."""
    importance = {instrument.importance.scale} if instrument.importance else set()
    return importance | {instrument.scale_of(item) for item in instrument.items}


def _without_migrations(item: Loaded[Instrument], original: Instrument | None) -> Loaded[Instrument]:
    if original is None or item.value.migrations != original.migrations:
        return item
    return Loaded(item.value.model_copy(update={"migrations": ()}), item.document)


def _variant_id(instrument: Instrument, base: Table, beneath: Records, layers: tuple[LayerFiles, ...]) -> str:
    """The id of a variant: that of the last edition that gave the instrument another meaning."""
    name, before = instrument.id, meaning(base)
    for place, files in enumerate(layers, 1):
        if files.layer.kind != "edition" or files.is_empty:
            continue
        records = apply(beneath, layers[:place], Report())
        scales = {item.value.id: item.value for item in records.scales}
        there = [item.value for item in records.instruments if item.value.id == instrument.id]
        if there and (now := meaning(compile_table(there[0], scales))) != before:
            name, before = f"{instrument.id}-{files.layer.id}", now
    return name


def meaning(table: Table) -> dict[str, Any]:
    """What a scoring table says that decides what a result means."""
    return {key: value for key, value in table.items() if key not in _NOT_MEANING}


def rescored(item: Loaded[Examples], instrument: Loaded[Instrument], table: Table, report: Report) -> Examples:
    """The base's examples as a variant counts them: the same answers to what it still asks, and their new results.

    Args:
        item: the examples of the base.
        instrument: the variant.
        table: its scoring table.
        report: takes a problem when the example that visitors are shown cannot be answered any more.
    """
    kept = []
    for example in item.value.examples:
        answers = {id_: answer for id_, answer in example.answers.items() if id_ in table["items"]}
        response = {
            "format": "samkompass-response/1",
            "instrument": table["instrument"],
            "version": table["version"],
            "answers": answers,
            "importance": {id_: answer for id_, answer in example.importance.items() if id_ in table["items"]},
        }
        try:
            read = validate_response(response, table)
        except ResponseRefused as refused:
            if example.id == instrument.value.example:
                report.add(
                    rules.EXAMPLES,
                    Location(instrument.document.path),
                    f"the example '{example.id}' of the base does not answer the variant: {refused}",
                    "Write examples.yml beside instrument.yml, with answers of your own.",
                )
            continue
        result = score(table, read.answers, read.importance, example.role)
        kept.append(
            example.model_copy(
                update={"answers": answers, "importance": response["importance"], "expected": dict(result)}
            )
        )
    return item.value.model_copy(update={"examples": tuple(kept)})
