"""The house: imports run one way, the core knows neither MkDocs nor the command line, and files stay small."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT

PACKAGE = ROOT / "generator" / "samkompass"
STAGES = ["model", "load", "check", "scoring", "compile", "render", "publish", "adapters"]
"""From the ground up: a stage imports only what stands before it, and itself."""

MODULES = sorted(PACKAGE.rglob("*.py"))
OF_STAGES = [path for path in MODULES if path.parent != PACKAGE]
MOST_LINES = 400


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, also inside functions and for type checking."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    package = parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", OF_STAGES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    allowed = STAGES[: STAGES.index(stage_of(path)) + 1]
    inside = [name for name in imports(path) if name.startswith("samkompass.")]
    assert [name for name in inside if name.split(".")[1] not in allowed] == []


@pytest.mark.parametrize("path", [path for path in OF_STAGES if stage_of(path) != "adapters"], ids=name_of)
def test_the_core_knows_neither_the_engine_nor_the_command_line(path: Path) -> None:
    outside = {"mkdocs", "material", "click", "rich"}
    assert [name for name in imports(path) if name.split(".")[0] in outside] == []


def test_markdown_is_parsed_where_hand_written_pages_are() -> None:
    parse = [path.name for path in MODULES if any(name.split(".")[0] == "markdown" for name in imports(path))]
    assert set(parse) == {"converted.py", "handwritten.py"}


@pytest.mark.parametrize("path", [path for path in OF_STAGES if stage_of(path) == "scoring"], ids=name_of)
def test_scoring_stands_alone(path: Path) -> None:
    inside = [name for name in imports(path) if name.startswith("samkompass.")]
    assert [name for name in inside if not name.startswith("samkompass.scoring")] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_folder_of_the_package_is_a_stage() -> None:
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} == set(STAGES)


def written_by_hand() -> list[Path]:
    patterns = [
        "generator/**/*.py",
        "generator/**/*.j2",
        "tests/**/*.py",
        "tests/**/*.mjs",
        "bench/**/*.py",
        "assessments/runtime/**/*.mjs",
        "overrides/**/*.html",
    ]
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if "node_modules" not in path.parts)


@pytest.mark.parametrize("path", written_by_hand(), ids=name_of)
def test_a_file_does_one_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", [ROOT / "package-lock.json", *sorted((ROOT / "requirements").iterdir())], ids=name_of)
def test_a_lock_names_no_host(path: Path) -> None:
    assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=name_of)
def test_a_lock_has_a_hash_for_every_package(path: Path) -> None:
    entries = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
    assert packages
    assert [entry.split()[0] for entry in packages if "--hash=sha256:" not in entry] == []


def test_the_lock_of_the_runtime_has_a_hash_for_every_package() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
