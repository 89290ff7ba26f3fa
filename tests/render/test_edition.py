"""What an edition sets for itself shows on its pages, and what it leaves out is as in every edition."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from render.page import body
from samkompass.compile.compile import Compiled, compile_edition
from samkompass.load.project import Project
from samkompass.model.base import TextRole
from samkompass.model.walk import leaves
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from samkompass.render.text import plain
from samkompass.render.urls import record_path, relative
from support import ROOT, whole_project

EDITION, START = "om/utgavan.md", "index.md"
STATEMENT = [f"om/tillganglighet/{part}" for part in ("ansvar", "provat", "brister", "kontakt", "tillsyn")]


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """The edition with a value in every field, with its logo."""
    compiled = compile_edition(Project(whole_project(tmp_path_factory.mktemp("edition") / "project")), "prov")
    assert compiled.edition is not None
    return render(compiled, compiled.edition)


def text_of(html: str) -> str:
    return " ".join(LexborHTMLParser(html).text(deep=True).replace("\u00a0", " ").split())


def statement(site: RenderedSite) -> str:
    return text_of("".join(site.fragments[part] for part in STATEMENT))


def test_every_text_of_an_edition_shows(whole: Compiled, whole_site: RenderedSite) -> None:
    edition = whole.knowledge.editions["prov"]
    pages = text_of(whole_site.pages[EDITION] + whole_site.pages[START]) + statement(whole_site)
    in_the_header = ("look", "logo_text")
    shown_as = [
        plain(leaf.text) for leaf in leaves(edition) if isinstance(leaf.role, TextRole) and leaf.path != in_the_header
    ]
    assert [text for text in shown_as if text not in pages] == []


def test_the_table_of_municipalities_has_names_and_a_sum(whole_site: RenderedSite) -> None:
    (table,) = body(whole_site.pages[EDITION]).css("table")
    cells = [[cell.text().replace("\u00a0", " ") for cell in row.css("th, td")] for row in table.css("tr")]
    assert cells == [
        ["Kommun", "Kommunkod", "Län", "Invånare 2019"],
        ["Stockholm", "0180", "Stockholms län", "974 100"],
        ["Uddevalla", "1485", "Västra Götalands län", "56 700"],
        ["Åmål", "1492", "Västra Götalands län", "12 600"],
        ["Tillsammans", "", "", "1 043 400"],
    ]


def test_an_edition_that_sets_nothing_shows_no_table_and_no_statement_of_its_own(site: RenderedSite) -> None:
    assert body(site.pages[EDITION]).css("table") == []
    assert "id=egen" not in site.pages[START]
    assert text_of(site.fragments["om/tillganglighet/ansvar"]) == ""
    assert "ansvar enligt lagen" in statement(site)


def test_a_statement_names_who_is_responsible_and_who_supervises(whole_site: RenderedSite) -> None:
    said = statement(whole_site)
    assert "Provregionens kommunalförbund ansvarar" in said
    assert "delvis förenlig" in said
    assert "2026-11-21" in said
    assert "Tillsynsmyndigheten har tillsyn" in said
    assert "ansvar enligt lagen" not in said


def test_the_stylesheet_of_an_edition_holds_its_accent_and_no_more_than_colours(
    site: RenderedSite, whole_site: RenderedSite
) -> None:
    for rendered, accent in ((site, "#1f5c7a"), (whole_site, "#b15a15")):
        style = rendered.assets["assets/samkompass/edition.css"].decode()
        assert f"--sk-accent: {accent};" in style
        assert accent in rendered.assets["assets/samkompass/edition-icon.svg"].decode()
        assert style.count("{") == 1


def test_a_logo_is_beside_the_pages(site: RenderedSite, whole_site: RenderedSite) -> None:
    assert whole_site.edition.logo == "assets/samkompass/logo.png"
    assert whole_site.assets["assets/samkompass/logo.png"].startswith(b"\x89PNG")
    assert site.edition.logo is None
    assert not [path for path in site.assets if "logo" in path]


@pytest.mark.parametrize("named", [True, False])
def test_the_forms_propose_the_region_s_municipalities(
    site: RenderedSite, whole_site: RenderedSite, named: bool
) -> None:
    rendered = whole_site if named else site
    form = next(html for name, html in rendered.fragments.items() if name.startswith("bedom/") and "<form" in html)
    options = [node.attributes["value"] for node in LexborHTMLParser(form).css("datalist option")]
    assert options == (["Stockholm", "Uddevalla", "Åmål"] if named else [])
    assert ("list=" in form) is named


def test_a_page_about_the_edition_lists_what_it_has_changed() -> None:
    compiled = compile_edition(Project(ROOT), "fyrbodal")
    assert compiled.edition is not None
    page = render(compiled, compiled.edition).pages[EDITION]
    listed = {link.attributes["href"] for link in body(page).css(".sk-links__title")}
    knowledge = compiled.knowledge
    records = {*knowledge.records, *knowledge.instruments}
    own = {key.partition("/")[2] for key, change in compiled.lineage.all() if change.layer.kind == "edition"} & records
    assert listed == {relative(record_path(knowledge, id_), "om/utgavan.html") for id_ in own}
    assert own


def test_the_base_has_changed_nothing(site: RenderedSite) -> None:
    assert "eget i utgåvan" not in site.pages[EDITION]
