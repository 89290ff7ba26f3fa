"""A site in another language: what is translated has pages, what falls back says so, the rest is elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from editions import layered
from samkompass.compile.compile import compile_edition
from samkompass.render.output import RenderedSite
from samkompass.render.site import render

ADVICE = "/content/translations/en/content/recommendation/radet.yml"
TEXTS = "/content/translations/en/content/interface/prov.yml"
TRANSLATED = {
    ADVICE: """
        kind: recommendation
        id: radet
        set:
          title: The advice
          summary: Start where the benefit shows soon.
        """,
    TEXTS: """
        kind: interface
        language: en
        texts:
          language.name: English
          language.note: (in Swedish)
          page.brief: In brief
          recommendation.why: Why
          kind.recommendation: Advice
        """,
}
IN_EDITION = {
    "content/recommendation/radet.yml": """
        kind: recommendation
        id: radet
        set:
          summary: Så säger regionen.
        """
}


def english(target: Path, files: dict[str, str] | None = None) -> RenderedSite:
    project = layered(target / "project", TRANSLATED | (files or {}))
    compiled = compile_edition(project, "prov", "en")
    assert compiled.edition is not None
    return render(compiled, compiled.edition, ("om/index.md",), language="en")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    return english(tmp_path_factory.mktemp("translation"))


@pytest.fixture(scope="module")
def advice(site: RenderedSite) -> LexborHTMLParser:
    return LexborHTMLParser(site.pages["gor/radet.md"])


def said(page: LexborHTMLParser, language: str) -> str:
    return " ".join(node.text() for node in page.css(f'[lang="{language}"]'))


def without_swedish(page: str) -> str:
    found = LexborHTMLParser(page)
    for node in found.css('[lang="sv"]'):
        node.decompose()
    return found.text()


def test_only_what_is_translated_has_pages(site: RenderedSite) -> None:
    assert "gor/radet.md" in site.pages
    assert not [path for path in site.pages if path.startswith(("forsta/begrepp", "forsta/fall", "bedom/prov"))]


def test_an_overview_with_nothing_to_show_is_left_out(site: RenderedSite) -> None:
    assert "gor/index.md" in site.pages
    assert "forsta/modeller/index.md" not in site.pages
    assert "forsta/modeller/index.md" not in str(site.navigation)


def test_a_translated_text_stands_as_it_is(site: RenderedSite) -> None:
    assert "# The advice" in site.pages["gor/radet.md"]
    assert "Start where the benefit shows soon." in without_swedish(site.pages["gor/radet.md"])


def test_a_text_without_translation_is_in_swedish_and_says_so(advice: LexborHTMLParser) -> None:
    assert "Det är lättare att ändra något litet." in said(advice, "sv")


def test_a_text_of_the_interface_without_translation_says_so_too(advice: LexborHTMLParser) -> None:
    assert "Vem som agerar" in said(advice, "sv")


def test_a_link_to_what_is_not_translated_leads_to_the_main_language(site: RenderedSite) -> None:
    overview = LexborHTMLParser(site.pages["gor/index.md"])
    (link,) = [
        node for node in overview.css("a[hreflang]") if (node.attributes["href"] or "").endswith("gor/index.html")
    ]
    assert (link.attributes["href"], link.attributes["hreflang"]) == ("../../gor/index.html", "sv")
    assert "(in Swedish)" in link.text()


def test_what_to_read_next_is_what_is_translated(advice: LexborHTMLParser) -> None:
    assert [node.attributes["href"] for node in advice.css(".sk-next-pages a")] == []


def test_titles_and_descriptions_hold_no_marks(site: RenderedSite) -> None:
    everything = [*site.pages.values(), *site.fragments.values(), *site.texts.values(), str(site.navigation)]
    assert [text for text in everything if any("\ue000" <= letter <= "\ue003" for letter in text)] == []


def test_the_theme_is_told_which_texts_fall_back(site: RenderedSite) -> None:
    assert "site.menu" in site.fallback
    assert "page.brief" not in site.fallback


def test_the_theme_is_told_which_of_its_pages_are_elsewhere(site: RenderedSite) -> None:
    assert "om/data.html" in site.elsewhere
    assert "om/index.html" not in site.elsewhere


def test_a_text_that_the_edition_changed_is_never_what_the_base_said(tmp_path: Path) -> None:
    page = LexborHTMLParser(english(tmp_path, IN_EDITION).pages["gor/radet.md"])
    brief = page.css_first(".sk-brief")
    assert "Så säger regionen." in said(LexborHTMLParser(brief.html or ""), "sv")
    assert "Start where" not in brief.text()


def test_a_text_that_the_edition_changed_and_translated_is_its_own(tmp_path: Path) -> None:
    own = {
        "translations/en/content/recommendation/radet.yml": """
            kind: recommendation
            id: radet
            set:
              summary: So says the region.
            """
    }
    page = english(tmp_path, IN_EDITION | own).pages["gor/radet.md"]
    assert "So says the region." in without_swedish(page)


def test_what_an_edition_hides_has_no_page_in_any_language(tmp_path: Path) -> None:
    hidden = {"content/recommendation/radet.yml": "kind: recommendation\nid: radet\nhide: true\n"}
    assert "gor/radet.md" not in english(tmp_path, hidden).pages
