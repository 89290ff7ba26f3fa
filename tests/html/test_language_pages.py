"""What holds for the site in English, and for the links between the languages."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from html_pages import Pages
from selectolax.lexbor import LexborHTMLParser, LexborNode

SWEDISH = re.compile(r"\w*[åäöÅÄÖ]\w*")
QUOTED = re.compile(r"“[^”]*”")
NAMES = {"Ånge", "Ångsvall", "Malmö", "Umeå", "Göteborg", "Göteborgs", "Örebro", "Västra", "Götaland"}
"""Places and names, which are the same in every language."""
EXPLAINED = {
    "om/kallor/carlsson-2026.html": {"bära", "för", "förvaltning", "omställningen"},
    "om/tillganglighet.html": {"för", "förvaltning"},
}
"""Titles and names of Swedish things that a text in English names and explains."""


def swedish_in(text: str) -> set[str]:
    return {word for word in SWEDISH.findall(QUOTED.sub("", text)) if word not in NAMES}


def opened(page: LexborHTMLParser) -> LexborHTMLParser:
    """A page with what its templates hold, which a parser keeps apart."""
    html = (page.html or "").replace("<template", "<div").replace("</template", "</div")
    return LexborHTMLParser(html)


def address(path: str, node: LexborNode) -> str:
    """Where on the site a link leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), node.attributes["href"] or ""))


def switch(page: LexborHTMLParser) -> LexborNode:
    (link,) = page.css(".sk-languages a")
    return link


def test_a_page_in_english_says_so(english: Pages) -> None:
    languages = {path: page.css_first("html").attributes.get("lang") for path, page in english.items()}
    assert {path: language for path, language in languages.items() if language != "en"} == {}


def test_titles_of_pages_in_english_tell_them_apart(english: Pages) -> None:
    titles = [page.css_first("title").text() for page in english.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_no_swedish_stands_on_a_page_in_english_without_saying_so(english: Pages) -> None:
    left = {}
    for path, page in english.items():
        whole = opened(page)
        for node in whole.css('[lang="sv"], script, .sk-sources, .sk-cite'):  # sources have authors' names
            node.decompose()
        found = swedish_in(whole.css_first("body").text(separator=" "))
        if found - EXPLAINED.get(path.removeprefix("en/"), set()):
            left[path] = found
    assert left == {}


def test_titles_and_descriptions_are_in_english(english: Pages) -> None:
    said = {
        path: [page.css_first("title").text()]
        + [node.attributes["content"] or "" for node in page.css('meta[name="description"]')]
        for path, page in english.items()
    }
    assert {path: texts for path, texts in said.items() if swedish_in(" ".join(texts))} == {}


def test_a_link_out_of_the_english_site_says_that_it_leads_to_swedish(english: Pages) -> None:
    silent = []
    for path, page in english.items():
        if path == "en/404.html":  # its links begin at the root of the server
            continue
        for link in opened(page).css("a[href]"):
            href = link.attributes["href"] or ""
            if re.match(r"[a-z]+:|#", href) or address(path, link).split("#")[0].startswith("en/"):
                continue
            in_swedish = any(node.attributes.get("lang") == "sv" for node in (link, *ancestors(link)))
            told = "(in Swedish)" in link.text() or in_swedish
            if link.attributes.get("hreflang") != "sv" or not told:
                silent.append((path, href))
    assert silent == []


def ancestors(node: LexborNode) -> list[LexborNode]:
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def test_a_link_within_the_english_site_says_nothing_of_languages(english: Pages) -> None:
    telling = [
        (path, link.attributes["href"])
        for path, page in english.items()
        for link in page.css("main a[href][hreflang]")
        if address(path, link).startswith("en/")
    ]
    assert telling == []


def test_the_switch_leads_to_the_same_page_in_the_other_language(all_pages: Pages) -> None:
    astray = {}
    for path, page in all_pages.items():
        if path.endswith(("404.html", "-inbaddad.html")):
            continue
        other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        start = "index.html" if path.startswith("en/") else "en/index.html"
        link = switch(page)
        there = other in all_pages
        told = "(start" in link.text()
        if address(path, link) != (other if there else start) or told == there:
            astray[path] = link.html
    assert astray == {}


def test_the_switch_is_in_the_language_that_it_leads_to(pages: Pages, english: Pages) -> None:
    shown = {
        (link.attributes["lang"], link.attributes["hreflang"], link.text().split()[0])
        for found in (pages, english)
        for page in found.values()
        for link in page.css(".sk-languages a")
    }
    assert shown == {("en", "en", "English"), ("sv", "sv", "Svenska")}


def test_a_frame_has_no_switch(all_pages: Pages) -> None:
    frames = [page for path, page in all_pages.items() if path.endswith("-inbaddad.html")]
    assert frames
    assert [page for page in frames if page.css('.sk-languages, link[rel="alternate"]')] == []


def test_pages_in_both_languages_name_each_other(all_pages: Pages) -> None:
    named = {
        path: {(node.attributes["hreflang"], address(path, node)) for node in page.css('link[rel="alternate"]')}
        for path, page in all_pages.items()
        if not path.endswith("-inbaddad.html")
    }
    expected = {
        path: {("sv", path.removeprefix("en/")), ("en", f"en/{path.removeprefix('en/')}")}
        if f"en/{path.removeprefix('en/')}" in all_pages and path.removeprefix("en/") in all_pages
        else set()
        for path in named
    }
    expected["404.html"] = expected["en/404.html"] = set()
    assert named == expected


def test_the_english_site_searches_its_own_pages(built_site: Path) -> None:
    index = (built_site / "en" / "search" / "index.js").read_text("utf-8")
    assert '"u":"bedom/konfiguration.html"' in index
    assert '"u":"forsta/modeller/formagekartan.html"' not in index


def test_numbers_are_written_the_english_way(english: Pages) -> None:
    counted = opened(english["en/bedom/konfiguration-sa-raknas.html"]).css_first("main").text()
    assert re.search(r"\d%", counted)
    assert not re.search(r"\d[ \u00a0]%|\d,\d\d\b(?!\d)", counted)
    assert "”" not in QUOTED.sub("", counted)
