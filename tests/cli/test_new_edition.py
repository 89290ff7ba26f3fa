"""An edition in a folder of its own, as `samkompass new edition` makes it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml

from samkompass import __version__
from samkompass.adapters.cli import main
from samkompass.load.edition_skeleton import requirement
from samkompass.load.project import Project
from samkompass.model.edition import Edition
from samkompass.model.kinds import KINDS
from support import contents, run


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that nobody has changed. Tests only read it."""
    folder = tmp_path_factory.mktemp("editions")
    result = run(folder, "new", "edition", "skaraborg")
    assert result.exit_code == 0, result.output
    return folder / "skaraborg"


@pytest.fixture
def edition(untouched: Path, tmp_path: Path) -> Path:
    return shutil.copytree(untouched, tmp_path / "skaraborg")


def uncommented(text: str) -> str:
    """YAML whose fields that stand as comments are used; explanations stay comments."""
    return re.sub(r"(?m)^( *)# ( *(?:- )?[a-z_]+:(?: .*)?| *- .*)$", r"\1\2", text)


# The folder


def test_a_new_edition_passes_the_check_as_it_is(untouched: Path) -> None:
    result = run(untouched, "check")
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_folder_holds_nothing_of_the_base_but_one_example(untouched: Path) -> None:
    assert {path.parts[0] for path in map(Path, contents(untouched))} == {
        ".github", ".gitignore", ".gitlab-ci.yml", ".vscode", "README.md", "assessments", "content", "docs",
        "edition.yml", "requirements.txt", "schemas",
    }  # fmt: skip
    written = [path for path in contents(untouched) if path.startswith(("content/", "assessments/", "docs/"))]
    assert written == [
        "assessments/.gitkeep",
        "content/recommendation/jambordighet-fran-start.yml",
        "docs/om/.gitkeep",
    ]


def test_the_name_is_made_of_the_id_when_none_is_given(untouched: Path) -> None:
    assert yaml.safe_load((untouched / "edition.yml").read_text("utf-8"))["name"] == "Samverkanskompassen Skaraborg"


@pytest.mark.parametrize("name", ['"Vår" kompass', "Kompass: väst", "100 % kompass # 1", "Å\\ä'ö"])
def test_any_name_of_one_line_is_kept_as_it_is(name: str, tmp_path: Path) -> None:
    assert run(tmp_path, "new", "edition", "vast", "--name", name).exit_code == 0
    assert yaml.safe_load((tmp_path / "vast" / "edition.yml").read_text("utf-8"))["name"] == name


def test_it_can_be_made_in_a_folder_that_has_other_files(tmp_path: Path) -> None:
    (tmp_path / "arkiv" / ".git").mkdir(parents=True)
    (tmp_path / "arkiv" / "LICENSE").write_text("fri")
    result = run(tmp_path, "new", "edition", "vast", "--folder", tmp_path / "arkiv")
    assert (result.exit_code, run(tmp_path / "arkiv", "check").exit_code) == (0, 0)


@pytest.mark.parametrize("name", ["README.md", "edition.yml", ".gitlab-ci.yml"])
def test_nothing_is_written_where_a_file_would_be_replaced(name: str, tmp_path: Path) -> None:
    (tmp_path / "vast").mkdir()
    (tmp_path / "vast" / name).write_text("mitt")
    result = run(tmp_path, "new", "edition", "vast")
    assert (result.exit_code, contents(tmp_path)) == (1, {f"vast/{name}": b"mitt"})
    assert f"{name} is there already" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("Väst",), ("../vast",), ("vast", "--name", ""), ("vast", "--name", "två\nrader")], ids=repr
)
def test_a_bad_id_or_name_is_wrong_usage_and_writes_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = run(tmp_path, "new", "edition", *arguments)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_the_id_of_an_edition_of_the_base_is_taken(tmp_path: Path) -> None:
    result = run(tmp_path, "new", "edition", "nationell")
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])


