"""``samkompass check --readability``: how hard the pages are to read, for people and for programs."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from samkompass.check.readability import GUIDANCE_LIMIT, SUMMARY_LIMIT, Measure, PageReadability, Readability

from .context import PROBLEMS

_PARTS = {"summary": ("I korthet", SUMMARY_LIMIT), "guidance": ("guidance", GUIDANCE_LIMIT)}


def report(found: Readability, format_: str) -> None:
    """Print the measures; ends the command with exit code 1 when an average is above its limit."""
    if format_ == "json":
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        _print_table(found)
    too_hard = [
        f"'{name}' has LIX {average:.1f} on average, above the limit of {limit:g}."
        for part, (name, limit) in _PARTS.items()
        if (average := getattr(found, part)) is not None and average > limit
    ]
    if too_hard:
        first = ", ".join(page.id for page in sorted(found.pages, key=lambda page: -page.above)[:3])
        click.echo("\n".join([*too_hard, f"Shorter sentences and shorter words help. Start with {first}."]), err=True)
        sys.exit(PROBLEMS)


def _print_table(found: Readability) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", show_footer=True, footer_style="bold")
    table.add_column("Kind", "average")
    table.add_column("Page", overflow="fold")
    for part, (name, _) in _PARTS.items():
        table.add_column(f"LIX {name}", _shown(getattr(found, part)), justify="right")
    table.add_column("Words", justify="right")
    table.add_column("")
    far = set(found.far_above)
    for page in found.pages:
        mark = "far above" if page in far else ""
        lixes = (_shown(page.summary.lix), _shown(page.guidance.lix))
        table.add_row(page.kind, page.id, *lixes, str(_words(page)), mark)
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(table, markup=False)
    limits = ", ".join(f"{limit:g} for {name}" for name, limit in _PARTS.values())
    console.print(f"\nLimits of the averages: {limits}.", highlight=False)
    if found.far_above:
        console.print("Start with: " + ", ".join(page.id for page in found.far_above), markup=False, highlight=False)


def _as_data(found: Readability) -> dict[str, Any]:
    far = set(found.far_above)
    return {
        "limits": {part: limit for part, (_, limit) in _PARTS.items()},
        "averages": {part: _rounded(getattr(found, part)) for part in _PARTS},
        "pages": [
            {
                "kind": page.kind,
                "id": page.id,
                "title": page.title,
                "summary": _measure(page.summary),
                "guidance": _measure(page.guidance),
                "far_above": page in far,
            }
            for page in found.pages
        ],
    }


def _measure(measure: Measure) -> dict[str, float | int | None]:
    return {"lix": _rounded(measure.lix), "words": measure.words, "sentences": measure.sentences}


def _rounded(lix: float | None) -> float | None:
    return None if lix is None else round(lix, 1)


def _shown(lix: float | None) -> str:
    return "–" if lix is None else f"{lix:.1f}"


def _words(page: PageReadability) -> int:
    return page.summary.words + page.guidance.words
