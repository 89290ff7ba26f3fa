"""Terms in running text: the first occurrence of each concept on a page leads to its page and has its short definition.

`Terms` knows all written forms of all concepts, and is made once for a site. `PageTerms` goes through the texts of one
page while they are rendered, marks what it finds, and remembers it for the list of words at the foot of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from samkompass.check import text
from samkompass.check.knowledge import KnowledgeBase
from samkompass.check.text import LINE_BREAK, LINK_END, Block, Link, Tag, Token
from samkompass.model.records import Concept

from .facts import fingerprint
from .inflection import genitives, inflections

_WORD = re.compile(r"[\w-]+(?::\w+)*")
"""A word with its hyphens: *samverkans-* in "samverkans- och stödformer" is not the word *samverkan*."""
_NEXT_WORD = re.compile(rf"\s+({_WORD.pattern})")
_QUOTATION = re.compile(r'"[^"]*"|[”“][^”“]*[”“]|[»«][^»«]*[»«]')
_ASIDE = re.compile(r"\s*\(.*?\)")

_Node = dict[str, Any]
"""Of a tree of words: lower-case word → the words that can follow it. `_END` → what ends here."""
_END = ""


@dataclass(frozen=True)
class _Form:
    """A written form: the concept it stands for, and the words as they must be written where capitals matter."""

    concept: str
    exact: str | None = None


class Terms:
    """Every written form of the concepts that have pages and are linked by themselves; inflected in Swedish."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        concepts = [record for record in knowledge.of_kind("concept") if isinstance(record, Concept)]
        self._inflects = knowledge.language == "sv"
        self.concepts: dict[str, Concept] = {concept.id: concept for concept in concepts}
        self._tree: _Node = {}
        self._fingerprints: dict[str, str] = {}
        self._beginning: dict[str, str] = {}

    @cached_property
    def _root(self) -> _Node:
        """The tree of all forms, made when it is first asked for: a site whose pages are kept needs none."""
        linked = [concept for concept in self.concepts.values() if concept.autolink]
        # What is written out goes before what is derived, and titles before other words for the same thing.
        for concept in linked:
            self._add(concept, concept.title)
        for concept in linked:
            for line in (*concept.synonyms, *concept.forms):
                self._add(concept, line)
        if not self._inflects:
            return self._tree
        for concept in linked:
            self._add_inflected(concept, concept.title)
        for concept in linked:
            for line in concept.synonyms:
                self._add_inflected(concept, line)
            for line in concept.forms:
                words = _words(line)
                for last in genitives(words[-1]) if words else ():
                    self._insert(concept, [*words[:-1], last])
        return self._tree

    @property
    def written(self) -> tuple[tuple[object, ...], ...]:
        """What the written forms are made from, for each concept, and whether they are inflected."""
        forms = ((one.id, one.title, one.synonyms, one.forms, one.autolink) for one in self.concepts.values())
        return (*forms, (self._inflects,))

    def beginning(self, words: str) -> str:
        """What tells the terms that begin with some words from others.

        A page on which just these words stand depends on nothing else of the terms.

        Args:
            words: in lower case, with spaces between.
        """
        known = self._beginning.get(words)
        if known is None:
            root = self._root
            found = tuple((word, self._fingerprint(word)) for word in words.split(" ") if word in root)
            known = self._beginning[words] = fingerprint(found)
        return known

    def _fingerprint(self, word: str) -> str:
        if word not in self._fingerprints:
            self._fingerprints[word] = fingerprint(_plain(self._root[word]))
        return self._fingerprints[word]

    def page(self, own: str | None = None, *, noting: bool = False) -> PageTerms:
        """What marks the terms of one page.

        Args:
            own: the id of the page's record.
            noting: remember the words of the page.
        """
        return PageTerms(self, own, set() if noting else None)

    def find(self, content: str, words: set[str] | None = None) -> Iterator[tuple[int, int, str]]:
        """Where terms stand in a text without markup: start, end, and the concept's id. The longest one wins.

        Args:
            content: the text.
            words: takes the words at which terms were looked for.
        """
        lower = content.lower()
        if len(lower) != len(content):  # a letter that is two in lower case would shift the places
            return
        done = 0
        root = self._root
        if words is not None:
            words.update(_WORD.findall(lower))
        for match in [match for match in _WORD.finditer(lower) if match[0] in root]:
            start, end = match.span()
            if start < done:
                continue
            node: _Node | None = root[match[0]]
            longest: tuple[int, int, str] | None = None
            while node is not None:
                form: _Form | None = node.get(_END)
                if form is not None and (form.exact is None or form.exact in content[start:end]):
                    longest = (start, end, form.concept)
                following = _NEXT_WORD.match(lower, end)
                if following is None:
                    break
                node = node.get(following[1])
                end = following.end()
            if longest is not None:
                done = longest[1]
                yield longest

    def _add(self, concept: Concept, line: str) -> None:
        if words := _words(line):
            self._insert(concept, words)

    def _add_inflected(self, concept: Concept, line: str) -> None:
        if words := _words(line):
            for last in inflections(words[-1]):
                self._insert(concept, [*words[:-1], last])

    def _insert(self, concept: Concept, words: list[str]) -> None:
        node = self._tree
        for word in words:
            node = node.setdefault(word.lower(), {})
        capitals = [word.partition(":")[0] for word in words if sum(letter.isupper() for letter in word) > 1]
        node.setdefault(_END, _Form(concept.id, capitals[0] if capitals else None))


