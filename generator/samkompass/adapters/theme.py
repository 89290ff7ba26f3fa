"""The theme's files as a build needs them: without the eleven thousand icons that come with Material."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from samkompass.publish.finish import UNUSED


class VisibleFiles(FileSystemLoader):
    """Lists what MkDocs may copy to the site, without looking for it in folders that give nothing."""

    def list_templates(self) -> list[str]:
        """Names of the files, hidden folders and what the publishing stage would remove left out."""
        found: set[str] = set()
        for theme in self.searchpath:
            for folder, folders, files in os.walk(theme):
                place = PurePath(folder).relative_to(theme)
                folders[:] = [name for name in folders if name[0] != "." and (place / name).as_posix() not in UNUSED]
                found.update((place / name).as_posix() for name in files)
        return sorted(found)


def lighten(theme: Theme) -> None:
    """Let a theme's environment list its files with `VisibleFiles`."""
    whole = theme.get_env

    def get_env() -> Environment:
        environment = whole()
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def keep_compiled(environment: Environment, folder: Path) -> None:
    """Keep the theme's compiled templates between builds."""
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
