"""Search finds what people in and around a municipality look for: the queries beside this, asked of the built site."""

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

HERE = Path(__file__).parent
SITES = {"queries.yml": "", "queries.en.yml": "en"}
"""File of queries → the folder of the site that they are asked of."""
WANTED = {name: yaml.safe_load((HERE / name).read_text(encoding="utf-8")) for name in SITES}
QUERIES: dict[str, list[dict[str, Any]]] = {name: wanted["queries"] for name, wanted in WANTED.items()}
SWEDISH = QUERIES["queries.yml"]


def measure(site: Path, *options: str) -> dict[str, Any]:
    """What the browser's own search makes of a file of queries, or of others than those in a file."""
    script = HERE / "measure.mjs"
    run = subprocess.run(
        ["node", script, site, "--json", *options], capture_output=True, text=True, encoding="utf-8", check=True
    )
    measured: dict[str, Any] = json.loads(run.stdout)
    return measured


def raised(file: str, name: str, share: float) -> int:
    """The floor after a run: what it was, or, when floors are to be raised, what was reached if that is more."""
    floor = int(WANTED[file]["floor"][name])
    reached = math.floor(share)
    if UPDATE and reached > floor:
        text = (HERE / file).read_text(encoding="utf-8")
        changed = re.sub(rf"(?m)^(  {name}:) \d+$", rf"\1 {reached}", text, count=1)
        (HERE / file).write_text(changed, encoding="utf-8")
        return reached
    return floor


def told(measured: dict[str, Any]) -> str:
    lines = [f"  {miss['ask']}: {', '.join(miss['got']) or 'nothing'}" for miss in measured["missed"]]
    shares = f"{measured['first']:.1f} % find their page first, {measured['three']:.1f} % among the first three"
    return "\n".join([f"{measured['queries']} queries: {shares}. Not found there, and what came instead:", *lines])


@pytest.mark.parametrize("file", SITES)
def test_the_share_found_does_not_fall(built_site: Path, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    measured = measure(built_site / SITES[file], f"--queries={file}")
    with capsys.disabled():
        print(f"\n{file}: {told(measured)}")
    shares = {name: measured[name] for name in ("first", "three")}
    below = {name: share for name, share in shares.items() if share < raised(file, name, share)}
    assert below == {}, "Fewer find their page than before: what came instead is printed above."


@pytest.mark.parametrize("file", SITES)
def test_every_page_that_a_query_should_find_is_on_the_site(built_site: Path, file: str) -> None:
    site = built_site / SITES[file]
    assert sorted({page for query in QUERIES[file] for page in query["finds"] if not (site / page).is_file()}) == []


@pytest.mark.parametrize("file", SITES)
def test_a_query_stands_once(file: str) -> None:
    counts = Counter(query["ask"].lower() for query in QUERIES[file])
    assert [ask for ask, count in counts.items() if count > 1] == []


def test_queries_ask_for_pages_of_every_kind() -> None:
    folders = {page.rpartition("/")[0] for query in SWEDISH for page in query["finds"]}
    assert {*FOLDERS.values(), "bedom", "om"} - folders == set()


def test_there_are_enough_queries_to_tell() -> None:
    assert len(SWEDISH) >= 60


def test_every_example_in_the_search_dialog_finds_something(built_site: Path) -> None:
    texts = yaml.safe_load((ROOT / "content" / "interface" / "site.yml").read_text(encoding="utf-8"))["texts"]
    examples = texts["search.examples"].split(", ")
    missed = measure(built_site, *examples)["missed"]
    assert [miss["ask"] for miss in missed if not miss["got"]] == []
