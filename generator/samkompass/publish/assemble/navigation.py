"""The pages and their menu as the theme's templates see them: what they use of MkDocs' objects, by the same names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from samkompass.render.output import Navigation


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents: `title` is HTML, `url` an anchor."""

    level: int
    url: str
    title: str
    children: tuple[Heading, ...]


@dataclass(eq=False)
class Item:
    """An entry of the menu, a page or a section."""

    title: str
    parent: Section | None = field(default=None, init=False)
    active: bool = field(default=False, init=False)
    """Whether it is, or holds, the page that is being built."""

    @property
    def ancestors(self) -> list[Section]:
        """The sections that it is in, the innermost first."""
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]


@dataclass(eq=False)
class Section(Item):
    """A titled list of pages and sections."""

    children: list[Page | Section]
    is_section = True
    is_page = False


@dataclass(eq=False)
class Page(Item):
    """A page.

    Attributes:
        title: as its front matter has it, or its first heading; HTML.
        path: its Markdown file, below ``docs/``.
        meta: its front matter.
        content: its HTML.
        toc: its headings, nested.
    """

    path: str
    meta: Mapping[str, Any]
    content: str
    toc: tuple[Heading, ...]
    previous_page: Page | None = field(default=None, init=False)
    next_page: Page | None = field(default=None, init=False)
    is_section = False
    is_page = True

    def __post_init__(self) -> None:
        self.target = f"{self.path.removesuffix('.md')}.html"
        self.url = quote(self.target)
        self.folder = self.url.rpartition("/")[0]

    @property
    def part(self) -> str:
        """The title of the outermost section that it is in, or its own path."""
        above = self.ancestors
        return above[-1].title if above else self.path

    @property
    def opens_part(self) -> bool:
        """Whether it is the first page of the outermost section that it is in."""
        first: Page | Section | None = self.ancestors[-1] if self.ancestors else self
        while isinstance(first, Section):
            first = first.children[0] if first.children else None
        return first is self

    @contextmanager
    def built(self, content: str) -> Iterator[None]:
        """While it is built, it and the sections that it is in are active, and its content is whole, with its forms."""
        line, without = (self, *self.ancestors), self.content
        self.content = content
        for item in line:
            item.active = True
        yield
        for item in line:
            item.active = False
        self.content = without


def menu(navigation: Navigation, pages: Mapping[str, Page]) -> list[Page | Section]:
    """The menu of a site; its pages get to know what they are in and what comes before and after them.

    Raises:
        KeyError: the navigation names a page that is not there.
    """
    items = [_item(entry, pages) for entry in navigation]
    listed = list(_pages(items))
    for one, other in pairwise(listed):
        one.next_page, other.previous_page = other, one
    return items


def _item(entry: Any, pages: Mapping[str, Page]) -> Page | Section:
    if isinstance(entry, str):
        return pages[entry]
    ((title, entries),) = entry.items()
    if isinstance(entries, str):
        return pages[entries]
    section = Section(title, [_item(child, pages) for child in entries])
    for child in section.children:
        child.parent = section
    return section


def _pages(items: list[Page | Section]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Section):
            yield from _pages(item.children)
        else:
            yield item
