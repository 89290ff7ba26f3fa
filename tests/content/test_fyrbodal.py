"""The edition for Fyrbodal says nothing that the report about Fyrbodal, or the base, does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from samkompass.check.readability import GUIDANCE_LIMIT, SUMMARY_LIMIT, readability
from samkompass.compile.compile import compile_edition, compile_project
from samkompass.load.municipalities import municipalities
from samkompass.load.project import Project
from samkompass.model.base import TextRole
from samkompass.model.dataset import Dataset
from samkompass.model.records import Scenario
from samkompass.model.walk import leaves
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from spelling import hunspell, parts, read_list, words_in
from support import ROOT

REPORT = "herrman-2021"
NAME = "Samverkanskompassen Fyrbodal"
BASE = compile_project(Project(ROOT))
FYRBODAL = compile_edition(Project(ROOT), "fyrbodal")
RECORDS: dict[str, Any] = {**FYRBODAL.knowledge.records, **FYRBODAL.knowledge.instruments}
PAGE = (ROOT / "content" / "editions" / "fyrbodal" / "docs" / "om" / "fyrbodal.md").read_text(encoding="utf-8")
assert FYRBODAL.edition is not None
EDITION = FYRBODAL.edition

OPERATIONS: dict[str, set[str]] = {}
for key, change in FYRBODAL.lineage.all():
    OPERATIONS.setdefault(key.partition("/")[2], set()).add(change.operation)
NEW = sorted(id_ for id_, done in OPERATIONS.items() if done == {"new"} and id_ in RECORDS)
CHANGED = sorted(id_ for id_ in OPERATIONS if id_ in RECORDS and id_ not in NEW)


def texts_of(value: object) -> list[str]:
    return [leaf.text for leaf in leaves(value) if isinstance(leaf.role, TextRole)]


def own_texts() -> dict[str, str]:
    """Where → what the edition says itself: new records, its own file and page, and what it adds and sets."""
    found = {id_: "\n".join(texts_of(RECORDS[id_])) for id_ in NEW}
    found |= {"edition": "\n".join(texts_of(EDITION)), "page": PAGE.partition("\n---\n")[2]}
    for id_ in CHANGED:
        before = set(texts_of({**BASE.knowledge.records, **BASE.knowledge.instruments}[id_]))
        found[id_] = "\n".join(text for text in texts_of(RECORDS[id_]) if text not in before)
    return found


OWN = own_texts()


# The municipalities


def test_it_is_for_the_fourteen_municipalities_of_fyrbodal_all_in_vastra_gotaland() -> None:
    official = municipalities()
    rows = table("befolkning-fyrbodal")
    assert len(EDITION.municipalities) == len({found.code for found in EDITION.municipalities}) == 14
    assert {official[found.code].county for found in EDITION.municipalities} == {"Västra Götalands län"}
    assert {official[found.code].short for found in EDITION.municipalities} == {
        row.label for row in rows.values() if row.id != "fyrbodal-totalt"
    }


def test_their_inhabitants_are_those_of_the_report() -> None:
    official = municipalities()
    stated = {official[found.code].short: (found.population, found.year) for found in EDITION.municipalities}
    counted = {row.label: (row.values["folkmangd-2019"], 2019) for row in table("befolkning-fyrbodal").values()}
    whole, _ = counted.pop("Hela Fyrbodal")
    assert stated == counted
    assert sum(population or 0 for population, _ in stated.values()) == whole
    assert EDITION.population_source is not None
    assert REPORT in EDITION.population_source


# Figures


def table(dataset: str) -> dict[str, Any]:
    """The rows of a dataset of the base, by id."""
    found = BASE.knowledge.records[dataset]
    assert isinstance(found, Dataset)
    return {row.id: row for row in found.values}


def written(number: float, decimals: int = 0) -> str:
    """A number as Swedish texts write it: ``49 400``, ``3,00``."""
    return f"{number:,.{decimals}f}".replace(",", " ").replace(".", ",")


def value(dataset: str, row: str, column: str, decimals: int = 0) -> str:
    return written(table(dataset)[row].values[column], decimals)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("fyrbodal-i-siffror", f"{value('befolkning-fyrbodal', 'fyrbodal-totalt', 'folkmangd-2019')} invånare"),
        ("fyrbodal-i-siffror", f"för 2030 var {value('befolkning-fyrbodal', 'fyrbodal-totalt', 'folkmangd-2030')}."),
        ("fyrbodal-i-siffror", f"ungefär [{value('digital-mognad-totalt', 'fyrbodals-kommuner', 'mognad')} %]"),
        ("fyrbodal-i-siffror", f"snittet {value('digital-mognad-totalt', 'landet', 'mognad')} %"),
        ("fyrbodal-i-siffror", f"{value('hogst-och-lagst-skattade-formagor', 'drift', 'medel', 2)} av 4"),
        ("fyrbodal-i-siffror", f"{value('hogst-och-lagst-skattade-formagor', 'avveckla-tjanster', 'medel', 2)}."),
        (
            "fyrbodal-i-siffror",
            f"effektivisering {value('mer-drift-an-utveckling', 'effektivisering', 'antal')} gånger",
        ),
        ("kapacitetssamverkan", f"[{value('hogst-och-lagst-skattade-formagor', 'anvandarstod', 'medel', 2)} av"),
        ("uppratthallande-samverkan", f"[{value('hogst-och-lagst-skattade-formagor', 'drift', 'medel', 2)} av 4]"),
        (
            "digital-mognad",
            f"medel {value('mognadspastaenden', 'nytta', 'medel', 1)} av 6 på ett påstående om att få ut",
        ),
        (
            "digital-mognad",
            f"medel {value('mognadspastaenden', 'projektkontroll', 'medel', 1)} av 6 på ett påstående om",
        ),
        ("digital-mognad", f"standardavvikelse på {value('mognadspastaenden', 'nytta', 'avvikelse', 1)}"),
    ],
)
def test_a_figure_is_that_of_the_dataset_of_the_base(where: str, said: str) -> None:
    assert said in " ".join(OWN[where].split())


def test_as_many_grow_and_shrink_as_the_dataset_counts() -> None:
    changes = [
        row.values["forandring"] for id_, row in table("befolkning-fyrbodal").items() if id_ != "fyrbodal-totalt"
    ]
    counted = (sum(change < 0 for change in changes), sum(change > 0 for change in changes), changes.count(0))
    assert counted == (8, 5, 1)
    assert "Åtta av 14 kommuner väntades bli mindre, fem större och en vara lika stor." in OWN["fyrbodal-i-siffror"]


def test_the_municipalities_that_share_it_are_counted_together() -> None:
    rows = table("befolkning-fyrbodal")
    together = sum(rows[id_].values["folkmangd-2019"] for id_ in ("sotenas", "munkedal", "lysekil", "orust"))
    whole = rows["fyrbodal-totalt"].values["folkmangd-2019"]
    said = OWN["fyra-kommuner-delar-redan-it"]
    assert f"{written(together)} invånare 2019, av {written(whole)}" in said
    assert f"Det är {written(100 * together / whole)} %" in said


OWN_SUMS = {"49 400", "18"}
"""Numbers that the edition has counted from the dataset, as the test above does."""
ONLY_HERE = {"2050"}
"""Numbers of the report that the base has no use for: the year that Strukturbild Fyrbodal looks towards."""
_NUMBER = re.compile(r"(?<![\w#-])\d{1,3}(?: \d{3})+|\d+(?:,\d+)?")


def numbers(text: str) -> set[str]:
    text = re.sub(r"\]\([^)]*\)|\{[^}]*\}|SOU \S+", "]", text)
    return set(_NUMBER.findall(re.sub(r"(?m)^\d+\. ", "", text)))


def test_no_number_stands_in_the_edition_that_the_base_has_not_from_the_report() -> None:
    cited = [found for found in BASE.knowledge.records.values() if REPORT in {source.ref for source in found.sources}]
    known = numbers("\n".join(text for found in cited for text in texts_of(found)))
    for found in cited:
        if isinstance(found, Dataset):
            stated = [(row.values[column.id], column.decimals) for row in found.values for column in found.columns]
            known |= {written(number, decimals) for number, decimals in stated if number is not None}
        if isinstance(found, Scenario) and found.pilot is not None:
            known |= {str(day) for step in found.pilot.milestones for day in (step.start, step.end)}
    unknown = {where: left for where, text in OWN.items() if (left := numbers(text) - known - OWN_SUMS - ONLY_HERE)}
    assert unknown == {}


def test_results_can_be_compared_with_those_of_the_base() -> None:
    assert FYRBODAL.tables == BASE.tables


# Sources


@pytest.mark.parametrize("id_", NEW)
def test_a_page_of_its_own_rests_on_the_report(id_: str) -> None:
    assert {source.ref for source in RECORDS[id_].sources} == {REPORT}


@pytest.mark.parametrize("id_", CHANGED)
def test_what_is_added_to_a_page_rests_on_the_report(id_: str) -> None:
    record = RECORDS[id_]
    before = {**BASE.knowledge.records, **BASE.knowledge.instruments}[id_]
    known = {section.id for section in before.sections}
    added = [section for section in record.sections if section.id not in known] if record.kind != "instrument" else []
    assert [section.id for section in added if {source.ref for source in section.sources} != {REPORT}] == []
    assert REPORT in {leaf.text for leaf in leaves(record)}


def test_nothing_of_the_base_is_left_out() -> None:
    assert set(BASE.knowledge.records) < set(FYRBODAL.knowledge.records)


def test_what_only_a_publisher_knows_is_left_open() -> None:
    contact = EDITION.contact
    assert "förslag" in contact.name
    assert (contact.email, contact.phone, contact.url, EDITION.accessibility) == (None, None, None, None)


# What visitors see


@pytest.fixture(scope="module")
def site() -> RenderedSite:
    return render(FYRBODAL, EDITION)


def page(site: RenderedSite, id_: str) -> str:
    """The page of a record, as text."""
    ends = f"/{id_}.html"
    source = next(text for path, text in site.pages.items() if f"/{path}".endswith((ends, f"/{id_}.md")))
    return " ".join(source.split())


@pytest.mark.parametrize("id_", NEW)
def test_a_page_of_its_own_says_so(site: RenderedSite, id_: str) -> None:
    assert f"Tillagt av {NAME}. Sidan finns inte i den nationella basen." in page(site, id_)


@pytest.mark.parametrize("id_", CHANGED)
def test_a_changed_page_says_what_is_changed(site: RenderedSite, id_: str) -> None:
    assert re.search(rf"{NAME} har (ändrat|lagt till): ", page(site, id_))


def test_the_start_page_leads_to_the_figures_the_pilots_and_the_advice(site: RenderedSite) -> None:
    start = LexborHTMLParser(next(text for path, text in site.pages.items() if path in ("index.md", "index.html")))
    links = {link.text(strip=True): link.attributes["href"] or "" for link in start.css("a")}
    assert links["Siffrorna"].endswith("fyrbodal-i-siffror.html")
    assert links["Piloterna"].endswith("borja-litet-med-en-pilot.html")
    assert links["Råden"].endswith("i-fyrbodal.html")


def test_the_advice_to_fyrbodal_comes_first() -> None:
    listed = [record.id for record in FYRBODAL.knowledge.of_kind("recommendation")]
    base = [record.id for record in BASE.knowledge.of_kind("recommendation")]
    assert listed[: len(listed) - len(base) + 4] == [
        "borja-litet-med-en-pilot",
        "samverkan-som-forstahandsval",
        "led-omstallningen-fran-toppen",
        "formell-grund-for-samverkan",
        "ta-vara-pa-e-arkivet",
    ]


# Words


def test_it_is_as_easy_to_read_as_the_base() -> None:
    measured = readability(FYRBODAL.knowledge, [("fyrbodal.md", PAGE)])
    hard = [
        found.id
        for found in measured.pages
        if (found.id in OPERATIONS or found.id == "fyrbodal.md")
        and ((found.summary.lix or 0) > SUMMARY_LIMIT + 5 or (found.guidance.lix or 0) > GUIDANCE_LIMIT)
    ]
    assert hard == []


def spelled(texts: Iterable[str]) -> set[str]:
    """The parts of words that no dictionary has and the list does not either."""
    plain = (re.sub(r"\]\([^)]*\)|\{[^}]*\}", "]", text) for text in texts)
    found = {part for text in plain for word in words_in(text) for part in parts(word)}
    listed = {part.casefold() for word in read_list(ROOT) for part in parts(word)}
    return {word for word in hunspell(found) if not {word.casefold(), word.casefold().rstrip("s")} & listed}


def test_every_word_is_in_the_dictionary_or_the_list() -> None:
    assert spelled(OWN.values()) == set()
