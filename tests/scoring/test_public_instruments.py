"""Public instruments, declared without code, give the results of their published rules (``tests/instruments``).

The rules stand here a second time, in their own words and numbers, and results are turned back into those.
"""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path
from typing import Any, cast

import pytest

from samkompass.compile.compile import Compiled, compile_project
from samkompass.compile.lint import goals
from samkompass.compile.witness import find_witness
from samkompass.load.project import Project
from samkompass.scoring.score import score
from samkompass.scoring.table import Table, item_options
from scoring.conftest import Node
from scoring.generated import Given, any_given
from scoring.test_agreement import listed
from support import ROOT, run, small_project

PUBLIC = ROOT / "tests" / "instruments"
INSTRUMENTS = sorted(path.parent.name for path in PUBLIC.glob("*/instrument.yml"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the public instruments and the records that they name."""
    folder = small_project(tmp_path_factory.mktemp("public") / "project")
    shutil.copytree(PUBLIC / "content", folder / "content", dirs_exist_ok=True)
    for name in ("scales", *INSTRUMENTS):
        shutil.copytree(PUBLIC / name, folder / "assessments" / name, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def compiled(project: Path) -> Compiled:
    return compile_project(Project(project))


def example(compiled: Compiled, instrument: str, id: str) -> tuple[Table, dict[str, int | str]]:
    found = next(example for example in compiled.knowledge.examples[instrument].examples if example.id == id)
    return compiled.tables[instrument], found.answers


def values(result: dict[str, Any]) -> dict[str, int]:
    return {dimension: entry["value"] for dimension, entry in result["scores"].items()}


def complete(chance: random.Random, table: Table) -> dict[str, int | str]:
    return {item: chance.randint(low, high) for item, (low, high, *_) in table["items"].items()}


def test_there_are_three() -> None:
    assert INSTRUMENTS == ["aia", "dora-quick-check", "samm"]


def test_the_check_has_nothing_to_say_about_them(project: Path) -> None:
    result = run(project, "check")
    assert (result.exit_code, "no problems" in result.output) == (0, True), result.output


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_both_scorers_give_the_results_by_hand(instrument: str, compiled: Compiled, node: Node) -> None:
    table, examples = compiled.tables[instrument], compiled.knowledge.examples[instrument].examples
    stated = [listed(example.expected) for example in examples]
    by_browser = node([{"table": table, "answers": example.answers} for example in examples])
    assert (by_browser, [score(table, example.answers) for example in examples]) == (stated, stated)


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_both_scorers_agree_on_any_answers(instrument: str, compiled: Compiled, node: Node) -> None:
    chance, table = random.Random(4), compiled.tables[instrument]
    given = [any_given(chance, table) for _ in range(200)]
    assert node([one.line(table) for one in given]) == [one.scored(table) for one in given]


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_result_has_answers_that_lead_to_it(instrument: str, compiled: Compiled, node: Node) -> None:
    table = compiled.tables[instrument]
    found = [witness for goal in goals(table) if (witness := find_witness(table, goal.conditions))]
    given = [Given(witness.answers, witness.importance, witness.role) for witness in found]
    assert len(found) == len(list(goals(table)))
    assert node([one.line(table) for one in given]) == [one.scored(table) for one in given]


# OWASP SAMM: 0–3

SAMM_GIVES = (0, 0.25, 0.5, 1)


def samm(answers: dict[str, int | str]) -> dict[str, float]:
    """Scores 0–3 of streams, practices, functions and the whole."""
    stream: dict[str, float] = {}
    for item, answer in answers.items():
        name = item.rpartition("-")[0]
        stream[name] = stream.get(name, 0) + SAMM_GIVES[int(answer)]
    practice, function = means(stream), means(means(stream))
    return stream | practice | function | {"samm-hela": sum(function.values()) / 5}


def means(of: dict[str, float]) -> dict[str, float]:
    """The mean of those with the same name before the last hyphen."""
    groups: dict[str, list[float]] = {}
    for name, value in of.items():
        groups.setdefault(name.rpartition("-")[0], []).append(value)
    return {name: sum(group) / len(group) for name, group in groups.items()}


@pytest.mark.parametrize(
    ("id", "published"),
    [
        ("blandat", {"g-sm-a": 1.75, "g-sm": 1.5, "i": 2.0, "v": 0.75, "samm-hela": 1.32}),
        ("allt-pa-plats", {"g-sm-a": 3.0, "g-sm": 3.0, "g": 3.0, "samm-hela": 3.0}),
        ("tva-nivaer", {"g-sm-a": 2.0, "g-sm": 2.0, "g": 2.0, "samm-hela": 2.0}),
        ("ett-enda-svar", {"g-sm-a": 1.0, "g-sm": 0.5, "g": 0.17, "samm-hela": 0.03}),
    ],
)
def test_samm_in_its_own_numbers(id: str, published: dict[str, float], compiled: Compiled) -> None:
    result = values(score(*example(compiled, "samm", id)))
    assert {dimension: round(result[dimension] * 3 / 10_000, 2) for dimension in published} == published


def test_samm_follows_its_rules_for_any_answers(compiled: Compiled) -> None:
    chance, table = random.Random(5), compiled.tables["samm"]
    for _ in range(100):
        answers = complete(chance, table)
        given = {dimension: value * 3 / 10_000 for dimension, value in values(score(table, answers)).items()}
        assert given == pytest.approx(samm(answers), abs=0.5 * 3 / 10_000 + 1e-9)


# The DORA quick check: 0–10

STEPS, PERCENTAGES = ("ledtid", "frekvens", "aterstallning"), ("misslyckade", "omarbete")
CAPABILITIES = {"integration": 5, "team": 6, "kultur": 6}


def dora(answers: dict[str, int | str]) -> dict[str, float]:
    """Scores 0–10 of measures, their means, and capabilities."""
    one = {name: (int(answers[f"{name}-fraga"]) - 1) * 10 / 5 for name in STEPS}
    one |= {name: 10 - (int(answers[f"{name}-fraga"]) * 10) / 10 for name in PERCENTAGES}  # an answer of 3 is 30 %
    together = {
        "genomstromning": sum(one[name] for name in STEPS) / 3,
        "stabilitet": sum(one[name] for name in PERCENTAGES) / 2,
        "leverans": sum(one.values()) / 5,
    }
    capabilities = {
        name: sum((int(answers[f"{name}-{n}"]) - 1) * 10 / 4 for n in range(1, count + 1)) / count
        for name, count in CAPABILITIES.items()
    }
    return one | together | capabilities


@pytest.mark.parametrize(
    ("id", "published"),
    [
        ("ett-team", {"ledtid": 6.0, "misslyckade": 7.0, "genomstromning": 6.7, "stabilitet": 8.0, "leverans": 7.2}),
        ("bast", {"ledtid": 10.0, "misslyckade": 10.0, "leverans": 10.0, "kultur": 10.0}),
        ("samst", {"ledtid": 0.0, "misslyckade": 0.0, "leverans": 0.0, "kultur": 0.0}),
        ("utan-omarbete", {"ledtid": 4.0, "frekvens": 2.0, "aterstallning": 8.0, "misslyckade": 8.0, "leverans": 5.5}),
    ],
)
def test_dora_in_its_own_numbers(id: str, published: dict[str, float], compiled: Compiled) -> None:
    result = values(score(*example(compiled, "dora-quick-check", id)))
    assert {dimension: round(result[dimension] / 1000, 1) for dimension in published} == published


def test_dora_follows_its_rules_for_any_answers(compiled: Compiled) -> None:
    chance, table = random.Random(6), compiled.tables["dora-quick-check"]
    for _ in range(200):
        answers = complete(chance, table)
        given = {dimension: value / 1000 for dimension, value in values(score(table, answers)).items()}
        assert given == pytest.approx(dora(answers), abs=0.0005 + 1e-9)


def test_dora_compares_with_the_published_means(compiled: Compiled) -> None:
    """The tool turns percentages and instability around before it compares: a mean of 1.9 is shown as 8.1."""
    instrument = compiled.knowledge.instruments["dora-quick-check"]
    references = {reference.id: reference.values for reference in instrument.references}
    government = {"ledtid": 4800, "frekvens": 4300, "aterstallning": 7000, "misslyckade": 7900, "omarbete": 7600}
    assert references["alla-branscher"]["misslyckade"] == 8100
    assert references["alla-branscher"]["leverans"] == (5500 + 4800 + 7400 + 8100 + 7800) / 5
    assert references["offentlig-sektor"].items() >= {**government, "leverans": sum(government.values()) / 5}.items()


# The Algorithmic Impact Assessment: points, and a level 1–4

RISK, MITIGATION = 167, 77
"""The most points of each."""


def aia(risk: int, mitigation: int) -> tuple[int, int]:
    """The score after the reduction, and the level that it gives."""
    total = (risk * 85 + 50) // 100 if mitigation >= 0.8 * MITIGATION else risk
    level = 1 if total <= 0.25 * RISK else 2 if total <= 0.5 * RISK else 3 if total <= 0.75 * RISK else 4
    return total, level


def points(result: dict[str, Any]) -> tuple[int, int]:
    """Risk and mitigation in points; a point is more than the rounding."""
    found = values(result)
    return round(found["risk"] * RISK / 10_000), round(found["atgarder"] * MITIGATION / 10_000)


@pytest.mark.parametrize(
    ("id", "risk", "mitigation", "total", "level"),
    [
        ("stod-utan-avdrag", 90, 61, 90, 3),
        ("stod-med-avdrag", 90, 62, 77, 2),  # 0.85 × 90 = 76.5
        ("mest-av-allt", 167, 77, 142, 4),
        ("avrundas-ner", 48, 77, 41, 1),
        ("avrundas-upp", 49, 77, 42, 2),
        ("vet-ej-ger-inget", 5, 0, 5, 1),
        ("inga-svar", 0, 0, 0, 1),
    ],
)
def test_aia_in_its_own_numbers(
    id: str, risk: int, mitigation: int, total: int, level: int, compiled: Compiled
) -> None:
    result = score(*example(compiled, "aia", id))
    assert (points(result), aia(risk, mitigation)) == ((risk, mitigation), (total, level))
    assert [entry["id"] for entry in result["recommendations"]] == [f"krav-pa-niva-{level}"]
    assert result["flags"] == (["avdrag"] if total != risk else [])


def test_aia_gives_the_level_of_every_pair_of_points(compiled: Compiled) -> None:
    """Two items that give any number of points stand in for all questions, and the declared limits are used on them."""
    table = compiled.tables["aia"]
    ends = {"risk": RISK, "atgarder": MITIGATION}
    items = {item: [0, most] for item, most in ends.items()}
    dimensions = {id_: {"": {"b": table["bands"]}, id_: [1, 0]} for id_ in ends}
    short = {**table, "items": items, "dimensions": dimensions}
    wrong = []
    for risk, mitigation in itertools.product(range(RISK + 1), range(MITIGATION + 1)):
        result = score(cast("Table", short), {"risk": risk, "atgarder": mitigation})
        if [entry["id"] for entry in result["recommendations"]] != [f"krav-pa-niva-{aia(risk, mitigation)[1]}"]:
            wrong.append((risk, mitigation))
    assert wrong == []


def test_aia_has_the_published_most_points(compiled: Compiled) -> None:
    """Of every area, in the order of the tool: what its items can give is what it counts for in the whole."""
    table = compiled.tables["aia"]
    most = {
        area: sum(
            weight * max(item_options(table, item).get("p", [0, table["items"][item][1]]))
            for item, (weight, _) in rows.items()
        )
        for area, rows in table["dimensions"].items()
        if "d" not in rows.get("", {})
        for rows in [{item: row for item, row in rows.items() if item}]
    }
    counted = {**table["dimensions"]["risk"], **table["dimensions"]["atgarder"]}
    assert list(most.values()) == [5, 15, 2, 17, 15, 8, 52, 53, 10, 14, 44, 9]
    assert {area: row[0] for area, row in counted.items() if area} == most
