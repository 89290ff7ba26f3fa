"""What a built page needs last: its forms put in, and a content security policy that fits exactly what it holds."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser

POLICY_PLACE = 'content="__CSP__"'
"""Stands in the theme's ``<meta http-equiv="Content-Security-Policy">`` until the policy is known."""

_INSERT = re.compile(r'<div data-samkompass-insert="([a-z0-9/-]+)"></div>')
_INLINE = re.compile(r'<(?:style|script(?! src="| type="application/json"[ >]))', re.IGNORECASE)
"""What may begin an inline script or style. Every start tag of one has its name in the page's text, whatever stands
around it, so that a page without a match holds none: a script whose first attribute is ``src`` or the type of data is
not inline."""
_EXECUTABLE = {"", "text/javascript", "application/javascript", "module"}

LIVE_RELOAD = "script-src 'self' 'unsafe-inline'; connect-src 'self'"
"""What a preview needs on top: the development server puts a script of its own into each page it sends."""


class PageProblem(Exception):
    """A built page is not what the publishing stage can finish."""


def insert_fragments(html: str, fragments: Mapping[str, str]) -> str:
    """Put each fragment in the place that the page holds for it.

    Raises:
        PageProblem: a place names a fragment that was not rendered.
    """

    def fragment(match: re.Match[str]) -> str:
        try:
            return fragments[match[1]]
        except KeyError:
            raise PageProblem(f"a page asks for the fragment '{match[1]}', which was not rendered") from None

    return _INSERT.sub(fragment, html)


def with_policy(html: str, *, preview: bool = False) -> str:
    """The page with its content security policy.

    Args:
        html: the page, with the policy's place in its head.
        preview: allow what a development server adds.

    Raises:
        PageProblem: the page has no place for a policy.
    """
    place = html.find(POLICY_PLACE)
    end = place + len(POLICY_PLACE)
    if place < 0 or html.find(POLICY_PLACE, end) > 0:
        raise PageProblem("a page has no place for its content security policy; the theme's main.html must have one")
    return f'{html[:place]}content="{policy(html, preview=preview)}"{html[end:]}'


def policy(html: str, *, preview: bool = False) -> str:
    """The policy of a page: nothing but its own origin's files, and the inline scripts and styles it was built with."""
    if not _INLINE.search(html):
        return _policy((), (), preview=preview)
    page = LexborHTMLParser(html)
    scripts = [
        _hash(script.text(deep=True))
        for script in page.css("script:not([src])")
        if (script.attributes.get("type") or "").lower() in _EXECUTABLE
    ]
    styles = [_hash(style.text(deep=True)) for style in page.css("style")]
    return _policy(scripts, styles, preview=preview)


def _policy(scripts: Iterable[str], styles: Iterable[str], *, preview: bool) -> str:
    script_policy = LIVE_RELOAD if preview else " ".join(["script-src 'self'", *dict.fromkeys(scripts)])
    return "; ".join(
        [
            "default-src 'none'",
            script_policy,
            " ".join(["style-src 'self'", *dict.fromkeys(styles)]),
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
