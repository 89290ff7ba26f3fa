"""What every model class shares: strict frozen validation, and the annotated text and reference types.

The annotations are read by later stages: ``check`` finds every reference and every text by them, so that a new
kind of record needs no code there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""Starts with a letter: browsers would put keys that are numbers before all others."""
VERSION_PATTERN = r"^[0-9]+(\.[0-9]+){1,2}$"
REF_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(#[a-z][a-z0-9]*(-[a-z0-9]+)*)?$"


@dataclass(frozen=True)
class TextRole:
    """How a text is rendered: ``line`` is plain text without markup, ``prose`` may use the markup of `render.text`."""

    role: Literal["line", "prose"]


@dataclass(frozen=True)
class RefTo:
    """What a reference may point at: names of kinds, or nothing for any kind."""

    kinds: tuple[str, ...] = ()


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[str, StringConstraints(pattern=r"^\S[^\r\n]*\S?$", max_length=300), TextRole("line")]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN, max_length=20)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000), TextRole("prose")]
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo()]
SourceRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("source",))]
RecommendationRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("recommendation",))]
ModelRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("model",))]
MeasuredRef = Annotated[
    str,
    StringConstraints(pattern=REF_PATTERN),
    RefTo(("model", "capability", "concept", "idealtype", "finding")),
]
"""What an instrument measures: a part of the knowledge base that says what something is."""
ConceptRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("concept",))]
IdealtypeRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("idealtype",))]
CapabilityRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("capability",))]
GroupRef = Annotated[str, StringConstraints(pattern=REF_PATTERN), RefTo(("model",))]
"""A group of capabilities: an element of a model of the form ``map``."""


class Frozen(BaseModel):
    """Base of all models: unknown fields are errors, no coercion, no change after validation.

    The loader turns YAML sequences into tuples, so strict tuples accept them.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True, defer_build=True)


class Citation(Frozen):
    """Where a claim comes from: a source record and the place in it."""

    ref: SourceRef
    """Id of a source record."""
    at: Line
    """Section number or heading in the source, for example ``avsnitt 5.1``."""


class Sourced(Frozen):
    """Anything that claims something: it cites sources, or says that it is the project's own."""

    sources: tuple[Citation, ...] = ()
    """Where the claims come from."""
    origin: Literal["own"] | None = None
    """``own`` where the project itself is the source; may stand beside `sources` when a text builds on them."""
