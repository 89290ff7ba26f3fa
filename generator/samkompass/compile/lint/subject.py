"""An instrument under the lint, and how its problems are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from samkompass.load.records import Loaded
from samkompass.model.diagnostic import Report, Rule, did_you_mean
from samkompass.model.instrument import Instrument, Item, Scale

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Subject:
    """An instrument, the scales that there are, and the report that takes every problem."""

    loaded: Loaded[Instrument]
    scales: Mapping[str, Scale]
    report: Report

    @property
    def instrument(self) -> Instrument:
        """The instrument."""
        return self.loaded.value

    @cached_property
    def dimensions(self) -> dict[str, int]:
        """Dimension → its place."""
        return {dimension.id: place for place, dimension in enumerate(self.instrument.dimensions)}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Item id → item, in the order they are asked."""
        return {item.id: item for item in self.instrument.items}

    @cached_property
    def places(self) -> dict[str, Path]:
        """Item id → where it stands."""
        return {
            item.id: ("sections", s, "items", i)
            for s, section in enumerate(self.instrument.sections)
            for i, item in enumerate(section.items)
        }

    def range_of(self, item: str) -> tuple[int, int] | None:
        """Lowest and highest answer to an item; None when its scale is not there."""
        scale = self.scales.get(self.instrument.scale_of(self.items[item]))
        return (scale.values[0].value, scale.values[-1].value) if scale else None

    def problem(self, rule: Rule, path: Path, message: str, hint: str = "") -> None:
        """Report a problem; the rule's own way to mend it stands in for a hint."""
        self.report.add(rule, self.loaded.locate(*path), message, hint or rule.mend)

    def unknown(self, rule: Rule, path: Path, message: str, name: str, known: Iterable[str]) -> None:
        """Report a name that nothing has, with the closest one that something has."""
        self.problem(rule, path, message, did_you_mean(name, known))
