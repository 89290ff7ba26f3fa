"""Texts of records → HTML and Markdown. Whatever a text holds, what comes out is safe to put in a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from samkompass.check import text

ResolveRef = Callable[[str], str]
"""Gives the relative URL of a record or element, as seen from the page that is rendered."""

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")
_RENDERER = RendererHTML()


def prose(source: str, resolve: ResolveRef) -> Markup:
    """A text with paragraphs and lists as block HTML, without blank lines: it stays one HTML block in Markdown."""
    return _render(text.parser().parse(source), resolve)


def inline(source: str, resolve: ResolveRef) -> Markup:
    """A text of one paragraph as inline HTML; line breaks become spaces."""
    return _render(text.parser().parseInline(source), resolve)


def plain(source: str) -> str:
    """A text without its markup, on one line."""

    def collect(tokens: list[Token]) -> str:
        parts = []
        for token in tokens:
            if token.children:
                parts.append(collect(token.children))
            elif token.type in ("softbreak", "hardbreak") or (token.type.endswith("_close") and token.block):
                parts.append(" ")
            else:
                parts.append(token.content)
        return "".join(parts)

    return " ".join(collect(text.parser().parse(source)).split())


def heading(line: str) -> Markup:
    """A line as the text of a Markdown heading: neither Markdown nor HTML in it means anything.

    Quotation marks stay as they are: they mean nothing in a heading, and the table of contents would escape them twice.
    """
    return Markup(_MARKDOWN_SPECIAL.sub(r"\\\1", escape(line, quote=False)))


def _render(tokens: list[Token], resolve: ResolveRef) -> Markup:
    _resolve_links(tokens, resolve)
    html = _RENDERER.render(tokens, text.parser().options, {})
    return Markup(re.sub(r"\n+", "\n", html).strip())


def _resolve_links(tokens: list[Token], resolve: ResolveRef) -> None:
    """Point links to records at their pages; links that are not allowed lose their address."""
    for token in tokens:
        if token.type == "link_open":
            link = text.link(str(token.attrs.get("href", "")))
            if link.ref is not None:
                token.attrs["href"] = resolve(link.ref)
            elif text.is_external(link.href):
                token.attrs["rel"] = "external noopener"
            else:
                del token.attrs["href"]
        if token.children:
            _resolve_links(token.children, resolve)
