"""Sites that share pages are assembled from what is kept of them, and are what they would be alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from samkompass.adapters.theme import project_theme
from samkompass.load.project import Project
from samkompass.publish.assemble import Assembler
from samkompass.publish.editions import Editions, Rendered
from samkompass.publish.preview import Preview
from samkompass.render.output import RenderedSite
from support import contents, whole_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(whole_project(tmp_path / "ett projekt"))


def alone(project: Project, site: RenderedSite, first: Rendered) -> dict[str, bytes]:
    return dict(Assembler(project_theme(project)).assemble(site, first.pages).files)


def other_name(site: RenderedSite) -> RenderedSite:
    return replace(site, edition=replace(site.edition, name="En <annan>", version="9.9"))


def other_menu(site: RenderedSite) -> RenderedSite:
    return replace(site, navigation=[*site.navigation[:1], *reversed(site.navigation[1:])])


def other_texts(site: RenderedSite) -> RenderedSite:
    return replace(site, texts={**site.texts, "site.menu": "Innehåll"})


def fewer_pages(site: RenderedSite) -> RenderedSite:
    (gone,) = [path for path in site.pages if path.endswith("rad-tva.md")]

    def without(entries: list[object]) -> list[object]:
        return [
            {title: without(below) for title, below in entry.items()} if isinstance(entry, dict) else entry
            for entry in entries
            if entry != gone
        ]

    pages = {path: page for path, page in site.pages.items() if path != gone}
    return replace(site, pages=pages, navigation=without(site.navigation))


def other_forms(site: RenderedSite) -> RenderedSite:
    return replace(site, fragments={name: f"<form>{name}</form>" for name in site.fragments})


@pytest.mark.parametrize("changed", [other_name, other_menu, other_texts, fewer_pages, other_forms])
def test_a_further_edition(project: Project, changed: Callable[[RenderedSite], RenderedSite]) -> None:
    first = Editions(project, cache=False).render("prov")
    second = changed(first.site)
    assembler = Assembler(project_theme(project))
    for site in (first.site, second, second, first.site):
        files = dict(assembler.assemble(site, first.pages).files)
        expected = alone(project, site, first)
        assert [path for path in files.keys() | expected.keys() if files.get(path) != expected.get(path)] == []


EDITS = {
    "a text": ("content/case/fallet.yml", "summary: >-\n  ", "summary: >-\n  Ändrat – "),
    "a title": ("content/recommendation/rad-tva.yml", "title: ", "title: Nytt "),
    "a hand-written page": ("docs/om/data.md", "# ", "# Nytt "),
    "the theme": ("overrides/partials/sk-footer.html", "<footer", "<!-- ny --><footer"),
    "an asset": ("overrides/assets/samkompass/site.css", "", "/* nytt */"),
    "the edition": ("content/editions/prov/edition.yml", "name: ", "name: Nya "),
    "a text of the interface": ("content/interface/site.yml", "  site.menu: ", "  site.menu: Hela "),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_preview_follows(what: str, project: Project, tmp_path: Path) -> None:
    def preview(name: str) -> Preview:
        return Preview(project, "prov", lambda: project_theme(project), tmp_path / name)

    place, before, after = EDITS[what]
    file = project.root / place
    text = file.read_text(encoding="utf-8")
    assert before in text
    following = preview("följer")
    following.build()
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    following.build()
    preview("ny").build()
    assert contents(tmp_path / "följer") == contents(tmp_path / "ny")
    file.write_text(text, encoding="utf-8")
    following.build()
    (tmp_path / "ny").rename(tmp_path / "gammal")
    preview("ny").build()
    assert contents(tmp_path / "följer") == contents(tmp_path / "ny") != contents(tmp_path / "gammal")


def test_a_page_that_goes_is_gone_from_the_preview(project: Project, tmp_path: Path) -> None:
    preview = Preview(project, "prov", lambda: project_theme(project), tmp_path / "site")
    page = project.root / "docs/om/sida.md"
    page.write_text("# En sida\n", encoding="utf-8")
    preview.build()
    assert (tmp_path / "site/om/sida.html").exists()
    page.unlink()
    preview.build()
    assert not (tmp_path / "site/om/sida.html").exists()


def test_a_preview_shows_translations_and_follows_them(project: Project, tmp_path: Path) -> None:
    english = project.root / "content/translations/en/content"
    texts = {
        "interface/site.yml": "kind: interface\nlanguage: en\ntexts:\n  language.name: English\n",
        "recommendation/rad-tva.yml": "kind: recommendation\nid: rad-tva\nset:\n  title: The advice\n",
    }
    for place, text in texts.items():
        (english / place).parent.mkdir(parents=True, exist_ok=True)
        (english / place).write_text(text, encoding="utf-8")
    with (project.root / "content/editions/prov/edition.yml").open("a", encoding="utf-8") as edition:
        edition.write("languages: [en]\n")
    preview = Preview(project, "prov", lambda: project_theme(project), tmp_path / "site")
    page = tmp_path / "site/en/gor/rad-tva.html"
    preview.build()
    assert "The advice</h1>" in page.read_text(encoding="utf-8")
    assert (tmp_path / "site/gor/rad-tva.html").exists()
    (english / "recommendation/rad-tva.yml").write_text(texts["recommendation/rad-tva.yml"].replace("The", "Our"))
    preview.build()
    assert "Our advice</h1>" in page.read_text(encoding="utf-8")
