"""``samkompass finish``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .context import PROBLEMS, Here, shown
from .publish import cache_option, edition_option, failures_end_the_command, named_edition


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@edition_option
@click.option("--language", metavar="LANG", help="The language of a translation's tree: build/<edition>/<language>/.")
@cache_option
@click.pass_obj
def finish(here: Here, folder: Path, edition: str | None, language: str | None, cache: bool) -> None:
    """Finish a site that another engine than ours has built from build/<edition>/.

    Puts in what is not the engine's to make: the forms of the instruments, each page's security policy and the search
    index. Removes what the engine adds and no page asks for. The folder is left as it was until all is done.

    \b
    Example:
      samkompass build
      cd build/nationell && zensical build && cd ../..
      samkompass finish build/nationell/site
    """
    from samkompass.publish.editions import Editions
    from samkompass.publish.elsewhere import NotBuilt, finish_elsewhere

    project = here.project
    with failures_end_the_command():
        editions, named = Editions(project, cache=cache), edition or named_edition(here)
        sites = {one.site.below.rstrip("/"): one.site for one in editions.render_languages(named)}
        if (language or "") not in sites:
            raise click.BadParameter(f"'{named}' is not published in '{language}'.", param_hint="'--language'")
        site = sites[language or ""]
        try:
            pages = finish_elsewhere(folder, site)
        except NotBuilt as problem:
            click.echo(f"{shown(folder)} cannot be finished: {problem}.", err=True)
            click.echo(
                "Build the tree that `samkompass build` wrote to build/<edition>/ anew, then finish it.", err=True
            )
            sys.exit(PROBLEMS)
    click.echo(f"{pages} pages in {shown(folder)} are finished.")
