"""The editions of a project, rendered: what they share is read, checked and rendered once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from samkompass.load.project import Project
from samkompass.render.output import RenderedSite, SiteLanguage

from .store import Store

if TYPE_CHECKING:  # a build that finds its site as it left it needs none of it
    from jinja2 import Environment

    from samkompass.compile.compile import Base, Compiled
    from samkompass.load.yaml_reader import Read
    from samkompass.render.kept import Kept


@dataclass(frozen=True)
class Rendered:
    """An edition in one language, ready to be assembled.

    Attributes:
        site: what was rendered.
        pages: path below ``docs/`` → file of every page that people wrote, where it goes to the site as it is.
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
        """Render an edition in its own language, as a site that knows of no other.

        Raises:
            ProblemsFound: the project has problems, or no such edition.
        """
        return next(self._rendered(edition))

    def render_languages(self, edition: str) -> tuple[Rendered, ...]:
        """Render an edition in all languages that it is published in, its own first, each leading to the others.

        Raises:
            ProblemsFound: the project has problems, or no such edition.
        """
        return linked(tuple(self._rendered(edition)))

    def save(self) -> None:
        """Keep on disk what was rendered."""
        if self._store and self._kept:
            self._store.save(self._kept)

    def forget_files(self) -> None:
        """Read the project's files again next time; renderings are told apart by what they were made from."""
        self.__dict__.pop("_base", None)

    def _rendered(self, edition: str) -> Iterator[Rendered]:
        from samkompass.compile.compile import compile_edition
        from samkompass.load.pages import pages_of
        from samkompass.render.site import render

        compiled = compile_edition(self.project, edition, base=self._base)
        assert compiled.edition is not None, "an edition that is compiled is there"
        pages = pages_of(self.project, compiled.layers)
        yield Rendered(render(compiled, compiled.edition, tuple(pages), self._kept, self._jinja), pages)
        for language in compiled.edition.languages:
            yield Rendered(self._translated(compile_edition(self.project, edition, language, base=self._base)), {})

    def _translated(self, compiled: Compiled) -> RenderedSite:
        """The site of a translation; its hand-written pages are among the rendered ones, with links that fit it."""
        from samkompass.load.pages import translated_pages
        from samkompass.render.hand_written import with_links
        from samkompass.render.site import render

        assert compiled.edition is not None, "an edition that is compiled is there"
        files = translated_pages(self.project, compiled.layers)
        (language,) = {layers.layer.language for layers in compiled.layers if layers.layer.kind == "translation"}
        site = render(compiled, compiled.edition, tuple(files), self._kept, self._jinja, language)
        own = built_pages(site.pages, files)
        note = site.texts["language.note"]
        written = {
            path: with_links(path, file.read_text(encoding="utf-8-sig"), own, compiled.edition.language, note)
            for path, file in files.items()
        }
        return replace(site, pages={**written, **site.pages})

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


def built_pages(*sources: Iterable[str]) -> frozenset[str]:
    """The built pages of Markdown files."""
    return frozenset(f"{path.removesuffix('.md')}.html" for paths in sources for path in paths)


def linked(all_: tuple[Rendered, ...]) -> tuple[Rendered, ...]:
    """The sites of an edition, each knowing the others."""

    def seen_from(one: RenderedSite, other: Rendered) -> SiteLanguage:
        site = other.site
        name, start = site.texts["language.name"], site.texts["language.start"]
        root = "../" * bool(one.below) + site.below
        return SiteLanguage(site.edition.language, name, start, root, built_pages(site.pages, other.pages))

    return tuple(
        replace(
            one, site=replace(one.site, languages=tuple(seen_from(one.site, two) for two in all_ if two is not one))
        )
        for one in all_
    )
