"""``samkompass check``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .context import Here, Progress, problems_end_the_command
from .diagnostics import FORMATS, write_diagnostics

if TYPE_CHECKING:
    from samkompass.compile.compile import Base, Compiled
    from samkompass.load.project import Project
    from samkompass.model.diagnostic import Diagnostic


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in CI.",
)
@click.option("--edition", metavar="ID", help="Only this edition and its translations, and the base beneath.")
@click.option(
    "--accept",
    is_flag=True,
    help="Write down in base.json what the base says now beneath every overlay and translation: you have read it.",
)
@click.option(
    "--readability",
    "only_readability",
    is_flag=True,
    help="Print the readability (LIX) of every page instead, and fail when an average is above its limit.",
)
@click.option(
    "--prove",
    is_flag=True,
    help="First write proof.json beside every instrument: answers that lead to each result, how random ones spread; "
    "and content/figures.json: which charts are valid.",
)
@click.pass_obj
def check(here: Here, format_: str, edition: str | None, accept: bool, only_readability: bool, prove: bool) -> None:
    """Check every record and instrument, every edition and every translation, and print all problems at once.

    Each problem says which rule it breaks, where, and how to mend it. `samkompass explain RULE` tells more. Warnings
    say what an upgrade of the base changed beneath an edition, and what is not translated.

    \b
    Examples:
      samkompass check
      samkompass check --edition fyrbodal
      samkompass check --accept            what the base says now is fine
      samkompass check --format github     in a CI workflow
      samkompass check --readability       which pages are hard to read?
      samkompass check --prove             after a change to how an instrument counts, or to a chart
    """
    if only_readability:
        _readability(here, format_, edition)
        return
    from samkompass.compile.compile import compile_base
    from samkompass.render.site import render

    with problems_end_the_command(format_):
        if prove:
            _prove(here.project)
        base = compile_base(here.project)
        knowledge = base.compiled.knowledge
        found = list(_layered(here.project, base, here.edition(edition)))
        for first in [compiled for compiled in found if compiled.edition][:1]:
            assert first.edition is not None, "it was chosen for having one"
            render(first, first.edition)  # finds texts of the interface that pages miss
        if accept:
            _accept(here.project, found)
            found = list(_layered(here.project, base, here.edition(edition)))
        warnings: dict[Diagnostic, None] = dict.fromkeys((*base.compiled.warnings, *_unproved(here.project, base)))
        for compiled in found:
            warnings |= dict.fromkeys(compiled.warnings)
        write_diagnostics(sorted(warnings, key=lambda item: (item.location, item.rule.id, item.message)), format_)
        if format_ == "text":
            instruments = len(knowledge.instruments)
            click.echo(
                f"{len(knowledge.records)} records, {instruments} instrument{'s' * (instruments != 1)} "
                f"and {len(knowledge.texts)} texts of the interface: no problems."
            )
            editions = {compiled.edition.id for compiled in found if compiled.edition}
            if any(compiled.lineage.changes for compiled in found):
                click.echo(f"With the changes of {len(editions)} edition{'s' * (len(editions) != 1)}: no problems.")


def _layered(project: Project, base: Base, edition: str | None) -> Iterator[Compiled]:
    """Everything that lies on the base, compiled: all editions, or one, each with its translations.

    Raises:
        ProblemsFound: some have errors; those of all of them are in the exception.
    """
    from samkompass.compile.compile import compile_edition, compile_translation
    from samkompass.model.diagnostic import ProblemsFound, Report

    report = Report(list(base.compiled.warnings))
    done: list[Compiled] = []
    jobs: list[tuple[str | None, str | None]] = []
    if edition is None and not project.outside:
        jobs += [(None, language) for language in project.languages(None)]
    for named in [edition] if edition else project.edition_folders:
        jobs += [(named, language) for language in (None, *project.languages(named))]
    for id_, language in jobs:
        try:
            if id_ is None:
                assert language is not None, "the base itself is compiled"
                done.append(compile_translation(project, language, base=base))
            else:
                done.append(compile_edition(project, id_, language, base=base))
        except ProblemsFound as problems:
            report.diagnostics += problems.diagnostics
        else:
            report.diagnostics += done[-1].warnings
    report.raise_if_failed()
    yield from done


def _accept(project: Project, found: list[Compiled]) -> None:
    """Write ``base.json`` of every layer that rests on something of the base, of one's own editions only."""
    from samkompass.load.seen import write_seen

    for path in write_seen(project, ((files, compiled.lineage) for compiled in found for files in compiled.layers)):
        click.echo(f"{project.relative(path)} says what the base says now.", err=True)


def _prove(project: Project) -> None:
    """Make the proof of every instrument of the base anew, whatever is kept."""
    from samkompass.compile.compile import compile_base
    from samkompass.compile.proofs import Proofs
    from samkompass.load.project import FIGURES
    from samkompass.render.charts import figures

    if project.outside:
        raise click.UsageError("--prove is about the instruments and charts of the base, and the base is not here.")
    proofs = Proofs(project, cache=False, demanded=False, beside=False)
    base = compile_base(project, proofs=proofs)
    with Progress("Proving") as progress:
        for done, item in enumerate(base.loaded.instruments, start=1):
            progress(done, len(base.loaded.instruments))
            if proofs.write(base.compiled.tables[item.value.id], item.document.path):
                click.echo(f"{item.document.path.parent} has a new proof.", err=True)

    if base.compiled.figures.write(figures(base.compiled.knowledge)):
        click.echo(f"{FIGURES} has what is valid now.", err=True)


def _unproved(project: Project, base: Base) -> Iterator[Diagnostic]:
    """What to tell of charts of the base that are validated again in every build."""
    from samkompass.model import rules
    from samkompass.model.diagnostic import Diagnostic
    from samkompass.render.charts import figures

    if project.outside:
        return
    read = {item.value.id: item for item in base.loaded.knowledge}
    for id_ in base.compiled.figures.lacking(figures(base.compiled.knowledge)):
        message = f"the chart of '{id_}' is not among those that are known to be valid."
        yield Diagnostic(rules.FIGURE, read[id_].locate("chart"), message, rules.FIGURE.mend)


def _readability(here: Here, format_: str, edition: str | None) -> None:
    from samkompass.check.readability import readability
    from samkompass.load.pages import pages_of

    from .readability import report

    if format_ == "github":
        raise click.UsageError("--readability prints text or json.")
    compiled = here.compiled(edition)
    pages = pages_of(here.project, compiled.layers)
    written = ((path, pages[path].read_text("utf-8")) for path in sorted(pages))
    report(readability(compiled.knowledge, written), format_)
