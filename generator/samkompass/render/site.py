"""Compiled knowledge → the rendered tree: Markdown files, fragments and navigation. A pure function of its input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import escape

from samkompass.check.knowledge import KnowledgeBase
from samkompass.compile.compile import Compiled
from samkompass.model import rules
from samkompass.model.diagnostic import Diagnostic, Location, ProblemsFound
from samkompass.model.edition import Edition
from samkompass.model.instrument import Instrument
from samkompass.model.places import FOLDERS
from samkompass.model.records import AnyRecord

from . import parts, text, urls
from .environment import PageContext, TextMissing, environment
from .output import EditionFacts, RenderedSite
from .search import search_facts
from .terms import Terms
from .views import OVERVIEWS, VIEWS, embed
from .views import instrument as instruments

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # every page has front matter


@dataclass(frozen=True)
class SeeAlso:
    """A record to read next, as lists of links show it."""

    ref: str
    url: str
    title: str
    summary: str
    kind_label: str


@dataclass(frozen=True)
class ShownRecommendation:
    """A recommendation that an instrument can give."""

    record: AnyRecord
    url: str


def render(compiled: Compiled, edition: Edition, hand_written: tuple[str, ...] = ()) -> RenderedSite:
    """Render an edition.

    Args:
        compiled: the checked knowledge base and the scoring tables.
        edition: what is published.
        hand_written: paths of the pages in ``docs/om/``, which the navigation takes in.

    Raises:
        ProblemsFound: a template asks for a text that the interface lacks.
    """
    try:
        return _Renderer(compiled, edition, environment()).site(hand_written)
    except TextMissing as problem:
        place = Location(PurePosixPath("content/interface"))
        raise ProblemsFound(
            [Diagnostic(rules.INTERFACE_TEXT, place, str(problem), rules.INTERFACE_TEXT.mend)]
        ) from problem


class _Renderer:
    def __init__(self, compiled: Compiled, edition: Edition, jinja: Environment) -> None:
        self.knowledge: KnowledgeBase = compiled.knowledge
        self.tables = compiled.tables
        self.edition = edition
        self.jinja = jinja
        self.terms = Terms(self.knowledge)
        self.parts = parts.parts_of(self.knowledge)

    def site(self, hand_written: tuple[str, ...]) -> RenderedSite:
        pages = dict(self._pages())
        fragments = {
            name: fragment
            for instrument in self.knowledge.instruments.values()
            for name, fragment in self._fragments(instrument)
        }
        fragments |= dict(self._code_for_frames())
        return RenderedSite(
            pages=pages,
            fragments=fragments,
            navigation=parts.navigation(self.knowledge, hand_written),
            search=search_facts(self.knowledge, hand_written),
            texts=self.knowledge.texts,
            edition=EditionFacts(
                self.edition.id,
                self.edition.name,
                self.edition.version,
                self.edition.language,
                self.edition.contact.model_dump(),
            ),
        )

    def _pages(self) -> Iterator[tuple[str, str]]:
        context = PageContext(self.knowledge, urls.START)
        start = {"title": self.edition.name, "kind": "start", "hide_toc": True}
        yield self._page("pages/start", urls.START, start, self.edition.description)
        overviews = dict(parts.overviews(self.knowledge))
        for part in self.parts:
            if part.path in overviews.values():
                continue
            meta = {"title": context.t(f"part.{part.id}.title"), "kind": "part", "hide_toc": True}
            yield self._page(f"parts/{part.id}", part.path, meta, context.t(f"part.{part.id}.lead"), part=part)
        for kind, path in overviews.items():
            meta = {"title": context.t(f"overview.{kind}.title"), "kind": "overview", "id": kind, "hide_toc": True}
            lead = context.t(f"overview.{kind}.lead")
            variables = OVERVIEWS[kind](self.knowledge) if kind in OVERVIEWS else {}
            yield self._page(f"overviews/{kind}", path, meta, lead, kind=kind, **variables)
        meta = {"title": context.t("rows.title"), "kind": "page", "hide_toc": True}
        yield self._page("pages/rows", urls.ROWS, meta, context.t("rows.lead"), rows=self.knowledge.relations.rows)
        for record in self.knowledge.records.values():
            yield self._record_page(record)
        for gone in self.knowledge.deprecated.values():
            meta = {"title": gone.title, "kind": "deprecated", "id": gone.id, "hide_toc": True}
            yield self._page("pages/deprecated", f"{FOLDERS[gone.was]}/{gone.id}.html", meta, gone.title, gone=gone)
        for instrument in self.knowledge.instruments.values():
            view = instruments.view(instrument, self.knowledge)
            meta = {"title": instrument.title, "kind": "instrument", "id": instrument.id, "hide_toc": True}
            yield self._page(
                "pages/instrument",
                urls.instrument_path(instrument.id),
                meta,
                instrument.summary,
                back=self.knowledge.backlinks.get(instrument.id, ()),
                framed=False,
                **view,
            )
            yield self._framed(instrument, context, view)
            title = context.t("counting.title", title=instrument.title)
            meta = {"title": title, "kind": "page", "hide_toc": True}
            path = urls.counting_path(instrument.id)
            yield self._page("pages/counting", path, meta, context.t("counting.description"), **view)

    def _framed(self, instrument: Instrument, context: PageContext, view: dict[str, Any]) -> tuple[str, str]:
        """The page of an instrument that other web sites show in a frame: what it takes to answer, and the form."""
        meta = {
            "title": context.t("frame.title", title=instrument.title),
            "kind": "instrument",
            "template": "frame.html",
            "whole": urls.instrument_path(instrument.id),
        }
        path = urls.framed_path(instrument.id)
        return self._page("pages/instrument", path, meta, instrument.summary, framed=True, **view)

    def _code_for_frames(self) -> Iterator[tuple[str, str]]:
        """What editors of other web sites copy; the page about it is written by hand."""
        snippets = tuple(embed.snippets(self.knowledge.instruments.values()))
        path = urls.EMBEDDING
        yield "om/ramar", self._render("embed/frames.html.j2", path, snippets=snippets, placeholder=embed.PLACEHOLDER)
        yield "om/ramars-hojd", self._render("embed/height.html.j2", path, listener=embed.LISTENER)

    def _record_page(self, record: AnyRecord) -> tuple[str, str]:
        path = urls.record_path(self.knowledge, record.id)
        context = PageContext(self.knowledge, path)
        see_also = tuple(
            SeeAlso(
                ref, context.url_for(ref), self.knowledge.title(ref), context.summary_for(ref), context.kind_label(ref)
            )
            for ref in self.knowledge.see_also(record.id)
        )
        meta: dict[str, Any] = {"title": record.title, "kind": record.kind, "id": record.id}
        if getattr(record, "chart", None) is not None:
            meta["chart"] = True
        relations = self.knowledge.relations
        variables = VIEWS[record.kind](record, self.knowledge) if record.kind in VIEWS else {}
        return self._page(
            f"pages/{record.kind}",
            path,
            meta,
            record.summary,
            record=record,
            see_also=see_also,
            needs=relations.needs.get(record.id, ()),
            enables=relations.enables.get(record.id, ()),
            **variables,
        )

    def _page(
        self, template: str, path: str, meta: dict[str, Any], description: str, **variables: Any
    ) -> tuple[str, str]:
        """One Markdown file: front matter, escaped for themes that do not escape, and the template's text."""
        has_prose = "id" in meta and (meta["kind"] in FOLDERS or meta["kind"] == "instrument")
        terms = self.terms.page(meta["id"]) if has_prose else None
        body = self._render(f"{template}.md.j2", path, terms=terms, **variables)
        if terms is not None and terms.found:
            body += self._render("pages/_terms.md.j2", path, found=terms.found)
        front = meta | {"title": str(escape(meta["title"])), "description": str(escape(text.plain(description)))}
        matter = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=1000)
        return urls.source_file(path), f"---\n{matter}---\n\n{body}"

    def _fragments(self, instrument: Instrument) -> Iterator[tuple[str, str]]:
        """The form of an instrument, and how it counts: inserted after Markdown, which they would only slow down."""
        view = instruments.view(instrument, self.knowledge)
        settings = instruments.settings(instrument, self.knowledge)
        path = urls.instrument_path(instrument.id)
        context = PageContext(self.knowledge, path)
        recommended = {
            rule.recommendation: ShownRecommendation(
                self.knowledge.records[rule.recommendation], context.url_for(rule.recommendation)
            )
            for rule in instrument.recommendations
        }
        table = self.tables[instrument.id]
        form = self._render("instrument/form.html.j2", path, table=table, settings=settings, recs=recommended, **view)
        yield f"bedom/{instrument.id}", form
        counting = self._render("instrument/counting.html.j2", urls.counting_path(instrument.id), table=table, **view)
        yield urls.counting_path(instrument.id).removesuffix(".html"), counting

    def _render(self, template: str, path: str, **variables: Any) -> str:
        return self.jinja.get_template(template).render(
            PageContext(self.knowledge, path).functions()
            | {
                "edition": self.edition,
                "language": self.edition.language,
                "instruments": tuple(self.knowledge.instruments.values()),
                "parts": [part.id for part in self.parts],
            }
            | variables
        )
