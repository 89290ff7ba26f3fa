"""Templates are compiled once, and what is kept of them never decides what a page says."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from samkompass.render.compiled import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sida.md.j2").write_text("Ett")
    (tmp_path / "environment.py").write_text("")
    return tmp_path


def text_of(folder: Path, *, keep: bool = True) -> str:
    cache = CompiledTemplates(folder / "environment.py", keep=keep)
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=cache, autoescape=True)
    return environment.get_template("sida.md.j2").render()


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix == ".pyc"]


def test_a_template_is_kept_where_python_keeps_modules(folder: Path) -> None:
    text_of(folder)
    (path,) = kept(folder)
    assert (path.parent.name, path.name.split(".")[0]) == ("__pycache__", "sida")


def test_what_is_kept_is_used(folder: Path) -> None:
    text_of(folder)
    before = [path.stat().st_mtime_ns for path in kept(folder)]
    assert text_of(folder) == "Ett"
    assert [path.stat().st_mtime_ns for path in kept(folder)] == before


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path) -> None:
    text_of(folder, keep=False)
    assert kept(folder) == []


def test_an_edit_of_a_template_shows(folder: Path) -> None:
    text_of(folder)
    (folder / "sida.md.j2").write_text("Två")
    assert text_of(folder) == "Två"


def test_what_was_compiled_for_other_filters_is_compiled_again(folder: Path) -> None:
    text_of(folder)
    (path,) = kept(folder)
    before = path.read_bytes()
    (folder / "environment.py").write_text("# other filters")
    text_of(folder)
    assert path.read_bytes() != before


@pytest.mark.parametrize("length", [0, 10, 30, 60, 200])
def test_what_is_kept_may_be_cut_off(length: int, folder: Path) -> None:
    text_of(folder)
    (path,) = kept(folder)
    path.write_bytes(path.read_bytes()[:length])
    assert text_of(folder) == "Ett"