def _plain(node: _Node) -> dict[str, Any]:
    """A tree of words as plain data."""
    return {word: (one.concept, one.exact) if word == _END else _plain(one) for word, one in node.items()}


def _words(line: str) -> list[str]:
    """The words of a term; none when it is no term but a sentence, or has signs between its words."""
    line = _ASIDE.sub("", line)
    words = _WORD.findall(line)
    return words if " ".join(words) == " ".join(line.split()) else []


class PageTerms:
    """Marks the terms of one page, each concept once and never the page's own."""

    def __init__(self, terms: Terms, own: str | None, words: set[str] | None = None) -> None:
        self._terms = terms
        self.words = words
        self._seen = {own}
        self._found: list[Concept] = []

    @property
    def found(self) -> tuple[Concept, ...]:
        """The concepts whose terms have been marked, in the order in which they occur."""
        return tuple(self._found)

    def mark(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The tokens of a text with its terms marked: not in links and not in quotations."""
        for is_block, group in groupby(tokens, lambda token: isinstance(token, Block)):
            part = list(group)
            yield from part if is_block else self._inline(list(_joined(part)))

    def _inline(self, tokens: list[Token]) -> Iterator[Token]:
        contents = [_content(token) for token in tokens]
        quoted = [match.span() for match in _QUOTATION.finditer("".join(contents))]
        offset = 0
        in_link = False
        for token, content in zip(tokens, contents, strict=True):
            if isinstance(token, Link):
                in_link = True
                yield self._made_by_hand(token)
            elif content and not in_link:
                yield from self._text(content, [(start - offset, end - offset) for start, end in quoted])
            else:
                in_link = in_link and token != LINK_END
                yield token
            offset += len(content)

    def _text(self, content: str, quoted: list[tuple[int, int]]) -> Iterator[Token]:
        """A text as tokens: what is between its terms, and each term in a link."""
        at = 0
        for start, end, id_ in self._terms.find(content, self.words):
            if id_ in self._seen or any(start < last and first < end for first, last in quoted):
                continue
            if start > at:
                yield content[at:start]
            # The address is the concept's id, as in links that authors make: rendering resolves both alike.
            yield text.link(id_, *self._noted(id_))
            yield content[start:end]
            yield LINK_END
            at = end
        if at < len(content):
            yield content[at:]

    def _made_by_hand(self, link: Link) -> Link:
        """A link to a concept that an author has made counts as its first occurrence, and has its definition."""
        if link.ref in self._terms.concepts and link.ref not in self._seen:
            return replace(link, attributes=(*link.attributes, *self._noted(link.ref)))
        return link

    def _noted(self, id_: str) -> tuple[tuple[str, str], ...]:
        """Attributes of the link of a concept that is met for the first time."""
        self._seen.add(id_)
        self._found.append(self._terms.concepts[id_])
        return (("class", "sk-term"), ("aria-describedby", f"sk-term-{id_}"))


def _content(token: Token) -> str:
    """The letters of a token; nothing when it is markup."""
    return token if isinstance(token, str) and not isinstance(token, Tag) else ""


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with the lines of a paragraph put together: a term may go on on the next line."""
    lines: list[str] = []
    for token in tokens:
        if token == LINE_BREAK or _content(token):
            lines.append(str(token))
            continue
        if lines:
            yield "".join(lines)
            lines = []
        yield token
    if lines:
        yield "".join(lines)
