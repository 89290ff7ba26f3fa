"""Compiled knowledge → the rendered tree: Markdown files, fragments and navigation. A pure function of its input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment
from markupsafe import escape

import samkompass
from samkompass.compile.compile import Compiled
from samkompass.compile.proof import Proof
from samkompass.model import rules
from samkompass.model.diagnostic import Diagnostic, Location, ProblemsFound
from samkompass.model.edition import Edition
from samkompass.model.instrument import Instrument
from samkompass.model.places import FOLDERS
from samkompass.model.records import AnyRecord
from samkompass.scoring.table import Table

from . import look, parts, text, urls
from .environment import PageContext, TextMissing, environment
from .facts import Facts, NotedEdition, NotedKnowledge
from .front_matter import front_matter
from .kept import Kept, Made
from .marks import ELSEWHERE, Speech, bare, is_foreign, resolved
from .output import EditionFacts, RenderedSite
from .search import search_facts
from .terms import Terms
from .translation import in_language
from .views import OVERVIEWS, VIEWS, embed
from .views import edition as editions
from .views import instrument as instruments
from .views.proof import proof_view
from .views.regional import Mark, regional
from .views.see_also import next_pages


def render(
    compiled: Compiled,
    edition: Edition,
    hand_written: tuple[str, ...] = (),
    kept: Kept | None = None,
    jinja: Environment | None = None,
    language: str | None = None,
) -> RenderedSite:
    """Render an edition, in its own language or in another.

    Args:
        compiled: the checked knowledge base and the scoring tables.
        edition: what is published.
        hand_written: paths of the pages in ``docs/om/``, which the navigation takes in.
        kept: renderings of this and other editions; those that still hold are taken, and new ones are added. Without it
            nothing is noted for later.
        jinja: an environment to render with, for those who render often.
        language: the language that `compiled` is translated to; None for the edition's own.

    Raises:
        ProblemsFound: a template asks for a text that the interface lacks.
    """
    try:
        if language is not None:
            compiled = in_language(replace(compiled, edition=edition), language)
            edition = compiled.edition or edition
        return _Renderer(compiled, edition, jinja or environment(), kept, hand_written).site()
    except TextMissing as problem:
        place = Location(PurePosixPath("content/interface"))
        raise ProblemsFound(
            [Diagnostic(rules.INTERFACE_TEXT, place, str(problem), rules.INTERFACE_TEXT.mend)]
        ) from problem


_WHOLES = frozenset(["start", "part", "overview"])
"""Kinds of pages that show all there is of something, which in a translation is a part."""

Plan = tuple[str, Callable[[], str]]
"""The path of a page, or the name of a fragment, and what renders it."""


class _Renderer:
    """Renders one edition. What is rendered reads the knowledge base through `self.knowledge`, which notes it."""

    def __init__(
        self, compiled: Compiled, edition: Edition, jinja: Environment, kept: Kept | None, hand_written: tuple[str, ...]
    ) -> None:
        self.whole = compiled.knowledge
        self.tables = compiled.tables
        self.proofs = compiled.proofs
        self.figures = compiled.figures
        self.lineage = compiled.lineage
        self.logo = compiled.logo
        self.jinja = jinja
        self.kept = kept
        self.terms = Terms(self.whole) if kept is None else kept.terms(self.whole)
        self.parts = parts.parts_of(self.whole)
        self.edition = edition
        self.hand_written = hand_written
        self.language = self.whole.language
        self.own: frozenset[str] | None = None
        self.speech: Speech | None = None
        if self.whole.translated is not None:
            self.own = self._own_pages()
            self.speech = Speech(self.language, edition.language, str(escape(bare(self.whole.texts["language.note"]))))
        self._noted: set[str] = set()
        self.note = self._noted.add
        self.knowledge = self.whole
        self.noted_edition: Edition | NotedEdition = edition
        if kept is None:
            return
        self.facts = Facts(self.whole, compiled.tables, edition, compiled.lineage, kept.fingerprints)
        self.facts.add("changed", editions.changed(compiled.lineage))
        self.facts.add("parts", [part.id for part in self.parts])
        self.facts.define("terms", self.terms.beginning)
        self.facts.define("proof", lambda id_: repr(self._proof(id_)))
        self.facts.add("own", sorted(self.own or ()))
        self.knowledge = NotedKnowledge(self.whole, self.note)
        self.noted_edition = NotedEdition(edition, self.note)

    def site(self) -> RenderedSite:
        texts = self.whole.texts
        return RenderedSite(
            pages={urls.source_file(path): self._made(path, make) for path, make in self._pages()},
            fragments={name: self._made(name, make) for name, make in self._fragments()},
            navigation=parts.navigation(self.whole, self.hand_written),
            search=search_facts(self.whole, self.hand_written),
            texts={key: bare(text_) for key, text_ in texts.items()} if self.speech else texts,
            edition=EditionFacts(
                self.edition.id,
                self.edition.name,
                self.edition.version,
                self.language,
                {name: value and bare(value) for name, value in self.edition.contact.model_dump().items()},
                look.logo_path(self.logo) if self.logo else None,
                self.edition.look.logo_text or "",
            ),
            assets=look.assets(self.edition, self.logo),
            main_language=self.speech.main if self.speech else self.language,
            below=f"{self.language}/" if self.speech else "",
            fallback=frozenset(key for key, text_ in texts.items() if is_foreign(text_)),
            elsewhere=frozenset(urls.OF_THE_THEME) - self.own if self.own is not None else frozenset(),
        )

    def _made(self, name: str, make: Callable[[], str]) -> str:
        """A page or a fragment: the kept one, or a new one."""
        if self.kept is None:
            return make()
        name = f"{self.language}:{name}" if self.speech else name
        made = self.kept.find(name, self.facts)
        if made is None:
            self._noted.clear()
            if self.speech:
                self._noted |= {"own:", "text:language.note"}
            text_ = make()
            made = Made(text_, {fact: self.facts[fact] for fact in sorted(self._noted)})
            self.kept.add(name, made)
        return made.text

    def _pages(self) -> Iterator[Plan]:
        yield urls.START, self._start
        overviews = dict(parts.overviews(self.whole))
        for part in self.parts:
            if part.path not in overviews.values():
                yield part.path, partial(self._part, part)
        for kind, path in overviews.items():
            yield path, partial(self._overview, kind, path)
        yield urls.EDITION, self._about
        yield urls.ROWS, self._rows
        for record in self.whole.shown_records:
            yield urls.record_path(self.whole, record.id), partial(self._record, record.id)
        for gone in () if self.speech else self.whole.deprecated.values():
            yield f"{FOLDERS[gone.was]}/{gone.id}.html", partial(self._retired, gone.id)
        for id_ in self._instruments:
            yield urls.instrument_path(id_), partial(self._instrument, id_)
            yield urls.framed_path(id_), partial(self._framed, id_)
            yield urls.counting_path(id_), partial(self._counting, id_)

    @property
    def _instruments(self) -> tuple[str, ...]:
        return tuple(instrument.id for instrument in self.whole.shown_instruments)

    def _own_pages(self) -> frozenset[str]:
        written = (f"{path.removesuffix('.md')}.html" for path in self.hand_written)
        return frozenset([*written, *(path for path, _ in self._pages())])

    def _fragments(self) -> Iterator[Plan]:
        """The form of each instrument, and how it counts: inserted after Markdown, which they would only slow down.

        The edition's own accessibility statement goes into a page that is written by hand.
        """
        for part in ("ansvar", "provat", "brister", "kontakt", "tillsyn"):
            yield f"{urls.ACCESSIBILITY.removesuffix('.html')}/{part}", partial(self._statement, part)
        for id_ in self._instruments:
            yield f"bedom/{id_}", partial(self._form, id_)
            yield urls.counting_path(id_).removesuffix(".html"), partial(self._counted, id_)
        yield "om/ramar", self._code_for_frames
        yield "om/ramars-hojd", self._code_for_height

    def _start(self) -> str:
        edition = self.noted_edition
        meta = {"title": edition.name, "kind": "start", "hide_toc": True}
        return self._page("pages/start", urls.START, meta, edition.description)

    def _part(self, part: parts.Part) -> str:
        context = self._context(part.path)
        meta = {"title": context.t(f"part.{part.id}.title"), "kind": "part", "hide_toc": True}
        return self._page(f"parts/{part.id}", part.path, meta, context.t(f"part.{part.id}.lead"), part=part)

    def _overview(self, kind: str, path: str) -> str:
        context = self._context(path)
        meta = {"title": context.t(f"overview.{kind}.title"), "kind": "overview", "id": kind, "hide_toc": True}
        variables = OVERVIEWS[kind](self.knowledge) if kind in OVERVIEWS else {}
        return self._page(f"overviews/{kind}", path, meta, context.t(f"overview.{kind}.lead"), kind=kind, **variables)

    def _rows(self) -> str:
        context = self._context(urls.ROWS)
        meta = {"title": context.t("rows.title"), "kind": "page", "hide_toc": True}
        rows = self.knowledge.relations.rows
        return self._page("pages/rows", urls.ROWS, meta, context.t("rows.lead"), rows=rows)

    def _about(self) -> str:
        context = self._context(urls.EDITION)
        meta = {"title": context.t("edition.title"), "kind": "page", "hide_toc": True}
        about = editions.about(self.noted_edition, self.knowledge, samkompass.__version__)
        changes = editions.changes(self.lineage, self.knowledge, context, self.note)
        return self._page("pages/edition", urls.EDITION, meta, context.t("edition.lead"), **about, **changes)

    def _statement(self, part: str) -> str:
        """A part of the edition's accessibility statement, for its place in the page that is written by hand."""
        return self._render("about/accessibility.html.j2", urls.ACCESSIBILITY, part=part)

    def _record(self, id_: str) -> str:
        record = self.knowledge.records[id_]
        path = urls.record_path(self.knowledge, id_)
        context = self._context(path)
        see_also = next_pages(id_, self.knowledge, context)
        meta: dict[str, Any] = {"title": record.title, "kind": record.kind, "id": id_}
        if getattr(record, "chart", None) is not None:
            meta["chart"] = True
        relations = self.knowledge.relations
        variables = VIEWS[record.kind](record, self.knowledge) if record.kind in VIEWS else {}
        if figure := variables.get("figure"):
            self.figures.validate(figure)
        return self._page(
            f"pages/{record.kind}",
            path,
            meta,
            record.summary,
            record=record,
            regional=self._regional(record, context),
            see_also=see_also,
            needs=relations.needs.get(id_, ()),
            enables=relations.enables.get(id_, ()),
            **variables,
        )

    def _retired(self, id_: str) -> str:
        gone = self.knowledge.deprecated[id_]
        meta = {"title": gone.title, "kind": "deprecated", "id": id_, "hide_toc": True}
        return self._page("pages/deprecated", f"{FOLDERS[gone.was]}/{id_}.html", meta, gone.title, gone=gone)

    def _instrument(self, id_: str) -> str:
        instrument = self.knowledge.instruments[id_]
        meta = {"title": instrument.title, "kind": "instrument", "id": id_, "hide_toc": True}
        meta |= instruments.scripts(instrument)
        path = urls.instrument_path(id_)
        return self._page(
            "pages/instrument",
            path,
            meta,
            instrument.summary,
            back=tuple(filter(self.whole.has_page, self.knowledge.backlinks.get(id_, ()))),
            regional=self._regional(instrument, self._context(path)),
            variant=self._table(id_)["instrument"] != id_,
            framed=False,
            **self._view(instrument),
        )

    def _framed(self, id_: str) -> str:
        """The page of an instrument that other web sites show in a frame: what it takes to answer, and the form."""
        instrument = self.knowledge.instruments[id_]
        path = urls.framed_path(id_)
        meta = {
            "title": self._context(path).t("frame.title", title=instrument.title),
            "kind": "instrument",
            "template": "frame.html",
            "whole": urls.instrument_path(id_),
            **instruments.scripts(instrument),
        }
        return self._page(
            "pages/instrument",
            path,
            meta,
            instrument.summary,
            variant=self._table(id_)["instrument"] != id_,
            framed=True,
            regional=(),
            **self._view(instrument),
        )

    def _code_for_frames(self) -> str:
        """What editors of other web sites copy; the page about it is written by hand."""
        snippets = tuple(embed.snippets(self.knowledge.shown_instruments, f"{self.language}/" if self.speech else ""))
        return self._render("embed/frames.html.j2", urls.EMBEDDING, snippets=snippets, placeholder=embed.PLACEHOLDER)

    def _code_for_height(self) -> str:
        return self._render("embed/height.html.j2", urls.EMBEDDING, listener=embed.LISTENER)

    def _counting(self, id_: str) -> str:
        instrument = self.knowledge.instruments[id_]
        path = urls.counting_path(id_)
        context = self._context(path)
        meta = {"title": context.t("counting.title", title=instrument.title), "kind": "page", "hide_toc": True}
        description = context.t("counting.description")
        return self._page("pages/counting", path, meta, description, **self._view(instrument))

    def _form(self, id_: str) -> str:
        instrument = self.knowledge.instruments[id_]
        path = urls.instrument_path(id_)
        context = self._context(path)
        recommended = {
            rule.recommendation: instruments.ShownRecommendation(
                self.knowledge.records[rule.recommendation], context.url_for(rule.recommendation)
            )
            for rule in instrument.recommendations
        }
        variables = self._view(instrument) | {
            "settings": instruments.settings(instrument, self.knowledge),
            "recs": recommended,
            "municipalities": editions.municipality_names(self.noted_edition, self.knowledge),
            "table": self._table(id_),
        }
        return self._render("instrument/form.html.j2", path, **variables)

    def _counted(self, id_: str) -> str:
        instrument = self.knowledge.instruments[id_]
        table = self._table(id_)
        self.note(f"proof:{id_}")
        view = self._view(instrument)
        titles = {rule.recommendation: self.knowledge.title(rule.recommendation) for rule in instrument.recommendations}
        proved = proof_view(
            instrument, table, self._proof(id_), view["items"], view["nodes"], titles, view["importance"], self.language
        )
        return self._render("instrument/counting.html.j2", urls.counting_path(id_), table=table, **view, **proved)

    def _proof(self, id_: str) -> Proof:
        return self.proofs.of(self.tables[id_], id_)

    def _regional(self, record: AnyRecord | Instrument, context: PageContext) -> tuple[Mark, ...]:
        self.note(f"lineage:{record.kind}/{record.id}")
        return regional(record, self.lineage, context)

    def _view(self, instrument: Instrument) -> dict[str, Any]:
        return instruments.view(instrument, self.knowledge)

    def _table(self, id_: str) -> Table:
        self.note(f"table:{id_}")
        return self.tables[id_]

    def _page(self, template: str, path: str, meta: dict[str, Any], description: str, **variables: Any) -> str:
        """One Markdown file: front matter, escaped for themes that do not escape, and the template's text."""
        has_prose = "id" in meta and (meta["kind"] in FOLDERS or meta["kind"] == "instrument")
        terms = self.terms.page(meta["id"], noting=self.kept is not None) if has_prose else None
        body = self._render(f"{template}.md.j2", path, terms=terms, **variables)
        if terms is not None:
            if terms.words is not None:
                self.note(f"terms:{' '.join(sorted(terms.words))}")
            if terms.found:
                found = tuple(self.knowledge.records[concept.id] for concept in terms.found)
                body += self._render("pages/_terms.md.j2", path, found=found)
        if self.speech and meta["kind"] in _WHOLES:
            in_main = ELSEWHERE + urls.relative(f"../{path}", path)
            body += self._render("pages/_more.md.j2", path, in_main=in_main)
        front = meta | {"title": str(escape(bare(meta["title"]))), "description": str(escape(text.plain(description)))}
        return f"{front_matter(front)}\n{body}"

    def _render(self, template: str, path: str, **variables: Any) -> str:
        self.note("parts:")
        made = self.jinja.get_template(template).render(
            self._context(path).functions()
            | {
                "edition": self.noted_edition,
                "language": self.language,
                "parts": [part.id for part in self.parts],
            }
            | variables
        )
        return resolved(made, self.speech) if self.speech else made

    def _context(self, path: str) -> PageContext:
        return PageContext(self.knowledge, path, self.own)
