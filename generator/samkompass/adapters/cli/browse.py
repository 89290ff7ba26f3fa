"""``samkompass list`` and ``explain``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from samkompass.model.diagnostic import did_you_mean
from samkompass.model.places import FOLDERS
from samkompass.model.rules import RULES

from .context import PROBLEMS, Here, edition_option
from .lineage import lineage_of

if TYPE_CHECKING:
    from samkompass.compile.compile import Compiled
    from samkompass.model.instrument import Instrument


@click.command("list")
@click.argument("kind", required=False, type=click.Choice([*FOLDERS, "instrument"]))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@edition_option
@click.pass_obj
def list_(here: Here, kind: str | None, format_: str, edition: str | None) -> None:
    """List records and instruments: kind, id, title and where the page is on the site.

    \b
    Examples:
      samkompass list
      samkompass list finding --format json
    """
    from samkompass.render.urls import record_path

    knowledge = here.compiled(edition).knowledge
    things: list[tuple[str, str, str]] = [
        (record.kind, record.id, record.title) for record in knowledge.records.values()
    ]
    things += [("instrument", instrument.id, instrument.title) for instrument in knowledge.instruments.values()]
    rows = [
        {"kind": found, "id": id_, "title": title, "url": record_path(knowledge, id_)}
        for found, id_, title in things
        if kind in (None, found)
    ]
    if format_ == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("Kind", "Id", "Title", "Page", box=None, header_style="bold")
    for row in rows:
        table.add_row(row["kind"], row["id"], row["title"], row["url"])
    Console(width=None if sys.stdout.isatty() else 400).print(table, markup=False)


@click.command()
@click.argument("name")
@edition_option
@click.pass_obj
def explain(here: Here, name: str, edition: str | None) -> None:
    """Explain a record, an element (model#element), an instrument or a rule.

    A record shows its page, its sources and the records that it links to and that link to it. An instrument shows what
    each answer does, what each result takes with answers that lead to it, and how random answers spread. A rule shows
    what it demands and how to mend what breaks it. In an edition, a record or an instrument also shows every field that
    the edition changes: what it says, from which layer and line, and what the base says.

    \b
    Examples:
      samkompass explain angsvall
      samkompass explain konfiguration --edition fyrbodal
      samkompass explain yaml.implicit-type
    """
    if name in RULES:
        rule = RULES[name]
        click.echo(f"{rule.id} ({rule.severity.value})\n\n{rule.demands}\n\nTo mend: {rule.mend}")
        return
    compiled = here.compiled(edition)
    knowledge = compiled.knowledge
    if name in knowledge.instruments:
        _explain_instrument(knowledge.instruments[name], compiled)
        click.echo(lineage_of(name, compiled), nl=False)
    elif name in knowledge.records or name in knowledge.elements:
        click.echo(_record(compiled, name))
        click.echo(lineage_of(name, compiled), nl=False)
    elif hidden := lineage_of(name, compiled):
        click.echo(hidden.lstrip("\n"), nl=False)
    else:
        known = [*knowledge.records, *knowledge.elements, *knowledge.instruments, *RULES]
        click.echo(
            f"'{name}' is no record, element, instrument or rule. {did_you_mean(name, known)}".rstrip(), err=True
        )
        sys.exit(PROBLEMS)


def _record(compiled: Compiled, ref: str) -> str:
    from samkompass.render.text import plain
    from samkompass.render.urls import record_path

    knowledge = compiled.knowledge
    id_ = ref.partition("#")[0]
    record: Any = knowledge.elements.get(ref) or knowledge.records[ref]
    lines = [f"{ref}: {record.title}", "", plain(record.summary), ""]
    lines.append(f"page       {record_path(knowledge, ref)}")
    whole = knowledge.records[id_]
    lines += [f"source     {citation.ref}, {citation.at}" for citation in record.sources or whole.sources]
    if record.origin or whole.origin:
        lines.append("origin     own")
    lines += [f"links to   {other}: {knowledge.title(other)}" for other in knowledge.links.get(id_, ())]
    lines += [f"linked by  {other}: {knowledge.title(other)}" for other in knowledge.backlinks.get(id_, ())]
    return "\n".join(lines)


def _explain_instrument(instrument: Instrument, compiled: Compiled) -> None:
    from rich.console import Console

    from .explained import explained

    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    table = compiled.tables[instrument.id]
    for part in explained(instrument, table, compiled.proofs.of(table)):
        console.print(part, markup=False)
