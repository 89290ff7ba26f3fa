"""A site that another engine has built from the rendered tree, finished here."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from samkompass.render.output import RenderedSite

from .finish import finish
from .page import POLICY_PLACE
from .staging import Staging


class NotBuilt(Exception):
    """The folder is no site that waits to be finished."""


def finish_elsewhere(folder: Path, site: RenderedSite) -> int:
    """Finish a site in place: forms, policies and search index go in. It stays as it was until all of it is finished.

    Args:
        folder: what the engine built.
        site: what its tree was rendered from.

    Returns:
        How many pages it has.

    Raises:
        NotBuilt: nothing was touched, as it is not such a site.
        PageProblem: a page cannot be finished, and nothing was touched.
    """
    start = folder / "index.html"
    if not start.is_file():
        raise NotBuilt("there is no index.html in it")
    if POLICY_PLACE.encode() not in start.read_bytes():
        raise NotBuilt("its start page is finished already, or was not built with the tree's theme")
    pages = [PurePosixPath(path).with_suffix(".html").as_posix() for path in site.pages]
    if missing := [page for page in pages if not (folder / page).is_file()]:
        raise NotBuilt(f"{len(missing)} of its {len(pages)} pages are missing, the first is {missing[0]}")
    staging = Staging(folder.resolve())
    try:
        shutil.copytree(folder, staging.folder, dirs_exist_ok=True)
        finish(staging.folder, site)
        staging.commit()
    except BaseException:
        staging.discard()
        raise
    return sum(1 for _ in folder.rglob("*.html"))
