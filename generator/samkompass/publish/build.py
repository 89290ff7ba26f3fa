"""Builds editions: their pages rendered, the sites assembled from them, and each written in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from samkompass.load.project import Project
from samkompass.render.output import EditionFacts

from .archive import Packer
from .assemble import Assembled, Assembler, Theme
from .bundle import bundle, bundle_name
from .editions import Editions, Rendered
from .settings import mkdocs_settings
from .staging import write_folder
from .stamp import Stamps, inputs_key
from .tree import files_below, tree_files, write_tree


@dataclass(frozen=True)
class Built:
    """A site that was built.

    Attributes:
        folder: where it is.
        edition: what it is.
        pages: how many pages it has.
        problems: what is wrong with the links of hand-written pages, for people.
        new: whether it was built now; not when it was as it should be, and left alone.
        key: tells its input from any other; '' when nothing is kept on disk.
    """

    folder: Path
    edition: EditionFacts
    pages: int
    problems: tuple[str, ...]
    new: bool = True
    key: str = ""


class Builder:
    """Builds editions of a project, one after another. What they share is made once, and kept for the next run."""

    def __init__(self, project: Project, theme: Theme, *, cache: bool = True, many: bool = False) -> None:
        """Make one.

        Args:
            project: the project, or an edition outside it.
            theme: what stands around the pages.
            cache: use and keep on disk what was rendered, and leave sites alone that are as they should be.
            many: several editions will be built.
        """
        self._project = project
        self._theme = theme
        self._editions = Editions(project, cache=cache, keep=many)
        self._stamps = Stamps(project.root) if cache else None
        self._packer = Packer()

    def build(
        self,
        edition: str,
        site_dir: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
        *,
        tree: bool = True,
    ) -> Built:
        """Build an edition in ``site/<edition>`` or another folder.

        Args:
            edition: its id.
            site_dir: where the site goes.
            progress: told how many pages are done, and of how many.
            tree: write the rendered tree to ``build/<edition>`` too.

        Raises:
            ProblemsFound: the project has problems; what was built before is whole.
            PageProblem: a page cannot be finished.
            jinja2.TemplateError: a template of the theme is broken.
            OSError: a file could not be read or written.
        """
        root = self._project.root
        target = site_dir or site_folder(root, edition)
        folders = [target, *([root / "build" / edition] if tree else [])]
        key = self._key(edition) if self._stamps else ""
        stamp = edition if tree else f"{edition}-site"
        if self._stamps and (noted := self._stamps.fits(stamp, key, folders)):
            facts = EditionFacts(**noted["edition"])
            return Built(target, facts, noted["pages"], tuple(noted["problems"]), new=False, key=key)
        languages = self._editions.render_languages(edition)
        if tree:
            write_tree(root / "build" / edition, self._tree(languages))
        assembled = self._assembled(languages, progress)
        files = write_folder(target, assembled.files)
        pages = sum(1 for path in files if path.endswith(".html"))
        facts = languages[0].site.edition
        if self._stamps:
            noted = {"edition": asdict(facts), "pages": pages, "problems": assembled.problems}
            self._stamps.set(stamp, key, folders, noted)
        return Built(target, facts, pages, assembled.problems, key=key)

    def bundle(self, built: Built, dist: Path, progress: Callable[[int, int], None] | None = None) -> Path:
        """Zip a site that was built, unless its zip is as it should be.

        Args:
            built: the site.
            dist: where the zip goes.
            progress: told how many files are done, and of how many.

        Raises:
            BundleProblem: no zip was made, and the old one is as it was.
        """
        target = dist / f"{bundle_name(built.edition)}.zip"
        name = f"{built.edition.id}-zip"
        key = inputs_key((), built.key, os.environ.get("SOURCE_DATE_EPOCH", ""))
        if self._stamps and not built.new and self._stamps.fits(name, key, [target]) is not None:
            return target
        made = bundle(built.folder, built.edition, dist, progress or _silent, self._packer)
        if self._stamps:
            self._stamps.set(name, key, [made], {})
        return made

    def save(self) -> None:
        """Keep on disk what was rendered."""
        self._editions.save()

    def _tree(self, languages: Iterable[Rendered]) -> dict[str, bytes]:
        theme = {**self._theme.stylesheets, **files_below(self._theme.folder)}
        found: dict[str, bytes] = {}
        for one in languages:
            found |= tree_files(one.site, mkdocs_settings(one.site, self._theme.stylesheets), theme, one.pages)
        return found

    def _assembled(self, languages: tuple[Rendered, ...], progress: Callable[[int, int], None] | None) -> Assembled:
        """The sites of all languages as one, each translation in its folder."""
        total = sum(len(one.site.pages) + len(one.pages) for one in languages)
        files: list[Iterator[tuple[str, bytes]]] = []
        problems: list[str] = []
        before = 0
        for one in languages:

            def told(done: int, _: int, before: int = before) -> None:
                if progress:
                    progress(before + done, total)

            assembled = self._assembler.assemble(one.site, one.pages, told)
            files.append(_below(one.site.below, assembled.files))
            problems += assembled.problems
            before += len(one.site.pages) + len(one.pages)
        return Assembled(chain.from_iterable(files), tuple(problems))

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self._theme)

    def _key(self, edition: str) -> str:
        return inputs_key(_named(self._project.layer_inputs(edition)), edition, self._shared)

    @cached_property
    def _shared(self) -> str:
        """Key of what all editions are made from."""
        theme = (*self._theme.stylesheets.items(), *sorted(files_below(self._theme.folder).items()))
        return inputs_key((*theme, *_named(self._project.base_inputs())))


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def _below(folder: str, files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}{path}", data) for path, data in files)


def _named(files: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    return ((path.as_posix(), path) for path in files)


def site_folder(root: Path, edition: str) -> Path:
    """Where an edition's site goes when nothing else is said."""
    return root / "site" / edition
