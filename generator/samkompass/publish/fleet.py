"""Builds many editions, in this process or in several. One that fails keeps no other from being built."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jinja2 import TemplateError

from samkompass.load.project import Project
from samkompass.model.diagnostic import Diagnostic, ProblemsFound

from .assemble import Theme
from .build import Builder
from .bundle import BundleProblem
from .page import PageProblem

State = Literal["built", "unchanged", "failed"]


@dataclass(frozen=True)
class Order:
    """How editions are built; what a process needs to build some of them.

    Attributes:
        project: where they are.
        theme: what stands around their pages.
        cache: use and keep on disk what was rendered.
        dist: where their zips go; None for no zips.
    """

    project: Project
    theme: Theme
    cache: bool = True
    dist: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of an edition.

    Attributes:
        edition: its id.
        state: built, left alone as nothing had changed, or failed; then what was built before is whole.
        pages: how many pages its site has.
        problems: the problems of its records, when it failed for these.
        message: why else it failed, or what is wrong with links of hand-written pages.
    """

    edition: str
    state: State
    pages: int = 0
    problems: tuple[Diagnostic, ...] = ()
    message: str = ""


def shard(editions: Sequence[str], number: int, of: int) -> tuple[str, ...]:
    """One of several parts of the same size, for machines that build a part each; together they are all editions."""
    return tuple(editions[number - 1 :: of])


def build_fleet(
    order: Order, editions: Sequence[str], jobs: int = 1, told: Callable[[Outcome], None] = lambda _: None
) -> list[Outcome]:
    """Build editions.

    The first is built here, so that the base is read once and what they share is kept when other processes begin.

    Args:
        order: how.
        editions: their ids.
        jobs: how many processes.
        told: told of each edition when it is done.

    Returns:
        What became of each, in the order in which they were given.
    """
    done: list[Outcome] = []
    for outcome in _outcomes(order, editions, jobs):
        done.append(outcome)
        told(outcome)
    return sorted(done, key=lambda outcome: editions.index(outcome.edition))


def _outcomes(order: Order, editions: Sequence[str], jobs: int) -> Iterator[Outcome]:
    worker = Worker(order)
    first, rest = editions[:1], editions[1:]
    if jobs == 1 or len(rest) < 2:
        first, rest = editions, ()
    for place, edition in enumerate(first):
        yield worker.build(edition)
        if place == 0:
            worker.save()
    worker.save()
    if rest:
        yield from _elsewhere(order, rest, jobs)


def _elsewhere(order: Order, editions: Sequence[str], jobs: int) -> Iterator[Outcome]:
    # Processes are started anew and not forked: a progress bar runs in a thread of this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (order,)) as pool:
        waiting = {pool.submit(_build, edition): edition for edition in editions}
        try:
            for future in as_completed(waiting):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    message = "a process that built editions was stopped from outside, perhaps for want of memory"
                    yield Outcome(waiting[future], "failed", message=message)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@dataclass
class Worker:
    """Builds editions one after another."""

    order: Order

    def __post_init__(self) -> None:
        self._settled = False
        self._builder = Builder(self.order.project, self.order.theme, cache=self.order.cache, many=True)

    def build(self, edition: str) -> Outcome:
        """Build one, and its zip if there are to be zips."""
        outcome = self._built(edition)
        if not self._settled:
            gc.collect()
            gc.freeze()  # what all editions share stays: looking at it again and again would find no garbage
            self._settled = True
        return outcome

    def _built(self, edition: str) -> Outcome:
        try:
            built = self._builder.build(edition, tree=False)
            if self.order.dist is not None:
                self._builder.bundle(built, self.order.dist)
        except ProblemsFound as problems:
            return Outcome(edition, "failed", problems=tuple(problems.diagnostics))
        except (PageProblem, BundleProblem, TemplateError) as problem:
            return Outcome(edition, "failed", message=str(problem))
        except OSError as problem:
            what = f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem)
            return Outcome(edition, "failed", message=f"it could not be read or written: {what}")
        state: State = "built" if built.new else "unchanged"
        return Outcome(edition, state, built.pages, message="\n".join(built.problems))

    def save(self) -> None:
        """Keep on disk what was rendered."""
        self._builder.save()


_worker: list[Worker] = []
"""The one worker of a process of the pool, which hands its processes nothing but names."""


def _begin(order: Order) -> None:
    _worker.append(Worker(order))


def _build(edition: str) -> Outcome:
    return _worker[0].build(edition)
