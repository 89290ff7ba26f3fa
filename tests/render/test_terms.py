"""The first occurrence of a term on a page leads to its concept, and the page has its short definition."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from render.test_text import ALLOWED, HOSTILE, elements
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.model.records import Concept
from samkompass.render.inflection import inflections
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from samkompass.render.terms import PageTerms, Terms
from samkompass.render.text import prose
from support import small_project


def concept(title: str, **fields: Any) -> Concept:
    id_ = re.sub(r"[^a-z]+", "-", title.lower().translate(str.maketrans("åäö", "aao"))).strip("-")
    return Concept.model_validate(
        {"kind": "concept", "id": id_, "title": title, "summary": "S.", "short": "Kort.", "definition": "D."} | fields
    )


def resolve(ref: str) -> str:
    return f"{ref}.html"


class Knowledge:
    """As much of a knowledge base as terms are made from."""

    language = "sv"

    def __init__(self, *concepts: Concept) -> None:
        self._concepts = concepts

    def of_kind(self, kind: str) -> tuple[Concept, ...]:
        return self._concepts if kind == "concept" else ()


def page_of(*concepts: Concept, own: str | None = None) -> PageTerms:
    """What marks a page of a site with some concepts."""
    return Terms(Knowledge(*concepts)).page(own)  # type: ignore[arg-type]


def marked(source: str, *concepts: Concept, own: str | None = None) -> str:
    """A text with its terms in brackets, the concept's id after each."""
    html = prose(source, resolve, page_of(*concepts, own=own).mark)
    linked = re.sub(r'<a href="([^"]*)\.html" class="sk-term"[^>]*>([^<]*)</a>', r"[\2 \1]", html)
    return LexborHTMLParser(linked).text(deep=True, separator="").strip()


TILLIT = concept("Tillit")
PLATTFORM = concept("Plattform")
DELAD = concept("Delad plattform", forms=("delade plattformar",))


# Which words


def test_a_term_links_to_its_concept_and_is_described_by_its_short_definition() -> None:
    html = prose("Det kräver tillit.", resolve, page_of(TILLIT).mark)
    assert html == (
        '<p>Det kräver <a href="tillit.html" class="sk-term" aria-describedby="sk-term-tillit">tillit</a>.</p>'
    )


@pytest.mark.parametrize("word", ["tillit", "Tillit", "TILLIT", "tilliten", "tillits", "tillitens"])
def test_a_term_is_known_in_its_forms_whatever_its_capitals(word: str) -> None:
    assert marked(f"Så är {word} till.", TILLIT) == f"Så är [{word} tillit] till."


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("kommun", "kommunen kommuner kommunerna kommunens kommuners kommunernas"),
        ("arrangemang", "arrangemanget arrangemangen arrangemangens"),
        ("spänning", "spänningen spänningar spänningarna spänningarnas"),
        ("förmåga", "förmågan förmågor förmågorna förmågors"),
        ("åtagande", "åtagandet åtaganden åtagandena åtagandets"),
        ("ledare", "ledaren ledarna ledarnas ledares"),
        ("strategi", "strategin strategier strategierna"),
        ("nyckel", "nyckeln nyckelns"),
        ("kommuner", "kommunerna"),
        ("API", "API:et API:er API:s"),
    ],
)
def test_nouns_take_their_regular_endings(noun: str, forms: str) -> None:
    assert set(forms.split()) <= set(inflections(noun))


@pytest.mark.parametrize(("noun", "other"), [("val", "valt"), ("plan", "plant"), ("mål", "målt")])
def test_nouns_do_not_become_other_words(noun: str, other: str) -> None:
    assert other not in set(inflections(noun))


@pytest.mark.parametrize(
    "text", ["tillitsfull", "misstillit", "tillits- och stödarbete", "tillit-modellen", "till it", "o-tillit"]
)
def test_a_part_of_another_word_is_no_term(text: str) -> None:
    assert marked(text, TILLIT) == text


def test_synonyms_and_written_out_forms_are_the_same_term() -> None:
    known = concept("Tillit", synonyms=("ömsesidigt förtroende",), forms=("litade på varandra",))
    assert marked("Ömsesidiga förtroenden. Ömsesidigt förtroendes värde.", known).count("[") == 1
    assert marked("De litade på varandra.", known) == "De [litade på varandra tillit]."


