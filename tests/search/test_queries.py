"""Search finds what people in and around a municipality look for: queries.yml, asked of the site that is built."""

from __future__ import annotations

import json
import math
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from samkompass.model.places import FOLDERS
from support import ROOT, UPDATE

FILE = Path(__file__).with_name("queries.yml")
WANTED = yaml.safe_load(FILE.read_text(encoding="utf-8"))
QUERIES: list[dict[str, Any]] = WANTED["queries"]


def measure(site: Path, *queries: str) -> dict[str, Any]:
    """What the browser's own search makes of the queries, or of others than those in the file."""
    script = ROOT / "tests" / "search" / "measure.mjs"
    run = subprocess.run(
        ["node", script, site, "--json", *queries], capture_output=True, text=True, encoding="utf-8", check=True
    )
    measured: dict[str, Any] = json.loads(run.stdout)
    return measured


@pytest.fixture(scope="module")
def measured(built_site: Path) -> dict[str, Any]:
    return measure(built_site)


def raised(name: str, share: float) -> int:
    """The floor after a run: what it was, or, when floors are to be raised, what was reached if that is more."""
    floor = int(WANTED["floor"][name])
    reached = math.floor(share)
    if UPDATE and reached > floor:
        text = FILE.read_text(encoding="utf-8")
        FILE.write_text(re.sub(rf"(?m)^(  {name}:) \d+$", rf"\1 {reached}", text, count=1), encoding="utf-8")
        return reached
    return floor


def told(measured: dict[str, Any]) -> str:
    lines = [f"  {miss['ask']}: {', '.join(miss['got']) or 'nothing'}" for miss in measured["missed"]]
    shares = f"{measured['first']:.1f} % find their page first, {measured['three']:.1f} % among the first three"
    return "\n".join([f"{measured['queries']} queries: {shares}. Not found there, and what came instead:", *lines])


def test_the_share_found_does_not_fall(measured: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{told(measured)}")
    shares = {name: measured[name] for name in ("first", "three")}
    below = {name: share for name, share in shares.items() if share < raised(name, share)}
    assert below == {}, "Fewer find their page than before: what came instead is printed above."


def test_every_page_that_a_query_should_find_is_on_the_site(built_site: Path) -> None:
    assert sorted({page for query in QUERIES for page in query["finds"] if not (built_site / page).is_file()}) == []


def test_a_query_stands_once() -> None:
    counts = Counter(query["ask"].lower() for query in QUERIES)
    assert [ask for ask, count in counts.items() if count > 1] == []


def test_queries_ask_for_pages_of_every_kind() -> None:
    folders = {page.rpartition("/")[0] for query in QUERIES for page in query["finds"]}
    assert {*FOLDERS.values(), "bedom", "om"} - folders == set()


def test_there_are_enough_queries_to_tell() -> None:
    assert len(QUERIES) >= 60


def test_every_example_in_the_search_dialog_finds_something(built_site: Path) -> None:
    texts = yaml.safe_load((ROOT / "content" / "interface" / "site.yml").read_text(encoding="utf-8"))["texts"]
    examples = texts["search.examples"].split(", ")
    missed = measure(built_site, *examples)["missed"]
    assert [miss["ask"] for miss in missed if not miss["got"]] == []
