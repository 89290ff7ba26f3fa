"""The page of how an instrument counts tells what leads to each result, and how random answers spread."""

from __future__ import annotations

import re
from html import unescape

import pytest

from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.render.site import render
from samkompass.render.views.proof import ranges, share
from support import ROOT, full_project


def counted(compiled: Compiled, instrument: str) -> str:
    edition = next(iter(compiled.knowledge.editions.values()))
    return render(compiled, edition).fragments[f"bedom/{instrument}-sa-raknas"]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", html)))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> str:
    project = full_project(tmp_path_factory.mktemp("full") / "project")
    return counted(compile_project(Project(project)), "prov-skattning")


@pytest.fixture(scope="module")
def configuration() -> str:
    return counted(compile_project(Project(ROOT)), "konfiguration")


def test_every_band_has_answers_that_lead_to_it(configuration: str) -> None:
    told = words(configuration)
    assert "Nära den låga polen: Svara det som räknas lägst på fråga 1–5." in told
    assert "Mellan polerna: Svara ”Stämmer delvis” på fråga 1–5." in told
    assert "Nära den höga polen: Svara det som räknas högst på fråga 1–5." in told


def test_the_role_and_the_importance_are_told_where_they_matter(full: str) -> None:
    told = words(full)
    assert "Välj rollen" in told
    assert "Om hur viktigt det är svarar ni" in told


def test_what_a_condition_says_already_is_not_told_again(configuration: str) -> None:
    rules = configuration.partition('id="raden"')[2].partition('id="slumpen"')[0]
    assert "svaret på fråga 9 är ”Stämmer inte alls”" not in words(rules.partition('class="sk-witnesses"')[2])


def test_the_picture_of_the_spread_has_the_numbers_of_its_row(configuration: str) -> None:
    rows = re.findall(r'<svg class="sk-strip".*?</tr>', configuration, re.DOTALL)
    for row in rows:
        picture, _, numbers = row.partition("</svg>")
        widths = [float(width) for width in re.findall(r'sk-strip__part--\d"[^>]* width="([\d.]+)"', picture)]
        shown = [int(text) for text in re.findall(r"(\d+)\s%", unescape(numbers))]
        assert all(abs(width - text) <= 0.5 for width, text in zip(widths, shown, strict=True)), row
    assert len(rows) == 5 + 7  # dimensions, and recommendations


def test_the_picture_is_hidden_from_who_hears_the_page(full: str) -> None:
    pictures = re.findall(r"<svg[^>]*>", full)
    assert pictures
    assert all('aria-hidden="true"' in picture for picture in pictures)


def test_a_dimension_over_others_tells_how_its_own_parts_are_missed(full: str) -> None:
    told = words(full)
    assert "En del utan värde räknas inte i medelvärdet" in told


@pytest.mark.parametrize(
    ("numbers", "told"), [([4], ("4",)), ([1, 2, 3, 5], ("1–3", "5")), ([2, 4], ("2", "4")), ([7, 8], ("7–8",))]
)
def test_numbers_that_follow_on_each_other_are_told_as_one(numbers: list[int], told: tuple[str, ...]) -> None:
    assert ranges(numbers) == told


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 %"), (1, "< 1 %"), (20, "1 %"), (1000, "50 %"), (1999, "> 99 %"), (2000, "100 %")]
)
def test_what_came_is_never_told_as_nothing_nor_what_failed_to_as_all(count: int, told: str) -> None:
    assert share("", count, 2000).text.replace("\u00a0", " ") == told
