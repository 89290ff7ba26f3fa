"""One kind of diagnostic, three ways to show it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import click

from samkompass.model.diagnostic import Diagnostic

FORMATS = ("text", "json", "github")


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each, and a line that counts them."""
    if not diagnostics:
        return ""
    lines = [str(diagnostic) for diagnostic in diagnostics]
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    counts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    if warnings := len(diagnostics) - errors:
        counts.append(f"{warnings} warning{'s' * (warnings != 1)}")
    rule = next(iter(diagnostics)).rule.id
    return "\n".join(
        [*lines, "", f"{' and '.join(counts)} found. `samkompass explain {rule}` tells more about a rule.\n"]
    )


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON array, for other programs."""
    return (
        json.dumps(
            [
                {
                    "rule": diagnostic.rule.id,
                    "severity": diagnostic.rule.severity.value,
                    "path": str(diagnostic.location.path),
                    "line": diagnostic.location.line,
                    "column": diagnostic.location.column,
                    "message": diagnostic.message,
                    "hint": diagnostic.hint,
                }
                for diagnostic in diagnostics
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands that a CI turns into annotations on the lines."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escaped_property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{diagnostic.rule.severity.value} file={escaped_property(str(diagnostic.location.path))}"
        f",line={max(diagnostic.location.line, 1)}"
        + (f",col={diagnostic.location.column}" if diagnostic.location.column else "")
        + f",title={escaped_property(diagnostic.rule.id)}::"
        + escaped(f"{diagnostic.message} {diagnostic.hint}".strip())
        + "\n"
        for diagnostic in diagnostics
    )


_RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def write_diagnostics(diagnostics: Sequence[Diagnostic], format_: str) -> None:
    """Print diagnostics: text to the error stream, the formats for programs to standard output."""
    click.echo(_RENDERERS[format_](diagnostics), nl=False, err=format_ == "text")
