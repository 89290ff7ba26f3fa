"""Builds a site again and again while it is written: only what changed is read, assembled and written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from samkompass.load.kept import KeptDocuments
from samkompass.load.project import Project

from .assemble import Assembler, Theme
from .editions import Editions


class Preview:
    """A site in a folder of its own that follows its project."""

    def __init__(self, project: Project, edition: str, theme: Callable[[], Theme], folder: Path) -> None:
        """Make one.

        Args:
            project: where the edition is.
            edition: its id.
            theme: reads the theme.
            folder: where the site goes; nobody else writes there.
        """
        self._editions = Editions(project, cache=False, read=KeptDocuments().read)
        self._edition = edition
        self._theme = theme
        self._folder = folder
        self._assemblers: dict[str, Assembler] = {}
        self._stamp: object = None
        self._written: dict[str, bytes] = {}

    @property
    def started(self) -> bool:
        """Whether there is something to see."""
        return bool(self._written)

    def build(self) -> tuple[str, ...]:
        """Bring the site up to date. Whatever is raised, the site stays as it was.

        Returns:
            What is wrong with the links of hand-written pages, for people.

        Raises:
            ProblemsFound: the project has problems.
            PageProblem: a page cannot be finished.
            jinja2.TemplateError: a template of the theme is broken.
        """
        self._editions.forget_files()
        files: dict[str, bytes] = {}
        problems: list[str] = []
        for one in self._editions.render_languages(self._edition):
            assembled = self._assembler(one.site.below).assemble(one.site, one.pages)
            files |= {f"{one.site.below}{path}": data for path, data in assembled.files}
            problems += assembled.problems
        self._write(files)
        return tuple(problems)

    def _assembler(self, language: str) -> Assembler:
        """The assembler of a language, which has its last site; a new one when a file of the theme has changed."""
        theme = self._theme()
        stamp = {path: (file := path.stat()) and (file.st_mtime_ns, file.st_size) for path in theme.folder.rglob("*")}
        if stamp != self._stamp:
            self._assemblers, self._stamp = {}, stamp
        if language not in self._assemblers:
            self._assemblers[language] = Assembler(theme, preview=True)
        return self._assemblers[language]

    def _write(self, files: dict[str, bytes]) -> None:
        for path, data in files.items():
            if self._written.get(path) != data:
                target = self._folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        for path in self._written.keys() - files.keys():
            (self._folder / path).unlink(missing_ok=True)
        self._written = files
