"""What tests of editions share: a small project to lay layers on, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from samkompass.compile.compile import Compiled, compile_edition
from samkompass.load.project import Project
from support import small_project


def layered(target: Path, files: dict[str, str], base: dict[str, tuple[str, str]] | None = None) -> Project:
    """The small project with files of layers.

    Args:
        target: where it goes.
        files: path → text. A path starts at the edition 'prov', or at the project when it starts with a slash.
        base: path in the project → text that stands once in it, and what takes its place.
    """
    root = small_project(target)
    for path, text in files.items():
        file = root / path[1:] if path.startswith("/") else root / "content" / "editions" / "prov" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    for path, (old, new) in (base or {}).items():
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, path
        (root / path).write_text(text.replace(old, new), encoding="utf-8")
    return Project(root)


def compiled(target: Path, files: dict[str, str], edition: str = "prov", language: str | None = None) -> Compiled:
    """An edition of the small project with files of layers."""
    return compile_edition(layered(target / "project", files), edition, language)


def edition(id_: str, extends: str | None = None) -> str:
    """The file of an edition."""
    return (
        f'kind: edition\nid: {id_}\nname: Utgåvan {id_}\nversion: "1.0.0"\nlanguage: sv\n'
        "description: En utgåva.\ncontact:\n  name: Någon\n" + (f"extends: {extends}\n" if extends else "")
    )


ADVICE = "content/recommendation/radet.yml"
INSTRUMENT = "assessments/prov-skattning/instrument.yml"
HEAD = "kind: recommendation\nid: radet\n"
INSTRUMENT_HEAD = "kind: instrument\nid: prov-skattning\n"
