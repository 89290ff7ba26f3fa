"""The search index: what the pages say, in a classic script that also loads from ``file://``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from samkompass.render.output import SearchFacts

VERSION = 3
_BEFORE_SIGN = re.compile(r" (?=[.,;:?!)])")
_LEFT_OUT = {"script", "style", "svg", "template", "form"}
_FORM = "data-samkompass-insert"

Entry = dict[str, Any]


def searched(url: str, page: LexborHTMLParser, facts: SearchFacts) -> Entry | None:
    """The entry of a page in the index; none for a page without an article.

    Args:
        url: the page.
        page: all of it, or its article.
        facts: what search needs to know beside its text.

    Returns:
        ``u`` URL, ``t`` title, ``k`` kind, ``s`` other words for it, and ``x`` its sections: anchor, heading and text,
        the first one with neither anchor nor heading. What is marked ``data-search="skip"``, such as labels and lists
        of other pages, is left out, and so are sections of nothing else.
    """
    article = page.css_first("article")
    if article is None:
        return None
    for label in article.css('[data-search="skip"]'):
        label.decompose()
    title = article.css_first("h1")
    sections = [(anchor, heading, said) for anchor, heading, said in _sections(article, facts) if said or not anchor]
    return {
        "u": url,
        "t": _text(title) if title else "",
        "k": facts.kind,
        "s": list(dict.fromkeys(facts.synonyms)),
        "x": sections,
    }


def _sections(article: LexborNode, facts: SearchFacts) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and text of what stands before the first second-level heading, and below each of them."""
    anchor = heading = ""
    texts: list[str] = []
    for node in _blocks(article):
        if node.tag == "h2":
            yield anchor, heading, " ".join(texts)
            anchor, heading, texts = node.attributes.get("id") or "", _text(node), []
        elif node.tag != "h1":
            said = facts.form if _FORM in node.attributes else _text(node)
            texts += [said] if said else []
    yield anchor, heading, " ".join(texts)


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


def written(entry: Entry) -> str:
    """An entry as it stands in the index."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def index_script(entries: Mapping[str, str], kinds: Mapping[str, str], language: str) -> str:
    """The index as a script that hands it to the search.

    Args:
        entries: page → its entry, as `written` gives it.
        kinds: kind → its name, for people.
        language: code of the pages' language; the search inflects words as it does.
    """
    names = json.dumps(kinds, ensure_ascii=False, separators=(",", ":"))
    pages = ",".join(entries[url] for url in sorted(entries))
    head = f'"version":{VERSION},"language":{json.dumps(language)},"kinds":{names}'
    return f'window.samkompassSearchIndex({{{head},"pages":[{pages}]}});\n'


def kinds(facts: Mapping[str, SearchFacts]) -> dict[str, str]:
    """The kinds of a site's pages and their names, for people."""
    return {fact.kind: fact.kind_label for fact in facts.values()}
