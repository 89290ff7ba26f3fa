"""What pages say of where an edition differs from the base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editions import ADVICE, HEAD, INSTRUMENT, INSTRUMENT_HEAD, compiled, edition
from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.model.kinds import ADAPTERS, KINDS
from samkompass.render.site import render
from support import ROOT


def page(found: Compiled, path: str) -> str:
    assert found.edition is not None
    return render(found, found.edition).pages[path]


def test_a_page_names_what_an_edition_changed_and_shows_what_the_base_says(tmp_path: Path) -> None:
    overlay = (
        HEAD
        + "set:\n  summary: Vår text.\n  steps.1: Vårt steg.\n"
        + "add:\n  steps: [Mer.]\nremove:\n  supports: ['skalan#vilja']\n"
    )
    shown = page(compiled(tmp_path, {ADVICE: overlay}), "gor/radet.md")
    assert "har ändrat: kort sammanfattning, steg 1. Tillagt: steg 2. Borttaget: vad rådet stärker.</p>" in shown
    assert "<dt>Kort sammanfattning</dt><dd><p>Pröva först.</p></dd>" in shown
    assert "<dt>Vad rådet stärker</dt><dd><p>Vilja</p></dd>" in shown


def test_a_page_of_the_base_has_no_mark(tmp_path: Path) -> None:
    assert "sk-regional" not in page(
        compiled(tmp_path, {ADVICE: HEAD + "set:\n  title: Ny\n"}), "forsta/fynd/fynd-ett.md"
    )


def test_a_page_of_the_edition_s_own_says_so(tmp_path: Path) -> None:
    text = "kind: concept\nid: eget\ntitle: Eget\nsummary: Ett.\ndefinition: Två.\nshort: Tre.\norigin: own\n"
    shown = page(compiled(tmp_path, {"content/concept/eget.yml": text}), "forsta/begrepp/eget.md")
    assert shown.count('<div class="sk-regional"') == 1
    assert "Tillagt av" in shown


def test_each_layer_has_a_mark_of_its_own(tmp_path: Path) -> None:
    files = {
        ADVICE: HEAD + "set:\n  title: Under\n",
        "/content/editions/ovre/edition.yml": edition("ovre", "prov"),
        f"/content/editions/ovre/{ADVICE}": HEAD + "set:\n  title: Över\n",
    }
    shown = page(compiled(tmp_path, files, "ovre"), "gor/radet.md")
    assert (
        shown.index("Börja i liten skala</p></dd>")
        < shown.index("Utgåvan ovre har ändrat")
        < shown.index("Under</p></dd>")
    )


def test_what_the_base_says_is_escaped_and_links_to_nothing_hidden(tmp_path: Path) -> None:
    files = {
        "content/finding/fynd-ett.yml": "kind: finding\nid: fynd-ett\nset:\n  meaning: Nytt.\n",
        "content/concept/samverkan.yml": "kind: concept\nid: samverkan\nhide: true\n",
    }
    shown = page(compiled(tmp_path, files), "forsta/fynd/fynd-ett.md")
    assert "<dd><p>Börja med samverkan.</p></dd>" in shown


def test_a_variant_says_so_and_carries_its_own_id(tmp_path: Path) -> None:
    found = compiled(tmp_path, {INSTRUMENT: INSTRUMENT_HEAD + "remove:\n  recommendations: [radet]\n"})
    assert found.edition is not None
    site = render(found, found.edition)
    assert "egen variant av självskattningen" in site.pages["bedom/prov-skattning.md"]
    form = site.fragments["bedom/prov-skattning"]
    for place in ("data-instrument", "data-result", "data-scoring-table"):
        assert f'{place}="prov-skattning-prov"' in form


def lists(schema: dict[str, Any]) -> set[str]:
    """Names of the fields that a change can be in: the fields at the top, and every list."""
    properties = [part.get("properties", {}) for part in schema.get("$defs", {}).values()]
    return {
        name
        for part in properties
        for name, field in part.items()
        if field.get("type") == "array" or any(one.get("type") == "array" for one in field.get("anyOf", ()))
    }


@pytest.mark.parametrize("kind", [*KINDS, "instrument"])
def test_every_part_of_a_page_has_a_name(kind: str) -> None:
    schema = ADAPTERS[kind].json_schema()
    tops = [schema, *(schema["$defs"][name] for name in schema.get("$defs", {}) if name.endswith("Model"))]
    names = {name for part in tops for name in part.get("properties", {})} | lists(schema)
    texts = compile_project(Project(ROOT)).knowledge.texts
    unnamed = {name for name in names - {"kind", "id"} if f"regional.field.{name.replace('_', '-')}" not in texts}
    assert unnamed == set()
