"""Serves a preview: rebuilds when something is saved, and tells the browser, with MkDocs' server for that."""

from __future__ import annotations

import gc
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from samkompass.load.project import Project
from samkompass.model.diagnostic import ProblemsFound
from samkompass.publish.assemble import Theme
from samkompass.publish.page import PageProblem
from samkompass.publish.preview import Preview

from .theme import told

STAYS = "The preview shows the pages as they were until this is mended."
SETTLED = 0.05
"""Seconds without a change after which what was saved is taken to be whole."""
_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]

log = logging.getLogger("mkdocs.samkompass")


class CannotListen(Exception):
    """The address is taken, or is none of this computer."""


class _Changes(Observer):  # type: ignore[misc, valid-type]
    """Hears of changes from the system; that files are read, as building does, is none."""

    def schedule(self, *arguments: Any, **options: Any) -> Any:
        return super().schedule(*arguments, **options, event_filter=_CHANGES)


def serve(project: Project, edition: str, theme: Callable[[], Theme], host: str, port: int) -> None:
    """Serve an edition until the process is interrupted.

    Raises:
        ProblemsFound: the project has problems from the start.
        PageProblem: a page cannot be finished from the start.
        jinja2.TemplateError: a template of the theme is broken from the start.
        CannotListen: the address cannot be had.
    """
    with tempfile.TemporaryDirectory(prefix="samkompass-") as folder:
        preview = Preview(project, edition, theme, Path(folder))
        server = LiveReloadServer(lambda: _rebuild(preview), host, port, folder)
        server.observer = _Changes()
        server.build_delay = SETTLED
        server.error_handler = lambda code: (Path(folder) / "404.html").read_bytes() if code == 404 else None
        for problem in preview.build():
            log.warning(problem)
        for watched in (*project.input_folders(), project.root / "docs", project.root / "overrides"):
            if watched.is_dir():
                server.watch(str(watched))
        if project.outside:  # edition.yml and the logo
            server.watch(str(project.root), recursive=False)
        gc.freeze()
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except OSError as error:
            raise CannotListen(f"Cannot listen on {host}:{port}: {error.strerror or error}.") from error
        except KeyboardInterrupt:
            log.info("Shutting down...")
        finally:
            server.shutdown()


def _rebuild(preview: Preview) -> None:
    """Bring the preview up to date, or say why not."""
    gc.disable()
    try:
        for problem in preview.build():
            log.warning(problem)
    except ProblemsFound as problems:
        log.error("%s\n\n%s", problems, STAYS)
    except PageProblem as problem:
        log.error("A page cannot be finished: %s. %s", problem, STAYS)
    except TemplateError as error:
        log.error("%s\n\n%s", told(error), STAYS)
    finally:
        gc.enable()
