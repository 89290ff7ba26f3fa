"""One type for every problem the product finds in what people wrote, and the catalogue of rules behind them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath


class Severity(Enum):
    """How bad it is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the project; line and column count from 1, and 0 means the file as a whole."""

    path: PurePosixPath
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else str(self.path)


@dataclass(frozen=True)
class Rule:
    """A kind of problem: its stable id, what it demands, and how to satisfy it."""

    id: str
    demands: str
    mend: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Diagnostic:
    """One problem: which rule, where, what is wrong, and how to mend it there."""

    rule: Rule
    location: Location
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.rule.severity is Severity.ERROR

    def __str__(self) -> str:
        text = f"{self.rule.severity.value}[{self.rule.id}] {self.location}: {self.message}"
        return f"{text} {self.hint}" if self.hint else text


class ProblemsFound(Exception):
    """The input has errors. Carries every diagnostic of the run, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))


@dataclass
class Report:
    """Collects the diagnostics of a run, so that all problems show at once."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, rule: Rule, location: Location, message: str, hint: str = "") -> None:
        """Note a problem."""
        self.diagnostics.append(Diagnostic(rule, location, message, hint))

    @property
    def failed(self) -> bool:
        """Whether any error was noted."""
        return any(d.is_error for d in self.diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Diagnostics by file, line and rule, each once."""
        unique = dict.fromkeys(self.diagnostics)
        return tuple(sorted(unique, key=lambda d: (d.location, d.rule.id, d.message)))

    def raise_if_failed(self) -> None:
        """Raise `ProblemsFound` when any error was noted."""
        if self.failed:
            raise ProblemsFound(self.sorted())


def a(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the closest of the known names, or nothing when none is close."""
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else ""
