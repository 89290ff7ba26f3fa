"""What was published and is no more: its address stays and says where to go, and its id is never used again."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Frozen, Id, Line, Ref, Version


class Retired(Frozen):
    """A part of a record (an element, a section, a row) that was published and is no more."""

    id: Id
    renamed_to: Ref | None = None
    """What took its place; left out where nothing did."""
    since: Version
    """The edition's version that it was gone in."""


class Deprecated(Frozen):
    """A record that was published and is no more, ``content/deprecated/<id>.yml``."""

    kind: Literal["deprecated"]
    id: Id
    was: Id
    """Its kind: the page stays in that kind's folder."""
    title: Line
    """Its last title."""
    renamed_to: Ref | None = None
    """What took its place; left out where nothing did."""
    since: Version
    """The edition's version that it was gone in."""
    why: Line | None = None
    parts: tuple[Id, ...] = Field(default=())
    """Ids of its parts that had permalinks."""
