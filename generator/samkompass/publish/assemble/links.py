"""Relative URLs, by the rules of MkDocs' filter ``url`` and of its links between Markdown files."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(100_000)
def from_folder(url: str, folder: str) -> str:
    """A URL of the site as seen from a page in a folder of it.

    What is no relative path, such as an address with its host or a lone anchor, stays as it is.
    """
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith(("/", "#")):
        return url
    path = url or "."
    above = _above(path)
    return "../" * above + relative(path, folder)


def relative(path: str, folder: str) -> str:
    """A normalized path as seen from a folder; what goes higher than the root ends there."""
    there, here = _steps(path), _steps(folder)
    shared = 0
    for one, other in zip(there, here, strict=False):
        if one != other:
            break
        shared += 1
    url = "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
    return url + "/" if path.endswith("/") else url


def from_root(url: str, base: str) -> str:
    """A URL of the site for a page whose place is not known: below a base URL."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith(("/", "#")):
        return url
    return posixpath.join(base, url or ".")


def _above(path: str) -> int:
    """How many steps a path goes higher than where it starts."""
    normal, above = posixpath.normpath(path) + "/", 0
    while normal.startswith("../", above * 3):
        above += 1
    return above


def _steps(path: str) -> list[str]:
    normal = posixpath.normpath("/" + path).lstrip("/")
    return normal.split("/") if normal else []
