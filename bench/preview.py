"""How long it takes from saving a file to the changed page, reloaded as a browser does: against ``mkdocs serve``."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from building import BIN, ENVIRONMENT
from measure import Measure
from synthetic import multiply

RUNS = 7
LIMIT = 0.5
"""Times what MkDocs takes."""
PATIENCE = 120
"""Seconds until a page is given up."""
_EPOCH = re.compile(rb"livereload\((\d+), ")
"""What the server puts in each page: the time of the build that it shows."""


def previews() -> Iterator[Measure]:
    """``samkompass serve`` and a changed record, against plain ``mkdocs serve`` of its tree and a changed page."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "project"
        multiply(project, 1)
        record = sorted((project / "content" / "finding").glob("*.yml"))[0]
        subprocess.run([BIN / "samkompass", "build"], cwd=project, env=ENVIRONMENT, check=True, capture_output=True)
        tree = project / "build" / "nationell"
        page = f"forsta/fynd/{record.stem}"
        numbers = count(1)

        def in_record() -> bytes:
            title = f"Rubrik nummer {next(numbers)}"
            text = record.read_text(encoding="utf-8")
            record.write_text(re.sub(r"(?m)^title: .*", f"title: {title}", text, count=1), encoding="utf-8")
            return title.encode()

        def in_page() -> bytes:
            line = f"Rad nummer {next(numbers)}."
            with (tree / "docs" / f"{page}.md").open("a", encoding="utf-8") as file:
                file.write(f"\n{line}\n")
            return line.encode()

        ours: list[float] = []
        theirs: list[float] = []
        with (
            _serving(project, BIN / "samkompass", "serve", "--address") as own,
            _serving(tree, BIN / "mkdocs", "serve", "--livereload", "--dev-addr") as peer,
        ):
            for _ in range(RUNS + 1):  # the first is for what is done once
                ours.append(_reloaded(f"{own}/{page}.html", in_record))
                theirs.append(_reloaded(f"{peer}/{page}.html", in_page))
        spent, needed = statistics.median(ours[1:]), statistics.median(theirs[1:])
        note = f"{spent:.2f} s : {needed:.2f} s"
        yield Measure(
            "from a saved record to its page : a saved page with mkdocs serve", spent / needed, "×", LIMIT, note
        )


@contextmanager
def _serving(folder: Path, *command: str | Path) -> Iterator[str]:
    """A development server on a port that is free; gives its address when it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [*command, address], cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until(lambda: b"<html" in _get(f"http://{address}/"))
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def _reloaded(url: str, save: Callable[[], bytes]) -> float:
    """Seconds from a saved change to the page that has it. The server tells of each build, and is then asked."""
    found = _EPOCH.search(_get(url))
    assert found, "the page does not ask its server for changes"
    epoch = found[1].decode()
    root = url.split("/", 3)[2]
    started = time.perf_counter()
    said = save()
    page = b""
    while said not in page:
        assert time.perf_counter() - started < PATIENCE, f"{url} does not change"
        epoch = _get(f"http://{root}/livereload/{epoch}/1").decode()
        page = _get(url)
    return time.perf_counter() - started


def _until(done: Callable[[], bool]) -> None:
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        try:
            if done():
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # a server of this run, on this computer
        return bytes(answer.read())


if __name__ == "__main__":
    for measure in previews():
        print(measure.line)
