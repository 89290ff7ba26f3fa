"""The project's theme: its own templates and files, and the stylesheet that it has from Material."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from jinja2 import TemplateError

from samkompass.load.project import Project
from samkompass.publish.assemble import Theme
from samkompass.publish.store import CACHE


def project_theme(project: Project, *, keep_compiled: bool = False) -> Theme:
    """The theme of a project: that of its base.

    Args:
        project: the project.
        keep_compiled: keep compiled templates in the project's cache.
    """
    compiled = project.root / CACHE / "theme" if keep_compiled else None
    return Theme(project.base / "overrides", material_stylesheets(), compiled)


def told(error: TemplateError) -> str:
    """What is wrong with a template of the theme, for people."""
    place = f"{getattr(error, 'filename', None) or 'overrides'}:{getattr(error, 'lineno', 0)}"
    return f"A template of the theme is broken: {place}: {error.message}"


def material_stylesheets() -> dict[str, Path]:
    """Material's main stylesheet: path on the site → file. Material's own code is not run for it."""
    spec = find_spec("material")
    folders = spec.submodule_search_locations if spec else None
    templates = [Path(folder) / "templates" for folder in folders or ()]
    sheets = [sheet for folder in templates for sheet in sorted(folder.glob("assets/stylesheets/main.*.min.css"))]
    return {f"assets/stylesheets/{sheet.name}": sheet for sheet in sheets}
