"""One number that the product promises something about."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What it is, how it came out, and what is promised (None where nothing is): at most that, or at least that."""

    name: str
    value: float
    unit: str
    limit: float | None
    note: str = ""
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    @property
    def promise(self) -> str:
        """The promise and whether it is kept, in a few characters."""
        if self.limit is None:
            return ""
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}  {'kept' if self.kept else 'NOT KEPT'}"

    @property
    def line(self) -> str:
        """All of it on a line."""
        return f"{self.name:<78} {self.value:>9.3f} {self.unit:<4} {self.promise:<18} {self.note}".rstrip()


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, on the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def gzipped(data: bytes) -> float:
    """Thousands of bytes that are left of data."""
    return len(gzip.compress(data, 9, mtime=0)) / 1000
