"""What rendering reads of a knowledge base, fact by fact: a page is made again only when one of its facts has changed.

A fact is a name such as ``record:samverkan`` or ``text:site.menu``. Its fingerprint tells whether it is the same as it
was, in this run or an earlier one, in this edition or another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel

from samkompass.check.knowledge import KnowledgeBase
from samkompass.check.relations import Relations
from samkompass.model.edition import Edition
from samkompass.model.lineage import Lineage
from samkompass.scoring.table import Table

V = TypeVar("V")
Note = Callable[[str], None]

ALL = "*"
"""The key of what was read when all of a mapping was: its members, and their order."""


class Facts:
    """The fingerprints of an edition's facts, each computed when it is first asked for."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        tables: Mapping[str, Table],
        edition: Edition,
        lineage: Lineage,
        known: Fingerprints | None = None,
    ) -> None:
        """Make them.

        Args:
            knowledge: the knowledge base that is rendered.
            tables: its scoring tables.
            edition: the edition that is rendered.
            lineage: what the edition changed.
            known: fingerprints of what several editions share.
        """
        self._of = known or Fingerprints()
        self._knowledge = knowledge
        self._mappings: dict[str, Mapping[str, Any]] = {
            **mappings(knowledge),
            **{f"relation-{name}": mapping for name, mapping in vars(knowledge.relations).items()},
            "table": {id_: table["hash"] for id_, table in tables.items()},
            "edition": dict(edition),
        }
        self._computed: dict[str, Callable[[str], object]] = {
            "has": lambda name: name.partition("/")[2] in self._mappings[name.partition("/")[0]],
            "kind": knowledge.kind,
            "lineage": partial(_changes, lineage),
            "kinds": lambda kind: tuple(map(self._of, knowledge.of_kind(kind))),
            "texts": knowledge.texts_of,
            "title": knowledge.title,
            "summary": knowledge.summary,
        }
        self._known: dict[str, str] = {}

    def __getitem__(self, fact: str) -> str:
        """The fingerprint of a fact; '' when what it is about is not there."""
        known = self._known.get(fact)
        if known is None:
            known = self._known[fact] = self._fingerprint(fact)
        return known

    def same(self, facts: Mapping[str, str]) -> bool:
        """Whether all facts are as they were."""
        return facts.items() <= self._known.items() or all(self[fact] == known for fact, known in facts.items())

    def add(self, name: str, value: object) -> None:
        """Say what a fact is that the knowledge base does not hold as such."""
        self._known[f"{name}:"] = fingerprint(value)

    def define(self, name: str, compute: Callable[[str], object]) -> None:
        """Say how facts of a name are found that the knowledge base does not hold."""
        self._computed[name] = compute

    def _fingerprint(self, fact: str) -> str:
        what, _, key = fact.partition(":")
        try:
            if what in self._computed:
                return fingerprint(self._computed[what](key))
            mapping = self._mappings[what]
            return fingerprint(tuple(mapping.items())) if key == ALL else self._of(mapping[key])
        except KeyError:
            return ""


class Fingerprints:
    """Fingerprints of records, each computed once: editions of one base have most records in common."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def __call__(self, value: object) -> str:
        """The fingerprint of a value. A record never changes, so that it is known by the place it has in memory."""
        if not isinstance(value, BaseModel):
            return fingerprint(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, fingerprint(value))  # held, so that no other takes its place
        return known[1]


def fingerprint(value: object) -> str:
    """What tells a value from others: equal for equal values, in every process."""
    return hashlib.blake2b(_written(value), digest_size=12).hexdigest()


def _changes(lineage: Lineage, name: str) -> tuple[object, ...]:
    """What a page tells of a record's changes, and of what was hidden: links to that are left out."""
    hidden = sorted(key for key, change in lineage.all() if change.operation == "hide")
    told = tuple(
        (str(one.layer), one.layer.title, one.operation, one.path, one.beneath, one.field, one.member)
        for one in lineage.changes.get(name, ())
    )
    return (told, hidden) if told else ()