@pytest.mark.parametrize("text", ["Vi måste säga det till er.", "Det är it som stör."])
def test_an_abbreviation_is_known_by_its_capitals(text: str) -> None:
    abbreviations = concept("ER", id="er"), concept("IT", id="it")
    assert marked(text, *abbreviations) == text
    assert marked("Vår IT och IT:s roll.", *abbreviations) == "Vår [IT it] och IT:s roll."


def test_the_longest_term_wins() -> None:
    assert marked("En delad plattform.", PLATTFORM, DELAD) == "En [delad plattform delad-plattform]."
    assert marked("Flera delade plattformar.", PLATTFORM, DELAD) == "Flera [delade plattformar delad-plattform]."


def test_a_part_of_a_term_that_was_linked_before_is_not_linked() -> None:
    text = "En delad plattform. Den delade plattformen. Plattformen."
    forms = concept("Delad plattform", forms=("delade plattformen",))
    assert marked(text, PLATTFORM, forms).endswith("Den delade plattformen. [Plattformen plattform].")


def test_a_term_may_go_on_on_the_next_line() -> None:
    assert marked("En delad\nplattform här.", DELAD) == "En [delad\nplattform delad-plattform] här."


def test_signs_between_its_words_make_it_no_term() -> None:
    assert marked("Den är delad, plattform för alla.", DELAD) == "Den är delad, plattform för alla."


def test_what_titles_say_in_parentheses_is_no_part_of_the_term() -> None:
    assert marked("Vår konfiguration.", concept("Konfiguration (begrepp)", id="k")) == "Vår [konfiguration k]."


def test_a_title_goes_before_another_concepts_synonym() -> None:
    other = concept("Förtroende", synonyms=("tillit",))
    assert marked("Mer tillit.", other, TILLIT) == "Mer [tillit tillit]."


def test_a_concept_can_be_left_alone() -> None:
    assert marked("Mer tillit.", concept("Tillit", autolink=False)) == "Mer tillit."


# Where on a page


def test_only_the_first_occurrence_on_a_page_is_linked() -> None:
    page = page_of(TILLIT)
    texts = [prose(source, resolve, page.mark) for source in ("Om tillit.\n\n- Tilliten.", "Tillit igen.")]
    assert [html.count("<a ") for html in texts] == [1, 0]
    assert page.found == (TILLIT,)


def test_every_page_starts_anew() -> None:
    assert [prose("Tillit.", resolve, page_of(TILLIT).mark).count("<a ") for _ in range(2)] == [1, 1]


def test_a_concept_is_not_linked_on_its_own_page() -> None:
    assert marked("En delad plattform. Tillit.", PLATTFORM, DELAD, TILLIT, own="delad-plattform") == (
        "En delad plattform. [Tillit tillit]."
    )


def test_terms_in_lists_and_emphasis_are_linked() -> None:
    assert marked("- **tillit** först", TILLIT) == "[tillit tillit] först"


def test_terms_in_links_are_not_linked() -> None:
    assert marked("[Om **tillit** här](annan-sak) och tillit.", TILLIT) == "Om tillit här och [tillit tillit]."


@pytest.mark.parametrize(
    "quoted", ["”tillit”", '"mer tillit nu"', "“tillit”", "»tillit»", "«tillit»", "”av *tillit* här”"]
)
def test_terms_in_quotations_are_not_linked(quoted: str) -> None:
    shown = quoted.replace("*", "")
    assert marked(f"De sa {quoted} om tillit.", TILLIT) == f"De sa {shown} om [tillit tillit]."


def test_a_lone_quotation_mark_quotes_nothing() -> None:
    assert marked("Det är 3” av tillit.", TILLIT) == "Det är 3” av [tillit tillit]."


def test_a_link_that_an_author_made_is_the_first_occurrence_and_has_the_definition() -> None:
    page = page_of(TILLIT)
    html = prose("Läs om [att lita](tillit). Om tillit.", resolve, page.mark)
    assert html == (
        '<p>Läs om <a href="tillit.html" class="sk-term" aria-describedby="sk-term-tillit">att lita</a>. Om tillit.</p>'
    )
    assert page.found == (TILLIT,)


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_marking_adds_links_and_changes_nothing_else(source: str) -> None:
    without, with_terms = prose(source, resolve), prose(source, resolve, page_of(concept("ab"), concept("a b")).mark)
    assert elements(with_terms) <= ALLOWED
    assert "\n\n" not in with_terms
    assert LexborHTMLParser(with_terms).text(deep=True) == LexborHTMLParser(without).text(deep=True)


