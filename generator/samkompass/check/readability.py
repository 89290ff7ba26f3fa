"""How hard pages are to read: Björnsson's readability index (LIX) of their summaries and of the rest of their texts.

LIX is the number of words in a sentence plus the percentage of words that are longer than six letters, on average.
About 30 is like fiction, 40 like a newspaper, 50 like an official report, 60 like a statute (C. H. Björnsson,
*Läsbarhet*, 1968). Sentences end with a full stop, a question mark, an exclamation mark or a colon, as he has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from markdown_it import MarkdownIt
from markdown_it.token import Token

from samkompass.model.base import TextRole
from samkompass.model.instrument import Instrument
from samkompass.model.records import AnyRecord
from samkompass.model.walk import leaves

from .knowledge import KnowledgeBase
from .text import parser

LONG_WORD = 6
"""Words with more letters than this are long."""
SUMMARY_LIMIT = 40.0
"""The summaries ("I korthet") have at most this LIX on average."""
GUIDANCE_LIMIT = 50.0
"""The rest of what there is to read on the pages has at most this LIX on average."""
FAR = 10.0
"""A page this much above a limit is one to start with."""

# A thousands separator, a decimal comma and a date stay inside their number.
_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\w)"
    r"|\d+(?:[.,:/–-]\d+)*(?!\w)"
    r"|\w+(?:[-'’:.@]\w+)*"
)
_END = re.compile(r"[.!?:…]+[\"”’')\]]*(?=\s)")
_NEXT = re.compile(r"\s+[\"”’'(\[–-]*\s*(\w)")
# Full stops of these, and of initials, come in the middle of a sentence, whatever the next word looks like.
_LEADS_ON = re.compile(
    r"(t\.ex|ex|bl\.a|d\.v\.s|dvs|s\.k|p\.g\.a|fr\.o\.m|t\.o\.m|f\.d|jfr|ca|kap|avsn|s|sid|nr|resp|enl|inkl|exkl|kl|tfn"
    r"|prof|dr|[a-zåäö])\.",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Measure:
    """What the index is worked out from; measures of parts add up to that of the whole."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.words + other.words, self.sentences + other.sentences, self.long_words + other.long_words)

    @property
    def lix(self) -> float | None:
        """The index, or None where there is nothing to read."""
        if not self.words:
            return None
        return self.words / self.sentences + 100 * self.long_words / self.words


@dataclass(frozen=True)
class PageReadability:
    """How hard one page is to read.

    Attributes:
        kind: kind of the record, ``instrument``, or ``page`` for a page written by hand.
        id: id of the record; path below ``docs/`` of a page written by hand.
        title: title of the page.
        summary: its "I korthet"; nothing on pages written by hand.
        guidance: everything else in sentences that there is to read on it, sources left out.
    """

    kind: str
    id: str
    title: str
    summary: Measure
    guidance: Measure

    @property
    def above(self) -> float:
        """How far the page is above a limit, by the part that is the further; negative when it is below both."""
        parts = ((self.summary.lix, SUMMARY_LIMIT), (self.guidance.lix, GUIDANCE_LIMIT))
        return max((lix - limit for lix, limit in parts if lix is not None), default=-GUIDANCE_LIMIT)


@dataclass(frozen=True)
class Readability:
    """How hard the pages are to read, each and on average."""

    pages: tuple[PageReadability, ...]

    @property
    def summary(self) -> float | None:
        """LIX of the summaries on average, each page counted once."""
        return _average(page.summary for page in self.pages)

    @property
    def guidance(self) -> float | None:
        """LIX of the guidance on average, each page counted once."""
        return _average(page.guidance for page in self.pages)

    @property
    def far_above(self) -> tuple[PageReadability, ...]:
        """Pages to start with, the hardest first."""
        return tuple(sorted((page for page in self.pages if page.above > FAR), key=lambda page: -page.above))


def _average(measures: Iterable[Measure]) -> float | None:
    values = [measure.lix for measure in measures if measure.lix is not None]
    return fmean(values) if values else None


def readability(knowledge: KnowledgeBase, hand_written: Iterable[tuple[str, str]] = ()) -> Readability:
    """Measure every page.

    Args:
        knowledge: the checked knowledge base.
        hand_written: path below ``docs/`` and Markdown of each page written by hand.
    """
    things: list[AnyRecord | Instrument] = [*knowledge.records.values(), *knowledge.instruments.values()]
    pages = [
        PageReadability(thing.kind, thing.id, thing.title, measure(paragraphs(thing.summary)), measure(guidance(thing)))
        for thing in things
    ]
    pages += [_hand_written(path, text) for path, text in hand_written]
    return Readability(tuple(pages))


def guidance(thing: AnyRecord | Instrument) -> Iterator[str]:
    """What there is to read on a page beside its summary, title and sources, one paragraph or list entry at a time.

    Prose counts, and lines that are sentences. Headings, labels and values are no sentences: counted as such, they
    would make a page look easier than it is.
    """
    for leaf in leaves(thing):
        if not isinstance(leaf.role, TextRole) or leaf.path[0] in ("summary", "short"):
            continue
        if "title" in leaf.path or "sources" in leaf.path:
            continue
        if leaf.role.role == "prose":
            yield from paragraphs(leaf.text)
        elif leaf.text.endswith((".", "?", "!")):
            yield leaf.text


def paragraphs(prose: str) -> Iterator[str]:
    """The paragraphs and list entries of a prose text, without markup."""
    yield from _blocks(parser().parse(prose))


def measure(texts: Iterable[str]) -> Measure:
    """Count the words and sentences of texts that are a paragraph or a list entry each: they end with a sentence."""
    total = Measure()
    for text in texts:
        words = [word.group() for word in _WORD.finditer(text.replace("\u00ad", ""))]
        if words:
            long = sum(sum(letter.isalpha() for letter in word) > LONG_WORD for word in words)
            total += Measure(len(words), _sentences(text), long)
    return total


def _sentences(text: str) -> int:
    """How many sentences a paragraph has: the last one ends with it, whether it has a full stop or not."""
    return 1 + sum(_is_end(text, end) for end in _END.finditer(text))


def _is_end(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop or its like ends a sentence, and is not of an abbreviation, an initial or a number."""
    following = _NEXT.match(text, end.end())
    if following is None:
        return False
    if end.group()[0] == ":":
        return True
    word = text[: end.end()].rsplit(maxsplit=1)[-1].lstrip("(\"”'[")
    return not (_LEADS_ON.fullmatch(word) or following.group(1).islower())


def _hand_written(path: str, markdown: str) -> PageReadability:
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, count=1, flags=re.DOTALL)
    body = re.sub(r"\{[#.:][^}\n]*\}", "", body)  # ids and classes of attr_list
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    title = next((tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"), path)
    return PageReadability("page", path, title.strip(), Measure(), measure(_blocks(tokens)))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """The text of every paragraph; headings and the cells of tables are not in paragraphs."""
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type == "paragraph_open":
            text = "".join(
                " " if part.type in ("softbreak", "hardbreak") else part.content for part in token.children or []
            )
            if text := text.strip():
                yield text
