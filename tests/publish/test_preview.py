"""The preview: what is saved shows, and a fault in it is told and breaks nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import whole_project

RECORD = "content/recommendation/rad-tva.yml"
PAGE = "gor/rad-tva.html"
PATIENCE = 60.0
"""Seconds that a slow machine is given; the tests wait no longer than they must."""

COMMANDS = {
    "ours": ["-m", "samkompass", "serve", "--address"],
    "the engine's": ["-m", "mkdocs", "serve", "--dev-addr"],
}


class Preview:
    """A running preview of a project."""

    def __init__(self, project: Path, command: list[str], log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.project = project
        self.log = log
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, *command, self.address],
                cwd=project,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            )

    def title(self, title: str) -> None:
        """Save the record with another title, as it stands in YAML."""
        path = self.project / RECORD
        path.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", path.read_text("utf-8")), "utf-8")

    def page(self) -> str:
        """The page as the browser gets it, or nothing while the preview is starting."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{PAGE}", timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.page(), re.DOTALL)
        return found[1] if found else ""

    def said(self) -> str:
        return self.log.read_text("utf-8")


def wait_until(holds: Callable[[], bool], preview: Preview) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, preview.said()
        time.sleep(0.1)


@pytest.fixture(params=COMMANDS)
def preview(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Preview]:
    project = whole_project(tmp_path / "ett projekt")
    running = Preview(project, COMMANDS[request.param], tmp_path / "log")
    wait_until(lambda: running.heading() != "", running)
    yield running
    running.process.terminate()
    running.process.wait(timeout=10)


def test_an_edit_shows(preview: Preview) -> None:
    preview.title("En ny rubrik")
    wait_until(lambda: preview.heading() == "En ny rubrik", preview)


def test_a_fault_is_told_and_the_page_stays_until_it_is_mended(preview: Preview) -> None:
    before = preview.heading()
    preview.title("no")
    wait_until(lambda: "error[yaml.implicit-type]" in preview.said(), preview)
    assert preview.heading() == before
    preview.title("Mendad")
    wait_until(lambda: preview.heading() == "Mendad", preview)


def test_a_page_reloads_itself(preview: Preview) -> None:
    page = preview.page()
    assert "livereload" in page
    assert "connect-src 'self'" in page
