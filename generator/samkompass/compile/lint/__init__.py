"""What can be proved about an instrument before anybody answers it."""

from __future__ import annotations

from samkompass.compile.goals import Goal, goals
from samkompass.compile.proofs import Proofs
from samkompass.compile.table import compile_table
from samkompass.load.records import Loaded
from samkompass.model.diagnostic import Report
from samkompass.model.instrument import Instrument, Scale
from samkompass.scoring.table import Table

from .conditions import lint_branching, lint_conditions, lint_effect
from .dimensions import lint_dimensions
from .examples import lint_examples
from .migrations import lint_migrations
from .parts import lint_importance, lint_references, lint_roles, lint_types, unique_ids
from .reach import lint_reach
from .scales import lint_scale, named_scales
from .subject import Subject

__all__ = ["Goal", "goals", "lint_examples", "lint_instrument", "lint_scale"]


def lint_instrument(
    item: Loaded[Instrument], scales: dict[str, Scale], unreadable: set[str], report: Report, proofs: Proofs
) -> Table | None:
    """Check an instrument's parts against each other.

    Args:
        item: the instrument.
        scales: id → scale.
        unreadable: ids of scales that are there but have errors of their own.
        report: takes every problem.
        proofs: where to find that all results can be reached, so that it need not be searched for.

    Returns:
        The scoring table, or None when the instrument or one of its scales is not sound.
    """
    before = len(report.diagnostics)
    subject = Subject(item, scales, report)
    complete = named_scales(subject, unreadable)
    unique_ids(subject)
    lint_roles(subject)
    lint_dimensions(subject)
    lint_types(subject)
    lint_importance(subject)
    lint_conditions(subject)
    lint_references(subject)
    lint_migrations(subject)
    lint_effect(subject)
    if len(report.diagnostics) > before or not complete:
        return None
    lint_branching(subject)
    if len(report.diagnostics) > before:
        return None
    table = compile_table(item.value, scales)
    lint_reach(subject, table, proofs)
    return None if any(item.is_error for item in report.diagnostics[before:]) else table
