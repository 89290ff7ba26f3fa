"""Texts of records → HTML and Markdown. Whatever a text holds, what comes out is safe to put in a page.

``check.text`` gives a text as tokens, and `html` turns tokens into HTML: what is to change a text on its way, such as
links to the terms in it, works on the tokens in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from markupsafe import Markup

from samkompass.check.text import LINE_BREAK, Block, Link, Tag, Token, is_external, parse, parse_inline

from .language import SPACE
from .marks import bare, foreign, is_foreign

ResolveRef = Callable[[str], str]
"""Gives the relative URL of a record or element, as seen from the page that is rendered."""

MarkTerms = Callable[[Iterable[Token]], Iterable[Token]]
"""Marks the terms in a parsed text (`render.terms`)."""

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")
_NEWLINES = re.compile(r"\n\n+")
_IN_NUMBER = re.compile(r"(\d) (?=\d{3}(?!\d)|%)")
"""A space that a number must not be broken at: 120 000, 25 %."""


def prose(source: str, resolve: ResolveRef, mark_terms: MarkTerms | None = None) -> Markup:
    """A text with paragraphs and lists as block HTML, without blank lines: it stays one HTML block in Markdown.

    Terms are marked in texts of the page's own language alone.
    """
    if is_foreign(source):
        return Markup(foreign(html(parse(bare(source)), resolve)))
    return html(mark_terms(parse(source)) if mark_terms else parse(source), resolve)


def inline(source: str, resolve: ResolveRef) -> Markup:
    """A text of one paragraph as inline HTML; line breaks become spaces."""
    if is_foreign(source):
        return Markup(foreign(html(parse_inline(bare(source)), resolve)))
    return html(parse_inline(source), resolve)


def plain(source: str) -> str:
    """A text without its markup, on one line."""
    parts = []
    for token in parse(bare(source)):
        if isinstance(token, Block) or token == LINE_BREAK:
            parts.append(" ")
        elif isinstance(token, str) and not isinstance(token, Tag):
            parts.append(token)
    return " ".join("".join(parts).split())


def heading(line: str) -> Markup:
    """A line as the text of a Markdown heading: neither Markdown nor HTML in it means anything.

    Quotation marks stay as they are: they mean nothing in a heading, and the table of contents would escape them twice.
    """
    return Markup(_MARKDOWN_SPECIAL.sub(r"\\\1", escape(line, quote=False)))


def html(tokens: Iterable[Token], resolve: ResolveRef) -> Markup:
    """Tokens as HTML: letters escaped, numbers kept in one piece, and links to records pointing at their pages."""
    parts: list[str] = []
    for token in tokens:
        if isinstance(token, Tag):
            parts.append(token)
        elif isinstance(token, Link):
            parts.append(_link(token, resolve))
        else:
            parts.append(_escaped(_IN_NUMBER.sub(rf"\1{SPACE}", token)))
    return Markup(_NEWLINES.sub("\n", "".join(parts)).strip())


def _link(link: Link, resolve: ResolveRef) -> str:
    """The start tag of a link; one that is not allowed loses its address."""
    attributes = link.attributes
    if link.ref is not None:
        attributes = (("href", resolve(link.ref)), *attributes)
    elif is_external(link.href):
        attributes = (("href", link.href), *attributes, ("rel", "external noopener"))
    return "<a" + "".join(f' {name}="{_escaped(value)}"' for name, value in attributes) + ">"


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")
