"""Files → knowledge base and scoring tables: the whole way up to rendering, for the base and for its editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from samkompass.check import languages, look
from samkompass.check.adjust import check_adjusted
from samkompass.check.check import check, check_edition
from samkompass.check.knowledge import KnowledgeBase
from samkompass.check.upgrade import untranslated, upgrade
from samkompass.load.apply import apply
from samkompass.load.layers import LayerFiles, editions_of, layers_of, translation_of
from samkompass.load.pages import with_pages
from samkompass.load.pictures import pictures
from samkompass.load.project import SHOWN_BASE, Project
from samkompass.load.records import Records, load
from samkompass.load.yaml_reader import Read, read_yaml
from samkompass.model.diagnostic import Diagnostic, Report
from samkompass.model.edition import Edition
from samkompass.model.lineage import Lineage
from samkompass.model.look import Picture
from samkompass.scoring.table import Table

from .figures import Figures
from .proofs import Proofs
from .tables import tables_of
from .variants import count_edition


@dataclass(frozen=True)
class Compiled:
    """What rendering needs.

    Attributes:
        knowledge: the knowledge base; that of the base itself, the same object, where an edition changes nothing in it.
        tables: scoring tables by instrument id. A variant's table has the variant's own id in ``instrument``.
        proofs: where to find the proof of each table.
        figures: what knows which figures are valid.
        warnings: the run's warnings.
        edition: what is published; None for the base alone.
        logo: that of the edition, if it has one.
        lineage: what the edition's layers changed; nothing for the base alone.
        layers: the files of the edition's layers, the one furthest down first.
    """

    knowledge: KnowledgeBase
    tables: Mapping[str, Table]
    proofs: Proofs
    figures: Figures
    warnings: tuple[Diagnostic, ...] = ()
    edition: Edition | None = None
    logo: Picture | None = None
    lineage: Lineage = field(default_factory=Lineage)
    layers: tuple[LayerFiles, ...] = ()
    records: Records = field(default_factory=Records, repr=False)
    """What was read and merged, each with its lines."""


@dataclass(frozen=True)
class Base:
    """The base, read and compiled once for all editions of a run."""

    project: Project
    loaded: Records
    compiled: Compiled


def compile_base(project: Project, read: Read = read_yaml, proofs: Proofs | None = None) -> Base:
    """Read, check and compile the base of a project.

    Args:
        project: where its files are.
        read: reads one file; a preview has one that remembers.
        proofs: where to look for proofs of its instruments; beside them and in the cache when left out.

    Raises:
        ProblemsFound: the base has errors; all of them are in the exception.
    """
    proofs = proofs or Proofs(project, demanded=not project.outside)
    report = Report()
    loaded = load(project, report, read)
    knowledge = check(loaded, report)
    tables = tables_of(loaded, knowledge, report, proofs)
    report.raise_if_failed()
    compiled = Compiled(knowledge, MappingProxyType(tables), proofs, Figures(project), report.sorted())
    return Base(project, loaded, compiled)


def compile_project(project: Project) -> Compiled:
    """Read, check and compile the base of a project, without any edition's changes.

    Raises:
        ProblemsFound: the base has errors; all of them are in the exception.
    """
    return compile_base(project).compiled


def compile_edition(
    project: Project, edition: str, language: str | None = None, *, base: Base | None = None
) -> Compiled:
    """Compile an edition: the base with the edition's layers on it.

    Args:
        project: the base's project, or an edition outside it.
        edition: id of the edition.
        language: the language to translate to; None for the edition's own.
        base: the compiled base, when several editions of it are compiled in one run.

    Raises:
        ProblemsFound: the base or the edition has errors; all of them are in the exception, warnings included.
    """
    base = base or compile_base(project)
    report = Report()
    loaded = base.loaded
    layers = layers_of(project, edition, loaded, report, language)
    if project.outside:
        loaded = replace(loaded, editions=list(editions_of(project, loaded, Report()).values()))
    compiled = _laid(project, base, loaded, layers, report)
    there = {item.value.id: item for item in compiled.records.editions}
    own = there.get(edition)
    line = [files.layer.id for files in reversed(layers) if files.layer.kind == "edition"]
    logo = None
    if own is not None:
        report.diagnostics += compiled.records.faulty.get(edition, [])
        for id_ in line:
            look.check(there[id_], pictures(project, id_), report)
        check_edition(own, compiled.records, report)
        logo = _logo(project, [there[id_].value for id_ in line])
        of = (None, *reversed(line))
        languages.check(own, dict.fromkeys(language for id_ in of for language in project.languages(id_)), report)
    told = _told(edition, layers, report)
    told.raise_if_failed()
    assert own is not None, "an edition without problems is there"
    whole = _inherited([there[id_].value for id_ in line])
    return replace(compiled, warnings=told.sorted(), edition=whole, logo=logo)


def _inherited(line: Sequence[Edition]) -> Edition:
    """An edition with the look and the start page of the one that it builds on, where its own file has none.

    Args:
        line: the edition, the one that it extends, and so on.
    """
    taken = {
        name: next((getattr(edition, name) for edition in line if name in edition.model_fields_set), None)
        for name in ("look", "start")
    }
    return line[0].model_copy(update={name: value for name, value in taken.items() if value is not None})


def _logo(project: Project, line: Sequence[Edition]) -> Picture | None:
    """The logo that comes with the look, which lies beside the file that has it."""
    giver = next((edition for edition in line if "look" in edition.model_fields_set), None)
    return look.logo(giver, pictures(project, giver.id)) if giver else None


def compile_translation(project: Project, language: str, *, base: Base | None = None) -> Compiled:
    """Compile the translation of the base alone, to see that it is sound.

    Raises:
        ProblemsFound: the base or the translation has errors; all of them are in the exception, warnings included.
    """
    base = base or compile_base(project)
    report = Report()
    layers = translation_of(project, None, project.base / "content", language, report)
    compiled = _laid(project, base, base.loaded, tuple(layers), report)
    report.raise_if_failed()
    return replace(compiled, warnings=report.sorted())


def _laid(project: Project, base: Base, loaded: Records, layers: tuple[LayerFiles, ...], report: Report) -> Compiled:
    """The base with layers on it; nothing of it is made again where they leave it as it is."""
    records = apply(loaded, layers, report)
    compiled = replace(base.compiled, layers=layers, records=records)
    if records is not loaded and not report.failed:
        check_adjusted(base.compiled.knowledge.instruments, records.lineage, report)
        knowledge = check(records, report, base.compiled.knowledge)
        if not report.failed:
            counted = count_edition(
                base.compiled.tables, base.compiled.proofs, loaded, records, layers, knowledge, report
            )
            compiled = replace(compiled, knowledge=counted.knowledge, tables=MappingProxyType(counted.tables))
    lineage = with_pages(records.lineage, project, layers)
    upgrade(lineage, layers, report)
    untranslated(records, layers, report)
    return replace(compiled, lineage=lineage)


def _told(edition: str, layers: tuple[LayerFiles, ...], report: Report) -> Report:
    """The problems of an edition; those at a line of the base, which is sound by itself, say whose they are."""
    own = [files.place for files in layers if files.place.parts]
    if not layers:
        return report
    told = Report()
    for found in report.diagnostics:
        path = found.location.path
        at_base = path.is_relative_to(SHOWN_BASE) if len(own) < len(layers) else not any(map(path.is_relative_to, own))
        message = f"in the edition '{edition}', {found.message}" if at_base else found.message
        told.add(found.rule, found.location, message, found.hint)
    return told
