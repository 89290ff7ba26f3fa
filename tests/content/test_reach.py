"""A visitor can get to everything by links, and on from everywhere."""

from __future__ import annotations

from functools import cache

import pytest

from render.page import targets
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.places import FOLDERS
from samkompass.model.records import AnyRecord
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from samkompass.render.urls import record_path
from support import ROOT

COMPILED = compile_project(Project(ROOT))
KNOWLEDGE = COMPILED.knowledge
RECORDS = list(KNOWLEDGE.records.values())
ONWARD = 2
"""Pages that a page leads to at least, beside the menu and the path."""


@cache
def links() -> dict[str, set[str]]:
    """Page → the pages that its text links to; the menu is left out."""
    site: RenderedSite = render(COMPILED, KNOWLEDGE.editions["nationell"])
    paths = {source: f"{source.removesuffix('.md')}.html" for source in site.pages}
    return {path: targets(site.pages[source], path) for source, path in paths.items()}


def test_every_record_is_on_the_page_that_shows_all_of_its_kind() -> None:
    missing = [
        record.id
        for record in RECORDS
        if record_path(KNOWLEDGE, record.id) not in links()[f"{FOLDERS[record.kind]}/index.html"]
    ]
    assert missing == []


def test_every_record_can_be_reached_from_the_start_page_without_the_menu() -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        for target in links().get(ahead.pop(), set()) - reached:
            reached.add(target)
            ahead.append(target)
    assert [record.id for record in RECORDS if record_path(KNOWLEDGE, record.id) not in reached] == []


def test_no_page_is_a_dead_end() -> None:
    assert {path: found for path, found in links().items() if len(found - {path}) < ONWARD} == {}


@pytest.mark.parametrize(
    "record", [record for record in RECORDS if record.kind not in ("source", "guide")], ids=lambda record: record.id
)
def test_every_record_has_something_to_read_next(record: AnyRecord) -> None:
    assert KNOWLEDGE.see_also(record.id)


@pytest.mark.parametrize("record", KNOWLEDGE.of_kind("guide"), ids=lambda record: record.id)
def test_a_way_in_leads_to_at_least_ten_pages(record: AnyRecord) -> None:
    assert len(links()[record_path(KNOWLEDGE, record.id)]) >= 10


def test_the_start_page_leads_to_every_part_and_every_way_in() -> None:
    shown = links()["index.html"]
    parts = {f"{part}/index.html" for part in ("forsta", "bedom", "valj", "gor", "tillsammans")}
    assert parts | {record_path(KNOWLEDGE, guide.id) for guide in KNOWLEDGE.of_kind("guide")} <= shown
