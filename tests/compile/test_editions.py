"""Editions: what they share with the base, what is made anew, and when an instrument becomes a variant."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions import ADVICE, HEAD, INSTRUMENT, INSTRUMENT_HEAD, compiled, edition, layered
from samkompass.compile.compile import compile_base, compile_edition
from samkompass.load.project import Project
from samkompass.model.diagnostic import ProblemsFound
from samkompass.scoring.response import ResponseRefused, validate_response
from support import ROOT

QUESTION = """\
add:
  sections.vilja.items:
    - id: egen
      text: Vi vill mer än andra.
      weights: {vilja: 1}
"""
ABOVE = "/content/editions/ovre/"


def test_an_edition_without_changes_is_the_base_itself(tmp_path: Path) -> None:
    base = compile_base(layered(tmp_path / "project", {}))
    found = compile_edition(base.project, "prov", base=base)
    assert found.knowledge is base.compiled.knowledge
    assert found.edition is not None
    assert found.edition.id == "prov"


def test_what_an_edition_does_not_touch_is_the_base_s_own(tmp_path: Path) -> None:
    base = compile_base(layered(tmp_path / "project", {ADVICE: HEAD + "set:\n  title: Nytt\n"}))
    found = compile_edition(base.project, "prov", base=base)
    same = [id_ for id_, record in found.knowledge.records.items() if record is base.compiled.knowledge.records[id_]]
    assert set(found.knowledge.records) - set(same) == {"radet"}
    assert found.tables["prov-skattning"] is base.compiled.tables["prov-skattning"]


def test_the_base_is_as_it_was_after_its_editions(tmp_path: Path) -> None:
    base = compile_base(layered(tmp_path / "project", {ADVICE: HEAD + "set:\n  title: Nytt\nadd:\n  steps: [Mer.]\n"}))
    compile_edition(base.project, "prov", base=base)
    assert base.compiled.knowledge.records["radet"].title == "Börja i liten skala"
    assert compile_edition(base.project, "prov", base=base).knowledge.records["radet"].title == "Nytt"


def test_an_edition_builds_on_the_one_that_it_extends(tmp_path: Path) -> None:
    files = {
        ADVICE: HEAD + "set:\n  title: Under\n  summary: Under.\n",
        f"{ABOVE}edition.yml": edition("ovre", "prov"),
        f"{ABOVE}{ADVICE}": HEAD + "set:\n  title: Över\n",
    }
    found = compiled(tmp_path, files, "ovre")
    record = found.knowledge.records["radet"]
    assert (record.title, record.summary) == ("Över", "Under.")
    told = [(change.layer.id, change.path, change.beneath) for change in found.lineage.of("recommendation", "radet")]
    assert told == [
        ("prov", "title", "Börja i liten skala"),
        ("prov", "summary", "Pröva först."),
        ("ovre", "title", "Under"),
    ]


LOOK = 'look:\n  accent: "#104e8b"\n  logo: vapen.svg\n'
START = "start:\n  title: Välkommen\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.mark.parametrize(
    ("own", "accent", "has_logo", "title"),
    [
        ("", "#104e8b", True, "Välkommen"),
        ('look:\n  accent: "#1f5c7a"\n', "#1f5c7a", False, "Välkommen"),
        ("start:\n  title: Hej\n", "#104e8b", True, "Hej"),
    ],
)
def test_an_edition_looks_and_starts_like_the_one_that_it_extends_unless_it_says_otherwise(
    own: str, accent: str, has_logo: bool, title: str, tmp_path: Path
) -> None:
    files = {
        "edition.yml": edition("prov") + LOOK + START,
        "vapen.svg": LOGO,
        f"{ABOVE}edition.yml": edition("ovre", "prov") + own,
    }
    found = compiled(tmp_path, files, "ovre")
    assert found.edition is not None
    assert (found.edition.look.accent, found.logo is not None, found.edition.start.title) == (accent, has_logo, title)
    assert (found.edition.id, found.edition.contact.name) == ("ovre", "Någon")


def test_a_look_that_is_taken_over_is_checked(tmp_path: Path) -> None:
    files = {
        "edition.yml": edition("prov") + 'look:\n  accent: "#ffff00"\n',
        f"{ABOVE}edition.yml": edition("ovre", "prov"),
    }
    with pytest.raises(ProblemsFound) as problems:
        compiled(tmp_path, files, "ovre")
    assert {found.rule.id for found in problems.value.diagnostics} == {"edition.colour"}


@pytest.mark.parametrize(
    ("overlay", "variant"),
    [
        pytest.param("set:\n  title: Ny\n  sections.vilja.items.vilja-1.text: Vill vi?\n", "", id="other words"),
        pytest.param('set:\n  version: "1.1"\n', "", id="another version"),
        pytest.param(QUESTION, "-prov", id="a question of its own"),
        pytest.param("remove:\n  recommendations: [radet]\n", "-prov", id="other rules"),
    ],
)
def test_an_instrument_that_means_something_else_is_a_variant(overlay: str, variant: str, tmp_path: Path) -> None:
    found = compiled(tmp_path, {INSTRUMENT: INSTRUMENT_HEAD + overlay})
    assert found.tables["prov-skattning"]["instrument"] == f"prov-skattning{variant}"


def test_a_variant_keeps_its_id_where_another_edition_extends_it(tmp_path: Path) -> None:
    above = {f"{ABOVE}edition.yml": edition("ovre", "prov"), f"{ABOVE}{ADVICE}": HEAD + "set:\n  title: Nytt\n"}
    found = compiled(tmp_path, {INSTRUMENT: INSTRUMENT_HEAD + QUESTION} | above, "ovre")
    assert found.tables["prov-skattning"]["instrument"] == "prov-skattning-prov"


def test_responses_to_the_base_and_to_a_variant_are_not_mixed(tmp_path: Path) -> None:
    table = compiled(tmp_path, {INSTRUMENT: INSTRUMENT_HEAD + QUESTION}).tables["prov-skattning"]
    response = {"format": "samkompass-response/1", "instrument": "prov-skattning", "version": "1.0", "answers": {}}
    with pytest.raises(ResponseRefused, match="answers 'prov-skattning', not 'prov-skattning-prov'"):
        validate_response(response, table)


def test_a_variant_shows_the_base_s_example_as_it_counts_it(tmp_path: Path) -> None:
    found = compiled(tmp_path, {INSTRUMENT: INSTRUMENT_HEAD + QUESTION})
    (example,) = found.knowledge.examples["prov-skattning"].examples
    assert example.expected["instrument"] == "prov-skattning-prov"
    assert (example.expected["items"], example.expected["complete"]) == (4, False)


def test_an_edition_may_move_what_the_instrument_calls_adjustable(tmp_path: Path) -> None:
    overlay = INSTRUMENT_HEAD + "set:\n  bands.lag.to: 3999\n  bands.hog.from: 4000\n"
    adjustable = {"assessments/prov-skattning/instrument.yml": ("example: allt", "adjustable: [bands]\nexample: allt")}
    project = layered(tmp_path / "project", {INSTRUMENT: overlay}, adjustable)
    assert compile_edition(project, "prov").tables["prov-skattning"]["bands"] == [
        ["lag", 0, 3999],
        ["hog", 4000, 10000],
    ]


ENGLISH = "/content/translations/en/"


def test_a_translation_sets_texts_and_lineage_knows_which(tmp_path: Path) -> None:
    found = compiled(tmp_path, {f"{ENGLISH}{ADVICE}": HEAD + "set:\n  title: Start small\n"}, language="en")
    assert found.knowledge.records["radet"].title == "Start small"
    assert found.lineage.translated("recommendation", "radet") == {"title"}
    assert found.lineage.of_editions("recommendation", "radet") == ()


def test_what_an_edition_changes_is_never_told_in_the_base_s_translation(tmp_path: Path) -> None:
    files = {
        ADVICE: HEAD + "set:\n  title: Vårt\n",
        f"{ENGLISH}{ADVICE}": HEAD + "set:\n  title: Theirs\n  why: Because.\n",
    }
    record = compiled(tmp_path / "a", files, language="en").knowledge.records["radet"]
    assert (record.title, record.why) == ("Vårt", "Because.")  # type: ignore[union-attr]
    own = {f"translations/en/{ADVICE}": HEAD + "set:\n  title: Ours\n"}
    assert compiled(tmp_path / "b", files | own, language="en").knowledge.records["radet"].title == "Ours"


def test_an_edition_names_texts_as_they_were_before_translation(tmp_path: Path) -> None:
    files = {
        ADVICE: HEAD + "add:\n  steps: [Egen.]\nremove:\n  steps: [Välj en sak.]\n",
        f"{ENGLISH}{ADVICE}": HEAD + "set:\n  steps: [Choose one thing.]\n",
    }
    record = compiled(tmp_path, files, language="en").knowledge.records["radet"]
    assert record.steps == ("Egen.",)  # type: ignore[union-attr]


def test_an_edition_outside_the_project_has_the_installed_base(tmp_path: Path) -> None:
    (tmp_path / "content" / "recommendation").mkdir(parents=True)
    (tmp_path / "edition.yml").write_text(edition("utanfor", "fyrbodal"), encoding="utf-8")
    overlay = "kind: recommendation\nid: borja-litet-med-en-pilot\nset:\n  title: Börja nu\n"
    (tmp_path / "content" / "recommendation" / "borja-litet-med-en-pilot.yml").write_text(overlay, encoding="utf-8")
    project = Project.find(tmp_path / "content")
    assert (project.root, project.base, project.own_edition) == (tmp_path, ROOT, "utanfor")
    found = compile_edition(project, "utanfor")
    assert found.edition is not None
    assert found.edition.name == "Utgåvan utanfor"
    assert found.knowledge.records["borja-litet-med-en-pilot"].title == "Börja nu"
    assert [str(warning.location) for warning in found.warnings] == ["."]


def test_an_edition_that_is_not_there_is_told_with_one_that_is(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"no edition 'prav'. Did you mean 'prov'"):
        compiled(tmp_path, {}, "prav")


def test_one_edition_of_the_project_uses_every_operation() -> None:
    found = compile_edition(Project(ROOT), "alla-grepp")
    kinds = {(key.partition("/")[0], change.operation) for key, change in found.lineage.all()}
    assert kinds >= {
        ("recommendation", "set"),
        ("recommendation", "add"),
        ("recommendation", "remove"),
        ("recommendation", "new"),
        ("scenario", "hide"),
        ("instrument", "set"),
        ("instrument", "add"),
        ("instrument", "new"),
        ("scale", "new"),
        ("interface", "set"),
        ("page", "set"),
        ("page", "new"),
    }
    assert found.tables["konfiguration"]["instrument"] == "konfiguration-alla-grepp"
    assert {change.layer.id for _, change in found.lineage.all()} == {"fyrbodal", "alla-grepp"}
