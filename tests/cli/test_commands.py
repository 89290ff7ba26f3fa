"""The commands as a person or a program meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from samkompass.adapters.cli import main
from samkompass.adapters.cli.author import schemas
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.kinds import KINDS
from samkompass.model.rules import RULES
from support import ROOT, copy_project, run, small_project, whole_project


def all_commands(group: click.Group, above: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    for name, command in group.commands.items():
        found.append(((*above, name), command))
        if isinstance(command, click.Group):
            found += all_commands(command, (*above, name))
    return found


COMMANDS = all_commands(main)
LEAVES = [(path, command) for path, command in COMMANDS if not isinstance(command, click.Group)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a few records. Tests only read it."""
    return small_project(tmp_path_factory.mktemp("small") / "project")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with records of every kind. Tests only read it."""
    return whole_project(tmp_path_factory.mktemp("whole") / "project")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


# Help


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_help_tells_what_a_command_does_and_what_is_worth_knowing(
    path: tuple[str, ...], command: click.Command
) -> None:
    result = run(ROOT, *path, "--help")
    assert result.exit_code == 0
    taught = (command.help or "").strip().split("\n\n")
    assert len(taught) > 1, "a sentence that says what it does, and more that teaches"


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_help_explains_every_option(path: tuple[str, ...], command: click.Command) -> None:
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    unexplained = [
        option.opts[0] for option in options if not option.help and not isinstance(option.type, click.Choice)
    ]
    assert unexplained == [], path


@pytest.mark.parametrize(
    "name", [" ".join(path) for path, command in LEAVES if [p for p in command.params if isinstance(p, click.Argument)]]
)
def test_help_of_a_command_with_arguments_has_an_example(name: str) -> None:
    example = run(ROOT, *name.split(), "--help").stdout.partition("Example")[2]
    assert f"samkompass {name}" in example


def test_help_names_the_exit_codes() -> None:
    assert "Exit codes: 0" in run(ROOT, "--help").stdout


# Wrong usage


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("build",),
        ("bundle",),
        ("list",),
        ("explain", "angsvall"),
        ("schema",),
        ("new", "record", "case", "fall-ett"),
    ],
    ids=" ".join,
)
def test_outside_a_project_a_command_is_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = run(tmp_path, *arguments)
    assert (result.exit_code, "no project in" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [("chek",), ("list", "findings"), ("check", "--format", "xml"), ("new", "record", "cat", "x")],
    ids=" ".join,
)
def test_wrong_usage_has_exit_code_two(arguments: tuple[str, ...]) -> None:
    assert run(ROOT, *arguments).exit_code == 2


def test_a_command_finds_the_project_above_the_folder_it_stands_in(small: Path) -> None:
    assert run(small / "content" / "concept", "check").exit_code == 0


# list


def test_list_gives_programs_kind_id_title_and_url(small: Path) -> None:
    rows = json.loads(run(small, "list", "--format", "json").stdout)
    assert rows[0] == {
        "kind": "concept",
        "id": "samverkan",
        "title": "Samverkan",
        "url": "forsta/begrepp/samverkan.html",
    }


def test_list_holds_every_record_and_instrument() -> None:
    knowledge = compile_project(Project(ROOT)).knowledge
    rows = json.loads(run(ROOT, "list", "--format", "json").stdout)
    assert [row["id"] for row in rows] == [*knowledge.records, *knowledge.instruments]


@pytest.mark.parametrize("kind", [*KINDS, "instrument"])
def test_list_of_a_kind_holds_that_kind_only(kind: str, whole: Path) -> None:
    rows = json.loads(run(whole, "list", kind, "--format", "json").stdout)
    assert {row["kind"] for row in rows} == {kind}


def test_list_shows_people_every_title_whole() -> None:
    shown = run(ROOT, "list").stdout
    titles = [record.title for record in compile_project(Project(ROOT)).knowledge.records.values()]
    assert [title for title in titles if title not in shown] == []


# explain


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("samverkan", ["Samverkan", "forsta/begrepp/samverkan.html", "links to   fynd-ett", "linked by  fynd-ett"]),
        ("samverkan", ["source     kallan-2026, avsnitt 1"]),
        ("skalan#vilja", ["Vilja", "forsta/modeller/skalan.html#vilja", "origin     own"]),
        ("prov-skattning", ["Hur går det?", "scoring table", "weight 2", "reversed", "50 %", "0–4999"]),
        ("prov-skattning", ["radet", "vilja ≤ 4999"]),
        ("yaml.anchor", [RULES["yaml.anchor"].demands, RULES["yaml.anchor"].mend]),
    ],
)  # fmt: skip
def test_explain_tells_what_there_is_to_know(name: str, shown: list[str], small: Path) -> None:
    result = run(small, "explain", name)
    assert (result.exit_code, [part for part in shown if part not in result.stdout]) == (0, [])


@pytest.mark.parametrize("name", ["samverken", "skalan#viljan", "prov-skatning", "yaml.ancor"])
def test_explain_suggests_the_closest_name(name: str, small: Path) -> None:
    result = run(small, "explain", name)
    assert (result.exit_code, "Did you mean" in result.stderr) == (1, True)


@pytest.mark.parametrize("rule", RULES)
def test_explain_knows_every_rule_even_where_the_project_is_broken(rule: str, tmp_path: Path) -> None:
    (tmp_path / "content" / "concept").mkdir(parents=True)
    (tmp_path / "content" / "concept" / "a.yml").write_text("[")
    assert run(tmp_path, "explain", rule).exit_code == 0


# new record


def test_new_records_of_every_kind_pass_the_check_as_they_are(project: Path) -> None:
    for kind in KINDS:
        assert run(project, "new", "record", kind, f"nytt-namn-{kind}").exit_code == 0
    result = run(project, "check")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_never_takes_the_place_of_another(kind: str, project: Path) -> None:
    taken = project / "content" / "case" / "angsvall.yml"
    before = taken.read_bytes()
    result = run(project, "new", "record", kind, "angsvall")
    assert (result.exit_code, taken.read_bytes() == before) == (1, True)


def test_a_new_record_does_not_take_the_id_of_an_instrument(project: Path) -> None:
    assert run(project, "new", "record", "concept", "konfiguration").exit_code == 1


@pytest.mark.parametrize("id_", ["Ångsvall", "två ord", "../x", "a--b", "-a", "A", "", "a\n"])
def test_a_bad_id_is_wrong_usage_and_writes_nothing(id_: str, project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = run(project, "new", "record", "concept", "--", id_)
    assert (result.exit_code, sorted(project.rglob("*"))) == (2, before)


# score


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """The first published example: its answers and the result that it states."""
    knowledge = compile_project(Project(ROOT)).knowledge
    return knowledge.examples["konfiguration"].examples[0].model_dump(mode="json")


def response(answers: dict[str, Any]) -> bytes:
    return json.dumps(
        {"format": "samkompass-response/1", "instrument": "konfiguration", "version": "1.1", "answers": answers}
    ).encode()


def test_score_prints_the_result_of_a_file(example: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "mina svar.json"
    file.write_bytes(response(example["answers"]))
    result = run(ROOT, "score", "konfiguration", file)
    assert (result.exit_code, json.loads(result.stdout)) == (0, example["expected"])


def test_score_reads_standard_input(example: dict[str, Any]) -> None:
    result = run(ROOT, "score", "konfiguration", "-", stdin=response(example["answers"]))
    assert json.loads(result.stdout) == example["expected"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "response.not-json"),
        (response({"makt-1": 6}), "response.value"),
        (response({"makt-9": 1}), "response.unknown-item"),
        (response({"\ud800": 1}), "response.unknown-item"),
        (b" " * 1_000_001, "response.too-large"),
    ],
    ids=["empty", "value", "item", "half-a-character", "large"],
)
def test_score_refuses_what_is_no_response_and_says_why(raw: bytes, code: str) -> None:
    result = run(ROOT, "score", "konfiguration", "-", stdin=raw)
    assert (result.exit_code, result.stdout, result.stderr.partition(":")[0]) == (1, "", code)


def test_score_suggests_the_closest_instrument() -> None:
    result = run(ROOT, "score", "konfigurationen", "-", stdin=response({}))
    assert (result.exit_code, "Did you mean 'konfiguration'?" in result.stderr) == (2, True)


def test_score_of_a_broken_project_prints_its_problems(project: Path) -> None:
    (project / "content" / "case" / "angsvall.yml").write_text("kind: case\n")
    result = run(project, "score", "konfiguration", "-", stdin=response({}))
    assert (result.exit_code, "error[record.field-missing]" in result.stderr) == (1, True)


# schema


def test_schemas_in_the_repository_are_the_ones_the_models_give() -> None:
    committed = {
        path.name.removesuffix(".schema.json"): path.read_text(encoding="utf-8")
        for path in (ROOT / "schemas").glob("*.json")
    }
    assert committed == schemas(), "Run `make schemas`."


def test_schema_writes_one_file_a_kind(tmp_path: Path) -> None:
    assert run(ROOT, "schema", "--output", tmp_path / "editor").exit_code == 0
    written = {
        path.name.removesuffix(".schema.json"): path.read_text(encoding="utf-8")
        for path in (tmp_path / "editor").iterdir()
    }
    assert written == schemas()
