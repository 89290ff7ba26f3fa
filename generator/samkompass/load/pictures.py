"""The pictures that stand beside an edition's file."""

from __future__ import annotations

from pathlib import Path

from samkompass.model.look import Picture

from .project import Project

LARGEST = 100_000
"""Bytes. A logo is on every page, and phones on slow networks load it before they show where one is."""


def pictures(project: Project, edition: str) -> tuple[Picture, ...]:
    """Every picture beside an edition's file; of one that is too large no more is read than shows that it is."""
    return tuple(map(_picture, project.pictures(edition)))


def _picture(path: Path) -> Picture:
    with path.open("rb") as file:
        return Picture(path.name, path.stat().st_size, file.read(LARGEST + 1))
