"""Instruments → scoring tables, each proved with its examples."""

from __future__ import annotations

from collections.abc import Iterable

from samkompass.check.knowledge import KnowledgeBase
from samkompass.load.records import Loaded, Records
from samkompass.model import rules
from samkompass.model.diagnostic import Location, Report
from samkompass.model.instrument import Instrument
from samkompass.scoring.table import Table

from .lint import lint_examples, lint_instrument, lint_scale
from .proofs import Proofs


def tables_of(loaded: Records, knowledge: KnowledgeBase, report: Report, proofs: Proofs) -> dict[str, Table]:
    """The scoring tables of the sound instruments, by id; every problem goes to the report."""
    tables = proved(loaded, loaded.instruments, knowledge, report, proofs)
    prove_examples(loaded, loaded.instruments, tables, report)
    return tables


def proved(
    loaded: Records, instruments: Iterable[Loaded[Instrument]], knowledge: KnowledgeBase, report: Report, proofs: Proofs
) -> dict[str, Table]:
    """The scoring tables of those instruments that are sound, by id."""
    for scale in loaded.scales:
        lint_scale(scale, report)
    if any(item.rule is rules.SCALE for item in report.diagnostics):
        return {}
    scales = dict(knowledge.scales)
    tables = {item.value.id: lint_instrument(item, scales, loaded.unreadable, report, proofs) for item in instruments}
    return {id_: table for id_, table in tables.items() if table is not None}


def prove_examples(
    loaded: Records, instruments: Iterable[Loaded[Instrument]], tables: dict[str, Table], report: Report
) -> None:
    """Report instruments without examples, and examples that state something else than the table gives."""
    shown = {item.value.instrument: item for item in loaded.examples}
    for instrument in instruments:
        id_ = instrument.value.id
        if id_ not in shown and id_ not in loaded.unreadable:
            report.add(
                rules.EXAMPLES,
                Location(instrument.document.path.with_name("examples.yml")),
                f"'{id_}' has no examples.",
                rules.EXAMPLES.mend,
            )
        elif id_ in shown and id_ in tables:
            lint_examples(shown[id_], instrument.value, tables[id_], report)
