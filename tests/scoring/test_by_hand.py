"""Results worked out by hand: ``tests/cases/scoring/*.json``, which the tests of the browser's scorer read too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from samkompass.scoring.score import score
from scoring.conftest import Node
from support import CASES

FILES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((CASES / "scoring").glob("*.json"))}
EVERY = [
    pytest.param(content["table"] | {"hash": ""}, case, id=f"{name}: {case['name']}")
    for name, content in FILES.items()
    for case in content["cases"]
]


def given_part(result: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The members of a result that a case states."""
    part = {key: result[key] for key in expected}
    if "scores" in part:
        part["scores"] = {dimension: part["scores"][dimension] for dimension in expected["scores"]}
    return part


@pytest.mark.parametrize(("table", "case"), EVERY)
def test_result_by_hand(table: Any, case: dict[str, Any]) -> None:
    result = score(table, case["answers"], case.get("importance"), case.get("role"))
    assert given_part(result, case["expected"]) == case["expected"]


def test_the_browser_gives_the_results_by_hand(node: Node) -> None:
    cases = [(content["table"], case) for content in FILES.values() for case in content["cases"]]
    members = ("answers", "importance", "role")
    lines = [{"table": table} | {key: case[key] for key in members if key in case} for table, case in cases]
    differing = [
        (case["name"], given_part(result, case["expected"]), case["expected"])
        for (_, case), result in zip(cases, node(lines), strict=True)
        if given_part(result, case["expected"]) != case["expected"]
    ]
    assert differing == []
