"""Scales, and the scales that an instrument names."""

from __future__ import annotations

from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.diagnostic import Report
from samkompass.model.instrument import Scale

from .subject import Path, Subject


def lint_scale(item: Loaded[Scale], report: Report) -> None:
    """Values are consecutive whole numbers, and it matters which one is answered."""
    values = [step.value for step in item.value.values]
    if values != list(range(values[0], values[0] + len(values))):
        report.add(
            rules.SCALE,
            item.locate("values"),
            f"the values are {', '.join(map(str, values))}, not consecutive.",
            rules.SCALE.mend,
        )
    points = {step.value - values[0] if step.points is None else step.points for step in item.value.values}
    if len(points) == 1:
        report.add(
            rules.SCALE,
            item.locate("values"),
            f"every answer gives the same points, {points.pop()}.",
            "Give at least two answers different 'points'.",
        )


def named_scales(subject: Subject, unreadable: set[str]) -> bool:
    """Whether every scale that an instrument names is there; those that are not are reported once each."""
    instrument = subject.instrument
    named: list[tuple[str, Path]] = [(instrument.scale, ("scale",))]
    if instrument.importance:
        named.append((instrument.importance.scale, ("importance", "scale")))
    named += [(item.scale, (*subject.places[item.id], "scale")) for item in instrument.items if item.scale]
    for scale, path in named:
        if scale not in subject.scales and scale not in unreadable:
            subject.unknown(rules.SCALE, path, f"'scale' names unknown scale '{scale}'.", scale, subject.scales)
    return all(scale in subject.scales for scale, _ in named)
