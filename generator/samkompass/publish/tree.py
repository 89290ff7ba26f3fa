"""The rendered tree on disk: all that MkDocs, or the engine after it, needs to build the site without this package."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import yaml

from samkompass.render.output import RenderedSite

from .staging import write_folder

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the interface's texts are many


def write_tree(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a tree, or several, to a folder in one step. A folder that holds just that already is left as it is.

    Args:
        target: the folder; what it held before is replaced.
        files: path → bytes, as `tree_files` gives them.
    """
    if files.keys() == files_below(target).keys() and all(
        (target / path).read_bytes() == data for path, data in files.items()
    ):
        return
    write_folder(target, files.items())


def tree_files(
    site: RenderedSite,
    configuration: Mapping[str, Any],
    theme: Mapping[str, Path],
    hand_written: Mapping[str, Path],
) -> dict[str, bytes]:
    """``docs/``, ``fragments/``, ``overrides/``, ``mkdocs.yml`` of a site: path → bytes; a translation's in its folder.

    Args:
        site: what was rendered.
        configuration: the settings of ``mkdocs.yml``.
        theme: path below ``overrides/`` → file; all that pages ask for, so that no engine has to have it.
        hand_written: path below ``docs/`` → file.
    """
    settings = yaml.dump(dict(configuration), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    files = {
        "mkdocs.yml": settings.encode(),
        **{f"docs/{path}": source.read_bytes() for path, source in hand_written.items()},
        **{f"docs/{path}": text.encode() for path, text in site.pages.items()},
        **{f"docs/{path}": asset for path, asset in site.assets.items()},
        **{f"fragments/{name}.html": html.encode() for name, html in site.fragments.items()},
        **{f"overrides/{path}": source.read_bytes() for path, source in theme.items()},
    }
    return {f"{site.below}{path}": data for path, data in files.items()}


def files_below(folder: Path) -> dict[str, Path]:
    """Path below a folder → file, for every file there."""
    return {
        (PurePath(place).relative_to(folder) / name).as_posix(): Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
    }
