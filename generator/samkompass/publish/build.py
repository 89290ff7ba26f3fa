"""Builds an edition: its pages rendered, the site assembled from them, and both written in one step."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from samkompass.load.project import Project
from samkompass.render.output import EditionFacts

from .assemble import Assembler, Theme
from .rendering import hand_written, kept_or_rendered
from .settings import mkdocs_settings
from .staging import Staging
from .tree import files_below, write_tree


@dataclass(frozen=True)
class Built:
    """A site that was built.

    Attributes:
        folder: where it is.
        edition: what it is.
        pages: how many pages it has.
        problems: what is wrong with the links of hand-written pages, for people.
    """

    folder: Path
    edition: EditionFacts
    pages: int
    problems: tuple[str, ...]


def build(
    project: Project,
    edition: str,
    theme: Theme,
    site_dir: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    cache: bool = True,
) -> Built:
    """Build an edition in ``site/<edition>`` or another folder, and the rendered tree in ``build/<edition>``.

    Args:
        project: where the edition is.
        edition: its id.
        theme: what stands around its pages.
        site_dir: where the site goes.
        progress: told how many pages are done, and of how many.
        cache: use and keep what was rendered.

    Raises:
        ProblemsFound: the project has problems; what was built before is whole.
        PageProblem: a page cannot be finished.
        jinja2.TemplateError: a template of the theme is broken.
    """
    pages = hand_written(project.root / "docs")
    site = kept_or_rendered(project, edition, pages, cache=cache)
    files = {**theme.stylesheets, **files_below(theme.folder)}
    write_tree(project.root / "build" / edition, site, mkdocs_settings(site, theme.stylesheets), files, pages)
    assembled = Assembler(theme).assemble(site, pages, progress)
    target = site_dir or site_folder(project.root, edition)
    write_site(target, assembled.files)
    count = sum(1 for path in assembled.files if path.endswith(".html"))
    return Built(target, site.edition, count, assembled.problems)


def site_folder(root: Path, edition: str) -> Path:
    """Where an edition's site goes when nothing else is said."""
    return root / "site" / edition


def write_site(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a site in the place of what is there, which stays until the new one is whole."""
    staging = Staging(target)
    try:
        for folder in {posixpath.dirname(path) for path in files}:
            (staging.folder / folder).mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            (staging.folder / path).write_bytes(data)
        staging.commit()
    except BaseException:
        staging.discard()
        raise
