"""How readability is worked out: what a word is, where a sentence ends, and which texts of a page count."""

from __future__ import annotations

from pathlib import Path

import pytest

from samkompass.check.readability import (
    FAR,
    GUIDANCE_LIMIT,
    Measure,
    PageReadability,
    Readability,
    guidance,
    measure,
    paragraphs,
    readability,
)
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.records import Concept
from support import ROOT, small_project


def sentences(text: str) -> int:
    return measure([text]).sentences


def words(text: str) -> int:
    return measure([text]).words


def test_the_index_is_worked_out_as_its_author_defined_it() -> None:
    assert measure(["Vi ser bilar. Kommunerna samarbetar ofta."]).lix == pytest.approx(6 / 2 + 100 * 2 / 6)


def test_measures_of_parts_add_up_to_that_of_the_whole() -> None:
    assert measure(["Vi ser bilar."]) + measure(["Kommunerna vet."]) == measure(["Vi ser bilar.", "Kommunerna vet."])


def test_nothing_to_read_has_no_index() -> None:
    assert measure([]).lix is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi börjar. Ni följer efter.", 2),
        ("Vad gäller? Det här!", 2),
        ("Tänk på tre saker: tid, folk och pengar.", 2),
        ("Han sa: ”Vi väntar.” Sedan gick han.", 3),
        ("Vi delar på system, t.ex. Sundsvalls, och mer därtill.", 1),
        ("Det gäller t. ex. arkivet.", 1),
        ("Vi delar på system m.m. Resten gör var och en.", 2),
        ("Se kap. 5 och s. 12 i rapporten.", 1),
        ("F. Carlsson skrev den. Den är från 2026.", 2),
        ("Den 3. maj kom svaret.", 1),
        ("Det kostade 1 234,5 kronor per år.", 1),
        ("Version 1.2 kom 2026-11-20.", 1),
        ("Vi väntade … Sedan kom svaret.", 2),
        ("Ingen punkt på slutet", 1),
        ("Slut. (Men inte helt.)", 2),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_stops(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("IT-ansvarig", 1),
        ("EU:s", 1),
        ("t.ex.", 1),
        ("1 234,5 kronor", 2),
        ("1 234 kommuner", 2),
        ("2026-11-20", 1),
        ("53 %", 1),
        ("290 kommuner 21 regioner", 4),
        ("och/eller", 2),
        ("– Ja! –", 1),
    ],
)  # fmt: skip
def test_a_word_is_what_a_reader_takes_for_one(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(
    ("word", "is_long"), [("kommun", False), ("kommuns", True), ("1234567", False), ("t.ex.ab", False)]
)
def test_a_long_word_has_more_than_six_letters(word: str, is_long: bool) -> None:
    assert measure([word]).long_words == is_long


def test_soft_hyphens_do_not_split_a_word() -> None:
    assert measure(["sam\u00adhälle"]) == Measure(1, 1, 1)


def test_every_entry_of_a_list_is_a_sentence() -> None:
    assert measure(paragraphs("Ni behöver\n\n- tid\n- folk\n- pengar.")).sentences == 4


def test_markup_and_addresses_are_not_read() -> None:
    assert list(paragraphs("Läs **mer** i [rapporten](https://exempel.se/lang-adress).")) == ["Läs mer i rapporten."]


def concept() -> Concept:
    return Concept.model_validate(
        {
            "kind": "concept",
            "id": "ordet",
            "title": "Ett ord?",
            "short": "Det här står på andra sidor.",
            "summary": "I korthet står det här.",
            "definition": "Definitionen.",
            "synonyms": ("ett annat ord",),
            "sections": ({"id": "ett", "title": "Är det en rubrik?", "text": "Avsnittet."},),
            "actions": ("Steget.",),
            "sources": ({"ref": "kallan", "at": "avsnitt 1."},),
        }
    )


def test_guidance_is_what_there_is_to_read_beside_summary_headings_labels_and_sources() -> None:
    assert sorted(guidance(concept())) == ["Avsnittet.", "Definitionen.", "Steget."]


def page(lix: int) -> PageReadability:
    """A page whose guidance has an index."""
    return PageReadability("concept", f"lix-{lix}", "", Measure(), Measure(100, 100, lix - 1))


def test_every_page_counts_once_in_an_average() -> None:
    short, long = page(30), PageReadability("case", "lang", "", Measure(), Measure(1000, 1000, 490))
    assert Readability((short, long)).guidance == 40


def test_pages_far_above_a_limit_are_named_with_the_hardest_first() -> None:
    just, far, further = (page(round(GUIDANCE_LIMIT + FAR) + more) for more in (0, 1, 2))
    assert Readability((just, far, further)).far_above == (further, far)


def test_pages_written_by_hand_are_measured_without_headings_tables_code_and_front_matter(tmp_path: Path) -> None:
    knowledge = compile_project(Project(small_project(tmp_path / "project"))).knowledge
    parts = [
        "---\ntitle: Rubrik\n---",
        "# Om oss {#om}",
        "Text här.\n{.sk-lead}",
        "```\nkod\n```",
        "| A |\n|---|\n| c |",
    ]
    measured = readability(knowledge, [("om/oss.md", "\n\n".join(parts))]).pages[-1]
    assert measured == PageReadability("page", "om/oss.md", "Om oss", Measure(), Measure(2, 1, 0))


def test_every_record_and_instrument_is_measured() -> None:
    knowledge = compile_project(Project(ROOT)).knowledge
    assert [page.id for page in readability(knowledge).pages] == [*knowledge.records, *knowledge.instruments]
