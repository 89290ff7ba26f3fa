"""What a page says of where it differs from the base: which edition changed what, and what was said before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from samkompass.load.hide import unlinked
from samkompass.model.base import REF_PATTERN
from samkompass.model.instrument import Instrument
from samkompass.model.lineage import Change, Lineage
from samkompass.model.records import AnyRecord
from samkompass.render.environment import PageContext
from samkompass.render.marks import bare, foreign, is_foreign

_LINES = {"set": "regional.changed", "add": "regional.added", "remove": "regional.removed"}
"""Operation → the text of the interface that tells of it."""

_ID = re.compile(REF_PATTERN)
_WORDS = 12
"""How many words of a member's name are shown."""


@dataclass(frozen=True)
class Before:
    """What a part of the page said before it was changed."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """What one edition has done to a page.

    Attributes:
        lines: what it has changed, added and removed, a sentence each.
        summary: the text of the interface that offers to show what was said before.
        before: what was said before, part by part.
    """

    lines: tuple[str, ...]
    summary: str
    before: tuple[Before, ...]


def regional(record: AnyRecord | Instrument, lineage: Lineage, context: PageContext) -> tuple[Mark, ...]:
    """The marks of a page, those of the edition furthest down first; none where the page is the base's own."""
    hidden = {key.partition("/")[2] for key, change in lineage.all() if change.operation == "hide"}
    changes = lineage.of_editions(record.kind, record.id)
    marks: list[Mark] = []
    for layer, own in groupby(changes, key=lambda change: change.layer):
        done = list(own)
        if done[0].operation == "new":
            marks.append(Mark((context.t("regional.new", edition=layer.title),), "", ()))
            continue
        before = tuple(_before(done, hidden, lineage.translated(record.kind, record.id), context))
        lines = tuple(_lines(done, layer.title, context))
        marks.append(Mark(lines, "regional.before" if marks else "regional.base", before))
    return tuple(marks)


def _lines(changes: list[Change], edition: str, context: PageContext) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for change in changes:
        operation = "add" if change.operation == "set" and change.beneath is None else change.operation
        told.setdefault(_LINES[operation], []).append(_label(change, context))
    for place, (line, labels) in enumerate(told.items()):
        key = f"{line}-too" if place else line
        yield context.t(key, edition=edition, parts=", ".join(dict.fromkeys(labels)))


def _before(
    changes: Iterable[Change], hidden: set[str], translated: Iterable[str], context: PageContext
) -> Iterator[Before]:
    for change in changes:
        texts = tuple(unlinked(text, hidden) for text in _texts(change.beneath, context.title_or_text))
        if context.is_translation and not any(_covers(path, change.path) for path in translated):
            texts = tuple(map(foreign, texts))
        if texts:
            label = _label(change, context)
            yield Before(label[0].upper() + label[1:], texts)


def _covers(path: str, other: str) -> bool:
    """Whether one path is another, leads to it, or is below it."""
    return f"{other}.".startswith(f"{path}.") or f"{path}.".startswith(f"{other}.")


def _label(change: Change, context: PageContext) -> str:
    """The part of the page that a change is about: ``kort sammanfattning``, ``steg 2``, ``avsnittet ”Tecken”``."""
    name = context.t(f"regional.field.{change.field.replace('_', '-')}")
    listed = change.value if change.value is not None else change.beneath
    if not change.member or (isinstance(listed, str) and _ID.fullmatch(listed)):
        return name  # which of many references or names it was is in what was said before
    if change.member.isdecimal():
        return context.t("regional.numbered", field=name, number=change.member)
    title = context.title_or_text(change.member)
    words = bare(title).split()
    short = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    short = foreign(short) if is_foreign(title) else short
    return context.t("regional.named", field=name, name=short)


def _texts(value: Any, title: Callable[[str], str]) -> Iterator[str]:
    """The texts in plain data, those of groups of fields without their ids; references by the titles they lead to."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in ("id", "origin", "kind"):
                yield from _texts(member, title)
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member, title)
    elif isinstance(value, str):
        yield title(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
