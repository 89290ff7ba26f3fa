"""Pilots: a first try of a scenario, with its plan in day offsets and its budget as lines that can be added up."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import CapabilityRef, Frozen, Id, Line, Prose


class Milestone(Frozen):
    """A step of a plan, in days after the start."""

    id: Id
    title: Line
    start: int = Field(ge=0)
    """Day it begins; the start is day 0."""
    end: int | None = Field(default=None, ge=0)
    """Day it ends; left out for something that happens on one day."""
    note: Line | None = None


class Span(Frozen):
    """An amount between two bounds; both the same when the source gives one figure."""

    low: int = Field(ge=0)
    high: int = Field(ge=0)


class BudgetLine(Frozen):
    """A line of a budget, for one municipality: hours of its own staff, or what is bought, in thousands of kronor."""

    id: Id
    phase: Line
    type: Literal["staff", "external"]
    year: int = Field(default=1, ge=1, le=5)
    workshops: int = Field(default=0, ge=0)
    """How many workshops; their hours are counted in."""
    hours_each: int = Field(default=0, ge=0)
    """Hours for each workshop."""
    amount: Span
    """Hours beside the workshops (staff), or thousands of kronor (external)."""
    each: bool = False
    """Whether an external cost is said to be for each municipality."""

    def total(self) -> tuple[int, int]:
        """The least and the most: hours, or thousands of kronor."""
        fixed = self.workshops * self.hours_each
        return self.amount.low + fixed, self.amount.high + fixed


class Stated(Frozen):
    """A total that the source states in its text, which may differ from what its table adds up to."""

    hours: Span
    cost: Span
    """Thousands of kronor."""
    note: Prose | None = None
    """What to say where the two differ."""


class Pilot(Frozen):
    """A project to try a scenario with."""

    title: Line
    capability: CapabilityRef
    aim: Prose
    strengths: tuple[Prose, ...] = Field(min_length=1)
    """What speaks for it."""
    weaknesses: tuple[Prose, ...] = Field(min_length=1)
    """What speaks against it."""
    milestones: tuple[Milestone, ...] = Field(min_length=1)
    phases: Prose | None = None
    """How long each phase takes, in words."""
    budget: tuple[BudgetLine, ...] = Field(min_length=1)
    stated: Stated

    def hours(self) -> tuple[int, int]:
        """Hours of one municipality's staff that the lines add up to: least and most."""
        return self._sum("staff")

    def cost(self) -> tuple[int, int]:
        """What is bought, in thousands of kronor, as the lines add up: least and most."""
        return self._sum("external")

    def _sum(self, type_: str) -> tuple[int, int]:
        totals = [line.total() for line in self.budget if line.type == type_]
        return sum(low for low, _ in totals), sum(high for _, high in totals)