def test_an_edition_is_not_made_in_another(edition: Path) -> None:
    before = contents(edition)
    assert (run(edition, "new", "edition", "vast").exit_code, contents(edition)) == (2, before)


def test_where_there_is_no_project_a_command_tells_how_to_start_one(tmp_path: Path) -> None:
    assert "samkompass new edition" in run(tmp_path, "check").stderr


# edition.yml


def fields(schema: dict[str, Any]) -> set[str]:
    return {name for part in (schema, *schema.get("$defs", {}).values()) for name in part.get("properties", {})}


def test_edition_yml_shows_every_field_that_an_edition_has(untouched: Path) -> None:
    text = (untouched / "edition.yml").read_text("utf-8")
    assert [name for name in fields(Edition.model_json_schema()) if not re.search(rf"\b{name}:", text)] == []


def test_every_field_that_edition_yml_shows_can_be_used(edition: Path) -> None:
    file = edition / "edition.yml"
    file.write_text(uncommented(file.read_text("utf-8")), "utf-8")
    (edition / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    result = run(edition, "check")
    assert (result.exit_code, result.stderr) == (0, "")
    used = yaml.safe_load(file.read_text("utf-8"))
    assert (used["extends"], len(used["municipalities"]), len(used["start"]["links"])) == ("nationell", 2, 2)


# Own records


def test_a_new_record_in_an_edition_is_the_editions_own(edition: Path) -> None:
    for kind in KINDS:
        assert run(edition, "new", "record", kind, f"vart-{kind}").exit_code == 0
        assert (edition / "content" / kind / f"vart-{kind}.yml").is_file()
    rows = json.loads(run(edition, "list", "--format", "json").stdout)
    assert {f"vart-{kind}" for kind in KINDS} <= {row["id"] for row in rows}


def test_a_new_record_does_not_take_the_id_of_one_in_the_base(edition: Path) -> None:
    result = run(edition, "new", "record", "case", "angsvall")
    assert (result.exit_code, (edition / "content" / "case").exists()) == (1, False)
    assert "samkompass new overlay angsvall" in result.stderr


# What the README and the workflows tell to run


def told(text: str) -> list[list[str]]:
    """The arguments of each call of samkompass in a text; dots and words in capitals stand for what the reader has."""
    calls = re.findall(r"(?m)(?:^|`|run: |- )samkompass ((?!Vet|och)[^`\n#]+)", text)
    return [shlex.split(call.split("     ")[0]) for call in calls]


def find(arguments: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = main
    while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        command, arguments = command.commands[arguments[0]], arguments[1:]
    return command, arguments


@pytest.mark.parametrize("name", ["README.md", ".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_every_command_that_is_told_exists_with_its_options(name: str, untouched: Path) -> None:
    calls = told((untouched / name).read_text("utf-8"))
    assert len(calls) >= 4
    for call in calls:
        command, rest = find(call)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert [part for part in rest if part.startswith("--") and part not in known] == [], call


def test_the_readme_names_files_that_are_there(untouched: Path) -> None:
    text = (untouched / "README.md").read_text("utf-8")
    named = re.findall(r"`((?:content|\.github|\.gitlab|requirements|edition)[\w./-]*\.(?:yml|txt))`", text)
    made_by_reader = {"content/interface/egna.yml", "content/scenario/stottande-samverkan.yml"}
    assert [name for name in named if not (untouched / name).is_file()] == sorted(made_by_reader & set(named))[::-1]


def test_records_that_the_readme_tells_to_change_are_in_the_base(untouched: Path, edition: Path) -> None:
    text = (untouched / "README.md").read_text("utf-8")
    ids = [call[2] for call in told(text) if call[:2] == ["new", "overlay"]]
    assert len(ids) == 3
    assert [run(edition, "new", "overlay", id_).exit_code for id_ in ids] == [0, 0, 0]


# Publishing by GitHub and GitLab


def steps(text: str) -> list[str]:
    """Which commands are run, in order."""
    return [call[0] for call in told(text)]


@pytest.mark.parametrize("name", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_a_workflow_checks_builds_bundles_and_verifies_before_it_publishes(name: str, untouched: Path) -> None:
    text = (untouched / name).read_text("utf-8")
    assert steps(text) == ["check", "build", "bundle", "verify"]
    assert "site/skaraborg/." in text


def test_on_github_only_publishing_may_write_and_only_to_pages(untouched: Path) -> None:
    workflow = yaml.safe_load((untouched / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    permissions = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert (workflow["permissions"], permissions) == (
        {},
        {"bygg": {"contents": "read"}, "publicera": {"pages": "write", "id-token": "write"}},
    )


def test_on_github_only_actions_of_github_itself_run_each_in_a_version_that_is_named(untouched: Path) -> None:
    workflow = yaml.safe_load((untouched / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", name)] == []


def test_on_github_nothing_that_others_write_is_run(untouched: Path) -> None:
    workflow = yaml.safe_load((untouched / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert [run for run in runs if "${{" in run] == []


def test_on_gitlab_pages_come_from_the_default_branch_only(untouched: Path) -> None:
    jobs = yaml.safe_load((untouched / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["pages"]["artifacts"]["paths"] == ["public/"]
    assert jobs["bygg"]["cache"]["paths"] == [".cache/"]


@pytest.mark.parametrize(
    ("version", "asked"),
    [("0.1.0", "samkompass>=0.1.0,<0.2"), ("0.12.3", "samkompass>=0.12.3,<0.13"), ("2.4.1", "samkompass>=2.4.1,<3")],
)
def test_pip_is_asked_for_versions_that_break_nothing(version: str, asked: str) -> None:
    assert requirement(version) == asked


def test_the_requirements_name_the_version_that_made_the_edition(untouched: Path) -> None:
    assert requirement(__version__) in (untouched / "requirements.txt").read_text("utf-8").splitlines()


# Help while typing


def test_an_editor_finds_a_schema_for_every_kind_of_file(untouched: Path) -> None:
    settings = json.loads((untouched / ".vscode" / "settings.json").read_text("utf-8"))
    assert [path for path in settings["yaml.schemas"] if not (untouched / path).is_file()] == []
    assert {f"content/{kind}/*.yml" for kind in KINDS} <= set(settings["yaml.schemas"].values())


def valid(folder: Path, kind: str, data: object) -> bool:
    schema = json.loads((folder / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema).is_valid(data)


def test_the_schema_of_a_kind_takes_an_overlay(untouched: Path) -> None:
    data = yaml.safe_load(next((untouched / "content" / "recommendation").glob("*.yml")).read_text("utf-8"))
    assert valid(untouched, "recommendation", data)
    assert valid(untouched, "recommendation", data | {"set": {"title": "Börja litet"}})
    assert not valid(untouched, "recommendation", data | {"sett": {}})


def test_the_schema_of_a_kind_takes_a_record(untouched: Path) -> None:
    record = Project.find(untouched).base / "content" / "case" / "angsvall.yml"
    data = yaml.safe_load(record.read_text("utf-8"))
    assert valid(untouched, "case", data)
    assert not valid(untouched, "case", {name: value for name, value in data.items() if name != "title"})


def test_after_an_upgrade_the_schemas_are_written_anew(edition: Path) -> None:
    before = contents(edition / "schemas")
    (edition / "schemas" / "case.schema.json").write_text("{}")
    assert (run(edition, "schema").exit_code, contents(edition / "schemas") == before) == (0, True)


def test_a_mistake_in_edition_yml_is_one_problem_at_its_line(edition: Path) -> None:
    file = edition / "edition.yml"
    file.write_text(
        file.read_text("utf-8").replace('name: "Samverkanskompassen Skaraborg"', "name: Vår: kompass"), "utf-8"
    )
    result = run(edition, "check", "--format", "json")
    assert [(found["rule"], found["path"]) for found in json.loads(result.stdout)] == [("yaml.syntax", "edition.yml")]
