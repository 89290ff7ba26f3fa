"""What the knowledge base says of the report, and how it says it."""

from __future__ import annotations

import pytest

from samkompass.compile.compile import compile_project
from samkompass.compile.witness import find_witness
from samkompass.load.project import Project
from samkompass.model.frameworks import CycleModel, DimensionModel, TensionModel
from samkompass.model.records import AnyRecord
from samkompass.render.site import render
from samkompass.scoring.score import score
from support import ROOT

COMPILED = compile_project(Project(ROOT))
KNOWLEDGE = COMPILED.knowledge
INSTRUMENTS = list(KNOWLEDGE.instruments)


def model(id_: str, type_: type) -> list[str]:
    found = KNOWLEDGE.records[id_]
    assert isinstance(found, type_)
    return [element.id for element in found.elements]  # type: ignore[union-attr]


# What the report says


def test_collective_digitalisation_has_five_dimensions() -> None:
    assert model("fem-dimensioner", DimensionModel) == ["formagor", "varderingar", "makt", "omfang", "inriktning"]


def test_the_mechanism_has_four_steps() -> None:
    assert model("generativ-mekanism", CycleModel) == ["arrangemang", "konfiguration", "spanningar", "stabilisering"]


def test_there_are_four_tensions() -> None:
    assert model("fyra-spanningar", TensionModel) == [
        "altruism-egennytta", "standardisering-identitet", "bemaktigande-kontroll", "expansion-konsolidering"
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "section", "count"), [("finding", 4, 6), ("recommendation", 6, 7)])
def test_every_section_of_the_report_has_its_record(kind: str, section: int, count: int) -> None:
    cited = [citation.at for record in KNOWLEDGE.of_kind(kind) for citation in record.sources[:1]]
    assert cited == [f"avsnitt {section}.{number}" for number in range(1, count + 1)]


def test_the_case_of_the_report_is_told() -> None:
    assert [record.id for record in KNOWLEDGE.of_kind("case")] == ["angsvall"]


def test_the_concept_says_what_it_is_not() -> None:
    assert KNOWLEDGE.records["kollektiv-digitalisering"].not_this  # type: ignore[union-attr]


@pytest.mark.parametrize("record", KNOWLEDGE.of_kind("model"), ids=lambda record: record.id)
def test_every_part_of_a_model_has_questions_to_talk_about(record: AnyRecord) -> None:
    assert [element.id for element in record.elements if not element.questions] == []  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "record", [r for r in KNOWLEDGE.records.values() if r.kind != "source"], ids=lambda record: record.id
)
def test_every_record_cites_the_report_or_says_that_it_is_our_own(record: AnyRecord) -> None:
    assert record.origin == "own" or "carlsson-2026" in {citation.ref for citation in record.sources}


@pytest.mark.parametrize(
    "record", [r for r in KNOWLEDGE.records.values() if r.kind != "source"], ids=lambda record: record.id
)
def test_every_record_is_linked_to_another(record: AnyRecord) -> None:
    assert KNOWLEDGE.see_also(record.id)


@pytest.mark.parametrize("record", KNOWLEDGE.of_kind("finding"), ids=lambda record: record.id)
def test_a_finding_leads_to_something_one_can_do(record: AnyRecord) -> None:
    assert record.leads_to  # type: ignore[union-attr]


# The self-assessments


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_dimension_is_asked_about_at_least_five_times(id_: str) -> None:
    assert {
        dimension: len(items) for dimension, items in COMPILED.tables[id_]["dimensions"].items() if len(items) < 5
    } == {}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_dimension_is_asked_about_from_both_ends(id_: str) -> None:
    dimensions = COMPILED.tables[id_]["dimensions"]
    assert [
        dimension for dimension, items in dimensions.items() if len({reverse for _, reverse in items.values()}) < 2
    ] == []


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_recommendation_follows_from_answers_that_someone_can_give(id_: str) -> None:
    table = COMPILED.tables[id_]
    for recommendation, conditions in table["rules"]:
        found = find_witness(table, conditions)
        assert found is not None
        result = score(table, found.answers, found.importance, found.role)
        assert recommendation in [entry["id"] for entry in result["recommendations"]]


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_recommendation_of_the_report_can_follow(id_: str) -> None:
    given = {rule.recommendation for rule in KNOWLEDGE.instruments[id_].recommendations}
    assert given == {record.id for record in KNOWLEDGE.of_kind("recommendation")}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_band_of_every_dimension_is_shown_by_an_example(id_: str) -> None:
    table = COMPILED.tables[id_]
    shown = {
        pair for example in KNOWLEDGE.examples[id_].examples for pair in score(table, example.answers)["bands"].items()
    }
    assert shown >= {(dimension, band) for dimension in table["dimensions"] for band, _, _ in table["bands"]}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_a_statement_is_asked_once(id_: str) -> None:
    texts = [item.text for item in KNOWLEDGE.instruments[id_].items]
    assert len(set(texts)) == len(texts)


# What a visitor is led to


def test_the_start_page_gives_every_role_three_places_to_go() -> None:
    start = render(COMPILED, KNOWLEDGE.editions["nationell"]).pages["index.md"]
    roles = start.partition('<ul class="sk-roles"')[2].split('<li class="sk-role">')[1:]
    assert [role.count("<li><a ") for role in roles] == [3, 3, 3, 3]