# Whole pages

SHORT = '"><script>alert(1)</script>{{ 7 * 7 }} **fet**'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """A small site where every text of the finding speaks of a concept, whose definition is hostile."""
    project = small_project(tmp_path_factory.mktemp("terms") / "project")
    folder = project / "content"
    record = {
        "kind": "concept", "id": "tillit", "title": "Tillit & <b>lit</b>", "synonyms": ["tillit"], "short": SHORT,
        "summary": "Om samverkan.", "definition": "Tillit och samverkan.", "origin": "own",
        "sections": [{"id": "mer", "title": "Om samverkan", "text": "Tillit."}],
    }  # fmt: skip
    (folder / "concept" / "tillit.yml").write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    file = folder / "finding" / "fynd-ett.yml"
    finding = yaml.safe_load(file.read_text(encoding="utf-8")) | {
        "summary": "Tillit i korthet.",
        "body": "Tillit igen.",
        "meaning": "Tillit betyder något.",
        "sections": [{"id": "tillit-avsnitt", "title": "Tillit i rubriken", "text": "Mer tillit."}],
        "actions": ["Visa tillit och samverkan."],
        "related": ["tillit"],
    }
    file.write_text(yaml.safe_dump(finding, allow_unicode=True), encoding="utf-8")
    compiled = compile_project(Project(project))
    return render(compiled, compiled.knowledge.editions["prov"])


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page.split("---\n", 2)[2])


FINDING = "forsta/fynd/fynd-ett.md"


def test_a_page_links_each_term_once(site: RenderedSite) -> None:
    links = parsed(site.pages[FINDING]).css("a.sk-term")
    assert [(link.text(), link.attributes["href"]) for link in links] == [
        ("Tillit", "../begrepp/tillit.html"),
        ("samverkan", "../begrepp/samverkan.html"),
    ]


def test_the_words_of_a_page_are_listed_at_its_foot_where_links_are_described(site: RenderedSite) -> None:
    page = parsed(site.pages[FINDING])
    described = [link.attributes["aria-describedby"] for link in page.css("a.sk-term")]
    assert described == [entry.attributes["id"] for entry in page.css("details.sk-terms dd")]
    assert [entry.text() for entry in page.css("details.sk-terms dt")] == ["Tillit & <b>lit</b>", "Samverkan"]


def test_the_list_is_not_searched(site: RenderedSite) -> None:
    assert parsed(site.pages[FINDING]).css_first("details.sk-terms").attributes["data-search"] == "skip"


def test_a_definition_shows_as_it_is_written(site: RenderedSite) -> None:
    page = parsed(site.pages[FINDING])
    assert page.css_first("#sk-term-tillit").text() == SHORT
    assert page.css("script") == []


def test_headings_and_lists_of_links_have_no_terms(site: RenderedSite) -> None:
    page = site.pages[FINDING]
    assert "sk-term" not in "".join(line for line in page.splitlines() if line.startswith("#"))
    assert parsed(page).css(".sk-links .sk-term, .sk-next-pages .sk-term, .sk-sources .sk-term") == []


def test_a_concepts_own_page_links_other_terms_only(site: RenderedSite) -> None:
    page = parsed(site.pages["forsta/begrepp/tillit.md"])
    assert [link.text() for link in page.css("a.sk-term")] == ["samverkan"]


def test_pages_that_list_others_have_no_terms(site: RenderedSite) -> None:
    assert [path for path in ("index.md", "forsta/index.md", "gor/index.md") if "sk-term" in site.pages[path]] == []


def test_forms_have_no_terms(site: RenderedSite) -> None:
    assert [name for name, fragment in site.fragments.items() if "sk-term" in fragment] == []


def test_only_pages_with_terms_have_a_list(site: RenderedSite) -> None:
    pages = {path: parsed(page) for path, page in site.pages.items()}
    with_terms = [path for path, page in pages.items() if page.css("a.sk-term")]
    assert with_terms == [path for path, page in pages.items() if page.css("details.sk-terms")]
    assert 0 < len(with_terms) < len(pages)
