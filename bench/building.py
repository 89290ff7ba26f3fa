"""How much work builds are: against plain MkDocs with the same pages, and as the content grows.

Measured as CPU time (user and system, of the process and its children), which says what a build takes whatever else the
computer does; the time on the clock stands in the notes.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path

from measure import Measure
from synthetic import multiply, records

BIN = Path(sys.executable).parent
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
RUNS = 7
EDITION = 250
"""Pages of a large edition."""
LIMIT = 1.15
"""Times what MkDocs takes, in CPU time."""
GROWTH = (1, 4, 16)
GROWTH_RUNS = 3
GROWTH_LIMIT = 1.1
"""Times as much as the content grows."""


def builds() -> Iterator[Measure]:
    """Every measurement, on copies of the project's content."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from against_mkdocs(Path(scratch))
        yield from growth(Path(scratch))


def against_mkdocs(scratch: Path) -> Iterator[Measure]:
    """``samkompass build`` against plain ``mkdocs build`` of the tree that it renders, each a process of its own."""
    project = scratch / "edition"
    multiply(project, max(1, round(EDITION / records())))
    edited = next((project / "content" / "concept").glob("*.yml"))
    edits = count(1)

    def ours(*options: str) -> None:
        _run(project, BIN / "samkompass", "build", *options)

    def unchanged() -> None:
        ours()

    def nothing_kept() -> None:
        ours("--no-cache")

    def one_edit() -> None:
        text = edited.read_text(encoding="utf-8")
        edited.write_text(re.sub(r"(?m)^title: .*", f"title: Rubrik {next(edits)}", text, count=1), encoding="utf-8")
        ours()

    def plain() -> None:
        _run(project / "build" / "nationell", BIN / "mkdocs", "build", "--quiet", "--site-dir", str(scratch / "plain"))

    ours()
    plain()
    pages = sum(1 for _ in (scratch / "plain").rglob("*.html"))
    # An edit is followed by a build of what it left, so that the next one finds its input unchanged.
    nothing, peer, edit, warm = _alternating(nothing_kept, plain, one_edit, unchanged)
    for name, spent in (("input unchanged", warm), ("nothing kept", nothing), ("after one edit", edit)):
        ratio = spent.cpu / peer.cpu
        yield Measure(
            f"samkompass build, {name} : mkdocs build of its tree, CPU", ratio, "×", LIMIT, spent.against(peer)
        )
    yield Measure(
        "mkdocs build of that tree, CPU", peer.cpu, "s", None, f"{pages} pages, {peer.clock:.2f} s on the clock"
    )


def growth(scratch: Path) -> Iterator[Measure]:
    """How the time of a build grows against how the content does, from each size to the next; the worst step."""
    work = []
    for times in GROWTH:
        project = scratch / f"times-{times}"
        multiply(project, times)
        work.append(lambda folder=project: _run(folder, BIN / "samkompass", "build", "--no-cache"))
    seconds = {times: spent.cpu for times, spent in zip(GROWTH, _alternating(*work, runs=GROWTH_RUNS), strict=True)}
    worst = max(seconds[more] / seconds[fewer] / (more / fewer) for fewer, more in pairwise(GROWTH))
    note = ", ".join(f"{times}×: {cpu:.1f} s" for times, cpu in seconds.items())
    yield Measure("growth of a build : growth of its content, nothing kept, CPU", worst, "×", GROWTH_LIMIT, note)


def _run(folder: Path, *command: str | Path) -> None:
    """Run a command; what it has to say shows when it fails."""
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


@dataclass(frozen=True)
class _Spent:
    """What a piece of work took: seconds of processors, and on the clock."""

    cpu: float
    clock: float

    def against(self, other: _Spent) -> str:
        """Both, and how the clock compares."""
        return f"{self.cpu:.2f} s CPU, {self.clock:.2f} s on the clock, {self.clock / other.clock:.2f} × by that"


def _alternating(*work: Callable[[], None], runs: int = RUNS) -> list[_Spent]:
    """The medians of each piece of work, run in turns in processes of its own."""
    found: list[list[_Spent]] = [[] for _ in work]
    for _ in range(runs):
        for place, run in enumerate(work):
            started, before = time.perf_counter(), _of_children()
            run()
            found[place].append(_Spent(_of_children() - before, time.perf_counter() - started))
    return [
        _Spent(statistics.median(one.cpu for one in each), statistics.median(one.clock for one in each))
        for each in found
    ]


def _of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    for measure in builds():
        print(measure.line)
