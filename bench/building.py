"""How long builds take: against plain MkDocs with the same pages, and as the content grows."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
"""Times what MkDocs takes."""
GROWTH = (1, 4, 16)
GROWTH_RUNS = 3
GROWTH_LIMIT = 1.1
"""Times as much as the content grows."""


def builds() -> list[Measure]:
    """Every measurement, on copies of the project's content."""
    with tempfile.TemporaryDirectory() as scratch:
        return [*against_mkdocs(Path(scratch)), *growth(Path(scratch))]


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
    for name, seconds in (("input unchanged", warm), ("nothing kept", nothing), ("after one edit", edit)):
        yield Measure(
            f"samkompass build, {name} : mkdocs build of its tree", seconds / peer, "×", LIMIT, f"{seconds:.2f} s"
        )
    yield Measure("mkdocs build of that tree", peer, "s", None, f"{pages} pages")


def growth(scratch: Path) -> Iterator[Measure]:
    """How the time of a build grows against how the content does, from each size to the next; the worst step."""
    seconds: dict[int, float] = {}
    for times in GROWTH:
        project = scratch / f"times-{times}"
        multiply(project, times)
        (seconds[times],) = _alternating(
            lambda folder=project: _run(folder, BIN / "samkompass", "build", "--no-cache"), runs=GROWTH_RUNS
        )
    worst = max(seconds[more] / seconds[fewer] / (more / fewer) for fewer, more in pairwise(GROWTH))
    note = ", ".join(f"{times}×: {spent:.1f} s" for times, spent in seconds.items())
    yield Measure("growth of a build : growth of its content, nothing kept", worst, "×", GROWTH_LIMIT, note)


def _run(folder: Path, *command: str | Path) -> None:
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


def _alternating(*work: Callable[[], None], runs: int = RUNS) -> list[float]:
    """Median seconds of each piece of work, run in turns."""
    times: list[list[float]] = [[] for _ in work]
    for _ in range(runs):
        for place, run in enumerate(work):
            started = time.perf_counter()
            run()
            times[place].append(time.perf_counter() - started)
    return [statistics.median(found) for found in times]
