"""What holds for the pages that other web sites show in a frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_pages import Pages
from selectolax.lexbor import LexborHTMLParser

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.render.urls import framed_path, instrument_path
from support import ROOT

FRAMED = {framed_path(id_): instrument_path(id_) for id_ in compile_project(Project(ROOT)).knowledge.instruments}
"""Path of the page in a frame → path of the whole page."""


@pytest.fixture(params=FRAMED)
def path(request: pytest.FixtureRequest) -> str:
    """The path of a page for a frame."""
    found: str = request.param
    return found


def test_only_pages_for_frames_keep_search_engines_away(pages: Pages) -> None:
    assert {path for path, page in pages.items() if page.css('meta[name="robots"][content="noindex"]')} == set(FRAMED)


def test_it_names_the_whole_page_as_the_one_it_is_taken_from(pages: Pages, path: str) -> None:
    (link,) = pages[path].css('link[rel="canonical"]')
    assert f"bedom/{link.attributes['href']}" == FRAMED[path]


def test_it_has_the_form_of_the_whole_page(built_site: Path, path: str) -> None:
    form = re.compile(r'<div class="sk-instrument".*?</form>.*?data-scoring-table[^\n]*', re.DOTALL)
    framed, whole = ((built_site / page).read_text("utf-8") for page in (path, FRAMED[path]))
    found = form.findall(framed)
    assert len(found) == 1
    assert found == form.findall(whole)


def test_it_has_neither_header_nor_menus_nor_search(pages: Pages, path: str) -> None:
    assert pages[path].css(".sk-header, .sk-skip, .sk-section, .sk-path, .sk-order, .sk-outline, dialog") == []


def test_its_foot_names_edition_and_version_and_leads_to_the_whole_page(pages: Pages, path: str) -> None:
    (foot,) = pages[path].css("footer")
    assert "Samverkanskompassen, version " in foot.text()
    assert Path(FRAMED[path]).name in [link.attributes["href"] for link in foot.css("a")]


def test_links_open_outside_the_frame_and_links_within_the_page_stay(built_site: Path, path: str) -> None:
    page = (built_site / path).read_text("utf-8")
    # What parts of a result hold is in template elements, which a parser keeps apart.
    links = LexborHTMLParser(page.replace("<template", "<div").replace("</template", "</div")).css("a[href]")
    within = {link.attributes.get("target") for link in links if (link.attributes["href"] or "").startswith("#")}
    outside = {link.attributes.get("target") for link in links if not (link.attributes["href"] or "").startswith("#")}
    assert [base.attributes for base in LexborHTMLParser(page).css("base")] == [{"target": "_blank"}]
    assert (within, outside) == ({"_self"}, {None})


def test_nothing_but_the_page_about_frames_links_to_it(pages: Pages, path: str) -> None:
    linking = [other for other, page in pages.items() if page.css(f'[href$="{Path(path).name}"]')]
    assert linking == ["om/badda-in.html"]


def test_search_does_not_know_it(built_site: Path, path: str) -> None:
    assert path not in (built_site / "search" / "index.js").read_text("utf-8")
