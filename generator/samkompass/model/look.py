"""What an edition sets for itself beside its content: how it looks, whom it is for, and what the law asks it to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Frozen, Line, Prose, Ref

ACCENT = "#1f5c7a"
"""The accent of an edition that names none; ``site.css`` has the same."""


Value = Annotated[str, StringConstraints(pattern=r"^\S[^\r\n]*\S?$", max_length=300)]
"""A line that is no text to read but an address, a code, a day, a colour or a file's name; the check says which."""


@dataclass(frozen=True)
class Municipality:
    """A municipality of the official list.

    Attributes:
        code: four digits, as text; the first two are the county's.
        name: as the municipality calls itself: ``Trollhättans kommun``.
        short: as people say it: ``Trollhättan``.
        county: ``Västra Götalands län``.
    """

    code: str
    name: str
    short: str
    county: str


@dataclass(frozen=True)
class Picture:
    """A picture that stands beside ``edition.yml``.

    Attributes:
        name: of its file.
        size: bytes, all of them.
        data: what was read of it; files that are too large are not read to the end.
    """

    name: str
    size: int
    data: bytes


class Contact(Frozen):
    """Whom a visitor can turn to. Shown are the ways that are filled in."""

    name: Line
    email: Value | None = None
    phone: Line | None = None
    url: Value | None = None
    """A page to write from or to read more on, ``https://…``."""


class Look(Frozen):
    """How the edition looks: one colour and one picture, everything else is the same for all."""

    accent: Value = ACCENT
    """``"#rrggbb"`` in quotation marks. Links, buttons and marks have it; hover and tint are derived from it."""
    logo: Value | None = None
    """Name of a picture beside ``edition.yml``, SVG, PNG, JPEG or WebP. It takes the place of the compass."""
    logo_text: Line | None = None
    """What the logo says, where that is not the edition's name, which stands beside it; without it it is decoration."""


class Supervision(Frozen):
    """The authority that one can complain to."""

    name: Line
    url: Value | None = None


class Accessibility(Frozen):
    """The edition's accessibility statement, as the law on accessibility of digital public service asks for it."""

    responsible: Line
    """The organisation that publishes the edition and answers for it."""
    status: Literal["full", "partial", "none"]
    """How far the site follows the demands of the law."""
    date: Value
    """``"2026-11-21"``, when the statement was made or last gone through."""
    assessed: Prose | None = None
    """How the edition was assessed, where more was done than what the project does by itself."""
    deficiencies: tuple[Prose, ...] = ()
    """What does not work in the edition, beside what is known of all editions."""
    exceptions: tuple[Prose, ...] = ()
    """What is not made accessible with support of the law, and on what ground: too heavy a burden, or out of scope."""
    contact: Contact | None = None
    """Whom to tell about deficiencies; the edition's contact where it is left out."""
    supervision: Supervision | None = None
    """Who supervises; the authority that the texts of the interface name where it is left out."""


class RegionMunicipality(Frozen):
    """A municipality that the edition is for. Its name comes from the official list."""

    code: Value
    """Four digits in quotation marks, as ``"1488"``."""
    population: int | None = None
    """Number of inhabitants."""
    year: int | None = Field(default=None, ge=1900, le=2100)
    """The year that the number is for."""


class Highlight(Frozen):
    """A link of the edition's own on its start page: to a page of the site, or to another site."""

    to: Ref | None = None
    """Id of a record, an element or an instrument."""
    url: Value | None = None
    """``https://…``, instead of `to`."""
    title: Line | None = None
    """What the link says; the title of the page where it is left out."""
    text: Line | None = None
    """A line below the link; what the page says in short where it is left out."""


class Start(Frozen):
    """The edition's own on the start page. What is left out is as it is in every edition."""

    title: Line | None = None
    lead: Line | None = None
    heading: Line | None = None
    """Heading of the edition's own part, which comes after the doors; needed where there is `text` or `links`."""
    text: Prose | None = None
    links: tuple[Highlight, ...] = ()
