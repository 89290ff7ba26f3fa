"""Commands on an edition: where a text comes from, what an upgrade changed, and an edition in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editions import ADVICE, HEAD, INSTRUMENT, INSTRUMENT_HEAD, edition, layered
from support import run

OVERLAY = {ADVICE: HEAD + "set:\n  summary: Vår text.\n"}
PLACE = f"content/editions/prov/{ADVICE}"


def test_explain_tells_what_an_edition_says_from_where_and_what_the_base_says(tmp_path: Path) -> None:
    project = layered(tmp_path / "project", OVERLAY).root
    told = run(project, "explain", "radet", "--edition", "prov").output
    assert told.endswith(
        f"\nsummary: set by edition 'prov', {PLACE}:4\n  says:\n    Vår text.\n  base says:\n    Pröva först.\n"
    )
    assert "edition" not in run(project, "explain", "radet").output


def test_explain_tells_what_hides_a_record(tmp_path: Path) -> None:
    project = layered(tmp_path / "project", {ADVICE: HEAD + "hide: true\n"}).root
    assert run(project, "explain", "radet", "--edition", "prov").output == (
        f"the record: hidden by edition 'prov', {PLACE}:3\n"
    )


def test_list_shows_an_edition_s_records(tmp_path: Path) -> None:
    new = "content/recommendation/nytt.yml"
    text = "kind: recommendation\nid: nytt\ntitle: Nytt\nsummary: Ett.\nactors: [direktor]\nwhy: Två.\nsteps: [Tre.]\n"
    project = layered(tmp_path / "project", {new: text + "origin: own\n", ADVICE: HEAD + "hide: true\n"}).root
    ids = [
        [entry["id"] for entry in json.loads(run(place, "list", "recommendation", "--format", "json", *options).output)]
        for place, options in [
            (project, []),
            (project, ["--edition", "prov"]),
            (project / "content" / "editions" / "prov", []),
        ]
    ]
    assert ids == [["radet"], ["nytt"], ["nytt"]]


def test_a_response_to_a_variant_is_scored_by_its_own_table(tmp_path: Path) -> None:
    overlay = INSTRUMENT_HEAD + "remove:\n  recommendations: [radet]\n"
    project = layered(tmp_path / "project", {INSTRUMENT: overlay}).root
    response = {"format": "samkompass-response/1", "instrument": "prov-skattning-prov", "version": "1.0", "answers": {}}
    (tmp_path / "svar.json").write_text(json.dumps(response), encoding="utf-8")
    scored = [
        run(project, "score", "prov-skattning", tmp_path / "svar.json", *options)
        for options in (["--edition", "prov"], [])
    ]
    assert [result.exit_code for result in scored] == [0, 1]
    assert json.loads(scored[0].output)["instrument"] == "prov-skattning-prov"


def test_what_was_accepted_is_told_when_the_base_changes_it(tmp_path: Path) -> None:
    project = layered(tmp_path / "project", OVERLAY).root
    assert "base.unseen" in run(project, "check").stderr
    accepted = run(project, "check", "--accept")
    assert (accepted.exit_code, "warning" in accepted.stderr) == (0, False)
    assert run(project, "check").stderr == ""
    record = project / ADVICE
    record.write_text(record.read_text(encoding="utf-8").replace("Pröva först.", "Pröva sist."), encoding="utf-8")
    changed = run(project, "check")
    assert changed.exit_code == 0
    assert "It said “Pröva först.”, and says “Pröva sist.”." in changed.stderr
    assert run(project, "check", "--accept").stderr == "content/editions/prov/base.json says what the base says now.\n"


def test_what_is_accepted_goes_when_nothing_rests_on_the_base_any_more(tmp_path: Path) -> None:
    project = layered(tmp_path / "project", OVERLAY).root
    run(project, "check", "--accept")
    (project / PLACE).unlink()
    run(project, "check", "--accept")
    assert not (project / "content" / "editions" / "prov" / "base.json").exists()


def test_problems_of_all_editions_are_printed_at_once(tmp_path: Path) -> None:
    broken = HEAD + "set:\n  sumary: Ny.\n"
    files = {
        ADVICE: broken,
        "/content/editions/andra/edition.yml": edition("andra"),
        f"/content/editions/andra/{ADVICE}": broken,
    }
    project = layered(tmp_path / "project", files).root
    assert run(project, "check").stderr.count("error[record.field-unknown]") == 2
    assert run(project, "check", "--edition", "andra").stderr.count("error[record.field-unknown]") == 1


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "var-region"
    (folder / "content" / "recommendation").mkdir(parents=True)
    (folder / "edition.yml").write_text(edition("var-region"), encoding="utf-8")
    overlay = "kind: recommendation\nid: borja-litet-med-en-pilot\nset:\n  title: Börja nu\n"
    (folder / "content" / "recommendation" / "borja-litet-med-en-pilot.yml").write_text(overlay, encoding="utf-8")
    return folder


def test_an_edition_in_a_folder_of_its_own_is_checked_and_explained_there(outside: Path) -> None:
    accepted = run(outside, "check", "--accept")
    assert accepted.stderr == "base.json says what the base says now.\n"
    assert list(json.loads((outside / "base.json").read_text("utf-8"))["seen"]) == [
        "recommendation/borja-litet-med-en-pilot"
    ]
    told = run(outside / "content", "explain", "borja-litet-med-en-pilot").output
    assert "title: set by edition 'var-region', content/recommendation/borja-litet-med-en-pilot.yml:4" in told


def test_problems_outside_are_told_by_files_of_the_edition(outside: Path) -> None:
    (outside / "content" / "recommendation" / "finns-inte.yml").write_text(
        "kind: recommendation\nid: finns-inte\nset:\n  title: Nytt\n", encoding="utf-8"
    )
    assert "error[overlay.unknown] content/recommendation/finns-inte.yml:2:" in run(outside, "check").stderr
