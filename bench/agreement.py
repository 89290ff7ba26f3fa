"""Compares the two scorers on very many generated responses to every instrument. ``make agreement`` runs it.

The tests compare a thousand for each; this is for releases. Prints the first response of each instrument whose results
differ, and then ends with exit code 1.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from samkompass.compile.compile import compile_project  # noqa: E402
from samkompass.load.project import Project  # noqa: E402
from samkompass.scoring.table import Table  # noqa: E402
from scoring.generated import any_given  # noqa: E402  -- the tests' own generator

CHUNK = 5_000


def compare(table: Table, count: int, seed: int) -> str | None:
    """The first of `count` generated responses that the scorers disagree on, as JSON, or None."""
    chance = random.Random(seed)
    node = subprocess.Popen(
        ["node", ROOT / "assessments/runtime/cli.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert node.stdin is not None
    assert node.stdout is not None
    for number in range(count):
        given = any_given(chance, table)
        line = given.line(table)
        if number:
            line["table"] = table["hash"]
        node.stdin.write(json.dumps(line) + "\n")
        node.stdin.flush()
        if given.scored(table) != json.loads(node.stdout.readline()):
            node.kill()
            return json.dumps(line | {"table": table["instrument"]}, ensure_ascii=False)
    node.stdin.close()
    node.wait()
    return None


def main() -> int:
    """Compare, and say how it went."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000, help="responses to each instrument")
    count: int = options.parse_args().count
    tables = compile_project(Project(ROOT)).tables
    failed = False
    with ProcessPoolExecutor() as pool:
        for id_, table in tables.items():
            chunks = [(table, min(CHUNK, count - start), start) for start in range(0, count, CHUNK)]
            found = [line for line in pool.map(compare, *zip(*chunks, strict=True)) if line]
            failed = failed or bool(found)
            print(f"{id_:<24} {count:>8} responses  {found[0] if found else 'the same'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
