"""The rendered tree on disk: all that MkDocs, or the engine after it, needs to build the site without this package."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from samkompass.render.output import RenderedSite

from .staging import Staging

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the interface's texts are many


def write_tree(
    target: Path,
    site: RenderedSite,
    configuration: Mapping[str, Any],
    overrides: Path,
    hand_written: Mapping[str, Path],
) -> None:
    """Write ``docs/``, ``fragments/``, ``overrides/`` and ``mkdocs.yml`` to a folder, in one step.

    Args:
        target: the folder; what it held before is replaced.
        site: what was rendered.
        configuration: the settings of ``mkdocs.yml``.
        overrides: the theme's overrides.
        hand_written: path below ``docs/`` → file.
    """
    staging = Staging(target)
    try:
        docs = staging.folder / "docs"
        for path, source in hand_written.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, docs / path)
        for path, text in site.pages.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_text(text, encoding="utf-8")
        for name, html in site.fragments.items():
            fragment = staging.folder / "fragments" / f"{name}.html"
            fragment.parent.mkdir(parents=True, exist_ok=True)
            fragment.write_text(html, encoding="utf-8")
        shutil.copytree(overrides, staging.folder / "overrides")
        (staging.folder / "mkdocs.yml").write_text(
            yaml.dump(dict(configuration), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000),
            encoding="utf-8",
        )
        staging.commit()
    except BaseException:
        staging.discard()
        raise
