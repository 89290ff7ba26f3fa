"""Renderings that are kept: what was made, and the facts that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samkompass.check.knowledge import KnowledgeBase

from .facts import Facts, Fingerprints, fingerprint
from .terms import Terms

MOST = 8
"""Renderings kept of one thing, for editions that differ in it; the one that was used longest ago goes first."""


@dataclass(frozen=True)
class Made:
    """A rendering.

    Attributes:
        text: what was made.
        facts: fact → its fingerprint, for all that was read to make it.
    """

    text: str
    facts: Mapping[str, str]


class Kept:
    """Renderings by the name of what they render, those of several editions and of several runs."""

    def __init__(self, made: Mapping[str, list[Made]] | None = None) -> None:
        self._made: dict[str, list[Made]] = {name: list(all_) for name, all_ in (made or {}).items()}
        self.fingerprints = Fingerprints()
        """Those of the records that were rendered."""
        self._terms: dict[str, Terms] = {}
        self.changed = False
        """Whether there is something in it that was not there when it was made."""

    def terms(self, knowledge: KnowledgeBase) -> Terms:
        """The terms of a knowledge base: the same object for all whose concepts are written the same."""
        terms = Terms(knowledge)
        return self._terms.setdefault(fingerprint(terms.written), terms)

    def __iter__(self) -> Iterator[tuple[str, list[Made]]]:
        return iter(self._made.items())

    def find(self, name: str, facts: Facts) -> Made | None:
        """The rendering of something that was made from just these facts."""
        all_ = self._made.get(name, [])
        for place, made in enumerate(all_):
            if facts.same(made.facts):
                if place:
                    all_.insert(0, all_.pop(place))
                return made
        return None

    def add(self, name: str, made: Made) -> None:
        """Keep a rendering."""
        all_ = self._made.setdefault(name, [])
        all_.insert(0, made)
        del all_[MOST:]
        self.changed = True
