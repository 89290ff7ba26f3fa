"""Pages that show all of a kind: in their order, grouped, and with what one can choose by."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborNode

from made import made
from render.page import converted, said
from samkompass.compile.compile import Compiled
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from samkompass.render.views import OVERVIEWS
from samkompass.render.views.concept import sort_key

# Concepts from A to Ö


def test_concepts_stand_under_their_letters_with_a_ring_and_dots_last(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/begrepp/index.html")
    letters = [said(letter) for letter in page.css(".sk-glossary__letter")]
    titles = [said(title) for title in page.css(".sk-glossary dt")]
    assert letters == ["S", "T", "Å", "Ä", "Ö"]
    assert titles == ["Samverkan", "Tillit", "Ångslan", "Älskvärdhet", "Ärlighet", "Öppenhet"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("a", "b"), ("z", "å"), ("å", "ä"), ("ä", "ö"), ("Zon", "åka"), ("IT", "it-drift"), ("ekonomi", "Ekosystem")],
)
def test_words_are_ordered_as_in_a_swedish_dictionary(before: str, after: str) -> None:
    assert sort_key(before) < sort_key(after)


@given(st.text(), st.text())
def test_case_does_not_matter_to_the_order(one: str, other: str) -> None:
    assert sort_key(one.lower()) == sort_key(one.lower().casefold())
    assert (sort_key(one) < sort_key(other)) == (sort_key(one.casefold()) < sort_key(other.casefold()))


def test_a_concept_can_be_found_by_its_synonyms(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/begrepp/index.html")
    (tillit,) = [item for item in page.css("[data-filter-item]") if said(item).startswith("Tillit")]
    assert tillit.attributes["data-filter-text"] == "förtrolighet"


# The map of capabilities


def test_the_map_has_its_areas_groups_and_capabilities_in_order(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/formagor/index.html")

    def groups(area: LexborNode) -> dict[str, list[str]]:
        found = area.css(".sk-map__group")
        return {said(group.css_first("h3")): [said(item) for item in group.css("li")] for group in found}

    areas = {said(area.css_first("h2")): groups(area) for area in page.css(".sk-map__area")}
    assert areas == {
        "Leda": {"Styra": ["Besluta", "Följa upp", "Planera"]},
        "Göra": {"Hjälpa": ["Stödja"], "Dela": ["Låna ut"]},
    }


def test_a_capability_says_where_it_is_on_the_map_and_who_its_neighbours_are(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/formagor/besluta.html")
    place = page.css_first(".sk-place a")
    assert (said(place), place.attributes["href"]) == ("Leda › Styra", "index.html#styra")
    assert [said(chip) for chip in page.css(".sk-chip")] == ["Följa upp", "Planera"]


def test_a_capability_that_is_alone_in_its_group_has_no_neighbours(whole_site: RenderedSite) -> None:
    assert converted(whole_site, "forsta/formagor/stodja.html").css("h2#karta") == []


# Findings and recommendations


def test_findings_stand_under_the_source_that_they_cite_first(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/fynd/index.html")
    found: dict[str, list[str]] = {}
    for node in page.css("h2, .sk-links__title"):
        if node.tag == "h2":
            found[said(node)] = []
        else:
            found[list(found)[-1]].append(said(node))
    assert found == {"Andersson (2026)": ["Samverkan hjälper"], "Berg m.fl. (2020)": ["Tillit tar tid"]}


def test_a_finding_of_the_project_itself_stands_last(whole: Compiled) -> None:
    own = made("finding", "eget", title="Vårt eget", meaning="Något.")
    knowledge = dataclasses.replace(whole.knowledge, records=dict(whole.knowledge.records) | {"eget": own})
    site = render(dataclasses.replace(whole, knowledge=knowledge), knowledge.editions["prov"])
    page = converted(site, "forsta/fynd/index.html")
    assert [said(node) for node in page.css("h2")][-1] == "Samverkanskompassens egen text"
    assert [said(node) for node in page.css(".sk-links__title")][-1] == "Vårt eget"


def test_recommendations_can_be_chosen_by_what_some_of_them_have(whole: Compiled) -> None:
    choices = {choice.id: dict(choice.options) for choice in OVERVIEWS["recommendation"](whole.knowledge)["choices"]}
    assert choices == {
        "actors": {"politiker": "actor.politiker", "direktor": "actor.direktor", "it-ansvarig": "actor.it-ansvarig"},
        "sources": {"kallan-2026": "Rapporten som allt bygger på", "studien-2020": "Studien från åren före"},
    }


def test_every_choice_fits_some_recommendation(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "gor/index.html")
    for select in page.css("select[data-filter-by]"):
        name = select.attributes["data-filter-by"]
        options = {option.attributes["value"] or "" for option in select.css("option")} - {""}
        held = {
            value for item in page.css("[data-filter-item]") for value in str(item.attributes[f"data-{name}"]).split()
        }
        assert options
        assert options <= held


# Scenarios and paths


def test_scenarios_stand_in_the_order_of_how_much_they_share(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "valj/scenarier/index.html")
    assert [said(step) for step in page.css(".sk-ladder__number")] == ["0", "5"]
    rows = [[said(cell) for cell in row.css("th, td")] for row in page.css("tbody tr")]
    assert rows == [
        ["0. Dela lite", "Inget nytt", "Varje kommun", "–", "–"],
        ["5. Dela allt", "All IT", "En gemensam organisation", "26–46 timmar", "1 000–1 500 tkr"],
    ]


def test_how_much_a_scenario_shares_is_said_in_words_too(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "valj/scenarier/dela-allt.html")
    level = page.css_first(".sk-level")
    assert level.attributes["aria-hidden"] == "true"
    assert len(level.css(".sk-level__on")) == 5
    assert "5 av 5" in said(page.css_first(".sk-facts"))


# Ways in


def test_a_way_in_lists_the_advice_for_its_reader_that_it_does_not_name_itself(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "ingang/for-alla.html")
    (advice,) = [node for node in page.css("h2") if node.attributes.get("id") == "rad"]
    listed = advice.next
    while listed is not None and listed.tag != "ul":
        listed = listed.next
    assert listed is not None
    assert [said(link) for link in listed.css("a")] == ["Börja i liten skala"]


def test_a_way_in_leads_on_to_the_others(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "ingang/for-alla.html")
    assert [link.attributes["href"] for link in page.css(".sk-onward a")] == ["index.html"]


def test_the_start_page_leads_to_every_way_in(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "index.html")
    ways = {(said(link), link.attributes["href"]) for link in page.css(".sk-role__title a")}
    assert ways == {("Du", "ingang/for-alla.html")}
