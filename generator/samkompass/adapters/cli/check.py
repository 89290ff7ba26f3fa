"""``samkompass check``."""

from __future__ import annotations

import click

from .context import Here, problems_end_the_command
from .diagnostics import FORMATS, write_diagnostics


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in CI.",
)
@click.option(
    "--readability",
    "only_readability",
    is_flag=True,
    help="Print the readability (LIX) of every page instead, and fail when an average is above its limit.",
)
@click.pass_obj
def check(here: Here, format_: str, only_readability: bool) -> None:
    """Check every record and instrument, and print all problems at once.

    Each problem says which rule it breaks, where, and how to mend it. `samkompass explain RULE` tells more.

    \b
    Examples:
      samkompass check
      samkompass check --format github     in a CI workflow
      samkompass check --readability       which pages are hard to read?
    """
    if only_readability:
        _readability(here, format_)
        return
    from samkompass.compile.compile import compile_project
    from samkompass.render.site import render

    with problems_end_the_command(format_):
        compiled = compile_project(here.project)
        for edition in compiled.knowledge.editions.values():
            render(compiled, edition)  # finds texts of the interface that pages miss
        write_diagnostics(compiled.warnings, format_)
        if format_ == "text":
            knowledge = compiled.knowledge
            instruments = len(knowledge.instruments)
            click.echo(
                f"{len(knowledge.records)} records, {instruments} instrument{'s' * (instruments != 1)} "
                f"and {len(knowledge.texts)} texts of the interface: no problems."
            )


def _readability(here: Here, format_: str) -> None:
    from samkompass.check.readability import readability

    from .readability import report

    if format_ == "github":
        raise click.UsageError("--readability prints text or json.")
    docs = here.project.root / "docs"
    pages = ((page.relative_to(docs).as_posix(), page.read_text("utf-8")) for page in sorted(docs.glob("om/*.md")))
    report(readability(here.compiled().knowledge, pages), format_)
