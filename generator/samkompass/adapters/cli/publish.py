"""``samkompass build``, ``serve`` and ``bundle``."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .context import PROBLEMS, Here, Progress, problems_end_the_command, shown
from .fleet import all_option, build_all, jobs_option, shard_option

if TYPE_CHECKING:
    from samkompass.publish.build import Builder, Built

EDITION = "nationell"
"""What is built when nothing names an edition."""

cache_option = click.option("--cache/--no-cache", default=True, help="Reuse what was rendered from the same input.")
edition_option = click.option(
    "--edition", metavar="ID", help="Which edition; the one you stand in, or in mkdocs.yml, when left out."
)


@click.command()
@edition_option
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes, instead of site/<edition>.",
)
@all_option
@jobs_option
@shard_option
@cache_option
@click.pass_obj
def build(
    here: Here,
    edition: str | None,
    site_dir: Path | None,
    all_: bool,
    jobs: int,
    shard: tuple[int, int] | None,
    cache: bool,
) -> None:
    """Build the site in site/<edition>/, and the tree it is rendered from in build/<edition>/.

    The old site stays until the new one is whole: a build that fails changes nothing. The tree is what MkDocs, or
    another engine that reads mkdocs.yml, can build without this package. A site that is as it should be is left alone.

    With --all every edition is built, without trees. One that fails keeps no other from being built.

    \b
    Examples:
      samkompass build --edition fyrbodal
      samkompass build --all --jobs 4
      samkompass build --all --shard 3/20      in the third of twenty jobs of a CI matrix
    """
    if all_:
        _refuse("--all", {"--edition": edition, "--site-dir": site_dir})
        build_all(here, cache=cache, jobs=jobs, part=shard)
        return
    _refuse_without_all(jobs, shard)
    _, built = _build(here, edition, site_dir, cache=cache)
    folder = built.folder
    click.echo(f"{built.pages} pages in {shown(folder)}. Open {shown(folder / 'index.html')} in a browser.")


@click.command()
@edition_option
@click.option("--dist", type=click.Path(file_okay=False, path_type=Path), help="Where the zip goes, instead of dist/.")
@all_option
@jobs_option
@shard_option
@cache_option
@click.pass_obj
def bundle(
    here: Here,
    edition: str | None,
    dist: Path | None,
    all_: bool,
    jobs: int,
    shard: tuple[int, int] | None,
    cache: bool,
) -> None:
    """Build the site and zip it for use without network, with SHA256SUMS and MANIFEST.json.

    The same input gives the same bytes; set SOURCE_DATE_EPOCH to date the files in the zip. SHA256SUMS beside it has a
    line for every zip in the folder. `samkompass verify` tells whether a zip is whole.
    """
    from samkompass.publish.bundle import BundleProblem

    folder = dist or here.project.root / "dist"
    if all_:
        _refuse("--all", {"--edition": edition})
        build_all(here, cache=cache, jobs=jobs, part=shard, dist=folder)
        return
    _refuse_without_all(jobs, shard)
    builder, built = _build(here, edition, None, cache=cache)
    try:
        with Progress("Zipping") as progress:
            target = builder.bundle(built, folder, progress)
    except BundleProblem as problem:
        click.echo(str(problem), err=True)
        sys.exit(PROBLEMS)
    click.echo(f"{shown(target)} ({target.stat().st_size / 1_000_000:.1f} MB). Unzip it and open index.html.")


@click.command()
@edition_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.pass_obj
def serve(here: Here, edition: str | None, address: str) -> None:
    """Show the site and reload it when you save a record, an instrument, a page or the theme.

    Problems in what you save are printed here, and the page stays as it was until they are mended. Stop with Ctrl+C.
    """
    from samkompass.adapters.live import CannotListen
    from samkompass.adapters.live import serve as serve_live
    from samkompass.adapters.theme import project_theme

    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise click.BadParameter(f"'{address}' is no HOST:PORT.", param_hint="'--address'")
    _log_to_terminal(logging.INFO)
    project = here.project
    with failures_end_the_command():
        try:
            serve_live(project, edition or named_edition(here), lambda: project_theme(project), host, int(port))
        except CannotListen as problem:
            click.echo(problem, err=True)
            sys.exit(PROBLEMS)


def _refuse(option: str, others: dict[str, object]) -> None:
    """Options that make no sense beside another one."""
    for other, value in others.items():
        if value is not None:
            raise click.UsageError(f"{option} and {other} do not go together.")


def _refuse_without_all(jobs: int, shard: tuple[int, int] | None) -> None:
    for option, given in (("--jobs", jobs != 1), ("--shard", shard is not None)):
        if given:
            raise click.UsageError(f"{option} goes with --all.")


def _build(here: Here, edition: str | None, site_dir: Path | None, *, cache: bool) -> tuple[Builder, Built]:
    with _without_collecting_garbage(), Progress("Reading and checking") as progress, failures_end_the_command():
        from samkompass.adapters.theme import project_theme
        from samkompass.publish.build import Builder

        def on_page(done: int, total: int) -> None:
            if done == 1:
                progress.step("Building pages")
            progress(done, total)

        project = here.project
        builder = Builder(project, project_theme(project, keep_compiled=cache), cache=cache)
        built = builder.build(edition or named_edition(here), site_dir, on_page)
        builder.save()
    for problem in built.problems:
        click.echo(problem, err=True)
    return builder, built


@contextmanager
def failures_end_the_command() -> Iterator[None]:
    """Print why a build failed, and exit with code 1; the old site is whole."""
    from jinja2 import TemplateError

    from samkompass.adapters.theme import told
    from samkompass.publish.page import PageProblem

    try:
        with problems_end_the_command():
            yield
    except PageProblem as problem:
        click.echo(f"A page cannot be finished: {problem}.", err=True)
        sys.exit(PROBLEMS)
    except TemplateError as error:
        click.echo(told(error), err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        click.echo(f"The site could not be read or written: {what}. What was built before is as it was.", err=True)
        sys.exit(PROBLEMS)


def named_edition(here: Here) -> str:
    """The edition that one stands in, or else the one that ``mkdocs.yml`` names."""
    import yaml

    if own := here.project.own_edition:
        return own
    settings = yaml.load(_configuration(here).read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    plugins = settings.get("plugins", []) if isinstance(settings, dict) else []
    named = [plugin["samkompass"] for plugin in plugins if isinstance(plugin, dict) and "samkompass" in plugin]
    return str((named or [{}])[0].get("edition", EDITION))


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    """A build makes many objects and keeps nearly all: the search for garbage finds none and takes a tenth of it.

    What is there at its end is left out of the searches that Python makes afterwards and when it ends: those take as
    long, and all memory is given back then.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _configuration(here: Here) -> Path:
    path = here.project.root / "mkdocs.yml"
    if not path.is_file():
        raise click.UsageError(f"there is no mkdocs.yml in {here.project.root}.")
    return path


def _log_to_terminal(level: int) -> None:
    """MkDocs speaks by logging; without a handler its errors would be lost."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False
