"""What rendering gives. Imports no other stage, so that a site that is cached costs only its own reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Navigation = list[Any]
"""As in ``mkdocs.yml``: a path, or {title: list of the same}."""


@dataclass(frozen=True)
class SearchFacts:
    """What search shows and knows of a page beside its text.

    Attributes:
        kind: its kind, by which search ranks pages that fit equally well: the kind of its record, or ``instrument``,
            ``part`` or ``page``.
        kind_label: the name of the kind, for people.
        synonyms: other words by which the page is found.
        form: what its form asks; forms are put in when the page has been read already.
    """

    kind: str
    kind_label: str
    synonyms: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True)
class EditionFacts:
    """What stages after rendering need to know of an edition."""

    id: str
    name: str
    version: str
    language: str
    contact: dict[str, str | None]
    logo: str | None = None
    """Path of the logo on the site."""
    logo_text: str = ""
    """What the logo says; nothing where it is decoration beside the name."""


@dataclass(frozen=True)
class RenderedSite:
    """What a site generator builds from.

    Attributes:
        pages: path below ``docs/`` → text of a Markdown file with front matter.
        fragments: name → HTML that takes the place of ``<div data-samkompass-insert="name"></div>`` in a built page.
        navigation: the pages in the order of reading.
        search: path of a built page → what search needs to know beside its text.
        texts: the texts of the interface, for the theme.
        edition: what is published.
        assets: path on the site → bytes of the files that the edition has beside its pages.
    """

    pages: Mapping[str, str]
    fragments: Mapping[str, str]
    navigation: Navigation
    search: Mapping[str, SearchFacts]
    texts: Mapping[str, str]
    edition: EditionFacts
    assets: Mapping[str, bytes]
