"""Proofs: what is kept is what would be found, what does not hold is seen, and keeping them only saves time."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from samkompass.compile import proofs as module
from samkompass.compile.compile import compile_base, compile_project
from samkompass.compile.goals import depends_on, depends_on_importance, goals
from samkompass.compile.proof import NoProof, Proof, proof_text, read_proof
from samkompass.compile.proofs import Proofs
from samkompass.compile.prove import prove
from samkompass.compile.verify import faults
from samkompass.compile.witness import Witness
from samkompass.load.project import Project
from samkompass.scoring.conditions import holds
from samkompass.scoring.table import Table
from scoring.generated import any_table
from support import CASES, ROOT, full_project, run, small_project

INSTRUMENTS = sorted(path.parent.name for path in (ROOT / "assessments").glob("*/instrument.yml"))
COMPILED = compile_project(Project(ROOT))
PROOF = "assessments/prov-skattning/proof.json"


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_committed_proof_is_what_the_table_gives(instrument: str) -> None:
    table = COMPILED.tables[instrument]
    committed = (ROOT / "assessments" / instrument / "proof.json").read_text(encoding="utf-8")
    assert proof_text(table, prove(table)) == committed, "Run `samkompass check --prove` and commit what it writes."


def test_the_proof_of_an_instrument_that_uses_everything_is_what_its_table_gives(tmp_path: Path) -> None:
    project = full_project(tmp_path / "full")
    run(project, "check", "--prove")
    assert (project / PROOF).read_bytes() == (CASES / "instrument" / "proof.json").read_bytes()


def made() -> list[tuple[Table, Proof]]:
    tables = [any_table(random.Random(seed)) for seed in range(30)]
    return [(table, prove(table, 20)) for table in tables]


MADE = made()


def test_what_is_proved_holds() -> None:
    wrong = [fault for table, proof in MADE for fault in faults(table, proof) if not fault.endswith("has no answers")]
    assert wrong == []
    assert sum(len(proof.by_goal()) for _, proof in MADE) > 300


def test_a_proof_survives_being_written_and_read() -> None:
    for table, proof in MADE:
        assert read_proof(proof_text(table, proof).encode()) == proof


def test_no_answer_to_what_is_not_named_changes_what_a_witness_leads_to() -> None:
    chance = random.Random(1)
    tried = 0
    for table, proof in MADE:
        witnesses = proof.by_goal()
        for goal in goals(table):
            if goal.key not in witnesses or depends_on_importance(goal.conditions):
                continue
            witness = witnesses[goal.key]
            others = {
                item: chance.choice([*range(row[0], row[1] + 1), "dk", "na"])
                for item, row in table["items"].items()
                if item not in depends_on(table, goal.conditions)
            }
            changed = Witness({**witness.answers, **others}, witness.importance, witness.role)
            assert holds(table, goal.conditions, changed.outcome(table)), (table["hash"], goal.key)
            tried += 1
    assert tried > 300


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"format": "samkompass-proof/2"}', '{"format": "samkompass-proof/1"}', "[" * 100_000],
    ids=["empty", "list", "null", "later", "bare", "deep"],
)
def test_what_is_no_proof_is_refused_in_words(text: str) -> None:
    with pytest.raises(NoProof):
        read_proof(text.encode())


def without_proof(folder: Path) -> Path:
    small_project(folder)
    (folder / PROOF).unlink()
    return folder


def test_without_a_proof_the_check_warns_with_the_command_that_mends_it(tmp_path: Path) -> None:
    project = without_proof(tmp_path / "project")
    before = run(project, "check")
    assert (before.exit_code, before.stderr.partition(":")[0]) == (0, f"warning[instrument.proof] {PROOF}")
    assert "`samkompass check --prove`" in before.stderr
    proved = run(project, "check", "--prove")
    assert (proved.exit_code, proved.stderr) == (0, "assessments/prov-skattning has a new proof.\n")
    assert run(project, "check", "--prove").stderr == ""


def test_a_proof_that_does_not_hold_is_mended_by_the_same_command(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    right = (project / PROOF).read_bytes()
    (project / PROOF).write_bytes(right.replace(b"1336", b"1337"))
    assert run(project, "check").exit_code == 1
    assert run(project, "check", "--prove").exit_code == 0
    assert (project / PROOF).read_bytes() == right


def test_pages_are_the_same_with_and_without_a_proof(tmp_path: Path) -> None:
    with_, without = small_project(tmp_path / "with"), without_proof(tmp_path / "without")
    explained = [run(project, "explain", "prov-skattning").stdout for project in (with_, without)]
    assert explained[0] == explained[1]


def test_what_was_made_is_kept_and_what_is_damaged_counts_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(without_proof(tmp_path / "project"))
    compiled = compile_project(project)
    table = compiled.tables["prov-skattning"]
    made = compiled.proofs.of(table)
    (kept,) = (project.root / ".cache" / "proofs").iterdir()
    assert kept.name == f"{table['hash']}.json"
    text = kept.read_bytes()
    for damaged in (b"", text[:-20], text.replace(b"level-0", b"level-9"), b"{}"):
        kept.write_bytes(damaged)
        assert Proofs(project).of(table) == made
        assert kept.read_bytes() == text
    monkeypatch.setattr(module, "prove", lambda _: pytest.fail("it was kept"))
    assert Proofs(project).of(table) == made


def test_a_folder_that_cannot_be_written_costs_the_cache_alone(tmp_path: Path) -> None:
    project = Project(without_proof(tmp_path / "project"))
    (project.root / ".cache").write_text("no folder", encoding="utf-8")
    compiled = compile_project(project)
    assert compiled.proofs.of(compiled.tables["prov-skattning"]).witnesses


def test_a_variant_of_an_edition_needs_no_proof_beside_it(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    edition = project / "content" / "editions" / "prov" / "assessments" / "prov-skattning"
    edition.mkdir(parents=True)
    instrument = project / "assessments" / "prov-skattning" / "instrument.yml"
    instrument.write_text(f"{instrument.read_text('utf-8')}adjustable: [weights]\n", encoding="utf-8")
    (edition / "instrument.yml").write_text(
        "kind: instrument\nid: prov-skattning\nset:\n  sections.formaga.items.formaga-1.reverse: true\n",
        encoding="utf-8",
    )
    result = run(project, "check")
    assert (result.exit_code, "instrument.proof" in result.output) == (0, False), result.output


def test_results_that_nothing_leads_to_are_found_without_a_proof(tmp_path: Path) -> None:
    case = CASES / "check" / "instrument.unreachable" / "flag"
    project = without_proof(tmp_path / "project")
    (edit,) = json.loads((case / "edits.json").read_text(encoding="utf-8"))
    path = project / edit["path"]
    path.write_text(path.read_text(encoding="utf-8").replace(edit["replace"], edit["with"]), encoding="utf-8")
    result = run(project, "check")
    assert "error[instrument.unreachable]" in result.stderr
    assert "instrument.proof" not in result.stderr


def test_proofs_are_among_what_a_rendering_is_kept_by(tmp_path: Path) -> None:
    project = Project(small_project(tmp_path / "project"))
    assert project.root / PROOF in project.base_inputs()


def test_the_base_is_proved_and_not_an_edition_outside_it(tmp_path: Path) -> None:
    folder = tmp_path / "region"
    shutil.copytree(ROOT / "content" / "editions" / "nationell", folder)
    result = run(folder, "check", "--prove")
    assert (result.exit_code, "--prove" in result.stderr) == (2, True)
    assert not compile_base(Project.find(folder)).compiled.warnings