def _written(value: object) -> bytes:
    """A value as bytes. Only types that are written the same way in every process are taken."""
    match value:
        case BaseModel():
            return type(value).__name__.encode() + value.__pydantic_serializer__.to_json(value)
        case str() | int() | float() | bool() | None:
            return repr(value).encode()
        case Mapping():
            return b"{" + b",".join(_written(key) + b":" + _written(one) for key, one in value.items()) + b"}"
        case tuple() | list():
            return b"[" + b",".join(map(_written, value)) + b"]"
        case _:
            raise TypeError(f"{type(value).__name__} has no fingerprint")


def mappings(knowledge: KnowledgeBase) -> dict[str, Mapping[str, Any]]:
    """The mappings of a knowledge base by the names that their facts have."""
    return {
        "record": knowledge.records,
        "element": knowledge.elements,
        "links": knowledge.links,
        "backlinks": knowledge.backlinks,
        "instrument": knowledge.instruments,
        "scale": knowledge.scales,
        "examples": knowledge.examples,
        "deprecated": knowledge.deprecated,
        "text": knowledge.texts,
    }


class NotedMapping(Mapping[str, V]):
    """A mapping that notes what is read of it."""

    def __init__(self, what: str, mapping: Mapping[str, V], note: Note) -> None:
        self._what = what
        self._mapping = mapping
        self._note = note

    def __getitem__(self, key: str) -> V:
        self._note(f"{self._what}:{key}")
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._note(f"has:{self._what}/{key}")
        return key in self._mapping

    def __iter__(self) -> Iterator[str]:
        self._note(f"{self._what}:{ALL}")
        return iter(self._mapping)

    def __len__(self) -> int:
        self._note(f"{self._what}:{ALL}")
        return len(self._mapping)


class NotedKnowledge(KnowledgeBase):
    """A knowledge base that notes which of its facts are read."""

    def __init__(self, knowledge: KnowledgeBase, note: Note) -> None:
        def noted(what: str, mapping: Mapping[str, V]) -> NotedMapping[V]:
            return NotedMapping(what, mapping, note)

        relations = vars(knowledge.relations)
        super().__init__(
            records=noted("record", knowledge.records),
            elements=noted("element", knowledge.elements),
            links=noted("links", knowledge.links),
            backlinks=noted("backlinks", knowledge.backlinks),
            relations=Relations(**{name: noted(f"relation-{name}", mapping) for name, mapping in relations.items()}),
            instruments=noted("instrument", knowledge.instruments),
            scales=noted("scale", knowledge.scales),
            examples=noted("examples", knowledge.examples),
            deprecated=noted("deprecated", knowledge.deprecated),
            editions=knowledge.editions,
            texts=noted("text", knowledge.texts),
            municipalities=knowledge.municipalities,  # the package's own, the same in every edition
            language=knowledge.language,
            translated=knowledge.translated,  # told by the pages that a site has
        )
        object.__setattr__(self, "_beneath", knowledge)
        object.__setattr__(self, "_note", note)

    _beneath: KnowledgeBase
    _note: Note

    def of_kind(self, kind: str) -> Any:
        """The records of a kind, in their order."""
        self._note(f"kinds:{kind}")
        return self._beneath.of_kind(kind)

    def kind(self, ref: str) -> str:
        """Kind of a record."""
        self._note(f"kind:{ref}")
        return self._beneath.kind(ref)

    def texts_of(self, prefix: str) -> dict[str, str]:
        """The texts of the interface whose keys start with a prefix."""
        self._note(f"texts:{prefix}")
        return self._beneath.texts_of(prefix)

    def title(self, ref: str) -> str:
        """Title of a record, an instrument, or an element."""
        self._note(f"title:{ref}")
        return self._beneath.title(ref)

    def summary(self, ref: str) -> str:
        """Summary of a record, an instrument, or an element."""
        self._note(f"summary:{ref}")
        return self._beneath.summary(ref)


class NotedEdition:
    """An edition that notes which of its fields are read."""

    def __init__(self, edition: Edition, note: Note) -> None:
        self._edition = edition
        self._note = note

    def __getattr__(self, name: str) -> Any:
        self._note(f"edition:{name}")
        return getattr(self._edition, name)
