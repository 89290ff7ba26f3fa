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
        self._assembler: Assembler | None = None
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
        rendered = self._editions.render(self._edition)
        assembled = self._current().assemble(rendered.site, rendered.pages)
        self._write(dict(assembled.files))
        return assembled.problems

    def _current(self) -> Assembler:
        """The assembler; a new one when a file of the theme has changed."""
        theme = self._theme()
        stamp = {path: (file := path.stat()) and (file.st_mtime_ns, file.st_size) for path in theme.folder.rglob("*")}
        if self._assembler is None or stamp != self._stamp:
            self._assembler, self._stamp = Assembler(theme, preview=True), stamp
        return self._assembler

    def _write(self, files: dict[str, bytes]) -> None:
        for path, data in files.items():
            if self._written.get(path) != data:
                target = self._folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        for path in self._written.keys() - files.keys():
            (self._folder / path).unlink(missing_ok=True)
        self._written = files
