"""Files → knowledge base and scoring tables: the whole way up to rendering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samkompass.check.check import check
from samkompass.check.knowledge import KnowledgeBase
from samkompass.load.project import Project
from samkompass.load.records import load
from samkompass.load.yaml_reader import Read, read_yaml
from samkompass.model import rules
from samkompass.model.diagnostic import Diagnostic, Location, Report
from samkompass.scoring.table import Table

from .lint import lint_examples, lint_instrument, lint_scale


@dataclass(frozen=True)
class Compiled:
    """What rendering needs: the knowledge base, the scoring tables by instrument id, and the run's warnings."""

    knowledge: KnowledgeBase
    tables: Mapping[str, Table]
    warnings: tuple[Diagnostic, ...] = ()


def compile_project(project: Project, read: Read = read_yaml) -> Compiled:
    """Read, check and compile a project.

    Args:
        project: where its files are.
        read: reads one file; a preview has one that remembers.

    Raises:
        ProblemsFound: the input has errors; all of them are in the exception.
    """
    report = Report()
    loaded = load(project, report, read)
    knowledge = check(loaded, report)
    for scale in loaded.scales:
        lint_scale(scale, report)
    tables: dict[str, Table] = {}
    if not any(item.rule is rules.SCALE for item in report.diagnostics):
        for instrument in loaded.instruments:
            table = lint_instrument(instrument, dict(knowledge.scales), loaded.unreadable, report)
            if table is not None:
                tables[instrument.value.id] = table
    shown = {item.value.instrument: item for item in loaded.examples}
    for instrument in loaded.instruments:
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
    report.raise_if_failed()
    return Compiled(knowledge, MappingProxyType(tables), report.sorted())
