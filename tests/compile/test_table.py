"""An instrument in YAML → the scoring table, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.scoring.table import Table, table_hash
from support import CASES, expect, full_project, small_project


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return full_project(tmp_path / "full")


def table_of(project: Path) -> Table:
    return compile_project(Project(project)).tables["prov-skattning"]


def laid_out(table: dict[str, Any]) -> str:
    """A table as JSON with one line for each part of each member."""
    lines = []
    for key, value in table.items():
        told = json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict):
            told = "{\n" + ",\n".join(f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items()) + "\n  }"
        lines.append(f"  {json.dumps(key)}: {told}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def test_every_field_has_its_place_in_the_table(full: Path) -> None:
    expect(laid_out(dict(table_of(full))), CASES / "instrument" / "table.json")


def test_what_an_instrument_does_not_use_is_left_out(full: Path) -> None:
    project = full.parent / "plain"
    table = table_of(small_project(project))
    assert list(table) == [
        *["format", "instrument", "version", "minimum", "treatment", "items", "dimensions", "bands", "rules", "hash"]
    ]
    assert all(len(row) == 2 for row in table["items"].values())


def test_the_hash_is_of_everything_else(full: Path) -> None:
    table = dict(table_of(full))
    assert table["hash"] == table_hash(table)
    assert table_hash(table | {"minimum": 5001}) != table["hash"]
