"""That every result can be reached by some answers."""

from __future__ import annotations

from samkompass.compile.goals import Goal, goals
from samkompass.compile.proof import NoProof
from samkompass.compile.proofs import Proofs
from samkompass.compile.witness import find_witness, plain
from samkompass.load.project import PROOF_FILE
from samkompass.model import rules
from samkompass.model.diagnostic import Location, Rule
from samkompass.scoring.conditions import Outcome, holds
from samkompass.scoring.table import Table

from .subject import Subject


def lint_reach(subject: Subject, table: Table, proofs: Proofs) -> None:
    """Report every result that no answers lead to: by the proof that is kept, else by a search."""
    missing = _committed(subject, table, proofs)
    reached = proofs.known(table) is not None or _searched(subject, table)
    if reached and missing:
        _about_proof(subject, rules.PROOF, missing)


def _committed(subject: Subject, table: Table, proofs: Proofs) -> str:
    """Read the proof beside the instrument, and report one that does not hold; why there is none for the table."""
    try:
        proof = proofs.committed(subject.loaded.document.path)
        if proof is not None and proof.table == table["hash"]:
            wrong = proofs.accept(table, proof)
            if wrong:
                _about_proof(subject, rules.FALSE_PROOF, f"{'; '.join(wrong[:3])}.")
            return ""
    except NoProof as problem:
        _about_proof(subject, rules.FALSE_PROOF, f"{problem}.")
        return ""
    if not proofs.demanded:
        return ""
    id_ = table["instrument"]
    if proof is None:
        return f"'{id_}' has no proof that its results can be reached, so that they are searched for every time."
    return f"the proof is of another table than the one that '{id_}' has now."


def _about_proof(subject: Subject, rule: Rule, message: str) -> None:
    place = Location(subject.loaded.document.path.with_name(PROOF_FILE))
    subject.report.add(rule, place, message, rule.mend)


def _searched(subject: Subject, table: Table) -> bool:
    """Look for answers to every result, and report those that have none; whether all have some."""
    # What was found for one result often shows others too.
    seen: list[Outcome] = [witness.outcome(table) for witness in plain(table)]
    reached = True
    for goal in goals(table):
        if any(holds(table, goal.conditions, outcome) for outcome in seen):
            continue
        witness = find_witness(table, goal.conditions)
        if witness is not None:
            seen.append(witness.outcome(table))
            continue
        reached = False
        subject.problem(rules.UNREACHABLE, goal.path, _unreachable(goal))
    return reached


def _unreachable(goal: Goal) -> str:
    match goal.what:
        case "band":
            dimension, band = goal.id.split()
            return f"no answers put '{dimension}' in the band '{band}'."
        case "recommendation":
            return f"no answers lead to '{goal.id}'."
        case _:
            return f"no answers lead to the {goal.what} '{goal.id}'."
