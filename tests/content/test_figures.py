"""Figures are those of the sources, and what can be computed from them agrees."""

from __future__ import annotations

import pytest

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.dataset import Dataset
from samkompass.model.records import Scenario
from support import ROOT

KNOWLEDGE = compile_project(Project(ROOT)).knowledge
DATASETS = {record.id: record for record in KNOWLEDGE.of_kind("dataset") if isinstance(record, Dataset)}
POPULATION = "befolkning-fyrbodal"
MUNICIPALITIES = {
    "Bengtsfors", "Dals-Ed", "Färgelanda", "Lysekil", "Mellerud", "Munkedal", "Orust", "Sotenäs", "Strömstad", "Tanum",
    "Trollhättan", "Uddevalla", "Vänersborg", "Åmål",
}  # fmt: skip


def values(dataset: str, column: str) -> dict[str, float | None]:
    """Label → number."""
    return {row.label: row.values[column] for row in DATASETS[dataset].values}


def row(dataset: str, id_: str) -> dict[str, float | None]:
    return next(row.values for row in DATASETS[dataset].values if row.id == id_)


# Population


def test_fourteen_municipalities_and_their_sum_are_counted() -> None:
    assert set(values(POPULATION, "folkmangd-2019")) == MUNICIPALITIES | {"Hela Fyrbodal"}


@pytest.mark.parametrize(("column", "total"), [("folkmangd-2019", 273_900), ("folkmangd-2030", 273_400)])
def test_the_municipalities_add_up_to_the_whole(column: str, total: int) -> None:
    counted = values(POPULATION, column)
    assert counted["Hela Fyrbodal"] == total
    assert sum(counted[name] or 0 for name in MUNICIPALITIES) == total


def test_the_whole_changes_by_two_tenths_of_a_per_cent() -> None:
    assert row(POPULATION, "fyrbodal-totalt")["procent"] == -0.2


@pytest.mark.parametrize("id_", [row.id for row in DATASETS[POPULATION].values])
def test_the_change_of_each_row_is_the_difference_and_its_share(id_: str) -> None:
    found = {column: value or 0 for column, value in row(POPULATION, id_).items()}
    change = found["folkmangd-2030"] - found["folkmangd-2019"]
    assert found["forandring"] == change
    assert found["procent"] == round(100 * change / found["folkmangd-2019"], 1)


# Digital maturity (figure 9) and capabilities (figure 30)


@pytest.mark.parametrize(
    ("id_", "lowest", "highest", "mean"),
    [
        ("effektivitet", 2, 5.3, 3.4),
        ("innovation", 2, 5.5, 3.4),
        ("balansering-kategori", 1.8, 4.6, 3.3),
        ("teknik", 2.3, 4.8, 4.3),
        ("anvandare", 2.5, 6, 4.5),
        ("organisation", 2.5, 5.5, 4.3),
    ],
)
def test_a_category_of_digital_maturity_has_its_lowest_highest_and_mean(
    id_: str, lowest: float, highest: float, mean: float
) -> None:
    assert row("digital-mognad-fyrbodal", id_) == {"lagst": lowest, "hogst": highest, "snitt": mean}


def test_fyrbodal_and_the_country_have_their_digital_maturity() -> None:
    assert sorted(values("digital-mognad-totalt", "mognad").values()) == [47, 53]


def test_the_five_highest_and_the_five_lowest_capabilities_have_their_means() -> None:
    means = {found.related[0]: found.values["medel"] for found in DATASETS["hogst-och-lagst-skattade-formagor"].values}
    assert means == {
        "stabil-driftsleverans": 3.00,
        "radgivare-at-ledningen": 2.73,
        "individanpassad-arbetssituation": 2.67,
        "erbjuda-anvandarstod": 2.67,
        "forsta-teknisk-miljo": 2.67,
        "formella-samverkansrelationer": 1.93,
        "sakerstalla-ratt-resurser": 1.87,
        "satta-tydliga-mal": 1.80,
        "utvardera-insatser": 1.53,
        "avveckla": 1.47,
    }


# Other facts of Fyrbodal


@pytest.mark.parametrize(
    ("dataset", "column", "numbers"),
    [
        ("andel-central-it", "andel", {1.2, 2.0, 8.0, 22.0}),
        ("hardvaruleverantorer", "antal", {290, 11}),
        ("anstallda-och-formagor", "antal", {11, 55}),
        ("ciso-tid", "andel", {44}),
        ("mer-drift-an-utveckling", "antal", {62, 7}),
    ],
)
def test_a_fact_of_the_source_is_among_the_figures(dataset: str, column: str, numbers: set[float]) -> None:
    assert numbers <= set(values(dataset, column).values())


def test_five_practices_of_information_security_have_their_answers() -> None:
    assert len([found for found in DATASETS["informationssakerhet-fyrbodal"].values if found.id != "ledningen"]) == 5


def test_the_sums_of_the_pilots_are_those_of_their_budgets() -> None:
    pilots = {
        f"pilot-{record.level}": record.pilot
        for record in KNOWLEDGE.of_kind("scenario")
        if isinstance(record, Scenario) and record.pilot
    }
    sums = {
        id_: [*pilot.hours(), *pilot.cost(), max(stone.end or stone.start for stone in pilot.milestones)]
        for id_, pilot in pilots.items()
    }
    columns = ("timmar-lagst", "timmar-hogst", "kostnad-lagst", "kostnad-hogst", "dagar")
    shown = {found.id: [found.values[column] for column in columns] for found in DATASETS["pilotsummor"].values}
    assert shown == sums


# All of them


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=list(DATASETS))
def test_a_number_is_shown_with_all_of_its_decimals_or_its_note_has_them(dataset: Dataset) -> None:
    rounded = [
        (found.id, column.id, value)
        for found in dataset.values
        for column in dataset.columns
        if (value := found.values[column.id]) is not None and round(value, column.decimals) != value
        if str(value).replace(".", ",") not in (found.note or "")
    ]
    assert rounded == []


@pytest.mark.parametrize("dataset", [d for d in DATASETS.values() if d.chart], ids=lambda dataset: dataset.id)
def test_a_chart_of_shares_goes_as_far_as_the_scale(dataset: Dataset) -> None:
    assert dataset.chart is not None
    drawn = [found.values[column] for found in dataset.values for column in dataset.chart.columns]
    assert dataset.chart.lowest <= min(value for value in drawn if value is not None)
    assert dataset.chart.highest is None or dataset.chart.highest >= max(value for value in drawn if value is not None)
