"""Editions and the texts of the interface."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Frozen, Id, Line, Prose, Version
from .look import Accessibility, Contact, Look, RegionMunicipality, Start

TextKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]


Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language as in the site's addresses and in ``lang``: ``sv``, ``en`` …"""


class Edition(Frozen):
    """What is published as one site, ``content/editions/<id>/edition.yml``."""

    kind: Literal["edition"]
    id: Id
    name: Line
    """Name of the site."""
    version: Version
    """``major.minor.patch`` in quotation marks; stands in the foot of every page and in the zip's name."""
    language: Literal["sv"]
    description: Prose
    contact: Contact
    extends: Id | None = None
    """The edition that it builds on, with all that it changes, its look and its start page; the base when left out."""
    languages: tuple[Language, ...] = ()
    """The languages that it is published in beside its own, each one that there is a translation to."""
    look: Look = Look()
    accessibility: Accessibility | None = None
    """The statement that the law asks of whoever publishes the edition; an authority cannot do without it."""
    municipalities: tuple[RegionMunicipality, ...] = ()
    """The municipalities that the edition is for."""
    population_source: Prose | None = None
    """Where the populations come from; needed where there are some."""
    start: Start = Start()


class Interface(Frozen):
    """Texts of buttons, headings and messages, ``content/interface/<part>.yml``."""

    kind: Literal["interface"]
    language: Language
    texts: dict[TextKey, Line]
