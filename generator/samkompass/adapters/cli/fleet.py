"""What ``samkompass build --all`` and ``bundle --all`` share: many editions, and a report of what became of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .context import PROBLEMS, Here, Progress
from .diagnostics import write_diagnostics


class Part(click.ParamType[tuple[int, int]]):
    """``K/N``: the K-th of N parts."""

    name = "K/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Read it."""
        if isinstance(value, tuple):
            return value
        number, _, of = str(value).partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            self.fail(f"'{value}' is no part such as 1/20, from 1/20 to 20/20.", param, ctx)
        return int(number), int(of)


all_option = click.option("--all", "all_", is_flag=True, help="Every edition, instead of one.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="With --all: so many processes.",
)
shard_option = click.option(
    "--shard", type=Part(), help="With --all: the K-th of N parts, for machines that share the work."
)


def build_all(here: Here, *, cache: bool, jobs: int, part: tuple[int, int] | None, dist: Path | None = None) -> None:
    """Build every edition, with zips or without, and tell what became of them; exit with code 1 when one failed."""
    from samkompass.adapters.theme import project_theme
    from samkompass.publish.fleet import Order, Outcome, build_fleet, shard

    project = here.project
    editions = shard(tuple(project.edition_folders), *(part or (1, 1)))
    if not editions:
        click.echo("There is no edition in this part.")
        return
    order = Order(project, project_theme(project, keep_compiled=cache), cache, dist)
    with Progress("Building editions") as progress:
        done: list[Outcome] = []

        def told(outcome: Outcome) -> None:
            done.append(outcome)
            progress(len(done), len(editions))

        try:
            outcomes = build_fleet(order, editions, jobs, told)
        except KeyboardInterrupt:
            click.echo(
                f"Stopped after {len(done)} of {len(editions)} editions; these stay. Run it again to go on.", err=True
            )
            sys.exit(PROBLEMS)
    _report(outcomes)


def _report(outcomes: list[Any]) -> None:
    for outcome in outcomes:
        for line in outcome.message.splitlines():
            click.echo(f"{outcome.edition}: {line}", err=True)
    problems = {problem: None for outcome in outcomes for problem in outcome.problems}
    if problems:
        write_diagnostics(list(problems), "text")
    counts = {
        state: sum(1 for outcome in outcomes if outcome.state == state) for state in ("built", "unchanged", "failed")
    }
    told = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    click.echo(f"{len(outcomes)} edition{'s' * (len(outcomes) != 1)}: {told}.")
    failed = [outcome.edition for outcome in outcomes if outcome.state == "failed"]
    if failed:
        click.echo(f"Failed, and left as they were: {', '.join(failed)}.", err=True)
        sys.exit(PROBLEMS)
