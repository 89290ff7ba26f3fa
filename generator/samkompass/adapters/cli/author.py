"""``samkompass new`` and ``schema``."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn

import click

from samkompass.model.places import FOLDERS

from .context import PROBLEMS, Here, shown

if TYPE_CHECKING:
    from samkompass.load.project import Project
    from samkompass.load.records import Loaded


@click.group()
def new() -> None:
    """Start something new from a skeleton that passes the check."""


@new.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("id_", metavar="ID")
@click.pass_obj
def record(here: Here, kind: str, id_: str) -> None:
    """Write the skeleton of a record of a KIND to content/KIND/ID.yml.

    In the folder of an edition the record is the edition's own. An id starts with a letter, has lower-case letters a–z,
    digits and hyphens, and is for ever: choose it with care.

    \b
    Example:
      samkompass new record concept digital-jamlikhet
    """
    from samkompass.load.skeleton import skeleton

    _sound_id(id_)
    project = here.project
    folder = project.standing or project.root
    if taken := _file_of(folder, id_):
        _refuse(f"The id is taken by {project.relative(taken)}. Nothing was written.")
    if taken := _file_of(project.base, id_):
        _refuse(
            f"The id is taken by {project.relative(taken)}. Nothing was written.\n"
            f"To change that record in your edition: samkompass new overlay {id_}"
        )
    target = folder / "content" / kind / f"{id_}.yml"
    text = skeleton(kind, id_)
    if folder != project.root:
        text = text.replace("$schema=../../", f"$schema={_up_to(project.root, target)}", 1)
    _write(target, text)
    click.echo(f"{project.relative(target)} is yours to fill in. Then: samkompass check")


@new.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def overlay(here: Here, name: str) -> None:
    """Start to change the record ID of the base in the edition that you stand in.

    Writes a file in which every field of the record stands as a comment, with what it says today. Take the comment sign
    away from a line and write your own. The same file adds to lists, removes from them, or hides the record. Works for
    all kinds of records, for instruments and for scales.

    \b
    Example:
      samkompass new overlay jambordighet-fran-start
    """
    from samkompass.load.overlay_skeleton import overlay_skeleton
    from samkompass.model.diagnostic import did_you_mean

    project = here.project
    if project.standing is None:
        raise click.UsageError(
            f"{project.root} is no edition. Stand in one's folder, or name it: samkompass -C content/editions/<id> …"
        )
    id_ = name.partition("#")[0]
    if own := _file_of(project.standing, id_):
        _refuse(f"{project.relative(own)} is there already: change '{id_}' in it. Nothing was written.")
    known = _beneath(project)
    if id_ not in known:
        _refuse(
            f"There is no record '{id_}' to change. "
            f"{did_you_mean(id_, known) or 'samkompass list shows them all.'} Nothing was written."
        )
    target = project.standing / place_of(known[id_].value.kind, id_)
    kind = known[id_].value.kind if project.outside else "overlay"  # in an edition's own folder one schema has both
    schema = f"{_up_to(project.root, target)}schemas/{kind}.schema.json"
    _write(target, overlay_skeleton(known[id_], schema))
    click.echo(
        f"{project.relative(target)} shows what can be changed. Uncomment a line and edit it. Then: samkompass check"
    )


@new.command()
@click.argument("id_", metavar="ID")
@click.option("--name", help="Name of the site, in the head of every page; made of the id when left out.")
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Where it goes, instead of a folder named ID."
)
@click.pass_obj
def edition(here: Here, id_: str, name: str | None, folder: Path | None) -> None:
    """Make the folder of an edition of your own, which needs nothing beside this package.

    In it are edition.yml (name, colour, logo, contact), an example of how a record is changed, a README in Swedish, and
    workflows for GitHub and GitLab that check, build and publish. Files that are there already are left alone, and then
    nothing is written.

    \b
    Example:
      samkompass new edition skaraborg --name "Skaraborgs samverkanskompass"
    """
    from pydantic import TypeAdapter, ValidationError

    import samkompass
    from samkompass.load.edition_skeleton import edition_skeleton
    from samkompass.load.project import NotAProject, Project, installed_base
    from samkompass.model.base import Line

    _sound_id(id_)
    name = name if name is not None else f"Samverkanskompassen {id_.replace('-', ' ').title()}"
    try:
        TypeAdapter(Line).validate_python(name)
    except ValidationError as error:
        raise click.UsageError("a name is one line of at most 300 characters, without spaces around it.") from error
    if (installed_base() / "content" / "editions" / id_).is_dir():
        _refuse(f"The base has an edition '{id_}'. Choose another id. Nothing was written.")
    target = folder if folder is not None else here.directory / id_
    texts = edition_skeleton(id_, name, samkompass.__version__, schemas(editions=True))
    if there := [path for path in texts if (target / path).exists()]:
        _refuse(f"{shown(target / there[0])} is there already. Move it, or choose another folder. Nothing was written.")
    try:
        around = Project.find(_existing(target))
    except NotAProject:
        pass
    else:
        raise click.UsageError(
            f"{around.root} is a project or an edition already. Stand somewhere else, or name a place with --folder."
        )
    for path, text in texts.items():
        _write(target / path, text)
    _write_example(target)
    click.echo(
        f"{shown(target)} is your edition. Next:\n"
        f"  cd {shown(target)}\n"
        "  samkompass serve     see it in a browser; it reloads when you save\n"
        "  samkompass check     every problem at once\n"
        "README.md tells, in Swedish, how to make it yours and publish it."
    )


def _write_example(target: Path) -> None:
    """Write the example of an overlay, which changes nothing until somebody takes a comment sign away."""
    from samkompass.load.edition_skeleton import EXAMPLE
    from samkompass.load.overlay_skeleton import overlay_skeleton
    from samkompass.load.project import Project

    known = _beneath(Project.find(target))
    if EXAMPLE in known:
        file = target / place_of("recommendation", EXAMPLE)
        _write(file, overlay_skeleton(known[EXAMPLE], "../../schemas/recommendation.schema.json"))


def _beneath(project: Project) -> dict[str, Loaded[Any]]:
    """Id → record, instrument or scale, as the layers of the edition leave it; what has problems is not among them."""
    from samkompass.load.apply import all_of, apply
    from samkompass.load.layers import layers_of
    from samkompass.load.records import load
    from samkompass.model.diagnostic import Report

    report = Report()  # problems are for samkompass check
    base = load(project, report)
    layers = layers_of(project, project.own_edition or "", base, report)
    records = apply(base, layers, report)
    return {item.value.id: item for item in all_of(records) if item.value.kind not in ("examples", "edition")}


def place_of(kind: str, id_: str) -> PurePosixPath:
    """Where the file of a record is, below the folder of the base or an edition."""
    if kind == "instrument":
        return PurePosixPath("assessments", id_, "instrument.yml")
    return PurePosixPath("assessments/scales" if kind == "scale" else f"content/{kind}", f"{id_}.yml")


def _file_of(folder: Path, id_: str) -> Path | None:
    """The file that has an id, in the folder of the base or an edition."""
    return next(
        (path for kind in (*FOLDERS, "instrument", "scale") if (path := folder / place_of(kind, id_)).is_file()), None
    )


def _up_to(root: Path, file: Path) -> str:
    return "../" * (len(file.relative_to(root).parts) - 1)


def _existing(folder: Path) -> Path:
    """The closest folder that exists, here or above."""
    folder = folder.resolve()
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _sound_id(id_: str) -> None:
    from samkompass.load.skeleton import ID

    if not ID.fullmatch(id_):
        raise click.UsageError(
            f"'{id_}' is no id: start with a letter; use lower-case letters a–z, digits and single hyphens."
        )


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(PROBLEMS)


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
    project = here.project
    folder = output or project.root / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    found = schemas(editions=project.outside)
    for kind, text in found.items():
        (folder / f"{kind}.schema.json").write_text(text, encoding="utf-8")
    click.echo(f"{len(found)} schemas in {folder}.")


_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(*, editions: bool = False) -> dict[str, str]:
    """Kind → the text of its JSON Schema.

    Args:
        editions: whether they are for the folder of an edition, where a file of a kind is a record or an overlay.
    """
    from samkompass.model.described import described
    from samkompass.model.kinds import ADAPTERS

    found = {}
    change = described(ADAPTERS["overlay"])
    for kind, adapter in ADAPTERS.items():
        own = described(adapter)
        if editions and kind in (*FOLDERS, "instrument", "scale"):
            own = _record_or_overlay(own, change)
        found[kind] = _written({"$schema": _DIALECT, **own})
    return found | {"overlay": _written(_in_layers(change))}


def _written(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _record_or_overlay(own: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The schema of a file that is an overlay when it says so with one of the operations, and else a record."""
    from samkompass.model.overlay import OPERATIONS

    return {
        "$defs": own.get("$defs", {}) | change.get("$defs", {}),
        "if": {"anyOf": [{"required": [operation]} for operation in OPERATIONS]},
        "then": {key: value for key, value in change.items() if key != "$defs"},
        "else": {key: value for key, value in own.items() if key != "$defs"},
    }


def _in_layers(overlay: dict[str, Any]) -> dict[str, Any]:
    """What a file of an edition or a translation holds: an overlay when it has an operation, else a whole record."""
    from samkompass.model.overlay import OPERATIONS

    whole = [*FOLDERS, "instrument", "examples", "scale", "interface"]
    return {
        "$schema": _DIALECT,
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
        "$defs": overlay.get("$defs", {})
        | {"Overlay": {key: value for key, value in overlay.items() if key != "$defs"}},
    }
