"""Pages that stand for all others: one of every template, and of every form that a template gives.

Of the records that would do, the longest stands for them: it has most of what a page can have.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from samkompass.model.places import FOLDERS
from samkompass.render.parts import PARTS
from samkompass.render.urls import ROWS
from support import ROOT


def content(kind: str) -> list[Path]:
    """The files of a kind of records."""
    return sorted((ROOT / "content" / kind).glob("*.yml"))


def _records() -> Iterator[tuple[int, dict[str, Any]]]:
    """Every record as its file has it, with its length."""
    for kind in FOLDERS:
        for file in content(kind):
            text = file.read_text("utf-8")
            yield len(text), yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _names(record: dict[str, Any]) -> Iterator[str]:
    """What a record can stand for."""
    yield f"a {record['kind']}"
    if record["kind"] == "model":
        yield f"a model of the form {record['form']}"
    if record["kind"] == "scenario":
        yield "a scenario with a pilot" if "pilot" in record else "a scenario without a pilot"
    if record["kind"] == "dataset" and "chart" not in record:
        yield "a dataset without a chart"
    elif record["kind"] == "dataset":
        yield f"a chart of the type {record['chart']['type']}"
        if len(record["chart"]["columns"]) > 1:
            yield "a chart of several columns"
        if any(float(value or 0) < 0 for row in record["values"] for value in row["values"].values()):
            yield "a chart with values below zero"


def _longest() -> dict[str, str]:
    """What a record stands for → the path of the page of the longest."""
    found: dict[str, tuple[int, str]] = {}
    for length, record in _records():
        path = f"{FOLDERS[record['kind']]}/{record['id']}.html"
        for name in _names(record):
            found[name] = max(found.get(name, (0, "")), (length, path))
    return {name: path for name, (_, path) in sorted(found.items())}


def _each_once(pages: dict[str, str]) -> dict[str, str]:
    """The first name of every path."""
    names: dict[str, str] = {}
    for name, path in pages.items():
        names.setdefault(path, name)
    return {name: path for path, name in names.items()}


LONGEST = _longest()
"""What a record can stand for → the path of the page of the longest."""

CHARTS = _each_once({name: path for name, path in LONGEST.items() if name.startswith("a chart")})
"""Pages of datasets with a chart."""

EVERY_CHART = [
    f"{FOLDERS['dataset']}/{file.stem}.html" for file in content("dataset") if "\nchart:" in file.read_text("utf-8")
]

FILTERED = {kind: f"{FOLDERS[kind]}/index.html" for kind in ("concept", "capability", "recommendation")}
"""Kind → the page whose list a box filters."""

INSTRUMENT = max((ROOT / "assessments").glob("*/instrument.yml"), key=lambda file: file.stat().st_size).parent.name
"""The longest; `test_instruments.py` goes through them all."""

SAMPLES = _each_once(
    {
        "start": "index.html",
        **{f"part {part.id}": part.path for part in PARTS},
        **{f"overview {kind}": f"{folder}/index.html" for kind, folder in FOLDERS.items()},
        **LONGEST,
        "an instrument": f"bedom/{INSTRUMENT}.html",
        "an instrument in a frame": f"bedom/{INSTRUMENT}-inbaddad.html",
        "how an instrument is counted": f"bedom/{INSTRUMENT}-sa-raknas.html",
        **{f"om {page.stem}": f"om/{page.stem}.html" for page in sorted((ROOT / "docs" / "om").glob("*.md"))},
        "rows of the sources": ROWS,
        "not found": "404.html",
    }
)
"""What a page stands for → its path from the root of the site; each page once."""

ENGLISH = {
    "start": "en/index.html",
    "a part": "en/forsta/index.html",
    "an overview": "en/gor/index.html",
    "a concept": "en/forsta/begrepp/kollektiv-digitalisering.html",
    "a model": "en/forsta/modeller/fyra-spanningar.html",
    "a recommendation": "en/gor/borja-litet-med-en-pilot.html",
    "an instrument": "en/bedom/idealtyp.html",
    "an instrument in a frame": "en/bedom/idealtyp-inbaddad.html",
    "how an instrument is counted": "en/bedom/spanningar-sa-raknas.html",
    "rows of the sources": "en/om/underlag.html",
    "accessibility": "en/om/tillganglighet.html",
    "not found": "en/404.html",
}
"""What a page in English stands for → its path."""
