"""What the five sources contain is carried, complete: the models, tools and bodies of facts of rows S1–S18."""

from __future__ import annotations

import pytest

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.frameworks import MapModel, QuadrantModel
from samkompass.model.pilot import Span
from samkompass.model.records import AnyRecord, Capability, Concept, Recommendation, Scenario, Source, Workshop
from support import ROOT

KNOWLEDGE = compile_project(Project(ROOT)).knowledge
ALL = list(KNOWLEDGE.records.values())

MODELS: dict[str, tuple[str, int]] = {
    "fem-dimensioner": ("dimensions", 5),
    "generativ-mekanism": ("cycle", 4),
    "fyra-spanningar": ("tensions", 4),
    "tva-nivaer-portfolj": ("sequence", 5),
    "formagekartan": ("map", 13),
    "mognadsmodellen": ("quadrant", 4),
    "utsida-insida-motor": ("layers", 3),
    "fran-digitisering-till-transformation": ("stairs", 3),
    "formagans-delar": ("parts", 5),
    "samtrappan": ("stairs", 3),
    "framgangsfaktorer-samverkan": ("parts", 5),
    "nyttorealisering": ("parts", 6),
    "atta-steg": ("sequence", 8),
    "tre-satt-att-utveckla": ("parts", 3),
    "larandestadier": ("stairs", 4),
    "forstudiens-metod": ("sequence", 4),
    "strategins-byggnad": ("cornerstones", 7),
    "utveckling-och-arv": ("cycle", 4),
    "sex-forhallningssatt": ("parts", 6),
    "krav-pa-styrning": ("parts", 3),
    "faktorer-och-effekter": ("factors", 6),
}
"""Model → its form and how many parts it has."""


def ids(kind: str) -> set[str]:
    return {record.id for record in KNOWLEDGE.of_kind(kind)}


def first_cited(kind: str, source: str) -> list[AnyRecord]:
    """Records of a kind that build on a source first of all."""
    return [record for record in KNOWLEDGE.of_kind(kind) if record.sources and record.sources[0].ref == source]


# All of it


@pytest.mark.parametrize("row", [f"S{number}" for number in range(1, 19)])
def test_every_row_of_the_sources_is_carried(row: str) -> None:
    assert KNOWLEDGE.relations.rows.get(row)


def test_the_sources_are_the_five_reports() -> None:
    assert {source.id: source.year for source in KNOWLEDGE.of_kind("source") if isinstance(source, Source)} == {
        "hjeltman-larsson-2014": 2014,
        "herrman-2021": 2021,
        "magnusson-2021": 2021,
        "andersson-wojewoda-2026": 2026,
        "carlsson-2026": 2026,
    }


@pytest.mark.parametrize("record", [r for r in ALL if r.kind != "source"], ids=lambda record: record.id)
def test_every_record_cites_a_source_or_says_that_it_is_our_own(record: AnyRecord) -> None:
    assert record.origin == "own" or record.sources


@pytest.mark.parametrize("id_", MODELS)
def test_every_model_has_its_form_and_all_of_its_parts(id_: str) -> None:
    model = KNOWLEDGE.records[id_]
    assert (model.form, len(model.elements)) == MODELS[id_]  # type: ignore[union-attr]


def parts(id_: str, **wanted: str) -> list[str]:
    """Ids of the elements of a model that have some values."""
    elements = KNOWLEDGE.records[id_].elements  # type: ignore[union-attr]
    return [
        element.id for element in elements if all(getattr(element, name) == value for name, value in wanted.items())
    ]


# Collective digitalisation (S1–S4)


def test_collective_digitalisation_has_five_dimensions() -> None:
    assert parts("fem-dimensioner") == ["formagor", "varderingar", "makt", "omfang", "inriktning"]


def test_the_mechanism_has_four_steps() -> None:
    assert parts("generativ-mekanism") == ["arrangemang", "konfiguration", "spanningar", "stabilisering"]


