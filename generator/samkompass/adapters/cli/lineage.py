"""What ``samkompass explain --edition`` prints of where an edition's texts come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from samkompass.compile.compile import Compiled
    from samkompass.model.lineage import Change

_DONE = {"set": "set", "add": "added", "remove": "removed", "hide": "hidden", "new": "added: the base has none"}


def lineage_of(ref: str, compiled: Compiled) -> str:
    """Every change of a record, an element or an instrument, in the order of the layers; '' where there is none."""
    id_, _, element = ref.partition("#")
    lines = []
    for key, change in compiled.lineage.all():
        if key.partition("/")[2] == id_ and (not element or element in change.path.split(".")):
            lines += ["", *_told(change)]
    return "".join(f"{line}\n" for line in lines)


def _told(change: Change) -> Iterator[str]:
    yield f"{change.path or 'the record'}: {_DONE[change.operation]} by {change.layer}, {change.where}"
    if change.operation in ("set", "add"):
        yield from _said("says", change.value)
    if change.operation in ("set", "remove"):
        yield from _said("base says", change.beneath)


def _said(label: str, value: Any) -> Iterator[str]:
    """A value as it would be written in a file, indented below its label."""
    if value is None:
        yield f"  {label}: nothing"
        return
    text = value if isinstance(value, str) else yaml.safe_dump(_lists(value), allow_unicode=True, sort_keys=False)
    yield f"  {label}:"
    for line in text.strip().splitlines():
        yield f"    {line}"


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(member) for key, member in value.items()}
    return [_lists(member) for member in value] if isinstance(value, tuple) else value
