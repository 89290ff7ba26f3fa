"""``samkompass new`` and ``schema``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from samkompass.model.places import FOLDERS

from .context import PROBLEMS, Here


@click.group()
def new() -> None:
    """Start something new from a skeleton that passes the check."""


@new.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("id_", metavar="ID")
@click.pass_obj
def record(here: Here, kind: str, id_: str) -> None:
    """Write the skeleton of a record of a KIND to content/KIND/ID.yml.

    An id starts with a letter, has lower-case letters a–z, digits and hyphens, and is for ever: choose it with care.

    \b
    Example:
      samkompass new record concept digital-jamlikhet
    """
    from samkompass.load.skeleton import ID, skeleton

    if not ID.fullmatch(id_):
        raise click.UsageError(
            f"'{id_}' is no id: start with a letter; use lower-case letters a–z, digits and single hyphens."
        )
    target = here.project.root / "content" / kind / f"{id_}.yml"
    root = here.project.root
    taken = [*(root / "content").glob(f"*/{id_}.yml"), *(root / "assessments").glob(f"{id_}/instrument.yml")]
    if taken:
        click.echo(f"The id is taken by {here.project.relative(taken[0])}. Nothing was written.", err=True)
        sys.exit(PROBLEMS)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(skeleton(kind, id_), encoding="utf-8")
    click.echo(f"{here.project.relative(target)} is yours to fill in. Then: samkompass check")


@click.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where they go, instead of schemas/ in the project.",
)
@click.pass_obj
def schema(here: Here, output: Path | None) -> None:
    """Write a JSON Schema for each kind of file, for completion and errors while typing.

    Editors with a YAML language server find them by .vscode/settings.json, or by a first line
    `# yaml-language-server: $schema=…` in a file.
    """
    folder = output or here.project.root / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    found = schemas()
    for kind, text in found.items():
        (folder / f"{kind}.schema.json").write_text(text, encoding="utf-8")
    click.echo(f"{len(found)} schemas in {folder}.")


def schemas() -> dict[str, str]:
    """Kind → the text of its JSON Schema."""
    from samkompass.model.kinds import ADAPTERS

    found = {}
    for kind, adapter in ADAPTERS.items():
        body: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()}
        found[kind] = _written(body)
    return found | {"overlay": _written(_in_layers(ADAPTERS["overlay"].json_schema()))}


def _written(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _in_layers(overlay: dict[str, Any]) -> dict[str, Any]:
    """What a file of an edition or a translation holds: an overlay when it has an operation, else a whole record."""
    from samkompass.model.overlay import OPERATIONS

    whole = [*FOLDERS, "instrument", "examples", "scale", "interface"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Overlay or record",
        "if": {"anyOf": [{"required": [operation]} for operation in OPERATIONS]},
        "then": {"$ref": "#/$defs/Overlay"},
        "else": {
            "required": ["kind"],
            "allOf": [
                {
                    "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                    "then": {"$ref": f"{kind}.schema.json"},
                }
                for kind in whole
            ],
        },
        "$defs": overlay.pop("$defs", {}) | {"Overlay": overlay},
    }
