"""What the self-assessments ask and give, and what records have beside what their sources say."""

from __future__ import annotations

import pytest

from samkompass.compile.compile import compile_project
from samkompass.compile.witness import find_witness
from samkompass.load.project import Project
from samkompass.model.records import AnyRecord
from samkompass.scoring.score import score
from support import ROOT

COMPILED = compile_project(Project(ROOT))
KNOWLEDGE = COMPILED.knowledge
INSTRUMENTS = list(KNOWLEDGE.instruments)


# Texts


@pytest.mark.parametrize("record", KNOWLEDGE.of_kind("model"), ids=lambda record: record.id)
def test_every_part_of_a_model_has_questions_to_talk_about(record: AnyRecord) -> None:
    without = [element.id for element in record.elements if not element.questions]  # type: ignore[union-attr]
    assert without == []


@pytest.mark.parametrize("record", KNOWLEDGE.of_kind("finding"), ids=lambda record: record.id)
def test_a_finding_leads_to_something_one_can_do(record: AnyRecord) -> None:
    assert record.leads_to  # type: ignore[union-attr]


# The self-assessments


def test_every_dimension_of_the_configuration_is_asked_about_at_least_five_times() -> None:
    dimensions = COMPILED.tables["konfiguration"]["dimensions"]
    assert {dimension: len(items) for dimension, items in dimensions.items() if len(items) < 5} == {}


def test_every_dimension_of_the_configuration_is_asked_about_from_both_ends() -> None:
    dimensions = COMPILED.tables["konfiguration"]["dimensions"]
    turned = {dimension: {reverse for _, reverse in items.values()} for dimension, items in dimensions.items()}
    assert set(map(frozenset, turned.values())) == {frozenset([0, 1])}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_every_recommendation_follows_from_answers_that_someone_can_give(id_: str) -> None:
    table = COMPILED.tables[id_]
    for recommendation, conditions in table["rules"]:
        found = find_witness(table, conditions)
        assert found is not None
        result = score(table, found.answers, found.importance, found.role)
        assert recommendation in [entry["id"] for entry in result["recommendations"]]


def test_every_recommendation_on_collective_digitalisation_can_follow() -> None:
    given = {rule.recommendation for rule in KNOWLEDGE.instruments["konfiguration"].recommendations}
    assert given >= {
        record.id for record in KNOWLEDGE.of_kind("recommendation") if record.sources[0].ref == "carlsson-2026"
    }


def test_every_band_of_the_configuration_is_shown_by_an_example() -> None:
    table = COMPILED.tables["konfiguration"]
    examples = KNOWLEDGE.examples["konfiguration"].examples
    shown = {pair for example in examples for pair in score(table, example.answers)["bands"].items()}
    assert shown >= {(dimension, band) for dimension in table["dimensions"] for band, _, _ in table["bands"]}


@pytest.mark.parametrize("id_", INSTRUMENTS)
def test_a_statement_is_asked_once_in_a_section(id_: str) -> None:
    for section in KNOWLEDGE.instruments[id_].sections:
        texts = [item.text for item in section.items]
        assert len(set(texts)) == len(texts)
