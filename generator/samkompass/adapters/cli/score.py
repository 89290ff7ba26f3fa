"""``samkompass score``."""

from __future__ import annotations

import json
import sys
from typing import BinaryIO

import click

from samkompass.model.diagnostic import did_you_mean
from samkompass.scoring.migration import Migrated
from samkompass.scoring.response import MAX_BYTES, ResponseRefused, parse_response
from samkompass.scoring.score import score as score_answers

from .context import PROBLEMS, Here, edition_option


@click.command()
@click.argument("instrument")
@click.argument("file", type=click.File("rb"))
@click.option("--role", help="Who answers, instead of the role in the file.")
@edition_option
@click.pass_obj
def score(here: Here, instrument: str, file: BinaryIO, role: str | None, edition: str | None) -> None:
    """Score a response FILE (- for standard input) to an INSTRUMENT, and print the result as JSON.

    The file is what a person saves with "Hämta som fil". The result is the one the page shows.

    \b
    Example:
      samkompass score konfiguration mina-svar.json
      samkompass score konfiguration mina-svar.json --edition fyrbodal
    """
    tables = {**(found := here.compiled(edition).tables), **{table["instrument"]: table for table in found.values()}}
    if instrument not in tables:
        raise click.UsageError(f"there is no instrument '{instrument}'. {did_you_mean(instrument, tables)}".rstrip())
    table = tables[instrument]
    try:
        response = parse_response(file.read(MAX_BYTES + 1), table)
    except ResponseRefused as refused:
        click.echo(f"{refused.code}: {refused}", err=True)
        sys.exit(PROBLEMS)
    roles = table.get("roles", [])
    if role is not None and role not in roles:
        raise click.UsageError(f"'{instrument}' has no role '{role}'. {did_you_mean(role, roles)}".rstrip())
    role = role or response.role(table)
    if role is None and "roleRequired" in table:
        click.echo(f"role.missing: '{instrument}' is scored for a role: --role {' or '.join(roles)}.", err=True)
        sys.exit(PROBLEMS)
    if response.migrated:
        click.echo(_note(response.migrated, table["version"]), err=True)
    result = score_answers(table, response.answers, response.importance, role)
    click.echo(json.dumps(result, ensure_ascii=False, indent=2))


def _note(migrated: Migrated, version: str) -> str:
    return (
        f"migrated: the file answers version {migrated.from_version} and is read as version {version}. "
        f"Answers found under another id: {migrated.renamed}. Answers to what is asked no more: {migrated.removed}. "
        f"Questions that are new since then: {migrated.added}."
    )
