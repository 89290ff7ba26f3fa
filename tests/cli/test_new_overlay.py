"""What `samkompass new overlay` writes: every field of a record as a comment that can be used."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from samkompass.load.merge import Merge
from samkompass.load.nodes import Node
from samkompass.load.overlay_skeleton import overlay_skeleton
from samkompass.load.project import Project
from samkompass.load.records import Loaded, load, parse
from samkompass.load.yaml_reader import read_yaml
from samkompass.model import layer_rules
from samkompass.model.diagnostic import Diagnostic, Report
from samkompass.model.lineage import Layer
from support import ROOT, contents, run, small_project

LAYER = Layer("edition", "prov", "Prov", "sv")


@cache
def everything() -> tuple[Loaded[Any], ...]:
    base = load(Project(ROOT), Report())
    return (*base.knowledge, *base.instruments, *base.scales)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    assert run(folder, "new", "edition", "prov-region").exit_code == 0
    return folder / "prov-region"


@pytest.fixture
def edition(untouched: Path, tmp_path: Path) -> Path:
    return shutil.copytree(untouched, tmp_path / "prov-region")


def part(text: str, operation: str) -> dict[str, Any]:
    """What an operation would say if all its lines were used."""
    lines = text.partition(f"\n{operation}:\n")[2].split("\n\n")[0].splitlines()
    used = "\n".join(re.sub(r"^  # ?", "  ", line) for line in lines)
    document = read_yaml(f"{operation}:\n{used}\n".encode(), PurePosixPath("a.yml"), report := Report())
    assert document is not None, report.diagnostics
    assert report.diagnostics == []
    return dict(document.data[operation] or {})


def laid(item: Loaded[Any], operation: str, lines: dict[str, Any]) -> tuple[Any, list[Diagnostic]]:
    """A record with some lines of an overlay laid on it, and the problems."""
    report = Report()
    document = read_yaml(b"kind: x", PurePosixPath("a.yml"), report)
    assert document is not None
    document.data = {"kind": item.value.kind, "id": item.value.id, operation: lines}
    overlay = parse(document, item.value.kind, item.value.id, report, "overlay")
    root = Node(item.document.data, item.document, ())
    if overlay is not None:
        Merge(Loaded(overlay, document), root, LAYER, {}, report).run()
    return root.plain(), report.diagnostics


def same(value: Any) -> Any:
    """A value without what a line cannot keep: the line break at the end of a text."""
    if isinstance(value, dict):
        return {name: same(member) for name, member in value.items()}
    if isinstance(value, tuple | list):
        return [same(member) for member in value]
    return value.strip("\n") if isinstance(value, str) else value


def one_of_each() -> list[Loaded[Any]]:
    """The longest record of each kind and form, an instrument and a scale."""
    kinds = {(item.value.kind, getattr(item.value, "form", "")) for item in everything()}
    return [
        max(
            (item for item in everything() if (item.value.kind, getattr(item.value, "form", "")) == kind),
            key=lambda item: len(str(item.document.data)),
        )
        for kind in sorted(kinds)
    ]


def problems(operation: str, *fine: object) -> Iterator[str]:
    """What is wrong with each line by itself."""
    for item in one_of_each():
        for path, value in part(overlay_skeleton(item, "x"), operation).items():
            for found in laid(item, operation, {path: value})[1]:
                if found.rule not in fine:
                    yield f"{item.value.id}: {path}: {found}"


def test_every_line_below_set_says_what_the_record_says() -> None:
    for item in everything():
        merged, found = laid(item, "set", part(overlay_skeleton(item, "x"), "set"))
        assert (found, same(merged) == same(item.document.data)) == ([], True), item.value.id


def test_every_line_below_add_names_a_list() -> None:
    # A reference that the list has already stands there as an example.
    assert list(problems("add", layer_rules.OVERLAY_EXISTS)) == []


def test_every_line_below_remove_names_what_the_list_has() -> None:
    assert list(problems("remove")) == []


def test_no_text_of_a_record_is_missing() -> None:
    item = next(item for item in everything() if item.value.id == "konfiguration")
    paths = part(overlay_skeleton(item, "x"), "set")
    assert {"title", "summary", "gives.1", "sections.makt.items.makt-1.text", "dimensions.makt.title"} <= set(paths)


# The command


def test_a_new_overlay_changes_nothing_yet(edition: Path) -> None:
    before = set(contents(edition))
    for id_ in ("angsvall", "fem-dimensioner#makt", "konfiguration", "instammer-1-5"):
        assert run(edition, "new", "overlay", id_).exit_code == 0
    assert set(contents(edition)) - before == {
        "content/case/angsvall.yml",
        "content/model/fem-dimensioner.yml",
        "assessments/konfiguration/instrument.yml",
        "assessments/scales/instammer-1-5.yml",
    }
    result = run(edition, "check")
    assert (result.exit_code, result.stderr) == (0, "")


def test_one_line_without_its_comment_sign_is_a_change(edition: Path) -> None:
    assert run(edition, "new", "overlay", "angsvall").exit_code == 0
    file = edition / "content" / "case" / "angsvall.yml"
    file.write_text(re.sub(r"(?m)^  # title: .*$", "  title: Ett fall", file.read_text("utf-8")), "utf-8")
    assert "title: set by edition 'prov-region'" in run(edition, "explain", "angsvall").stdout


def test_the_last_line_without_its_comment_sign_hides_the_record(edition: Path) -> None:
    assert run(edition, "new", "overlay", "nulage").exit_code == 0
    file = edition / "content" / "scenario" / "nulage.yml"
    file.write_text(file.read_text("utf-8").replace("\n# hide: true", "\nhide: true"), "utf-8")
    assert "nulage" not in run(edition, "list", "scenario", "--format", "json").stdout


def test_a_new_overlay_shows_what_the_edition_beneath_says(edition: Path) -> None:
    head = edition / "edition.yml"
    head.write_text(head.read_text("utf-8").replace("# extends: nationell", "extends: fyrbodal"), "utf-8")
    assert run(edition, "new", "overlay", "gemensam-problemformulering").exit_code == 0
    written = (edition / "content" / "recommendation" / "gemensam-problemformulering.yml").read_text("utf-8")
    beneath = ROOT / "content" / "editions" / "fyrbodal" / "content" / "recommendation"
    layer = read_yaml((beneath / "gemensam-problemformulering.yml").read_bytes(), PurePosixPath("a.yml"), Report())
    assert layer is not None
    changed = {path: value for path, value in layer.data["set"].items() if "\n" not in str(value).strip()}
    assert changed
    assert [path for path, value in changed.items() if str(value).strip() not in written] == []


def test_an_overlay_is_never_written_over(edition: Path) -> None:
    before = contents(edition)
    result = run(edition, "new", "overlay", "jambordighet-fran-start")
    assert (result.exit_code, contents(edition)) == (1, before)
    assert "is there already" in result.stderr


def test_a_record_of_the_editions_own_is_changed_where_it_is(edition: Path) -> None:
    assert run(edition, "new", "record", "concept", "nytt-namn").exit_code == 0
    result = run(edition, "new", "overlay", "nytt-namn")
    assert (result.exit_code, "content/concept/nytt-namn.yml" in result.stderr) == (1, True)


def test_the_closest_record_is_suggested(edition: Path) -> None:
    result = run(edition, "new", "overlay", "angsval")
    assert (result.exit_code, "Did you mean 'angsvall'?" in result.stderr) == (1, True)


def test_a_record_of_the_project_is_not_overlaid_but_edited() -> None:
    result = run(ROOT, "new", "overlay", "angsvall")
    assert (result.exit_code, "content/editions/" in result.stderr) == (2, True)


def test_an_edition_inside_the_project_takes_overlays_and_records_too(tmp_path: Path) -> None:
    project = small_project(tmp_path / "projekt")
    edition = project / "content" / "editions" / "prov"
    assert run(edition, "new", "overlay", "radet").exit_code == 0
    assert run(edition, "new", "record", "concept", "eget-begrepp").exit_code == 0
    written = {
        name: (edition / "content" / name).read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        for name in ("recommendation/radet.yml", "concept/eget-begrepp.yml")
    }
    assert written == {
        "recommendation/radet.yml": "../../../../../schemas/overlay.schema.json",
        "concept/eget-begrepp.yml": "../../../../../schemas/concept.schema.json",
    }
    assert run(project, "check").exit_code == 0
