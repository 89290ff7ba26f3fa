"""Where everything is on the site: paths of pages, and relative URLs between them."""

from __future__ import annotations

import posixpath

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.places import FOLDERS

START = "index.html"
UNDERSTAND = "forsta/index.html"
ASSESS = "bedom/index.html"
ACT = "gor/index.html"
ABOUT = "om/index.html"
SOURCES = "om/kallor/index.html"

ASSETS = "assets/samkompass"


def record_path(knowledge: KnowledgeBase, ref: str) -> str:
    """Path of the page of a record, an instrument, or an element with its anchor."""
    id_, _, anchor = ref.partition("#")
    if id_ in knowledge.instruments:
        path = instrument_path(id_)
    else:
        path = f"{FOLDERS[knowledge.records[id_].kind]}/{id_}.html"
    return f"{path}#{anchor}" if anchor else path


def instrument_path(id_: str) -> str:
    """Path of an instrument's page."""
    return f"bedom/{id_}.html"


def relative(target: str, page: str) -> str:
    """URL of a path of the site as seen from a page; both are relative to the site's root."""
    path, _, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    url = posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"{url}#{anchor}" if anchor else url


def source_file(page: str) -> str:
    """The Markdown file that a page is made from."""
    return page.removesuffix(".html") + ".md"
