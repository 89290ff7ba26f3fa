"""``samkompass score``."""

from __future__ import annotations

import json
import sys
from typing import BinaryIO

import click

from samkompass.model.diagnostic import did_you_mean
from samkompass.scoring.response import MAX_BYTES, ResponseRefused, parse_response
from samkompass.scoring.score import score as score_answers

from .context import PROBLEMS, Here


@click.command()
@click.argument("instrument")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def score(here: Here, instrument: str, file: BinaryIO) -> None:
    """Score a response FILE (- for standard input) to an INSTRUMENT, and print the result as JSON.

    The file is what a person saves with "Hämta som fil". The result is the one the page shows.

    \b
    Example:
      samkompass score konfiguration mina-svar.json
    """
    tables = here.compiled().tables
    if instrument not in tables:
        raise click.UsageError(f"there is no instrument '{instrument}'. {did_you_mean(instrument, tables)}".rstrip())
    table = tables[instrument]
    try:
        response = parse_response(file.read(MAX_BYTES + 1), table)
    except ResponseRefused as refused:
        click.echo(f"{refused.code}: {refused}", err=True)
        sys.exit(PROBLEMS)
    click.echo(json.dumps(score_answers(table, response.answers), ensure_ascii=False, indent=2))
