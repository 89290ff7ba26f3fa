"""Where everything is on the site: paths of pages, and relative URLs between them."""

from __future__ import annotations

from functools import lru_cache

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.places import COUNTING, FOLDERS, FRAMED

START = "index.html"
ROWS = "om/underlag.html"
"""What the sources contain, row by row, and where it is on the site."""

EMBEDDING = "om/badda-in.html"
"""How another web site shows an instrument in a frame."""

EDITION = "om/utgavan.html"
"""Which edition and version this is, and whom it is for."""

ACCESSIBILITY = "om/tillganglighet.html"
"""How accessible the site is; written by hand, with places for the edition's own statement."""

OF_THE_THEME = ("om/index.html", EDITION, "om/data.html", ACCESSIBILITY, "om/kallor/index.html", "om/licens.html")
"""The pages that every page leads to."""

ASSETS = "assets/samkompass"


def record_path(knowledge: KnowledgeBase, ref: str) -> str:
    """Path of the page of a record, an instrument, or an element with its anchor."""
    id_, _, anchor = ref.partition("#")
    kind = knowledge.kind(id_)
    path = instrument_path(id_) if kind == "instrument" else f"{FOLDERS[kind]}/{id_}.html"
    return f"{path}#{anchor}" if anchor else path


def overview_path(kind: str) -> str:
    """Path of the page that shows all records of a kind."""
    return f"{FOLDERS[kind]}/index.html"


def instrument_path(id_: str) -> str:
    """Path of an instrument's page."""
    return f"bedom/{id_}.html"


def counting_path(id_: str) -> str:
    """Path of the page that tells how an instrument's result is computed."""
    return f"bedom/{id_}{COUNTING}.html"


def framed_path(id_: str) -> str:
    """Path of an instrument's page as other web sites show it in a frame.

    In the folder of the whole page, so that one form with its relative links serves both.
    """
    return f"bedom/{id_}{FRAMED}.html"


def relative(target: str, page: str) -> str:
    """URL of a path of the site as seen from a page; both are relative to the site's root."""
    path, _, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    url = _from_folder(path, page.rpartition("/")[0])
    return f"{url}#{anchor}" if anchor else url


@lru_cache(100_000)
def _from_folder(path: str, folder: str) -> str:
    """What ``posixpath.relpath`` gives for files, in a tenth of the time: every page has many links."""
    there, here = path.split("/"), folder.split("/") if folder else []
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def source_file(page: str) -> str:
    """The Markdown file that a page is made from."""
    return page.removesuffix(".html") + ".md"