def test_there_are_four_tensions() -> None:
    assert parts("fyra-spanningar") == [
        "altruism-egennytta", "standardisering-identitet", "bemaktigande-kontroll", "expansion-konsolidering"
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "section", "count"), [("finding", 4, 6), ("recommendation", 6, 7)])
def test_every_section_of_the_report_has_its_record(kind: str, section: int, count: int) -> None:
    cited = [record.sources[0].at for record in first_cited(kind, "carlsson-2026")]
    assert cited == [f"avsnitt {section}.{number}" for number in range(1, count + 1)]


def test_the_concept_says_what_it_is_not() -> None:
    concept = KNOWLEDGE.records["kollektiv-digitalisering"]
    assert isinstance(concept, Concept)
    assert concept.not_this


# Balancing (S5, S6)


def test_there_are_three_idealtypes() -> None:
    assert ids("idealtype") == {"pragmatisk", "operationell", "strategisk"}


@pytest.mark.parametrize(
    ("source", "of", "count"),
    [
        ("andersson-wojewoda-2026", "Rekommendationer för kommuner", 6),
        ("andersson-wojewoda-2026", "Rekommendationer för nationella aktörer", 4),
        ("magnusson-2021", "avsnitt 4.1, specifika rekommendationer", 4),
        ("magnusson-2021", "avsnitt 4.1, generella rekommendationer", 4),
    ],
)
def test_every_recommendation_of_a_list_has_its_record(source: str, of: str, count: int) -> None:
    cited = {record.sources[0].at for record in first_cited("recommendation", source)}
    assert {at for at in cited if at.startswith(of)} == {f"{of}, {number}" for number in range(1, count + 1)}


def test_recommendations_to_national_actors_say_so() -> None:
    named = {
        record.id: record.actors
        for record in first_cited("recommendation", "andersson-wojewoda-2026")
        if isinstance(record, Recommendation) and record.sources[0].at.startswith("Rekommendationer för nationella")
    }
    assert [id_ for id_, actors in named.items() if "nationell-aktor" not in actors] == []


# The digital engine of Fyrbodal (S7–S16)


def test_the_map_has_55_capabilities_in_13_groups_and_3_areas() -> None:
    map_ = KNOWLEDGE.records["formagekartan"]
    assert isinstance(map_, MapModel)
    capabilities = [record for record in KNOWLEDGE.of_kind("capability") if isinstance(record, Capability)]
    groups = {f"formagekartan#{group.id}" for group in map_.elements}
    assert (len(map_.areas), len(map_.elements), len(capabilities)) == (3, 13, 55)
    assert {capability.group for capability in capabilities} == groups


@pytest.mark.parametrize(("area", "count"), [("leda", 21), ("skapa-varde", 19), ("stodja", 15)])
def test_an_area_of_the_map_has_its_capabilities(area: str, count: int) -> None:
    map_ = KNOWLEDGE.records["formagekartan"]
    assert isinstance(map_, MapModel)
    groups = [f"formagekartan#{group.id}" for group in map_.elements if group.area == area]
    assert sum(len(KNOWLEDGE.relations.capabilities[group]) for group in groups) == count


def scenarios() -> dict[int, Scenario]:
    return {record.level: record for record in KNOWLEDGE.of_kind("scenario") if isinstance(record, Scenario)}


def test_there_are_scenarios_from_0_to_5_with_pilots_from_1_to_5() -> None:
    assert {level: scenario.pilot is not None for level, scenario in sorted(scenarios().items())} == {
        0: False, 1: True, 2: True, 3: True, 4: True, 5: True
    }  # fmt: skip


@pytest.mark.parametrize("level", range(1, 6))
def test_a_scenario_tells_all_that_the_source_tells_of_it(level: int) -> None:
    scenario = scenarios()[level]
    told = (scenario.purpose, scenario.future, scenario.target, scenario.strengths, scenario.weaknesses)
    assert [bool(part) for part in (*told, scenario.differences, scenario.effects)] == [True] * 7


