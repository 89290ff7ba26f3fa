"""Writes ``content/permalinks.txt``: every address that was published. ``make permalinks`` runs it before a release.

Entries are added and never removed, so that the check notices what has gone.
"""

from __future__ import annotations

from pathlib import Path

from samkompass.check.permalinks import permalinks
from samkompass.compile.compile import compile_project
from samkompass.load.project import PERMALINKS, Project


def content(project: Project) -> str:
    """The text of the file: what it holds already and what the project has now, sorted, one a line."""
    knowledge = compile_project(project).knowledge
    now = {
        link for thing in (*knowledge.records.values(), *knowledge.instruments.values()) for link in permalinks(thing)
    }
    return "".join(f"{link}\n" for link in sorted(now | set(project.permalinks())))


if __name__ == "__main__":
    here = Project.find(Path.cwd())
    (here.root / PERMALINKS).write_text(content(here), encoding="utf-8")
