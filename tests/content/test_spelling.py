"""What visitors read is spelled as the Swedish dictionary or the project's own list of words has it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from spelling import WORD_LIST, Spelling, in_order, list_of, read_list, words_in
from support import CASES, ROOT, UPDATE


@cache
def published() -> Spelling:
    """The spelling of the published content; SAMKOMPASS_UPDATE=1 writes the list first, for you to read through."""
    found = Spelling(ROOT)
    if UPDATE:
        words = (set(found.listed) - set(found.unused())) | set(found.missing())
        (ROOT / WORD_LIST).write_text(list_of(ROOT, words), encoding="utf-8")
        found = Spelling(ROOT)
    return found


def test_every_word_that_visitors_read_is_in_the_dictionary_or_the_list() -> None:
    unknown = published().report()
    if unknown:
        lines = "\n".join(map(str, unknown))
        pytest.fail(f"Mend the spelling, or add the word to {WORD_LIST}:\n{lines}", pytrace=False)


def test_the_list_holds_no_word_that_the_dictionary_knows_or_that_no_text_has() -> None:
    assert not published().words.problems, "Some files have errors: run `samkompass check`."
    if unused := published().unused():
        lines = "\n".join(unused)
        pytest.fail(f"Remove from {WORD_LIST}:\n{lines}", pytrace=False)


def test_the_list_is_in_alphabetical_order() -> None:
    assert published().listed == in_order(published().listed)


# How it is done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project with a concept of its own, and an empty list."""
    folder = tmp_path / "project"
    shutil.copytree(CASES / "check" / "_base", folder)
    (folder / WORD_LIST).write_text("# Ord\n", encoding="utf-8")
    return folder


def write(project: Path, summary: str) -> None:
    """Let a concept say something in its summary."""
    (project / "content" / "concept" / "ordet.yml").write_text(
        f"kind: concept\nid: ordet\ntitle: Ordet\nshort: Ett ord.\nsummary: >-\n  Första raden är rätt.\n  {summary}\n"
        "definition: Det är ett ord.\norigin: own\n",
        encoding="utf-8",
    )


def unknown(project: Path) -> list[str]:
    """What is reported of the concept."""
    return [str(found) for found in Spelling(project).report() if found.place.path.name == "ordet.yml"]


def list_words(project: Path, *words: str) -> None:
    (project / WORD_LIST).write_text("# Ord\n" + "".join(f"{word}\n" for word in words), encoding="utf-8")


def test_a_wrong_word_is_shown_with_its_line_and_what_may_have_been_meant(project: Path) -> None:
    write(project, "Här står samverkn nu.")
    assert unknown(project) == ["content/concept/ordet.yml:7 samverkn (samverkan?)"]


@pytest.mark.parametrize(
    "right",
    [
        "Digitaliseringsstrategierna gäller verksamhetsutvecklingen.",
        "Det gäller digitaliserings- och IT-ansvariga, EU:s regler m.m. och bl.a. 1 234,5 kronor.",
        "Läs [ordboken](https://exempel.se/felstavatt) eller skriv till felstavatt@exempel.se.",
        "Läs om [samarbete](samverkan).",
        "Det är **viktigt** och *sam*verkan.",
        "Det gäller kärn- och stödverksamhet samt lednings- och styrfrågor.",
        "Se www.felstavatt.se/felstavatt och felstavatt.org.",
    ],
)
def test_what_is_right_passes(right: str, project: Path) -> None:
    write(project, right)
    assert unknown(project) == []


@pytest.mark.parametrize("written", ["Krumilur", "krumilur", "Krumilurs", "krumilur-modellen", "Krumilur:s"])
def test_a_listed_word_passes_with_the_endings_that_names_have(written: str, project: Path) -> None:
    write(project, f"Här står {written} nu.")
    assert unknown(project) != []
    list_words(project, "krumilur")
    assert unknown(project) == []


@pytest.mark.parametrize("written", ["kärn", "krumilur- och stödfrågor"])
def test_the_first_part_of_a_compound_is_no_word_without_its_hyphen_and_must_be_one_with_it(
    written: str, project: Path
) -> None:
    write(project, f"Här står {written} nu.")
    assert [line.split()[1].rstrip("-") for line in unknown(project)] == [written.partition("-")[0]]


def test_a_listed_name_needs_its_capital(project: Path) -> None:
    list_words(project, "Krumilur")
    write(project, "Här står krumilur nu.")
    assert unknown(project) != []


def test_names_of_sources_and_their_authors_need_not_be_listed(project: Path) -> None:
    file = project / "content" / "source" / "kallan-2026.yml"
    text = file.read_text(encoding="utf-8").replace("authors: [", "authors: [Krumilur Xyzzy, ")
    file.write_text(text, encoding="utf-8")
    write(project, "Det skriver Xyzzy. Det är Xyzzys ord.")
    assert unknown(project) == []


def test_texts_of_pages_written_by_hand_are_checked_but_not_their_code(project: Path) -> None:
    (project / "docs" / "om").mkdir()
    (project / "docs" / "om" / "oss.md").write_text(
        "---\ntitle: Om oss\n---\n\n# Om oss {#felstavatt}\n\nText.\n{.sk-krumilur}\n\n`krumilur` i felstavatt kod\n",
        encoding="utf-8",
    )
    found = [str(found) for found in Spelling(project).report() if found.place.path.name == "oss.md"]
    assert [line.split(" (")[0] for line in found] == ["docs/om/oss.md:10 felstavatt"]


def test_texts_of_the_interface_are_checked_without_what_is_filled_in(project: Path) -> None:
    file = project / "content" / "interface" / "prov.yml"
    file.write_text(file.read_text(encoding="utf-8") + '  krumilur.text: "{krumilur} felstavatt"\n', encoding="utf-8")
    found = [found.word for found in Spelling(project).report() if found.place.path.name == "prov.yml"]
    assert found == ["felstavatt"]


@pytest.mark.parametrize("word", ["samverkan", "krumilur"], ids=["in-the-dictionary", "in-no-text"])
def test_a_word_that_the_list_does_not_need_is_found(word: str, project: Path) -> None:
    list_words(project, word)
    assert Spelling(project).unused() == [word]


def test_a_word_is_listed_once_without_a_capital_where_it_can_be(project: Path) -> None:
    write(project, "Krumilur och krumilur.")
    assert [word for word in Spelling(project).missing() if word.lower() == "krumilur"] == ["krumilur"]
    list_words(project, "Krumilur", "krumilur")
    assert Spelling(project).unused() == ["Krumilur"]


def test_a_word_that_a_text_needs_stays_in_the_list(project: Path) -> None:
    list_words(project, "krumilur")
    write(project, "Här står Krumilur-modellens text.")
    assert Spelling(project).unused() == []


def test_a_list_that_is_written_keeps_its_comments(project: Path) -> None:
    (project / WORD_LIST).write_text("# Ord\nö\nb  # varför\n", encoding="utf-8")
    assert list_of(project, ["ö", "å", "b", "ä", "a"]) == "# Ord\na\nb  # varför\nå\nä\nö\n"
    assert read_list(project) == ["ö", "b"]


def test_words_with_digits_are_not_spelled() -> None:
    assert words_in("S1 2026 25-årig SHA256 ord") == ["ord"]
