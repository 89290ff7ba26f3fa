"""Spelling of all that visitors read: hunspell's Swedish dictionary and the project's own list of words.

``.venv/bin/python tests/spelling.py`` prints the words that neither knows, one a line, as the list would have them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from samkompass.check.text import parser
from samkompass.load.project import Project
from samkompass.load.records import Loaded, Records, load
from samkompass.model.base import TextRole
from samkompass.model.diagnostic import Report
from samkompass.model.records import Source
from samkompass.model.walk import leaves

WORD_LIST = PurePosixPath("content/ordlista.txt")
MOST_SUGGESTIONS = 100
"""Suggestions for compounds take hunspell long; a longer list of unknown words shows the rest without."""

_WORD = re.compile(r"(?:[^\W_]+\.){2,}|[^\W_]+(?:[-.:][^\W_]+)*(?:-(?=[\s,]))?")
"""An abbreviation, or a word with its hyphens; the last one, as in "kärn- och stödfrågor", says that more follows."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:se|org|com|eu|nu|html|zip|ya?ml|md)\b\S*|\S+@\S+")
_PLACEHOLDER = re.compile(r"\{[\w-]*\}")
_ENDING = re.compile(r"[a-zåäö]{1,4}")
"""What may follow a colon: EU:s, DIGG:s, IT:n."""


class NoHunspell(Exception):
    """hunspell or its Swedish dictionary is not installed."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a text starts."""

    path: PurePosixPath
    line: int


