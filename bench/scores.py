"""How long a result takes, against the same instrument declared in SurveyJS."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from measure import Measure
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project

ROOT = Path(__file__).resolve().parent.parent
ITEMS = 55
"""Items of the instrument that the promise is about."""
LIMIT = 200
"""Times as fast as survey-core."""


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
