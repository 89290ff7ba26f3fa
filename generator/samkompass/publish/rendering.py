"""An edition's pages, rendered or taken from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from samkompass.load.project import Project
from samkompass.render.output import RenderedSite

from .cache import RenderCache, cache_key

if TYPE_CHECKING:
    from samkompass.load.kept import KeptDocuments

HAND_WRITTEN = "om"
"""The folder below ``docs/`` whose pages are on the site. ``contributing`` is for readers of the repository."""

CACHE = ".cache"
"""Where a project keeps what need not be made again."""


def hand_written(docs: Path) -> dict[str, Path]:
    """Hand-written pages of the site: path below ``docs/`` → file, the folder's index first."""
    pages = sorted((docs / HAND_WRITTEN).glob("*.md"), key=lambda page: (page.stem != "index", page.stem))
    return {page.relative_to(docs).as_posix(): page for page in pages}


def kept_or_rendered(project: Project, edition: str, pages: Mapping[str, Path], *, cache: bool) -> RenderedSite:
    """Render an edition of a project, unless what was kept fits.

    Args:
        project: where it is.
        edition: its id.
        pages: its hand-written pages, path below ``docs/`` → file.
        cache: use and keep what was rendered.

    Raises:
        ProblemsFound: the project has problems, or no such edition.
    """
    if not cache:
        return rendered(project, edition, pages)
    kept = RenderCache(project.root / CACHE / "rendered")
    key = cache_key(project.root, project.inputs(edition), edition, *pages, *project.permalinks())
    site = kept.load(key)
    if site is None:
        site = rendered(project, edition, pages)
        kept.store(key, site)
    return site


def rendered(
    project: Project, edition: str, pages: Mapping[str, Path], documents: KeptDocuments | None = None
) -> RenderedSite:
    """Render an edition of a project.

    Args:
        project: where it is.
        edition: its id.
        pages: its hand-written pages, path below ``docs/`` → file.
        documents: what the project's files said before.

    Raises:
        ProblemsFound: the project has problems, or no such edition.
    """
    # Imported here, because a build that finds its site in the cache needs none of it.
    from samkompass.compile.compile import compile_base, compile_edition
    from samkompass.render.site import render

    base = compile_base(project, documents.read) if documents else compile_base(project)
    compiled = compile_edition(project, edition, base=base)
    assert compiled.edition is not None, "an edition that is compiled is there"
    return render(compiled, compiled.edition, tuple(pages))
