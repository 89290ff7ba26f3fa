"""Every rule, by example: ``tests/cases/check/<rule>/<case>/`` changes a sound project and states what is reported.

``files/`` is laid over the project, ``edits.json`` replaces text in its files, ``generate.json`` writes files of
repeated text, ``command.json`` names another command than ``check``. ``expected.txt`` holds the diagnostics.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from samkompass.load.records import demanded
from samkompass.model.kinds import KINDS, OTHER_KINDS
from samkompass.model.rules import RULES
from support import CASES, expect, run, small_project

CASE_FOLDERS = sorted(path for path in (CASES / "check").glob("*/*") if path.is_dir() and path.parent.name != "_base")
BY_CHECK = [path for path in CASE_FOLDERS if not (path / "command.json").exists()]

DIAGNOSTIC = re.compile(
    r"(?P<severity>error|warning)\[(?P<rule>[a-z.-]+)\] (?P<path>[^:]+)(:(?P<line>\d+))?: (?P<text>.+)"
)


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


every_case = pytest.mark.parametrize("case", CASE_FOLDERS, ids=name_of)
a_case_of_each_rule = pytest.mark.parametrize("case", {case.parent: case for case in BY_CHECK}.values(), ids=name_of)


def laid_over(case: Path, target: Path) -> Path:
    """The sound project with a case's changes."""
    small_project(target)
    if (case / "files").is_dir():
        shutil.copytree(case / "files", target, dirs_exist_ok=True)
    for edit in members(case / "edits.json"):
        file = target / edit["path"]
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["replace"]) == 1, f"{edit['path']} does not hold {edit['replace']!r} once"
        file.write_text(text.replace(edit["replace"], edit["with"]), encoding="utf-8")
    for generated in members(case / "generate.json"):
        text = generated["before"] + generated["repeat"] * generated["times"] + generated.get("after", "")
        (target / generated["path"]).write_text(text, encoding="utf-8")
    return target


def members(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        yield from json.loads(file.read_text(encoding="utf-8"))


def diagnostics(case: Path) -> list[re.Match[str]]:
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    matches = [match for line in lines if (match := DIAGNOSTIC.fullmatch(line))]
    assert len(matches) == len(lines), f"{case / 'expected.txt'} holds a line that is no diagnostic"
    return matches


def exit_code(case: Path) -> int:
    """Warnings alone stop nothing."""
    return int(any(match["severity"] == "error" for match in diagnostics(case)))


def test_a_sound_project_has_no_problems(tmp_path: Path) -> None:
    result = run(small_project(tmp_path / "project"), "check")
    assert (result.exit_code, result.stderr) == (0, ""), result.output


@every_case
def test_what_is_reported(case: Path, tmp_path: Path) -> None:
    command = json.loads((case / "command.json").read_text()) if (case / "command.json").exists() else ["check"]
    result = run(laid_over(case, tmp_path / "project"), *command)
    reported = [line for line in result.stderr.splitlines() if DIAGNOSTIC.fullmatch(line)]
    expect("".join(f"{line}\n" for line in reported), case / "expected.txt")
    assert result.exit_code == exit_code(case)


@a_case_of_each_rule
def test_nothing_else_is_printed_than_diagnostics_and_their_count(case: Path, tmp_path: Path) -> None:
    result = run(laid_over(case, tmp_path / "project"), "check")
    found = diagnostics(case)
    words = [match["severity"] for match in found]
    counts = [(kind, words.count(kind)) for kind in ("error", "warning") if kind in words]
    count = " and ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in counts) + " found."
    assert (result.stdout == "") is ("error" in words)
    assert result.stderr.splitlines()[len(found) :] == [
        "",
        f"{count} `samkompass explain {found[0]['rule']}` tells more about a rule.",
    ]


@a_case_of_each_rule
def test_json_says_the_same(case: Path, tmp_path: Path) -> None:
    result = run(laid_over(case, tmp_path / "project"), "check", "--format", "json")
    given = [
        (
            entry["severity"],
            entry["rule"],
            entry["path"],
            str(entry["line"] or "") or None,
            f"{entry['message']} {entry['hint']}".strip(),
        )
        for entry in json.loads(result.stdout)
    ]
    assert given == [
        (match["severity"], match["rule"], match["path"], match["line"], match["text"]) for match in diagnostics(case)
    ]
    assert result.exit_code == exit_code(case)


@a_case_of_each_rule
def test_annotations_say_the_same(case: Path, tmp_path: Path) -> None:
    result = run(laid_over(case, tmp_path / "project"), "check", "--format", "github")
    assert result.exit_code == exit_code(case)
    for line, match in zip(result.stdout.splitlines(), diagnostics(case), strict=True):
        head, text = line.removeprefix("::").split("::", 1)
        severity, _, properties = head.partition(" ")
        values = dict(pair.split("=", 1) for pair in properties.split(","))
        assert (severity, values["title"], values["file"], values["line"], text) == (
            match["severity"],
            match["rule"],
            match["path"],
            match["line"] or "1",
            match["text"].replace("%", "%25"),
        )


@every_case
def test_a_case_breaks_the_rule_it_is_filed_under(case: Path) -> None:
    assert case.parent.name in {match["rule"] for match in diagnostics(case)}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case(rule: str) -> None:
    assert rule in {case.parent.name for case in CASE_FOLDERS}


def test_no_case_is_filed_under_a_rule_that_is_gone() -> None:
    assert {case.parent.name for case in CASE_FOLDERS} <= set(RULES)


@pytest.mark.parametrize("kind", [*KINDS, *OTHER_KINDS])
def test_every_kind_of_file_has_a_broken_example(kind: str) -> None:
    broken = {PurePosixPath(match["path"]) for case in CASE_FOLDERS for match in diagnostics(case)}
    assert kind in {demanded(path)[0] for path in broken}
