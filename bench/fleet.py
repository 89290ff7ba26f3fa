"""Many editions: what a further one costs, and what all regions and municipalities' would."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from building import BIN, ENVIRONMENT
from measure import Measure, seconds
from samkompass.adapters.theme import project_theme
from samkompass.load.project import Project
from samkompass.publish.fleet import Order, Worker
from synthetic import multiply

EDITIONS = 311
"""The 21 regions and the 290 municipalities."""
JOBS = 2
RUNS = 5
SHARED = 0.9
"""Part of its pages that a further edition shares with one that is built already."""

_EDITION = """kind: edition
id: {id}
name: Samverkanskompassen {number}
version: "1.0.0"
language: sv
description: >-
  Utgåva nummer {number}.
contact:
  name: Utgivare {number}
look:
  accent: "#{colour:06x}"
"""
_MENU = """kind: interface
language: sv
texts:
  part.valj.name: Vägar i {number}
"""
_PAGE = "# Om oss i {number}\n\nVi ger ut den här utgåvan.\n"
_CHANGE = "kind: {kind}\nid: {id}\nset:\n  {field}: >-\n    {text}\n"


def fleets() -> Iterator[Measure]:
    """Every measurement, on a copy of the project."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "fleet"
        multiply(project, 1)
        for edition in (project / "content" / "editions").iterdir():
            if edition.name != "nationell":
                shutil.rmtree(edition)
        _command(project, "build")
        plain = statistics.median(seconds(lambda: _plain(project)) for _ in range(RUNS))
        yield from further(project, plain)
        yield from fleet(project, plain)


def further(project: Path, plain: float) -> Iterator[Measure]:
    """A further edition that shares nine tenths of its pages with one that was built before it in the run."""
    changed = _changed_edition(project, "granne")
    command = [sys.executable, __file__, project]  # a process of its own each time, as those are that build fleets
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(RUNS)]
    spent = [float(run.stdout) for run in runs]
    first, second = (project / "site" / name for name in ("nationell", "granne"))
    pages = [path.relative_to(first) for path in first.rglob("*.html")]
    same = sum(_article(first / page) == _article(second / page) for page in pages) / len(pages)
    note = f"{statistics.median(spent):.2f} s, {changed} records changed, {same:.0%} of pages say the same"
    yield Measure("a further edition : a cold mkdocs build", statistics.median(spent) / plain, "×", 0.2, note)
    shutil.rmtree(project / "content" / "editions" / "granne")


def fleet(project: Path, plain: float) -> Iterator[Measure]:
    """As many editions as there could be, each with its own name, colour and menu."""
    for number in range(1, EDITIONS):
        _edition(project, f"e{number}", number)
    for name in ("site", ".cache"):
        shutil.rmtree(project / name)
    built, peak = _watched(project, "build", "--all", "--jobs", str(JOBS))
    yield Measure(
        f"{EDITIONS} editions : a cold mkdocs build", built / plain, "×", 30, f"{built:.0f} s, {JOBS} processes"
    )
    yield Measure("most memory of all processes at once", peak / 1e6, "MB", 1000)
    again, _ = _watched(project, "build", "--all", "--jobs", str(JOBS))
    share = again / EDITIONS / plain
    yield Measure("an edition that nothing changed : a cold mkdocs build", share, "×", 0.02, f"{again:.1f} s for all")
    for name in ("site", ".cache"):
        shutil.rmtree(project / name)
    zipped, _ = _watched(project, "bundle", "--all", "--jobs", str(JOBS))
    yield Measure(f"{EDITIONS} editions with zips : a cold mkdocs build", zipped / plain, "×", 60, f"{zipped:.0f} s")


def _edition(project: Path, id_: str, number: int) -> None:
    folder = project / "content" / "editions" / id_
    files = {
        "edition.yml": _EDITION.format(id=id_, number=number, colour=0x004000 + number * 0x11),
        "content/interface/meny.yml": _MENU.format(number=number),
        "docs/om/oss.md": _PAGE.format(number=number),
    }
    for place, text in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")


def _changed_edition(project: Path, id_: str) -> int:
    """An edition with another text on as many pages as it does not share; how many records that are."""
    _edition(project, id_, EDITIONS)
    pages = sum(1 for _ in (project / "site/nationell").rglob("*.html"))
    records = sorted((project / "content/finding").glob("*.yml"))[: round(pages * (1 - SHARED))]
    for record in records:
        overlay = project / "content/editions" / id_ / "content/finding" / record.name
        overlay.parent.mkdir(parents=True, exist_ok=True)
        text = _CHANGE.format(kind="finding", id=record.stem, field="meaning", text="Så här ser vi på det hos oss.")
        overlay.write_text(text, encoding="utf-8")
    return len(records)


def _further_seconds(project: Path) -> float:
    """Seconds that the second edition of a run takes."""
    place = Project(project)
    worker = Worker(Order(place, project_theme(place), cache=False))
    worker.build("nationell")
    return seconds(lambda: worker.build("granne"))


def _article(page: Path) -> str:
    """What a page says, without the theme around it."""
    html = page.read_text(encoding="utf-8") if page.is_file() else ""
    return html.partition("<article")[2].partition("</article>")[0]


def _plain(project: Path) -> None:
    command = [BIN / "mkdocs", "build", "--quiet", "--site-dir", str(project.parent / "plain")]
    subprocess.run(command, cwd=project / "build/nationell", env=ENVIRONMENT, check=True, capture_output=True)


def _command(project: Path, *arguments: str) -> None:
    subprocess.run([BIN / "samkompass", *arguments], cwd=project, check=True, capture_output=True)


def _watched(project: Path, *arguments: str) -> tuple[float, int]:
    """Seconds that a command takes, and the most memory (bytes) that it and its processes have at one time."""
    started, peak = time.perf_counter(), 0
    command = [BIN / "samkompass", *arguments]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.1)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed")
    return time.perf_counter() - started, peak


def _memory(session: int) -> int:
    """Bytes of memory of all processes of a session (Linux)."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_further_seconds(Path(sys.argv[1])))
    else:
        for measure in fleets():
            print(measure.line)
