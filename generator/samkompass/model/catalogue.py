"""How rules are written down: each id once."""

from __future__ import annotations

from .diagnostic import Rule, Severity


class Catalogue:
    """Rules in the order in which they were added.

    Attributes:
        rules: id → rule.
    """

    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}

    def add(self, id: str, demands: str, mend: str, severity: Severity = Severity.ERROR) -> Rule:
        """Add a rule: its id, what it demands, how to mend what breaks it, and whether that stops a build."""
        assert id not in self.rules, id
        self.rules[id] = Rule(id, demands, mend, severity)
        return self.rules[id]
