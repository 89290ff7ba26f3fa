"""``samkompass score`` and ``explain`` of an instrument that uses everything there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support import full_project, run

ANSWERS = {"mal": 3, "vilja-1": 2, "vilja-2": 2, "vilja-3": 1, "formaga-1": 2, "formaga-2": 2}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_project(tmp_path_factory.mktemp("full") / "project")


def response(**members: Any) -> bytes:
    whole = {"format": "samkompass-response/1", "instrument": "prov-skattning", "version": "2.0", "answers": ANSWERS}
    return json.dumps(whole | members).encode()


def test_the_role_in_the_file_is_the_one_that_is_scored(full: Path) -> None:
    result = run(full, "score", "prov-skattning", "-", stdin=response(respondent={"role": "it"}))
    assert json.loads(result.stdout)["items"] == 5  # vilja-2 is for the boss, formaga-3 is not shown


def test_an_option_says_another_role(full: Path) -> None:
    arguments = ("score", "prov-skattning", "-", "--role", "chef")
    assert json.loads(run(full, *arguments, stdin=response(respondent={"role": "it"})).stdout)["items"] == 6


def test_without_a_role_what_demands_one_is_not_scored(full: Path) -> None:
    result = run(full, "score", "prov-skattning", "-", stdin=response(respondent={"role": "Kommundirektör"}))
    assert (result.exit_code, result.stdout, result.stderr.partition(":")[0]) == (1, "", "role.missing")


def test_a_role_that_there_is_not_is_wrong_usage(full: Path) -> None:
    result = run(full, "score", "prov-skattning", "-", "--role", "chefen", stdin=response())
    assert (result.exit_code, "Did you mean 'chef'?" in result.stderr) == (2, True)


def test_importance_is_scored(full: Path) -> None:
    raw = response(importance={"vilja-1": 2}, respondent={"role": "it"})
    result = json.loads(run(full, "score", "prov-skattning", "-", stdin=raw).stdout)
    assert result["priorities"] == [{"id": "vilja-1", "gap": 1, "importance": 2, "priority": 2}]


def test_answers_to_an_earlier_version_are_scored_and_it_is_said(full: Path) -> None:
    raw = response(version="1.0", answers={"v-1": 2, "gammal": 7}, respondent={"role": "it"})
    result = run(full, "score", "prov-skattning", "-", stdin=raw)
    assert json.loads(result.stdout)["version"] == "2.0"
    assert result.stderr == (
        "migrated: the file answers version 1.0 and is read as version 2.0. Answers found under another id: 1. "
        "Answers to what is asked no more: 1. Questions that are new since then: 1.\n"
    )


EXPLAINED = {
    "what an answer does": ["0→0 1→3 2→4 3→10", "vilja weight 2", "vilja weight 1, reversed", "1→2 2→1 3→0"],
    "when an item is asked": ["if formaga-1 ≥ 2", "if formaga-1 is dk", "of chef", "with importance", "required"],
    "what a missing answer does": [
        "dk may be anything",
        "skipped counts as the least",
        "unanswered counts as the most",
    ],
    "who answers": ["one of which must be chosen: chef, it"],
    "what a band takes": ["0–3 points", "4–8 points", "a mean of 0–99.99 %", "formaga weight 2, reversed"],
    "what a type takes": ["vilja ≥ 5000 and formaga < 7000", "vilja < 5000 and formaga ≥ 7000"],
    "what a flag takes": ["formaga-1 is dk", "role chef and type ivrig and vilja ≥ 7500"],
    "what a recommendation takes": ["priority vilja-1 and vilja-1 ≤ 2", "type vilse"],
    "an example": ["as chef", "formaga-1 dk"],
    "the priorities": ["(target mal − answer) × importance, the first 2"],
    "how random answers spread": ["2000 complete responses", "At random"],
    "what is migrated": [
        "version 1.0 (any table): 1 renamed, 1 removed, 1 added, 1 rescaled",
        "version 1.5 (aaaaaaaa)",
    ],
}


@pytest.mark.parametrize("what", EXPLAINED)
def test_explain_tells(what: str, full: Path) -> None:
    result = run(full, "explain", "prov-skattning")
    assert (result.exit_code, [part for part in EXPLAINED[what] if part not in result.stdout]) == (0, [])


def test_explain_says_the_same_every_time(full: Path) -> None:
    assert run(full, "explain", "prov-skattning").stdout == run(full, "explain", "prov-skattning").stdout
