"""The search index: what the pages say, in a classic script that also loads from ``file://``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from samkompass.render.output import SearchFacts

VERSION = 1
_BEFORE_SIGN = re.compile(r" (?=[.,;:?!)])")
_LEFT_OUT = {"script", "style", "svg", "template", "form"}


def documents(url: str, page: LexborHTMLParser, facts: SearchFacts) -> Iterator[dict[str, Any]]:
    """The search documents of a page: one for its head, and one for each section under a second-level heading.

    Yields:
        ``u`` URL with anchor, ``t`` the page's title, ``h`` the section's heading, ``x`` the text, ``k`` the name of
        the page's kind and ``s`` other words for it (in the first document only). What is marked
        ``data-search="skip"``, such as labels and lists of other pages, is left out.
    """
    article = page.css_first("article")
    if article is None:
        return
    for label in article.css('[data-search="skip"]'):
        label.decompose()
    title_node = article.css_first("h1")
    title = _text(title_node) if title_node else ""
    anchor = heading = ""
    texts: list[str] = []
    synonyms = list(facts.synonyms)
    for node in _blocks(article):
        if node.tag == "h2":
            yield _document(url, anchor, title, heading, texts, facts, synonyms)
            anchor, heading, texts, synonyms = node.attributes.get("id") or "", _text(node), [], []
        elif node.tag != "h1":
            texts.append(_text(node))
    yield _document(url, anchor, title, heading, texts, facts, synonyms)


def _blocks(node: LexborNode) -> Iterator[LexborNode]:
    """The children of an element, going into those that hold headings."""
    for child in node.iter(include_text=False):
        if child.tag in _LEFT_OUT:
            continue
        if child.tag not in ("h1", "h2") and child.css_first("h1, h2") is not None:
            yield from _blocks(child)
        else:
            yield child


def _text(node: LexborNode) -> str:
    return _BEFORE_SIGN.sub("", " ".join(node.text(deep=True, separator=" ").split()))


def _document(
    url: str, anchor: str, title: str, heading: str, texts: list[str], facts: SearchFacts, synonyms: list[str]
) -> dict[str, Any]:
    return {
        "u": f"{url}#{anchor}" if anchor else url,
        "t": title,
        "h": heading,
        "x": " ".join(part for part in texts if part),
        "k": facts.kind_label,
        "s": synonyms,
    }


def index_script(found: list[dict[str, Any]]) -> str:
    """The index as a script that hands the documents to the search."""
    data = json.dumps({"version": VERSION, "documents": found}, ensure_ascii=False, separators=(",", ":"))
    return f"window.samkompassSearchIndex({data});\n"
