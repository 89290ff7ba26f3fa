"""What search needs to know of each page beside its text: its kind, other words for it, and what its form asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.instrument import Instrument
from samkompass.model.records import AnyRecord, Concept

from . import parts, text, urls
from .environment import PageContext
from .marks import bare
from .output import SearchFacts


def search_facts(knowledge: KnowledgeBase, hand_written: tuple[str, ...]) -> dict[str, SearchFacts]:
    """Path of a built page → what search needs to know of it, for every page that search finds.

    Args:
        knowledge: what is published.
        hand_written: pages that the site has about itself, as paths of their Markdown.
    """
    context = PageContext(knowledge, urls.START)
    facts = {
        urls.record_path(knowledge, record.id): SearchFacts(record.kind, context.kind_label(record), _synonyms(record))
        for record in knowledge.shown_records
    }
    for instrument in knowledge.shown_instruments:
        path = urls.instrument_path(instrument.id)
        label = context.kind_label(instrument.id)
        facts[path] = SearchFacts("instrument", label, form=" ".join(_asked(instrument)))
    label = context.t("kind.part")
    for part in parts.parts_of(knowledge):
        facts[part.path] = SearchFacts("part", label, (context.t(f"part.{part.id}.name"),))
    # Their titles are questions; people also ask for them by what they hold.
    for kind, path in parts.overviews(knowledge):
        names = (context.t(f"kinds.{kind}"), context.t(f"kind.{kind}"))
        facts[path] = SearchFacts("part", label, (*names, *_also(knowledge, kind)))
    label = context.t("kind.page")
    counting = (urls.counting_path(instrument.id) for instrument in knowledge.shown_instruments)
    for path in (urls.EDITION, urls.ROWS, *counting, *(page.removesuffix(".md") + ".html" for page in hand_written)):
        facts[path] = SearchFacts("page", label, _also(knowledge, PurePosixPath(path).stem))
    return {path: _bare(found) for path, found in facts.items()} if knowledge.translated is not None else facts


def _bare(facts: SearchFacts) -> SearchFacts:
    synonyms = tuple(map(bare, facts.synonyms))
    return SearchFacts(facts.kind, bare(facts.kind_label), synonyms, bare(facts.form))


def _also(knowledge: KnowledgeBase, name: str) -> tuple[str, ...]:
    """Other words for a page that has no record, from the texts of the interface."""
    words = knowledge.texts.get(f"search.also.{name}", "").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _synonyms(record: AnyRecord) -> tuple[str, ...]:
    return (*record.synonyms, *record.forms) if isinstance(record, Concept) else ()


def _asked(instrument: Instrument) -> Iterator[str]:
    for section in instrument.sections:
        yield section.title
        if section.intro is not None:
            yield text.plain(section.intro)
        for item in section.items:
            yield item.text
            if item.help is not None:
                yield text.plain(item.help)
