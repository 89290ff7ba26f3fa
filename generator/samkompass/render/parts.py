"""The parts of the site: which kinds of records each holds, and where its pages are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.places import FOLDERS

from . import urls
from .environment import PageContext
from .marks import bare
from .output import Navigation


@dataclass(frozen=True)
class Part:
    """A part of the site.

    Attributes:
        id: its folder, and its name in the texts of the interface.
        kinds: the kinds of records that it holds, in the order of its menu.
        always: whether it is there when it has no records.
    """

    id: str
    kinds: tuple[str, ...]
    always: bool = False

    @property
    def path(self) -> str:
        """Its first page."""
        return f"{self.id}/index.html"


PARTS = (
    Part("forsta", ("concept", "finding", "model", "capability", "dataset", "case"), always=True),
    Part("bedom", (), always=True),
    Part("valj", ("idealtype", "scenario", "path")),
    Part("gor", ("recommendation",), always=True),
    Part("tillsammans", ("workshop",)),
)
"""The parts, in the order of the menu. What the site says about itself comes last and is written by hand."""


def parts_of(knowledge: KnowledgeBase) -> tuple[Part, ...]:
    """The parts that an edition has. In a translation none is there whose first page is an overview of nothing."""

    def has(part: Part) -> bool:
        if any(knowledge.of_kind(kind) for kind in part.kinds):
            return True
        is_overview = part.path in map(urls.overview_path, part.kinds)
        return part.always and not (is_overview and knowledge.translated is not None)

    return tuple(filter(has, PARTS))


def overviews(knowledge: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Kind → path of the page that shows all its records, for the kinds that have some."""
    for kind in FOLDERS:
        if knowledge.of_kind(kind):
            yield kind, urls.overview_path(kind)


def navigation(knowledge: KnowledgeBase, hand_written: tuple[str, ...]) -> Navigation:
    """The menu of the site.

    Args:
        knowledge: what is published.
        hand_written: pages that the site has about itself, the first one first.
    """
    context = PageContext(knowledge, urls.START)

    def named(key: str) -> str:
        return bare(context.t(key))

    def pages(kind: str) -> Navigation:
        listed = [urls.record_path(knowledge, record.id) for record in knowledge.of_kind(kind)]
        return [urls.source_file(path) for path in (urls.overview_path(kind), *listed)]

    found: Navigation = [urls.source_file(urls.START)]
    for part in parts_of(knowledge):
        entries: Navigation = [urls.source_file(part.path)]
        if part.id == "bedom":
            entries += [urls.source_file(urls.instrument_path(one.id)) for one in knowledge.shown_instruments]
            counting = [urls.source_file(urls.counting_path(one.id)) for one in knowledge.shown_instruments]
            entries += [{named("counting.menu"): counting}] if counting else []
        for kind in part.kinds:
            if knowledge.of_kind(kind) and urls.overview_path(kind) == part.path:
                entries += pages(kind)[1:]
            elif knowledge.of_kind(kind):
                entries.append({named(f"kinds.{kind}"): pages(kind)})
        found.append({named(f"part.{part.id}.name"): entries})
    about: Navigation = [*hand_written, urls.source_file(urls.EDITION), urls.source_file(urls.ROWS)]
    if knowledge.of_kind("source"):
        about.append({named("kinds.source"): pages("source")})
    return [*found, {named("part.om.name"): about}]
