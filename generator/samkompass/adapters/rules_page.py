"""Writes the page of all rules: ``python -m samkompass.adapters.rules_page``."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from samkompass.load.project import Project
from samkompass.model.rules import RULES

PAGE = PurePosixPath("docs/contributing/rules.md")

_HEAD = """\
<!-- Made from rules.py and layer_rules.py in generator/samkompass/model/ by `make rules`. Edit the rules there. -->

# Rules

Every problem that `samkompass check` finds names a rule. `samkompass explain RULE` shows the same as this page. Each
rule has cases in `tests/cases/check/<rule>/`: a project with the problem, and the diagnostics that it gives.
"""

_PARTS = {
    "yaml": "Reading YAML",
    "record": "The shape of a record",
    "ids": "Ids",
    "references": "References",
    "sources": "Sources",
    "text": "Texts",
    "interface": "Texts of the interface",
    "edition": "Editions",
    "overlay": "Overlays",
    "translation": "Translations",
    "base": "What an upgrade changes beneath an edition",
    "capability": "Capabilities",
    "model": "Models",
    "plan": "Plans and budgets of pilots",
    "dataset": "Datasets",
    "instrument": "Instruments",
}
"""First part of a rule's id → heading."""


def rules_page() -> str:
    """The page: each rule with its severity, what it demands and how to mend what breaks it."""
    lines = [_HEAD]
    part = ""
    for rule in RULES.values():
        if (here := rule.id.partition(".")[0]) != part:
            part = here
            lines.append(f"## {_PARTS[part]}\n")
        lines.append(f"### `{rule.id}`\n")
        lines.append(f"{rule.severity.value.capitalize()}. {_escaped(rule.demands)}\n")
        lines.append(f"To mend: {_escaped(rule.mend)}\n")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """A text whose only markup is code in backquotes."""
    parts = text.split("`")
    return "`".join(part if code % 2 else re.sub(r"([\\[\]<>*_#])", r"\\\1", part) for code, part in enumerate(parts))


if __name__ == "__main__":
    (Project.find(Path.cwd()).root / PAGE).write_text(rules_page(), encoding="utf-8")
