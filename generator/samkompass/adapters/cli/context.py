"""What commands share: the project they stand in, how they speak, and how they fail."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samkompass.load.project import NotAProject, Project
from samkompass.model.diagnostic import ProblemsFound

from .diagnostics import write_diagnostics

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from samkompass.compile.compile import Compiled

PROBLEMS = 1
WRONG_USAGE = 2

edition_option = click.option(
    "--edition", metavar="ID", help="Which edition; the one you stand in, or the base, when left out."
)


@dataclass
class Here:
    """Where a command works."""

    directory: Path

    @property
    def project(self) -> Project:
        """The project.

        Raises:
            click.UsageError: there is none here.
        """
        try:
            return Project.find(self.directory)
        except NotAProject as problem:
            raise click.UsageError(
                f"{problem}.\nStand in the folder of the project or of your edition, or name it with -C. "
                "A new edition of your own: samkompass new edition ID"
            ) from problem

    def edition(self, named: str | None) -> str | None:
        """The edition that a command is about: the one that it names, else the one that it stands in."""
        return named or self.project.own_edition

    def compiled(self, edition: str | None = None) -> Compiled:
        """The base, or an edition, read, checked and compiled.

        Problems are printed and end the command with exit code 1.
        """
        from samkompass.compile.compile import compile_edition, compile_project

        with problems_end_the_command():
            about = self.edition(edition)
            return compile_edition(self.project, about) if about else compile_project(self.project)
        raise AssertionError("unreachable")


def shown(path: Path) -> Path:
    """A path as short as it can be from here."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


@contextmanager
def problems_end_the_command(format_: str = "text") -> Iterator[None]:
    """Print the problems that the block runs into, and exit with code 1."""
    try:
        yield
    except ProblemsFound as problems:
        write_diagnostics(problems.diagnostics, format_)
        sys.exit(PROBLEMS)


class Progress:
    """A progress bar on the terminal's error stream, shown when the work has gone on for a second; else silent."""

    DELAY = 1.0

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Tell how much is done."""
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._started > self.DELAY:
            self._bar = _bar(self._title)
        if self._bar:
            self._bar.update(self._bar.task_ids[0], description=self._title, completed=done, total=total)

    def step(self, title: str) -> None:
        """Name what is done from now on."""
        self._title = title


def _bar(title: str) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(title, total=None)
    bar.start()
    return bar
