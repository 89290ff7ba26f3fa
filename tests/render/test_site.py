"""Rendering is a pure function, and every record has its place on the site."""

from __future__ import annotations

import dataclasses

import pytest

from render.conftest import HAND_WRITTEN
from render.page import body, pages_in, targets
from samkompass.compile.compile import Compiled
from samkompass.model.diagnostic import ProblemsFound
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from samkompass.render.urls import framed_path, record_path, source_file
from support import CASES, expect


def test_the_same_input_gives_the_same_pages(compiled: Compiled, site: RenderedSite) -> None:
    assert render(compiled, compiled.knowledge.editions["nationell"], HAND_WRITTEN) == site


def test_every_record_element_and_instrument_has_a_page_with_its_anchor(compiled: Compiled, site: RenderedSite) -> None:
    knowledge = compiled.knowledge
    without = []
    for ref in (*knowledge.records, *knowledge.elements, *knowledge.instruments):
        path, _, anchor = record_path(knowledge, ref).partition("#")
        page = site.pages.get(source_file(path), "")
        if not page or (anchor and f"{{#{anchor}}}" not in page):
            without.append(ref)
    assert without == []


def test_a_link_shows_on_both_pages(compiled: Compiled, site: RenderedSite) -> None:
    knowledge = compiled.knowledge
    one_way = []
    for id_, linked in knowledge.links.items():
        for other in linked:
            path = record_path(knowledge, other)
            if knowledge.kind(other) != "source" and record_path(knowledge, id_) not in targets(
                site.pages[source_file(path)], path
            ):
                one_way.append((id_, other))
    assert one_way == []


def test_a_source_links_to_what_builds_on_it(compiled: Compiled, site: RenderedSite) -> None:
    path = "om/kallor/carlsson-2026.html"
    shown = targets(site.pages[source_file(path)], path)
    citing = compiled.knowledge.backlinks["carlsson-2026"]
    assert [id_ for id_ in citing if record_path(compiled.knowledge, id_) not in shown] == []


def test_links_between_pages_are_relative_and_lead_to_pages(site: RenderedSite) -> None:
    pages = {path.removesuffix(".md") + ".html" for path in (*site.pages, *HAND_WRITTEN)} | {
        "om/sa-raknas.html",
        "om/licens.html",
        "om/offline.html",
        "om/tillganglighet.html",
    }
    astray = []
    for source, page in site.pages.items():
        path = source.removesuffix(".md") + ".html"
        astray += [(path, target) for target in targets(page, path) if target not in pages]
    assert astray == []


def test_no_page_says_more_than_sixty_words_in_short(site: RenderedSite) -> None:
    long = []
    for path, page in site.pages.items():
        for brief in body(page).css(".sk-brief"):
            for label in brief.css(".sk-brief__label"):
                label.decompose()
            if len(brief.text(deep=True).split()) > 60:
                long.append(path)
    assert long == []


def test_every_record_page_starts_with_the_point(compiled: Compiled, site: RenderedSite) -> None:
    paths = [source_file(record_path(compiled.knowledge, id_)) for id_ in compiled.knowledge.records]
    assert [path for path in paths if len(body(site.pages[path]).css(".sk-brief")) != 1] == []


def test_every_page_but_ways_in_and_framed_ones_is_in_the_navigation_once(
    compiled: Compiled, site: RenderedSite
) -> None:
    framed = {source_file(framed_path(id_)) for id_ in compiled.knowledge.instruments}
    rest = [path for path in site.pages if not path.startswith("ingang/") and path not in framed]
    assert sorted(pages_in(site.navigation)) == sorted([*rest, *HAND_WRITTEN])


def test_every_page_but_the_start_and_framed_ones_can_be_searched(compiled: Compiled, site: RenderedSite) -> None:
    framed = {framed_path(id_) for id_ in compiled.knowledge.instruments}
    paths = {path.removesuffix(".md") + ".html" for path in (*site.pages, *HAND_WRITTEN)}
    assert set(site.search) == paths - framed - {"index.html"}


def test_search_knows_a_concept_by_its_other_words(compiled: Compiled, site: RenderedSite) -> None:
    concepts = [record for record in compiled.knowledge.records.values() if getattr(record, "synonyms", ())]
    assert concepts
    for concept in concepts:
        assert {*concept.synonyms} <= {*site.search[record_path(compiled.knowledge, concept.id)].synonyms}  # type: ignore[union-attr]


def test_a_text_that_the_interface_lacks_is_named(compiled: Compiled) -> None:
    texts = {key: text for key, text in compiled.knowledge.texts.items() if key != "page.brief"}
    lacking = dataclasses.replace(compiled, knowledge=dataclasses.replace(compiled.knowledge, texts=texts))
    with pytest.raises(ProblemsFound, match=r"content/interface: the text 'page\.brief' is missing"):
        render(lacking, compiled.knowledge.editions["nationell"])


def test_a_text_whose_placeholder_has_no_value_is_named(compiled: Compiled) -> None:
    texts = dict(compiled.knowledge.texts) | {"page.brief": "I {langd} korthet"}
    lacking = dataclasses.replace(compiled, knowledge=dataclasses.replace(compiled.knowledge, texts=texts))
    with pytest.raises(ProblemsFound, match=r"content/interface: the text 'page\.brief' asks for something else"):
        render(lacking, compiled.knowledge.editions["nationell"])


@pytest.mark.parametrize("path", ["forsta/modeller/skalan.md", "forsta/fynd/fynd-ett.md"])
def test_a_whole_page(path: str, small_site: RenderedSite) -> None:
    expect(small_site.pages[path], CASES / "render" / path)


def test_a_whole_form(small_site: RenderedSite) -> None:
    expect(small_site.fragments["bedom/prov-skattning"], CASES / "render" / "bedom" / "prov-skattning.html")
