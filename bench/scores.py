"""What instruments cost: a result, against the same instrument in SurveyJS; compiling them; and their tables."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from building import BIN
from measure import Measure, gzipped, seconds
from samkompass.check.check import check
from samkompass.compile.compile import compile_project
from samkompass.compile.proofs import Proofs
from samkompass.compile.tables import tables_of
from samkompass.load.project import Project
from samkompass.load.records import load
from samkompass.model.diagnostic import Report
from samkompass.scoring.table import canonical_json
from synthetic import multiply

ROOT = Path(__file__).resolve().parent.parent
ITEMS = 55
"""Items of the instrument that the promise is about."""
LIMIT = 200
"""Times as fast as survey-core."""
RUNS = 5


def instruments() -> Iterator[Measure]:
    """Every measurement."""
    yield from scores()
    yield from compiling()
    table = max(gzipped(canonical_json(table).encode()) for table in compile_project(Project(ROOT)).tables.values())
    yield Measure("the largest scoring table, gzipped", table, "kB", 6)


def compiling() -> Iterator[Measure]:
    """Every instrument compiled and linted, its proof verified and its examples scored, against a whole build."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "project"
        multiply(folder, 1)
        report = Report()
        loaded = load(Project(folder), report)
        knowledge = check(loaded, report)
        command = [BIN / "samkompass", "build", "--no-cache"]
        lint, build = [], []
        for _ in range(RUNS):
            lint.append(seconds(lambda: tables_of(loaded, knowledge, report, Proofs(Project(folder), cache=False))))
            build.append(seconds(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True)))
        report.raise_if_failed()
    share = statistics.median(lint) / statistics.median(build)
    note = f"{statistics.median(lint):.3f} s : {statistics.median(build):.2f} s"
    yield Measure("compile and lint of all instruments : a build of the site", share, "×", 0.1, note)


def scores() -> Iterator[Measure]:
    """The scorer on the largest table; on a made-up one while no instrument has as many items."""
    tables = compile_project(Project(ROOT)).tables.values()
    largest = max(tables, key=lambda table: len(table["items"]))
    run = subprocess.run(
        ["node", ROOT / "bench" / "scoring.mjs"],
        input=json.dumps(largest) if len(largest["items"]) >= ITEMS else "",
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    found = json.loads(run.stdout)
    note = f"{found['items']} items: {found['survey_us']:.0f} µs : {found['ours_us']:.1f} µs"
    yield Measure("survey-core : our scorer, a result", found["ratio"], "×", LIMIT, note, at_least=True)


if __name__ == "__main__":
    for measure in instruments():
        print(measure.line)
