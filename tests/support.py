"""What several tests share: running the command line in this process, and copies of the project to break."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from samkompass.adapters.cli import main

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"

UPDATE = os.environ.get("SAMKOMPASS_UPDATE") == "1"
"""Whether expected files are written instead of compared."""

HOW_TO_UPDATE = "If the new output is right, run the same test with SAMKOMPASS_UPDATE=1 and read the difference."


def run(project: Path, *arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run the command as a person would in a project's folder."""
    try:
        return CliRunner().invoke(main, ["-C", str(project), *map(str, arguments)], input=stdin)
    finally:
        gc.unfreeze()  # a command's process ends after it; this one goes on


def copy_project(target: Path) -> Path:
    """The project's inputs in a folder of their own; scripts' sources and old output are left out."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("content", "assessments", "overrides", "docs"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("runtime"))
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def small_project(target: Path) -> Path:
    """The project of the check's cases, with the texts of the real interface, which pages cannot do without."""
    shutil.copytree(CASES / "check" / "_base", target)
    shutil.copytree(ROOT / "content" / "interface", target / "content" / "interface", dirs_exist_ok=True)
    return target


def full_project(target: Path) -> Path:
    """The project of the check's cases, with an instrument that uses everything there is in place of its own."""
    small_project(target)
    for name in ("instrument.yml", "examples.yml", "proof.json"):
        shutil.copyfile(CASES / "instrument" / name, target / "assessments" / "prov-skattning" / name)
    shutil.copyfile(CASES / "instrument" / "ojamn.yml", target / "assessments" / "scales" / "ojamn.yml")
    return target


def whole_project(target: Path) -> Path:
    """A small project with every kind and form of record and a value in every field; it builds as the real one does."""
    small_project(target)
    shutil.copytree(CASES / "whole", target, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.rmtree(target / "docs")
    shutil.copytree(ROOT / "docs" / "om", target / "docs" / "om")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (target / "mkdocs.yml").write_text(settings.replace("nationell", "prov"), encoding="utf-8")
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def expect(actual: str, expected: Path) -> None:
    """Compare a text with the file that holds what it should be."""
    if UPDATE:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8"), HOW_TO_UPDATE