@pytest.mark.parametrize(
    ("level", "hours", "cost"),
    [
        (1, (176, 176), (450, 450)),
        (2, (281, 581), (2700, 2700)),
        (3, (188, 454), (900, 950)),
        (4, (139, 339), (750, 800)),
        (5, (213, 613), (3070, 4070)),
    ],
)
def test_a_pilot_adds_up_to_the_sums_of_the_source(level: int, hours: tuple[int, int], cost: tuple[int, int]) -> None:
    pilot = scenarios()[level].pilot
    assert pilot is not None
    assert (pilot.hours(), pilot.cost()) == (hours, cost)


@pytest.mark.parametrize(
    ("level", "hours", "cost"),
    [(4, Span(low=133, high=333), Span(low=750, high=800)), (5, None, Span(low=3000, high=4000))],
)
def test_a_sum_that_the_source_states_otherwise_is_said_too(level: int, hours: Span | None, cost: Span) -> None:
    pilot = scenarios()[level].pilot
    assert pilot is not None
    assert pilot.stated.cost == cost
    assert hours in (None, pilot.stated.hours)
    assert pilot.stated.note


def test_there_are_four_paths() -> None:
    assert ids("path") == {
        "samverkan-som-vagval", "asymmetrisk-ansvarsfordelning", "sammanlaggning", "uppgifter-till-region-eller-stat"
    }  # fmt: skip


def test_digital_maturity_has_two_dimensions_of_three_categories_and_four_types() -> None:
    model = KNOWLEDGE.records["mognadsmodellen"]
    assert isinstance(model, QuadrantModel)
    categories = {axis.title: [category.label for category in axis.categories] for axis in (model.x, model.y)}
    assert categories == {
        "Digitalt arv": ["Teknik", "Användare", "Organisation"],
        "Digital förmåga": ["Effektivitet", "Innovation", "Balansering"],
    }
    assert sorted(parts("mognadsmodellen")) == ["typ-a", "typ-b", "typ-c", "typ-d"]


def test_there_are_five_workshops_with_all_that_a_leader_needs() -> None:
    workshops = [record for record in KNOWLEDGE.of_kind("workshop") if isinstance(record, Workshop)]
    assert [workshop.order for workshop in workshops] == [1, 2, 3, 4, 5]
    assert [workshop.id for workshop in workshops if not (workshop.before and workshop.minutes() >= 60)] == []


def test_the_cases_of_the_sources_are_told() -> None:
    assert ids("case") >= {
        "angsvall", "fyrbodal", "sundsvall", "soltak", "goliska-it", "sml-it", "skovde-it", "uddevalla-socialjour",
        "kluster-a", "kluster-b",
    }  # fmt: skip


# An emergent strategy, and IT collaboration (S17, S18)


def test_a_strategy_has_one_goal_two_methods_and_four_cornerstones() -> None:
    counts = {role: len(parts("strategins-byggnad", role=role)) for role in ("goal", "method", "cornerstone")}
    assert counts == {"goal": 1, "method": 2, "cornerstone": 4}


def test_it_collaboration_has_four_factors_and_two_effects() -> None:
    counts = {role: len(parts("faktorer-och-effekter", role=role)) for role in ("factor", "effect")}
    assert counts == {"factor": 4, "effect": 2}


# Concepts


def test_there_are_at_least_sixty_concepts() -> None:
    assert len(ids("concept")) >= 60


@pytest.mark.parametrize("concept", KNOWLEDGE.of_kind("concept"), ids=lambda record: record.id)
def test_a_concept_has_a_line_a_definition_and_where_it_comes_from(concept: AnyRecord) -> None:
    assert isinstance(concept, Concept)
    assert len(concept.short) <= 160
    assert concept.short.endswith(".")
    assert concept.definition
    assert concept.sources or concept.origin == "own"


def test_terms_are_defined_once() -> None:
    concepts = [concept for concept in KNOWLEDGE.of_kind("concept") if isinstance(concept, Concept)]
    said = [term for concept in concepts for term in {term.casefold() for term in (concept.title, *concept.synonyms)}]
    assert sorted({term for term in said if said.count(term) > 1}) == []
