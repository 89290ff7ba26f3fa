"""The hand-written pages of an edition: the base's, with those of its layers in their place or beside them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from samkompass.model.diagnostic import Location
from samkompass.model.lineage import Change, Lineage

from .layers import LayerFiles
from .project import Project

HAND_WRITTEN = "om"
"""The folder below ``docs/`` whose pages are on the site. ``contributing`` is for readers of the repository."""


def pages_of(project: Project, layers: Iterable[LayerFiles] = ()) -> dict[str, Path]:
    """Path below ``docs/`` → file of every hand-written page of an edition, the folder's index first."""
    docs = project.base / "docs"
    found = {page.relative_to(docs).as_posix(): page for page in (docs / HAND_WRITTEN).glob("*.md")}
    for layer in layers:
        found |= layer.pages
    index = f"{HAND_WRITTEN}/index.md"
    return {path: found[path] for path in sorted(found, key=lambda path: (path != index, path))}


def translated_pages(project: Project, layers: Iterable[LayerFiles]) -> dict[str, Path]:
    """The hand-written pages of an edition that are in the language that its layers translate to."""
    layers = tuple(layers)
    own = {file for layer in layers if layer.layer.kind == "translation" for file in layer.pages.values()}
    return {path: file for path, file in pages_of(project, layers).items() if file in own}


def with_pages(lineage: Lineage, project: Project, layers: Iterable[LayerFiles]) -> Lineage:
    """A lineage with the pages that layers replace or add."""
    changes = dict(lineage.changes)
    beneath = pages_of(project)
    for layer in layers:
        for path, file in layer.pages.items():
            said = _text(beneath[path]) if path in beneath else None
            where = Location(layer.place / "docs" / path)
            change = Change(layer.layer, "new" if said is None else "set", "", where, said, _text(file), field="page")
            changes[f"page/{path}"] = (*changes.get(f"page/{path}", ()), change)
        beneath |= layer.pages
    return Lineage(changes) if len(changes) > len(lineage.changes) else lineage


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
