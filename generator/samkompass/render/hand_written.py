"""Hand-written pages of a translation: links to pages that the main language alone has lead there, and say so."""

from __future__ import annotations

import posixpath
import re

_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<file>[^()\s:#]+)\.md(?P<anchor>#[^()\s]*)?\)")


def with_links(path: str, source: str, own: frozenset[str], language: str, note: str) -> str:
    """A page whose links fit the site of its language.

    Args:
        path: the page, below ``docs/``.
        source: its Markdown.
        own: the built pages that the site has.
        language: the main language.
        note: what a link to a page in the main language says, as HTML.
    """
    folder = posixpath.dirname(path)

    def fitted(match: re.Match[str]) -> str:
        page = f"{match['file']}.html"
        if posixpath.normpath(posixpath.join(folder, page)) in own:
            return match[0]
        up = "../" * (folder.count("/") + 2 if folder else 1)
        there = posixpath.normpath(posixpath.join(folder, page))
        return f"[{match['text']} {note}]({up}{there}{match['anchor'] or ''}){{hreflang={language}}}"

    return _LINK.sub(fitted, source)
