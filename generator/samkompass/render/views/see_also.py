"""What to read after a page."""

from __future__ import annotations

from dataclasses import dataclass

from samkompass.check.knowledge import KnowledgeBase
from samkompass.render.environment import PageContext


@dataclass(frozen=True)
class SeeAlso:
    """A record to read next, as lists of links show it."""

    ref: str
    url: str
    title: str
    summary: str
    kind_label: str


def next_pages(id_: str, knowledge: KnowledgeBase, context: PageContext) -> tuple[SeeAlso, ...]:
    """What to read after a record's page; in a translation only what is translated."""
    return tuple(
        SeeAlso(ref, context.url_for(ref), knowledge.title(ref), knowledge.summary(ref), context.kind_label(ref))
        for ref in knowledge.see_also(id_)
        if knowledge.has_page(ref)
    )
