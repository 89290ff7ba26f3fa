"""Search knows of each page what its text does not say: its kind, other words for it, and what its form asks."""

from __future__ import annotations

from samkompass.compile.compile import Compiled
from samkompass.model.records import Concept
from samkompass.render.output import RenderedSite
from samkompass.render.urls import record_path


def test_every_page_of_a_record_or_an_instrument_is_found(whole: Compiled, whole_site: RenderedSite) -> None:
    refs = (*whole.knowledge.records, *whole.knowledge.instruments)
    assert {record_path(whole.knowledge, ref) for ref in refs} - set(whole_site.search) == set()


def test_search_knows_the_kind_of_a_page_and_its_name(whole_site: RenderedSite) -> None:
    assert {facts.kind_label for facts in whole_site.search.values() if facts.kind == "concept"} == {"Begrepp"}


def test_a_concept_is_found_by_its_synonyms_and_their_forms(whole: Compiled, whole_site: RenderedSite) -> None:
    concepts = [record for record in whole.knowledge.records.values() if isinstance(record, Concept)]
    assert any(concept.synonyms for concept in concepts)
    assert any(concept.forms for concept in concepts)
    for concept in concepts:
        path = record_path(whole.knowledge, concept.id)
        assert whole_site.search[path].synonyms == (*concept.synonyms, *concept.forms)


def test_an_instrument_is_found_by_what_it_asks(small_site: RenderedSite) -> None:
    assert small_site.search["bedom/prov-skattning.html"].form == "Vilja Vi vill. Vi vill inte. Förmåga Vi kan."


def test_a_page_of_a_kind_is_found_by_the_name_of_the_kind(whole_site: RenderedSite) -> None:
    assert whole_site.search["forsta/fall/index.html"].synonyms[:2] == ("Fall", "Fall")
    assert "exempel" in whole_site.search["forsta/fall/index.html"].synonyms


def test_a_page_written_by_hand_is_found_by_the_words_of_the_interface(whole_site: RenderedSite) -> None:
    assert "cookies" in whole_site.search["om/data.html"].synonyms
