"""Scenarios: how much each shares, and the plan and budget of their pilots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.pilot import BudgetLine, Pilot
from samkompass.model.records import AnyRecord, Scenario
from samkompass.render.drawing import LABEL, WIDTH, wrap
from samkompass.render.numbers import span

_INSET = 2
_BAR = 30
"""Height of a milestone's bar with the space around it."""
_LINE = 17
"""Height of a line of its text."""
_TOP = 26
"""Height of the scale above the milestones."""
_NARROW = 4
"""Width of the bar of what happens on one day."""


@dataclass(frozen=True)
class Bar:
    """A milestone in the drawing: its bar, and the lines of its text with their baselines."""

    x: float
    y: float
    width: float
    text_x: float
    lines: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Tick:
    """A day that the scale marks: where it stands, and which part of its text stands there."""

    day: int
    x: float
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Timeline:
    """A pilot's milestones in the drawing's units, and the days that the scale marks."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
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
    room = WIDTH - 2 * _INSET
    scale = room / max(last, 1)
    bars = []
    y = float(_TOP)
    for milestone in pilot.milestones:
        lines = wrap(milestone.title, room, LABEL)
        longest = max(map(len, lines)) * LABEL
        width = max(((milestone.end or milestone.start) - milestone.start) * scale, _NARROW)
        x = min(_INSET + milestone.start * scale, WIDTH - _INSET - width)
        text_x = max(_INSET, min(x, WIDTH - _INSET - longest))
        text = tuple((line, y + 14 + _LINE * index) for index, line in enumerate(lines))
        y += _LINE * len(lines)
        bars.append(Bar(round(x, 1), y + 4, round(width, 1), round(text_x, 1), text))
        y += _BAR
    return Timeline(tuple(bars), tuple(_ticks(last, scale)), WIDTH, y, last)


def _ticks(last: int, scale: float) -> Iterator[Tick]:
    """At most seven days, at the same distance; the text of one at an edge stays inside."""
    step = next((step for step in (30, 60, 90, 120, 180) if last <= 6 * step), -(-last // 2160) * 360)
    for day in range(0, last + 1, step):
        x = round(_INSET + day * scale, 1)
        half = len(str(day)) * LABEL / 2
        yield Tick(day, x, "start" if day == 0 else "end" if x > WIDTH - half else "middle")


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
