"""A page that is kept is the page that would be rendered: whatever changes, nothing old is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.render.kept import MOST, Kept, Made
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from support import CASES, whole_project

HAND_WRITTEN = ("om/index.md", "om/data.md")
TEXT = re.compile(
    r"^( *(?:- )?(?:title|summary|text|name|label|definition|reader|intro|[a-z]+\.[a-z]+): )(?![|>'\"])(.+)$",
    re.MULTILINE,
)
FOLDED = re.compile(r"^( *(?:- )?[a-z_]+: >-\n +)(\S)", re.MULTILINE)


@pytest.fixture(scope="module")
def kept(whole: Compiled) -> Kept:
    kept = Kept()
    built(whole, kept)
    return kept


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_project(tmp_path_factory.mktemp("kept") / "project")


def built(compiled: Compiled, kept: Kept | None = None, **changes: str) -> RenderedSite:
    edition = compiled.knowledge.editions["prov"].model_copy(update=changes)
    return render(compiled, edition, HAND_WRITTEN, kept)


def copied(kept: Kept) -> Kept:
    return Kept(dict(kept))


def made_anew(kept: Kept, before: Kept) -> set[str]:
    old = {(name, made.text) for name, all_ in before for made in all_}
    return {name for name, all_ in kept for made in all_ if (name, made.text) not in old}


def test_nothing_is_rendered_again_when_nothing_changed(whole: Compiled, kept: Kept) -> None:
    again = copied(kept)
    assert built(whole, again) == built(whole)
    assert not again.changed


def test_another_edition_renders_only_what_shows_the_edition(whole: Compiled, kept: Kept) -> None:
    again = copied(kept)
    other = {"id": "annan", "name": "En annan", "description": "En helt annan."}
    assert built(whole, again, **other) == built(whole, **other)
    assert made_anew(again, kept) == {"index.html", "om/utgavan.html"}


def files() -> list[str]:
    """The YAML files of the project that is made of these cases."""
    bases = (CASES / "check" / "_base", CASES / "whole")
    names = {path.relative_to(base).as_posix() for base in bases for path in base.rglob("*.yml")}
    return sorted(name for name in names if "/editions/" not in name)


@pytest.mark.parametrize("name", files())
def test_after_a_change_all_pages_are_as_if_nothing_had_been_kept(project: Path, kept: Kept, name: str) -> None:
    file = project / name
    before = file.read_text(encoding="utf-8")
    changed = FOLDED.sub(r"\1Ändrat. \2", TEXT.sub(r"\1Ändrat \2", before))
    assert changed != before, "the file holds no text that this test knows how to change"
    try:
        file.write_text(changed, encoding="utf-8")
        compiled = compile_project(Project(project))
    finally:
        file.write_text(before, encoding="utf-8")
    again = copied(kept)
    assert built(compiled, again) == built(compiled)


def test_a_change_in_one_text_leaves_most_pages_as_they_are(project: Path, kept: Kept) -> None:
    file = next((project / "content" / "finding").glob("*.yml"))
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(FOLDED.sub(r"\1Ändrat. \2", before), encoding="utf-8")
        compiled = compile_project(Project(project))
    finally:
        file.write_text(before, encoding="utf-8")
    again = copied(kept)
    built(compiled, again)
    anew = made_anew(again, kept)
    assert any(file.stem in name for name in anew)
    assert len(anew) < len(list(kept)) / 2


def test_another_word_for_a_term_renders_the_pages_that_say_it_and_few_others(project: Path, kept: Kept) -> None:
    file = project / "content" / "concept" / "oppenhet.yml"
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(f"{before}synonyms: [servicedesk]\n", encoding="utf-8")
        compiled = compile_project(Project(project))
    finally:
        file.write_text(before, encoding="utf-8")
    again = copied(kept)
    site = built(compiled, again)
    assert site == built(compiled)
    anew = made_anew(again, kept)
    says = {name for name in anew if "sk-term-oppenhet" in site.pages.get(name.replace(".html", ".md"), "")}
    assert any("tillit" in name for name in says)
    assert len(anew) < len(list(kept)) / 2


def test_the_renderings_used_last_are_kept(whole: Compiled) -> None:
    kept = Kept()
    for number in range(MOST + 3):
        built(whole, kept, name=f"Utgåva {number}")
    texts = [made.text for name, all_ in kept for made in all_ if name == "index.html"]
    assert len(texts) == MOST
    assert f"Utgåva {MOST + 2}" in texts[0]


def test_a_rendering_holds_only_while_all_its_facts_do(whole: Compiled) -> None:
    kept = Kept({"index.html": [Made("gammal", {"text:start.title": "0" * 24})]})
    assert "gammal" not in built(whole, kept).pages["index.md"]
