"""One number that the product promises something about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What it is, how it came out, and what is promised (None where nothing is)."""

    name: str
    value: float
    unit: str
    limit: float | None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.limit is None or self.value <= self.limit
