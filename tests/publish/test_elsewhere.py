"""The tree built by another engine, Zensical, and finished: the site is what it is with ours."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from support import contents, run, whole_project

SPACE = re.compile(r"\s+")


def in_swedish(folder: Path) -> dict[str, bytes]:
    """What another engine builds of a site from one tree: all but the site in English, which has a tree of its own."""
    return {name: data for name, data in contents(folder).items() if not name.startswith("en/")}


def pages(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in in_swedish(folder).items() if name.endswith(".html")}


def outline(html: bytes) -> list[tuple[str, object]]:
    """A page as a browser reads it: elements, attributes and text, addresses in their shortest form."""
    seen: list[tuple[str, object]] = []
    for node in LexborHTMLParser(html).root.traverse(include_text=True):  # type: ignore[union-attr]
        if node.tag == "-text":
            text = SPACE.sub(" ", node.text_content or "").strip()
            seen += [("text", text)] if text else []
        elif node.tag not in ("-comment", "!doctype"):
            seen.append((node.tag or "", _attributes(node)))
    return seen


def _attributes(node: LexborNode) -> dict[str, str | None]:
    return {
        name: posixpath.normpath(value) if name in ("href", "src") and value and ":" not in value else value
        for name, value in node.attributes.items()
    }


def test_every_page_is_the_same_when_it_is_parsed(built_site: Path, zensical_site: Path) -> None:
    ours, theirs = pages(built_site), pages(zensical_site)
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if outline(theirs[name]) != outline(ours[name])] == []


def test_everything_that_is_no_page_is_the_same_bytes(built_site: Path, zensical_site: Path) -> None:
    ours, theirs = in_swedish(built_site), in_swedish(zensical_site)
    assert {name: data for name, data in theirs.items() if not name.endswith(".html")} == {
        name: data for name, data in ours.items() if not name.endswith(".html")
    }


# The command


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A small project, and beside it a site of one page that waits to be finished."""
    project = whole_project(tmp_path / "project")
    (tmp_path / "site" / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text('<meta content="__CSP__"><p>Hej</p>')
    return project


def test_what_is_no_site_is_left_alone(unfinished: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "index.html").unlink()
    result = run(unfinished, "finish", tmp_path / "site")
    assert (result.exit_code, "there is no index.html in it" in result.stderr) == (1, True)
    assert (tmp_path / "site" / "assets" / "javascripts").is_dir()


def test_what_is_finished_already_is_left_alone(built_whole: Path) -> None:
    site = built_whole / "site" / "prov"
    before = contents(site)
    result = run(built_whole, "finish", site)
    assert (result.exit_code, "is finished already" in result.stderr, contents(site)) == (1, True, before)


def test_a_site_that_lacks_pages_of_the_edition_is_left_alone(unfinished: Path, tmp_path: Path) -> None:
    before = contents(tmp_path / "site")
    result = run(unfinished, "finish", tmp_path / "site")
    assert (result.exit_code, "pages are missing, the first is" in result.stderr) == (1, True)
    assert contents(tmp_path / "site") == before


def test_a_page_that_cannot_be_finished_leaves_all_as_they_were(built_whole: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in pages(built_whole / "site" / "prov"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('<meta content="__CSP__">')
    (site / "404.html").write_text("<p>ingen plats</p>")
    before = contents(site)
    result = run(built_whole, "finish", site)
    assert (result.exit_code, "no place for its content security policy" in result.stderr) == (1, True)
    assert contents(tmp_path) == {f"site/{name}": data for name, data in before.items()}


def test_a_project_with_problems_is_told_of(unfinished: Path, tmp_path: Path) -> None:
    (unfinished / "content" / "case" / "fallet.yml").write_text("kind: [case")
    result = run(unfinished, "finish", tmp_path / "site")
    assert (result.exit_code, "content/case/fallet.yml" in result.stderr) == (1, True)


def test_an_edition_that_does_not_exist_is_told_of(unfinished: Path, tmp_path: Path) -> None:
    result = run(unfinished, "finish", tmp_path / "site", "--edition", "annan")
    assert (result.exit_code, "there is no edition 'annan'" in result.stderr) == (1, True)
