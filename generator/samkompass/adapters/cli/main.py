"""The ``samkompass`` command."""

from __future__ import annotations

from pathlib import Path

import click

import samkompass

from . import author, browse, check, finish, publish, score, verify
from .context import Here


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(samkompass.__version__, prog_name="samkompass")
@click.option(
    "-C",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Work in this folder instead of the one you stand in.",
)
@click.pass_context
def main(context: click.Context, directory: Path) -> None:
    """Samverkanskompassen: YAML in, a site with self-assessments out.

    \b
    A first round:
      samkompass check                     are the records sound?
      samkompass serve                     see them, and see edits as you save
      samkompass build                     the site, in site/<edition>/
      samkompass bundle                    the same as an offline zip, in dist/

    \b
    To write:
      samkompass new record concept min-term
      samkompass list recommendation
      samkompass explain fem-dimensioner#makt
      samkompass explain references.dangling

    \b
    An edition of your own:
      samkompass new edition min-region    its folder, with a README in Swedish
      samkompass new overlay angsvall      in that folder: change a record of the base

    Exit codes: 0 all is well, 1 problems were found (all are printed), 2 the command was used wrongly.
    """
    context.obj = Here(directory)


for command in (
    check.check,
    publish.build,
    publish.serve,
    publish.bundle,
    verify.verify,
    finish.finish,
    browse.list_,
    browse.explain,
    score.score,
    author.new,
    author.schema,
):
    main.add_command(command)