@dataclass
class Words:
    """The words that visitors read, with the texts that they stand in, and those that are names.

    Attributes:
        places: word as it is written → places of the texts.
        names: words of the names of sources, their authors and publishers.
        problems: whether a file could not be read.
    """

    places: dict[str, list[Place]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    problems: bool = False

    def add(self, text: str, place: Place) -> None:
        """Take in the words of a text; what has digits in it is no word to spell."""
        for word in words_in(text):
            self.places.setdefault(word, []).append(place)


@dataclass(frozen=True)
class Unknown:
    """A word that neither the dictionary nor the list knows, where it stands, and what it may have been meant to be."""

    word: str
    place: Place
    suggestion: str = ""

    def __str__(self) -> str:
        hint = f" ({self.suggestion}?)" if self.suggestion else ""
        return f"{self.place.path}:{self.place.line} {self.word}{hint}"


def words_in(text: str) -> list[str]:
    """The words of a plain text: addresses, placeholders and everything with digits left out."""
    text = _PLACEHOLDER.sub(" ", _ADDRESS.sub(" ", text.replace("\u00ad", "")))
    found = (match.group() for match in _WORD.finditer(text))
    return [word for word in found if len(word) > 1 and not any(letter.isdigit() for letter in word)]


def read_words(root: Path) -> Words:
    """All words of a project that visitors read: records, instruments, editions, the interface and ``docs/om/``."""
    report = Report()
    loaded = load(Project(root), report)
    words = Words(problems=report.failed)
    for item in _everything(loaded):
        for leaf in leaves(item.value):
            if not isinstance(leaf.role, TextRole):
                continue
            if isinstance(item.value, Source) and leaf.path[0] in ("title", "authors", "publisher"):
                words.names.update(part for word in words_in(leaf.text) for part in (word, *parts(word)))
                continue
            text = _plain(parser().parse(leaf.text)) if leaf.role.role == "prose" else leaf.text
            words.add(text, Place(item.document.path, item.locate(*leaf.path).line))
    for path in sorted((root / "docs" / "om").glob("*.md")):
        for line, text in _markdown(path.read_text(encoding="utf-8")):
            words.add(text, Place(PurePosixPath(path.relative_to(root).as_posix()), line))
    return words


def _everything(loaded: Records) -> Iterator[Loaded[object]]:
    for part in fields(loaded):
        members = getattr(loaded, part.name)
        if isinstance(members, list):
            yield from (member for member in members if isinstance(member, Loaded))


def _plain(tokens: Iterable[Token]) -> str:
    """The text of parsed Markdown; code is no Swedish."""
    pieces = []
    for token in tokens:
        if token.children:
            pieces.append(_plain(token.children))
        elif token.type == "text":
            pieces.append(token.content)
        elif token.type not in ("em_open", "em_close", "strong_open", "strong_close"):
            pieces.append(" ")
    return "".join(pieces)


def _markdown(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every part of a page written by hand, its front matter included."""
    matter = re.match(r"---\n(.*?)\n---\n", source, re.DOTALL)
    start = 0
    if matter:
        start = matter.group().count("\n")
        for number, line in enumerate(matter.group(1).splitlines(), 2):
            yield number, line.partition(":")[2]
    body = "\n".join(source.splitlines()[start:])
    body = re.sub(r"\{[#.:][^}\n]*\}", "", body)  # ids and classes of attr_list
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "inline":
            yield start + (token.map or [0])[0] + 1, _plain([token])


def read_list(root: Path) -> list[str]:
    """The project's words, in the order of the file; a ``#`` starts a comment."""
    lines = (root / WORD_LIST).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if (word := line.partition("#")[0].strip())]


def list_of(root: Path, words: Iterable[str]) -> str:
    """The text of a list with these words. Comments stay with their word; those on lines of their own come first."""
    lines = (root / WORD_LIST).read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    written = {line.partition("#")[0].strip(): line for line in lines}
    return "\n".join([*head, *(written.get(word, word) for word in in_order(words))]) + "\n"


def in_order(words: Iterable[str]) -> list[str]:
    """Words in the order of the Swedish alphabet, each once."""
    return sorted(set(words), key=lambda word: (word.casefold().translate(_ALPHABET), word))


_ALPHABET = str.maketrans("åäö", "{|}")


def parts(word: str) -> list[str]:
    """The parts of a compound with hyphens, or of a word with an ending after a colon."""
    whole, *endings = word.split(":")
    found = [part for part in re.split(r"[-.]", whole) if part]
    return found if all(_ENDING.fullmatch(ending) for ending in endings) else [*found, *endings]


def hunspell(words: Iterable[str]) -> set[str]:
    """Those of the words that the dictionary does not know.

    Raises:
        NoHunspell: it is not installed.
    """
    asked = sorted(set(words))
    return set(_run("-l", asked).split("\n")) & set(asked)


def suggestions(words: Iterable[str]) -> dict[str, str]:
    """Word → what it may have been meant to be, where hunspell has an idea."""
    found = {}
    for line in _run("-a", [f"^{word}" for word in words]).splitlines():
        if match := re.match(r"& (\S+) \d+ \d+: ([^,]+)", line):
            found[match.group(1)] = match.group(2)
    return found


def _run(mode: str, lines: list[str]) -> str:
    if shutil.which("hunspell") is None:
        raise NoHunspell("hunspell is not installed; `make hunspell` installs it with its Swedish dictionary.")
    run = subprocess.run(
        ["hunspell", "-d", "sv_SE", "-i", "utf-8", mode],
        input="\n".join(lines) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 0:
        raise NoHunspell(
            f"hunspell cannot check Swedish; `make hunspell` installs its dictionary. {run.stderr.strip()}"
        )
    return run.stdout


class Spelling:
    """What is wrong with the spelling of a project, and with its list of words."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.words = read_words(root)
        self.listed = read_list(root)
        # The first part of a compound, as in "kärn- och stödfrågor", may be no word of its own.
        tried = {word: [word.rstrip("-")] for word in self.words.places}
        tried |= {word: [*forms, f"{forms[0]}frågor"] for word, forms in tried.items() if word.endswith("-")}
        beyond = hunspell(form for forms in tried.values() for form in forms)
        self._needed = {word: parts(word) for word, forms in tried.items() if beyond.issuperset(forms)}
        self._unknown_parts = hunspell(part for found in self._needed.values() for part in found if len(part) > 1)

    def unknown(self) -> list[str]:
        """Words that neither the dictionary nor the list knows, in the order of the alphabet."""
        passing = set(self.listed) | self.words.names
        return in_order(word for word in self._needed if not self._passes(word, passing))

    def missing(self) -> list[str]:
        """What would have to be listed for the unknown words to pass, if they are right."""
        words = {word.rstrip("-") for word in self.unknown()}
        return in_order(word for word in words if not _other_case(word) & words)

    def report(self) -> list[Unknown]:
        """Every place of every unknown word, by file and line."""
        words = self.unknown()
        hints = suggestions(words[:MOST_SUGGESTIONS])
        texts: dict[PurePosixPath, list[str]] = {}
        found = [
            Unknown(word, self._exact(word, place, texts), hints.get(word, ""))
            for word in words
            for place in dict.fromkeys(self.words.places[word])
        ]
        return sorted(set(found), key=lambda item: (item.place, item.word))

    def unused(self) -> list[str]:
        """Words of the list that nothing needs: no text has them, or the dictionary or another entry covers them."""
        needed = {use for word in self._needed for use in self._uses(word)}
        known = set(self.listed) - hunspell(self.listed)
        return [
            word for word in self.listed if word in known or word not in needed or _other_case(word) & set(self.listed)
        ]

    def _uses(self, word: str) -> Iterator[str]:
        """The entries of a list that would let a word pass, most of them not in it."""
        yield from _forms(word)
        for part in self._needed[word]:
            if part in self._unknown_parts:
                yield from _forms(part)

    def _passes(self, word: str, passing: set[str]) -> bool:
        if any(form in passing for form in _forms(word)):
            return True
        return all(
            any(form in passing for form in _forms(part)) for part in self._needed[word] if part in self._unknown_parts
        )

    def _exact(self, word: str, place: Place, texts: dict[PurePosixPath, list[str]]) -> Place:
        """The line that a word stands on, of a text that starts at a place."""
        lines = texts.setdefault(place.path, (self.root / place.path).read_text(encoding="utf-8").splitlines())
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        for number in range(place.line, len(lines) + 1):
            if pattern.search(lines[number - 1]):
                return Place(place.path, number)
        return place


def _forms(word: str) -> Iterator[str]:
    """The entries that stand for a word: itself, without a capital first, and without the s of the genitive."""
    word = word.rstrip("-")
    for form in (word, word[0].lower() + word[1:]):
        yield form
        yield from (form[: -len(ending)] for ending in (":s", "s") if form.endswith(ending))


def _other_case(word: str) -> set[str]:
    """The word without its capital first, if it has one."""
    return {word[0].lower() + word[1:]} - {word}


if __name__ == "__main__":
    sys.stdout.writelines(f"{word}\n" for word in Spelling(Path(__file__).parent.parent).missing())
