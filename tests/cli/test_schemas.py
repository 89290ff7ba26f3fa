"""The JSON Schemas that editors use agree with the check."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from samkompass.adapters.cli.author import schemas
from samkompass.load.project import Project
from samkompass.load.records import demanded
from samkompass.load.yaml_reader import read_yaml
from samkompass.model.diagnostic import Report
from support import CASES, ROOT

SCHEMAS: dict[str, dict[str, Any]] = {kind: json.loads(text) for kind, text in schemas().items()}
FILES = [Project(ROOT).relative(path) for path in Project(ROOT).files()]


def plain(value: Any) -> Any:
    """Lists for tuples: a schema knows JSON only."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return [plain(member) for member in value] if isinstance(value, tuple) else value


def faults(place: PurePosixPath, raw: bytes) -> list[str]:
    document = read_yaml(raw, place, Report())
    assert document is not None
    validator = Draft202012Validator(SCHEMAS[demanded(place)[0]])
    return [error.message for error in validator.iter_errors(plain(document.data))]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("place", FILES, ids=str)
def test_every_file_of_the_project_fits_its_schema(place: PurePosixPath) -> None:
    assert faults(place, (ROOT / place).read_bytes()) == []


LAYERS = sorted(path for name in ("editions", "translations") for path in (ROOT / "content" / name).rglob("*.yml"))
LAID = [path for path in LAYERS if demanded(Project(ROOT).relative(path))[0] == "overlay"]


def faults_in_a_layer(raw: bytes) -> list[str]:
    found = read_yaml(raw, PurePosixPath("file.yml"), Report())
    assert found is not None
    resources = [(f"{kind}.schema.json", DRAFT202012.create_resource(schema)) for kind, schema in SCHEMAS.items()]
    validator = Draft202012Validator(SCHEMAS["overlay"], registry=Registry().with_resources(resources))
    return [error.message for error in validator.iter_errors(plain(found.data))]


@pytest.mark.parametrize("path", LAID, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_a_layer_fits_the_schema_of_overlays(path: Path) -> None:
    assert faults_in_a_layer(path.read_bytes()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("set: [summary]", id="an operation of another form"),
        pytest.param("hide: false", id="hidden or left alone"),
        pytest.param("sumary: Text", id="a field that the kind lacks"),
        pytest.param("set: {summary: Text}\nsummary: Text", id="both an overlay and a record"),
    ],
)
def test_an_editor_shows_what_is_wrong_in_a_layer(wrong: str) -> None:
    assert faults_in_a_layer(f"kind: recommendation\nid: radet\n{wrong}\n".encode()) != []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/source/kallan-2026.yml", "publisher: Utgivaren\n", ""),
        ("content/recommendation/radet.yml", "steps:", "step:"),
        ("content/recommendation/radet.yml", "[direktor]", "[direktorn]"),
        ("content/concept/samverkan.yml", "title: Samverkan", "title: [Samverkan]"),
        ("content/concept/samverkan.yml", "title: Samverkan", "title: 1.10"),
        ("content/concept/samverkan.yml", "id: samverkan", "id: Samverkan"),
        ("content/concept/samverkan.yml", "kind: concept", "kind: finding"),
        ("content/model/skalan.yml", "form: dimensions", "form: stairs"),
    ],
)
def test_an_editor_shows_what_the_check_would_find(path: str, old: str, new: str) -> None:
    text = (CASES / "check" / "_base" / path).read_text(encoding="utf-8")
    assert faults(PurePosixPath(path), text.replace(old, new).encode()) != []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_editor_explains_the_kind(kind: str) -> None:
    parts = [SCHEMAS[kind], *SCHEMAS[kind].get("$defs", {}).values()]
    assert any(part.get("description") for part in parts)
