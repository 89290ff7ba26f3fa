"""The parts of the site and its menu: what an edition has no records of is left out, and so are links to it."""

from __future__ import annotations

import posixpath

import pytest

from render.conftest import HAND_WRITTEN
from render.page import pages_in, targets
from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.model.places import FOLDERS
from samkompass.render.output import RenderedSite
from samkompass.render.parts import PARTS, overviews, parts_of
from samkompass.render.site import render
from support import ROOT, small_project

ALWAYS = [part.id for part in PARTS if part.always]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """A project without idealtypes, scenarios, paths, workshops and more."""
    return compile_project(Project(small_project(tmp_path_factory.mktemp("small") / "project")))


def names(site: RenderedSite) -> list[str]:
    """The titles of the menu's first level."""
    return [next(iter(entry)) for entry in site.navigation if isinstance(entry, dict)]


def test_every_kind_but_ways_in_and_sources_is_in_one_part() -> None:
    placed = [kind for part in PARTS for kind in part.kinds]
    assert sorted(placed) == sorted(set(FOLDERS) - {"guide", "source"})


def test_a_kind_is_in_the_folder_of_its_part() -> None:
    assert [kind for part in PARTS for kind in part.kinds if FOLDERS[kind].split("/")[0] != part.id] == []


def test_the_menu_has_every_part_of_a_whole_project(whole_site: RenderedSite) -> None:
    assert names(whole_site) == ["Förstå", "Bedöm läget", "Välj väg", "Gör", "Tillsammans", "Om"]


def test_a_part_without_records_is_left_out(small: Compiled, small_site: RenderedSite) -> None:
    assert [part.id for part in parts_of(small.knowledge)] == ALWAYS
    assert names(small_site) == ["Förstå", "Bedöm läget", "Gör", "Om"]
    assert [path for path in small_site.pages if path.startswith(("valj/", "tillsammans/"))] == []


def test_a_kind_without_records_has_no_page_of_its_own(small: Compiled, small_site: RenderedSite) -> None:
    assert {kind for kind, _ in overviews(small.knowledge)} == {
        "concept", "finding", "model", "case", "recommendation", "source"
    }  # fmt: skip
    assert [path for path in small_site.pages if path.startswith(("forsta/formagor", "forsta/fakta", "ingang"))] == []


def test_no_page_links_to_what_is_left_out(small_site: RenderedSite) -> None:
    there = {path.removesuffix(".md") + ".html" for path in (*small_site.pages, *HAND_WRITTEN)}
    written = {f"om/{page.stem}.html" for page in (ROOT / "docs" / "om").glob("*.md")}
    astray = [
        (path, target)
        for path, page in small_site.pages.items()
        for target in targets(page, path.removesuffix(".md") + ".html")
        if target not in there | written
    ]
    assert astray == []


def test_the_first_page_of_a_part_comes_first_in_its_menu(whole_site: RenderedSite) -> None:
    firsts = {
        title: pages_in(pages)[0]
        for entry in whole_site.navigation
        if isinstance(entry, dict)
        for title, pages in entry.items()
    }
    assert {posixpath.basename(first) for first in firsts.values()} == {"index.md"}


def test_the_page_of_a_part_leads_to_all_of_its_kinds(whole: Compiled, whole_site: RenderedSite) -> None:
    listed = dict(overviews(whole.knowledge))
    for part in PARTS:
        shown = targets(whole_site.pages[f"{part.id}/index.md"], part.path)
        for kind in part.kinds:
            if listed[kind] != part.path:
                records = {f"{FOLDERS[kind]}/{record.id}.html" for record in whole.knowledge.of_kind(kind)}
                assert listed[kind] in shown or records <= shown


def test_a_project_of_one_report_renders_without_what_the_others_gave(whole: Compiled) -> None:
    assert render(whole, whole.knowledge.editions["prov"], HAND_WRITTEN).pages
