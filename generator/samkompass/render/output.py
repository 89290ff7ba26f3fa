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
class SiteLanguage:
    """A site of the edition in another language, as the pages of this one lead to it.

    Attributes:
        code: the language, as in ``lang``.
        name: its name, in itself.
        start: what is said, in it, of a link to its start page because it does not have the page.
        root: its folder, as seen from this site's: ``en/`` or ``../``.
        pages: the built pages that it has.
    """

    code: str
    name: str
    start: str
    root: str
    pages: frozenset[str]


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
        main_language: that of the edition, and of what is not translated.
        below: a translation's folder in the site in the edition's own language, with a slash; '' for the latter.
        languages: the edition's sites in other languages.
        fallback: keys of texts that are in the main language for want of a translation.
        elsewhere: pages that the theme leads to and that this site leaves to the one in the main language.
    """

    pages: Mapping[str, str]
    fragments: Mapping[str, str]
    navigation: Navigation
    search: Mapping[str, SearchFacts]
    texts: Mapping[str, str]
    edition: EditionFacts
    assets: Mapping[str, bytes]
    main_language: str = "sv"
    below: str = ""
    languages: tuple[SiteLanguage, ...] = ()
    fallback: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
