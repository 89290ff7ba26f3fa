"""Finds the texts and references in a record by the annotations of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from .base import RefTo, TextRole

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string in a record: where it stands, and what it is."""

    path: Path
    text: str
    role: TextRole | RefTo


def leaves(value: object, path: Path = ()) -> Iterator[Leaf]:
    """Every text and reference below a model, in the order of its fields."""
    found: list[Leaf] = []
    _gather(value, path, None, found)
    return iter(found)


def _gather(value: Any, path: Path, role: TextRole | RefTo | None, found: list[Leaf]) -> None:
    """Add the leaves of a value to a list: handing each from generator to generator takes longer than finding it."""
    kind = type(value)
    if kind is str:
        if role is not None:
            found.append(Leaf(path, value, role))
    elif kind is tuple:
        for index, member in enumerate(value):
            _gather(member, (*path, index), role, found)
    elif isinstance(value, BaseModel):
        for name, shown, role_ in _fields(type(value)):
            member = getattr(value, name)
            if member is not None:
                _gather(member, (*path, shown), role_, found)
    elif kind is dict:
        for key, member in value.items():
            _gather(member, (*path, key), role, found)


def with_texts(value: Any, text: Callable[[Path, str], str], path: Path = ()) -> Any:
    """A model with other texts; references, ids and all else stay. The same object where no text is another.

    Args:
        value: the model.
        text: gives a text for the path and the text of every leaf.
        path: where the model stands.
    """
    return _with_texts(value, text, path, None)


def _with_texts(value: Any, text: Callable[[Path, str], str], path: Path, role: TextRole | RefTo | None) -> Any:
    if isinstance(value, str):
        return text(path, value) if isinstance(role, TextRole) else value
    if isinstance(value, BaseModel):
        roles = _roles(type(value))
        changed = {}
        for name, info in type(value).model_fields.items():
            was = getattr(value, name)
            new = _with_texts(was, text, (*path, info.alias or name), roles.get(name))
            if new is not was:
                changed[name] = new
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple):
        members = tuple(_with_texts(one, text, (*path, at), role) for at, one in enumerate(value))
        return members if any(new is not was for new, was in zip(members, value, strict=True)) else value
    if isinstance(value, dict):
        entries = {key: _with_texts(one, text, (*path, key), role) for key, one in value.items()}
        return entries if any(entries[key] is not value[key] for key in value) else value
    return value


def substance(value: object) -> object:
    """What is left of a model without its texts: two records of the same substance differ in words only."""
    if isinstance(value, BaseModel):
        roles = _roles(type(value))
        names = [name for name in type(value).model_fields if not isinstance(roles.get(name), TextRole)]
        return tuple((name, substance(getattr(value, name))) for name in names)
    if isinstance(value, tuple):
        return tuple(substance(member) for member in value)
    if isinstance(value, dict):
        return tuple((key, substance(member)) for key, member in value.items())
    return value


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, TextRole | RefTo | None], ...]:
    """Name of each field, its name in the data, and the role its strings have."""
    roles = _roles(model)
    return tuple((name, info.alias or name, roles.get(name)) for name, info in model.model_fields.items())


@cache
def _roles(model: type[BaseModel]) -> dict[str, TextRole | RefTo]:
    """Field name → the role its strings have; fields whose strings are ids or codes have none."""
    found = {}
    for name, info in model.model_fields.items():
        role = next((part for part in info.metadata if isinstance(part, TextRole | RefTo)), _role_in(info.annotation))
        if role is not None:
            found[name] = role
    return found


def _role_in(hint: object) -> TextRole | RefTo | None:
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, TextRole | RefTo):
            return part
    arguments = get_args(hint)
    if getattr(hint, "__origin__", None) is dict:  # roles are about values; keys are ids
        arguments = arguments[1:]
    for part in arguments:
        role = _role_in(part)
        if role is not None:
            return role
    return None
