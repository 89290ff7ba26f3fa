"""Overlays: what a file of an edition or a translation changes in a record of the base, operation by operation."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from .base import Frozen, Id

OPERATIONS = ("set", "add", "remove", "hide")
"""What makes a file an overlay: a file without any of these is a record of its own."""

OverlayPath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$", max_length=200)]
"""Where in a record: names of fields joined by points. A member of a list is named by its id; one that has none by
what tells it from the others (the band of a reading, the value of a step), or by its number, from 1."""


def _or_none(fields: object) -> object:
    """No lines yet are no changes: in the file that `samkompass new overlay` writes all lines are comments."""
    return {} if fields is None else fields


Lines = BeforeValidator(_or_none, json_schema_input_type=dict[str, Any] | None)


class Overlay(Frozen):
    """A change of a record beneath, ``content/<kind>/<id>.yml`` of an edition or a translation."""

    kind: str
    """Kind of the record."""
    id: Id
    """Id of the record."""
    set: Annotated[dict[OverlayPath, object], Lines] = Field(default_factory=dict)
    """Path → the value that takes the place of what the base says there."""
    add: Annotated[dict[OverlayPath, Annotated[tuple[object, ...], Field(min_length=1)]], Lines] = Field(
        default_factory=dict
    )
    """Path of a list → members to add: last, or where `after` or `before` in the member says. Where the list is of
    plain texts, a member with a place is written ``{text: …, after: 2}``."""
    remove: Annotated[dict[OverlayPath, Annotated[tuple[str | int, ...], Field(min_length=1)]], Lines] = Field(
        default_factory=dict
    )
    """Path of a list → ids of members to remove, or the texts or references themselves."""
    hide: Literal[True] | None = None
    """Whether the record is left out of the edition, with every mention of it in lists; links to it become text."""
