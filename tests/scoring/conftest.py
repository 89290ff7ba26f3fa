"""Scoring tables, and the browser's scorer beside the Python one."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from samkompass.scoring.table import Table, table_hash
from support import ROOT

Node = Callable[[list[dict[str, Any]]], list[Any]]


@pytest.fixture(scope="session")
def node() -> Node:
    """Sends lines to the browser's code in one Node process, and gives its answers."""
    executable = shutil.which("node")
    assert executable, "the browser's scorer needs Node"

    def ask(lines: list[dict[str, Any]]) -> list[Any]:
        run = subprocess.run(
            [executable, ROOT / "assessments" / "runtime" / "cli.mjs"],
            input="".join(json.dumps(line) + "\n" for line in lines),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        answers = [json.loads(line) for line in run.stdout.split("\n") if line]
        assert len(answers) == len(lines)
        return answers

    return ask


def any_table(chance: random.Random) -> Table:
    """A sound scoring table of any shape: scales, weights, reversals, bands and rules."""
    items = {
        f"i-{n}": [low := chance.choice([0, 1, 1, 3, 50]), low + chance.choice([1, 2, 4, 4, 10, 50])]
        for n in range(chance.randint(1, 12))
    }
    dimensions = {
        f"d-{n}": {
            item: [chance.choice([1, 1, 2, 3, 7, 1000]), chance.randint(0, 1)]
            for item in chance.sample(list(items), chance.randint(1, len(items)))
        }
        for n in range(chance.randint(1, 4))
    }
    cuts = sorted(chance.sample(range(1, 10_000), chance.randint(1, 4)))
    bands = [
        [f"b-{n}", low, high]
        for n, (low, high) in enumerate(zip([0, *cuts], [*(c - 1 for c in cuts), 10_000], strict=True))
    ]
    table: dict[str, Any] = {
        "format": "samkompass-table/1",
        "instrument": "prov",
        "version": "1.0",
        "minimum": chance.choice([0, 1, 3333, 5000, 6000, 6667, 10_000, chance.randint(0, 10_000)]),
        "items": items,
        "dimensions": dimensions,
        "bands": bands,
        "rules": [
            [f"r-{chance.randint(0, 3)}", [_condition(chance, items, dimensions) for _ in range(chance.randint(1, 3))]]
            for _ in range(chance.randint(0, 6))
        ],
    }
    table["hash"] = table_hash(table)
    return table  # type: ignore[return-value]


def _condition(chance: random.Random, items: dict[str, list[int]], dimensions: dict[str, Any]) -> list[Any]:
    side = chance.choice([-1, 1])
    if chance.random() < 0.5:
        return ["d", chance.choice(list(dimensions)), side, chance.choice([0, 5000, 10_000, chance.randint(0, 10_000)])]
    item = chance.choice(list(items))
    return ["i", item, side, chance.randint(*items[item])]


def any_answers(chance: random.Random, table: Table) -> dict[str, int | str]:
    """Answers to a table, of people who leave out little or much."""
    known = chance.choice([1.0, 0.9, 0.6, 0.3, 0.0])
    answers: dict[str, int | str] = {}
    for item, (low, high) in table["items"].items():
        if chance.random() < known:
            answers[item] = chance.randint(low, high)
        elif (other := chance.choice(["dk", "na", None])) is not None:
            answers[item] = other
    return answers
