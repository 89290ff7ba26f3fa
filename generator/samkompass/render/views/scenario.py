"""Scenarios: how much each shares, and the plan and budget of their pilots."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.pilot import BudgetLine, Pilot
from samkompass.model.records import AnyRecord, Scenario

from .numbers import span

WIDTH = 340
"""Units of the timeline's drawing: the pixels of a narrow phone."""
_INSET = 2
_BAR = 30
"""Height of a milestone's bar with the space around it."""
_LINE = 17
"""Height of a line of its text."""
_CHARACTER = 7.6
"""Mean width of a character of its text."""
_TOP = 26
"""Height of the scale above the milestones."""


@dataclass(frozen=True)
class Bar:
    """A milestone in the drawing: its bar, and the lines of its text with their baselines."""

    x: float
    y: float
    width: float
    text_x: float
    lines: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Timeline:
    """A pilot's milestones in the drawing's units, and the days that the scale marks."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    width: int
    height: float
    days: int


@dataclass(frozen=True)
class Budget:
    """A pilot's budget as text: lines with their totals, what they add up to and what the source states."""

    lines: tuple[tuple[BudgetLine, str], ...]
    hours: str
    cost: str
    stated_hours: str
    stated_cost: str

    @property
    def differs(self) -> bool:
        """Whether the source states something else than its lines add up to."""
        return (self.hours, self.cost) != (self.stated_hours, self.stated_cost)


def view(record: Scenario, _knowledge: KnowledgeBase) -> dict[str, Any]:
    """The pilot's drawing and sums."""
    if record.pilot is None:
        return {"timeline": None, "budget": None}
    return {"timeline": timeline(record.pilot), "budget": budget(record.pilot)}


def overview(knowledge: KnowledgeBase) -> dict[str, Any]:
    """The scenarios by how much they share, with what their pilots ask for."""
    scenarios: list[AnyRecord] = sorted(knowledge.of_kind("scenario"), key=lambda found: getattr(found, "level", 0))
    budgets = {found.id: budget(found.pilot) for found in scenarios if isinstance(found, Scenario) and found.pilot}
    return {"scenarios": scenarios, "budgets": budgets}


def timeline(pilot: Pilot) -> Timeline:
    """Lay out the milestones: one row each, days from left to right."""
    last = max(milestone.end or milestone.start for milestone in pilot.milestones)
    scale = (WIDTH - 2 * _INSET) / max(last, 1)
    bars = []
    y = float(_TOP)
    for milestone in pilot.milestones:
        x = _INSET + milestone.start * scale
        lines = textwrap.wrap(milestone.title, int((WIDTH - 2 * _INSET) / _CHARACTER))
        longest = max(len(line) for line in lines) * _CHARACTER
        text = tuple((line, y + 14 + _LINE * index) for index, line in enumerate(lines))
        y += _LINE * len(lines)
        width = max(((milestone.end or milestone.start) - milestone.start) * scale, 4)
        bars.append(Bar(round(x, 1), y + 4, round(width, 1), round(max(_INSET, min(x, WIDTH - longest)), 1), text))
        y += _BAR
    step = next(step for step in (30, 60, 90, 120, 180, 360) if last / step <= 6)
    ticks = tuple((day, round(_INSET + day * scale, 1)) for day in range(0, last + 1, step))
    return Timeline(tuple(bars), ticks, WIDTH, y, last)


def budget(pilot: Pilot) -> Budget:
    """Add up the lines."""
    units = {"staff": "timmar", "external": "tkr"}
    return Budget(
        lines=tuple((line, span(*line.total(), units[line.type])) for line in pilot.budget),
        hours=span(*pilot.hours(), units["staff"]),
        cost=span(*pilot.cost(), units["external"]),
        stated_hours=span(pilot.stated.hours.low, pilot.stated.hours.high, units["staff"]),
        stated_cost=span(pilot.stated.cost.low, pilot.stated.cost.high, units["external"]),
    )
