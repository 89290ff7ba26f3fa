"""The editions of a project, rendered: what they share is read, checked and rendered once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from samkompass.load.project import Project
from samkompass.render.output import RenderedSite

from .store import Store

if TYPE_CHECKING:  # a build that finds its site as it left it needs none of it
    from jinja2 import Environment

    from samkompass.compile.compile import Base
    from samkompass.load.yaml_reader import Read
    from samkompass.render.kept import Kept


@dataclass(frozen=True)
class Rendered:
    """An edition, ready to be assembled.

    Attributes:
        site: what was rendered.
        pages: path below ``docs/`` → file of every page that people wrote.
    """

    site: RenderedSite
    pages: Mapping[str, Path]


class Editions:
    """Renders the editions of a project."""

    def __init__(self, project: Project, *, cache: bool = True, keep: bool = True, read: Read | None = None) -> None:
        """Make one.

        Args:
            project: the project, or an edition outside it.
            cache: use and keep renderings on disk.
            keep: keep renderings for the next edition, or the next time; `cache` does so in any case.
            read: reads one file of the base, as `samkompass.load.yaml_reader.read_yaml` does.
        """
        self.project = project
        self._read = read
        self._store = Store(project.root) if cache else None
        self._keep = cache or keep

    def render(self, edition: str) -> Rendered:
        """Render an edition.

        Raises:
            ProblemsFound: the project has problems, or no such edition.
        """
        from samkompass.compile.compile import compile_edition
        from samkompass.load.pages import pages_of
        from samkompass.render.site import render

        compiled = compile_edition(self.project, edition, base=self._base)
        assert compiled.edition is not None, "an edition that is compiled is there"
        pages = pages_of(self.project, compiled.layers)
        return Rendered(render(compiled, compiled.edition, tuple(pages), self._kept, self._jinja), pages)

    def save(self) -> None:
        """Keep on disk what was rendered."""
        if self._store and self._kept:
            self._store.save(self._kept)

    def forget_files(self) -> None:
        """Read the project's files again next time; renderings are told apart by what they were made from."""
        self.__dict__.pop("_base", None)

    @cached_property
    def _base(self) -> Base:
        from samkompass.compile.compile import compile_base

        return compile_base(self.project, self._read) if self._read else compile_base(self.project)

    @cached_property
    def _jinja(self) -> Environment:
        from samkompass.render.environment import environment

        return environment()

    @cached_property
    def _kept(self) -> Kept | None:
        from samkompass.render.kept import Kept

        return self._store.load() if self._store else Kept() if self._keep else None
