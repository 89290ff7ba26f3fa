"""``samkompass check --readability``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import run, small_project

HARD = "Kommunalförbundsbildningsprocesserna effektiviserar verksamhetsutvecklingsmöjligheterna"
"""Nothing but long words."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def make_hard(project: Path) -> None:
    """Fill the definition of a concept with long words, enough for the average to be above its limit."""
    file = project / "content" / "concept" / "samverkan.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("definition:", f"body: {' '.join([HARD] * 150)}\ndefinition:"), encoding="utf-8")


def test_every_page_is_shown_with_its_measures(small: Path) -> None:
    result = run(small, "check", "--readability")
    assert result.exit_code == 0
    for shown in ("samverkan", "prov-skattning", "average", "40 for I korthet", "50 for guidance"):
        assert shown in result.stdout


def test_programs_get_the_same_as_json(small: Path) -> None:
    data = json.loads(run(small, "check", "--readability", "--format", "json").stdout)
    assert data["limits"] == {"summary": 40, "guidance": 50}
    rows = {page["id"]: page for page in data["pages"]}
    listed = json.loads(run(small, "list", "--format", "json").stdout)
    assert list(rows)[: len(listed)] == [row["id"] for row in listed]
    assert set(rows["samverkan"]["guidance"]) == {"lix", "words", "sentences"}


def test_pages_written_by_hand_are_measured_too(small: Path) -> None:
    (small / "docs" / "om").mkdir()
    (small / "docs" / "om" / "oss.md").write_text("# Om oss\n\nVi är här.\n", encoding="utf-8")
    assert "om/oss.md" in run(small, "check", "--readability").stdout


def test_an_average_above_its_limit_fails_and_says_where_to_start(small: Path) -> None:
    make_hard(small)
    result = run(small, "check", "--readability")
    assert result.exit_code == 1
    assert "'guidance' has LIX" in result.stderr
    assert "above the limit of 50" in result.stderr
    assert "Start with samverkan" in result.stderr


def test_a_page_far_above_is_pointed_out(small: Path) -> None:
    make_hard(small)
    shown = run(small, "check", "--readability").stdout
    (row,) = [line for line in shown.splitlines() if " samverkan " in line]
    assert row.rstrip().endswith("far above")
    assert "Start with: samverkan" in shown


def test_json_tells_that_an_average_is_above_its_limit_by_the_exit_code(small: Path) -> None:
    make_hard(small)
    result = run(small, "check", "--readability", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["averages"]["guidance"] > 50) == (1, True)


def test_a_project_with_problems_shows_them_instead(small: Path) -> None:
    (small / "content" / "concept" / "samverkan.yml").write_text("kind: concept\n")
    result = run(small, "check", "--readability")
    assert (result.exit_code, result.stdout, "error[record.field-missing]" in result.stderr) == (1, "", True)


def test_annotations_are_wrong_usage(small: Path) -> None:
    assert run(small, "check", "--readability", "--format", "github").exit_code == 2
