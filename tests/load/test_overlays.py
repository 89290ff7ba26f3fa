"""What each operation of an overlay does to a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editions import ADVICE, HEAD, INSTRUMENT, INSTRUMENT_HEAD, compiled, edition

THREE = HEAD + "set:\n  steps: [ett, två, tre]\n"


def advice(target: Path, overlay: str) -> Any:
    return compiled(target, {ADVICE: HEAD + overlay}).knowledge.records["radet"]


def steps(target: Path, overlay: str) -> tuple[str, ...]:
    """The steps of a record that has ett, två and tre in the edition beneath."""
    files = {ADVICE: THREE, "/content/editions/ovre/edition.yml": edition("ovre", "prov")}
    files[f"/content/editions/ovre/{ADVICE}"] = HEAD + overlay
    found: Any = compiled(target, files, "ovre").knowledge.records["radet"]
    return tuple(found.steps)


def test_set_puts_a_value_in_place_of_what_the_base_says(tmp_path: Path) -> None:
    assert advice(tmp_path, "set:\n  summary: Vår text.\n").summary == "Vår text."


def test_set_fills_a_field_that_the_base_leaves_out(tmp_path: Path) -> None:
    assert advice(tmp_path, "set:\n  body: Vår text.\n").body == "Vår text."


def test_set_reaches_into_members_by_their_ids(tmp_path: Path) -> None:
    overlay = INSTRUMENT_HEAD + "set:\n  sections.vilja.items.vilja-2.text: Vill vi?\n"
    items = compiled(tmp_path, {INSTRUMENT: overlay}).knowledge.instruments["prov-skattning"].items
    assert [item.text for item in items] == ["Vi vill.", "Vill vi?", "Vi kan."]


def test_set_names_a_reading_by_its_band(tmp_path: Path) -> None:
    overlay = INSTRUMENT_HEAD + "set:\n  dimensions.vilja.readings.hog.title: Högt\n"
    dimension = compiled(tmp_path, {INSTRUMENT: overlay}).knowledge.instruments["prov-skattning"].dimensions[0]
    assert [reading.title for reading in dimension.readings] == ["Låg", "Högt"]


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        pytest.param("set:\n  steps.2: ny", ("ett", "ny", "tre"), id="set by number"),
        pytest.param("add:\n  steps: [ny]", ("ett", "två", "tre", "ny"), id="add last"),
        pytest.param("add:\n  steps: [{text: ny, after: 1}]", ("ett", "ny", "två", "tre"), id="add after a number"),
        pytest.param("add:\n  steps: [{text: ny, before: 1}]", ("ny", "ett", "två", "tre"), id="add before"),
        pytest.param("add:\n  steps: [{text: ny, after: två}]", ("ett", "två", "ny", "tre"), id="add after a text"),
        pytest.param(
            "add:\n  steps: [{text: a, after: 1}, {text: b, after: 1}]",
            ("ett", "a", "b", "två", "tre"),
            id="those with one place stand in the order of the file",
        ),
        pytest.param(
            "add:\n  steps: [{text: a, before: 3}, {text: b, before: 3}]",
            ("ett", "två", "a", "b", "tre"),
            id="before, in the order of the file",
        ),
        pytest.param("remove:\n  steps: [2]", ("ett", "tre"), id="remove by number"),
        pytest.param("remove:\n  steps: [tre, 1]", ("två",), id="remove by text and by number"),
        pytest.param(
            "set:\n  steps.3: c\nadd:\n  steps: [{text: a, before: 1}]\nremove:\n  steps: [2]",
            ("a", "ett", "c"),
            id="numbers are those of the layer beneath",
        ),
    ],
)
def test_lists_of_texts(overlay: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    assert steps(tmp_path, f"{overlay}\n") == expected


def test_a_removed_recommendation_takes_all_its_rules_along(tmp_path: Path) -> None:
    rule = "    - recommendation: radet\n      when: [{dimension: formaga, at_most: 4999}]\n      because: för lite\n"
    added = INSTRUMENT_HEAD + "add:\n  recommendations:\n" + rule
    removed = INSTRUMENT_HEAD + "remove:\n  recommendations: [radet]\n"
    instruments = [
        compiled(tmp_path / name, {INSTRUMENT: overlay}).knowledge.instruments["prov-skattning"]
        for name, overlay in [("added", added), ("removed", removed)]
    ]
    assert [len(instrument.recommendations) for instrument in instruments] == [2, 0]


def test_what_is_added_and_set_knows_the_line_that_says_so(tmp_path: Path) -> None:
    found = compiled(tmp_path, {ADVICE: HEAD + "set:\n  summary: Ny.\nadd:\n  steps:\n    - Ny.\n"})
    changes = found.lineage.of("recommendation", "radet")
    assert [(change.operation, change.path, change.where.line, change.beneath) for change in changes] == [
        ("set", "summary", 4, "Pröva först."),
        ("add", "steps.2", 7, None),
    ]


def test_texts_of_the_interface_replace_those_of_the_same_key(tmp_path: Path) -> None:
    texts = "kind: interface\nlanguage: sv\ntexts:\n  prov.text: Vår\n  prov.ny: Ny\n"
    found = compiled(tmp_path, {"content/interface/prov.yml": texts}).knowledge.texts
    assert (found["prov.text"], found["prov.ny"]) == ("Vår", "Ny")
