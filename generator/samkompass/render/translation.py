"""A translation made ready to be rendered: what falls back to the main language is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from samkompass.compile.compile import Compiled
from samkompass.load.records import Loaded
from samkompass.model.edition import Edition
from samkompass.model.frameworks import Element
from samkompass.model.lineage import Lineage
from samkompass.model.walk import Path, with_texts

from .marks import foreign

V = TypeVar("V")

_NAMES = frozenset(["authors", "date"])
"""Fields whose texts are names and numbers, the same in every language."""
_OF_EDITION = frozenset(["description", "population_source", "start", "accessibility"])
"""Fields of an edition that are texts; others are names and addresses."""


def in_language(compiled: Compiled, language: str) -> Compiled:
    """What was compiled for a language, with every text marked that is not in it.

    A record is translated, and has a page, when a translation says anything of it. What an edition changed in one is in
    the main language, unless the edition's own translation has it too.
    """
    knowledge, lineage = compiled.knowledge, compiled.lineage
    records = compiled.records
    places = tuple(files.place for files in compiled.layers if files.layer.kind == "translation")
    items: list[Loaded[Any]] = [*records.knowledge, *records.instruments, *records.scales]
    found = {_key(item): item for item in items}

    def marked(value: Any) -> Any:
        name = (value.kind, value.id)
        item = found[name] if name in found and lineage.translated(*name) else None
        return with_texts(value, _marker(item, places))

    marked_records = _Marked(knowledge.records, marked)
    own = {key for item in records.interface if item.value.language == language for key in item.value.texts}
    things = (*knowledge.records.values(), *knowledge.instruments.values())
    return replace(
        compiled,
        edition=compiled.edition and _edition(compiled.edition, records.editions, places, lineage),
        knowledge=replace(
            knowledge,
            records=marked_records,
            elements=_Elements(knowledge.elements, marked_records),
            instruments=_Marked(knowledge.instruments, marked),
            scales=_Marked(knowledge.scales, marked),
            texts={key: text if key in own else _foreign(text) for key, text in knowledge.texts.items()},
            language=language,
            translated=frozenset(thing.id for thing in things if lineage.translated(thing.kind, thing.id)),
        ),
    )


def _key(item: Loaded[Any]) -> tuple[str, str]:
    return item.value.kind, item.value.id


def _foreign(text: str) -> str:
    """A text, marked where it has words at all."""
    return foreign(text) if any(map(str.isalpha, text)) else text


def _marker(item: Loaded[Any] | None, places: Iterable[PurePosixPath]) -> Callable[[Path, str], str]:
    """What marks the texts of a record that do not stand in the files of a translation; all of one without an item."""

    def text(path: Path, said: str) -> str:
        if _NAMES & set(path) or (item is not None and any(map(item.locate(*path).path.is_relative_to, places))):
            return said
        return _foreign(said)

    return text


def _edition(
    edition: Edition, loaded: Iterable[Loaded[Edition]], places: Iterable[PurePosixPath], lineage: Lineage
) -> Edition:
    translated = bool(lineage.translated("edition", edition.id))
    marker = _marker(next((item for item in loaded if translated and item.value.id == edition.id), None), places)

    def text(path: Path, said: str) -> str:
        return marker(path, said) if path[0] in _OF_EDITION or path == ("contact", "name") else said

    marked: Edition = with_texts(edition, text)
    return marked


class _Marked(Mapping[str, V]):
    """A mapping whose values are marked when they are first asked for: most of a base stays unread by a translation."""

    def __init__(self, beneath: Mapping[str, V], mark: Callable[[V], V]) -> None:
        self._beneath = beneath
        self._mark = mark
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._mark(self._beneath[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._beneath

    def __iter__(self) -> Iterator[str]:
        return iter(self._beneath)

    def __len__(self) -> int:
        return len(self._beneath)


class _Elements(_Marked[Element]):
    """The elements of marked models."""

    def __init__(self, beneath: Mapping[str, Element], records: Mapping[str, Any]) -> None:
        super().__init__(beneath, lambda element: element)
        self._records = records

    def __getitem__(self, key: str) -> Element:
        model, _, id_ = key.partition("#")
        if key not in self._beneath:
            raise KeyError(key)
        found: Element = next(element for element in self._records[model].elements if element.id == id_)
        return found
