"""``samkompass verify``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .context import PROBLEMS, Progress, shown

if TYPE_CHECKING:
    from samkompass.publish.manifest import Manifest


@click.command()
@click.argument("zips", metavar="ZIP...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--sums",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A SHA256SUMS with sums of zips, got by another way than the zips; compares the zips themselves with it.",
)
def verify(zips: tuple[Path, ...], sums: Path | None) -> None:
    """Tell whether zips, or folders that they were unpacked to, are whole and unaltered.

    Every file that is changed, damaged, missing or extra is named. The checksums in a zip find damage and careless
    change, but somebody who changes a file on purpose can change them as well. To find that, compare with the
    SHA256SUMS that was published beside the zip, from a place that you trust.

    \b
    Examples:
      samkompass verify dist/*.zip
      samkompass verify samkompass-nationell-1.0.0-offline.zip --sums SHA256SUMS
      samkompass verify ~/Hämtningar/samkompass-nationell-1.0.0-offline
    """
    from samkompass.publish.verify import verify as look_at

    published = _published(sums, zips) if sums else None
    broken = 0
    for path in zips:
        with Progress(path.name) as progress:
            verdict = look_at(path, published, progress)
        broken += bool(verdict.problems)
        for problem in verdict.problems:
            click.echo(f"{shown(path)}: {problem}", err=True)
        if verdict.manifest and not verdict.problems:
            click.echo(f"{shown(path)}: whole. {_told(verdict.manifest)}")
    if broken:
        click.echo(f"{broken} of {len(zips)} not as published.", err=True)
        sys.exit(PROBLEMS)
    if sums is None:
        click.echo(
            "Compared with the checksums inside: they find damage, not forgery. --sums compares with published ones.",
            err=True,
        )


def _published(sums: Path, zips: tuple[Path, ...]) -> Mapping[str, str]:
    from samkompass.publish.sums import SumsProblem, read_sums

    for path in zips:
        if path.is_dir():
            raise click.UsageError(f"--sums has checksums of zips, and {path} is a folder. Name the zip.")
    try:
        return read_sums(sums.read_bytes())
    except (SumsProblem, OSError) as problem:
        raise click.UsageError(f"{sums} is no file of checksums: {problem}.") from problem


def _told(manifest: Manifest) -> str:
    instruments = len(manifest.instruments)
    return (
        f"{manifest.name} ({manifest.edition}) {manifest.version}, on samkompass {manifest.base}, in "
        f"{', '.join(manifest.languages)}: {manifest.files} files, {instruments} instrument{'s' * (instruments != 1)}."
    )
