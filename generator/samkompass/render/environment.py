"""The Jinja environment: autoescape on, undefined names are errors, and the few functions that templates may call."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.instrument import Instrument

from . import quick, text, urls
from .compiled import CompiledTemplates
from .language import writing
from .marks import ELSEWHERE, is_foreign, native
from .numbers import percent, points
from .quick import QuickEnvironment


class TextMissing(Exception):
    """A template asked for a text of the interface that no file in ``content/interface`` has."""


def environment(*, keep_compiled: bool = not sys.dont_write_bytecode) -> Environment:
    """A fresh environment for the package's templates; what it compiles is kept where Python keeps compiled modules."""
    jinja = QuickEnvironment(
        loader=PackageLoader("samkompass.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # an environment lives as long as one rendering
        bytecode_cache=CompiledTemplates(Path(__file__), Path(quick.__file__), keep=keep_compiled),
    )
    jinja.filters |= {
        "prose": _prose,
        "inline": _inline,
        "plain_prose": _plain_prose,
        "heading": text.heading,
        "json_script": json_script,
    }
    return jinja


@pass_context
def _prose(context: Context, source: str) -> Markup:
    """Filter: a text as block HTML, with links relative to the page that is rendered and its terms marked."""
    terms = context.get("terms")
    return text.prose(source, context["url_for"], terms.mark if terms else None)


@pass_context
def _plain_prose(context: Context, source: str) -> Markup:
    """Filter: a text as block HTML whose terms are not marked: it is not what the page says."""
    return text.prose(source, context["url_for"])


@pass_context
def _inline(context: Context, source: str) -> Markup:
    """Filter: a text of one paragraph as inline HTML."""
    return text.inline(source, context["url_for"])


def json_script(value: Any) -> Markup:
    """A value (or text that is JSON already) for a ``<script type="application/json">``: no markup can end it."""
    source = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        source = source.replace(character, f"\\u{ord(character):04x}")
    return Markup(source)


class PageContext:
    """What templates can call while one page is rendered: links are relative to that page."""

    def __init__(self, knowledge: KnowledgeBase, page: str, own: frozenset[str] | None = None) -> None:
        """Make one.

        Args:
            knowledge: what is rendered.
            page: path of the page.
            own: paths of the pages that the site has, where it is a translation; others are in the main language's.
        """
        self._knowledge = knowledge
        self._page = page
        self._own = own

    def functions(self) -> dict[str, Any]:
        """Names for the template."""
        return {
            "t": self.t,
            "texts_json": self.texts_json,
            "url_for": self.url_for,
            "page_url": self.page_url,
            "asset": self.asset,
            "title_for": self._knowledge.title,
            "summary_for": self._knowledge.summary,
            "kind_label": self.kind_label,
            "instruments": self.instruments,
            "records": self._knowledge.of_kind,
            "record_for": self._knowledge.records.__getitem__,
            "overview_url": self.overview_url,
            "points": self.points,
            "percent": self.percent,
            "quoted": self.quoted,
        }

    def t(self, key: str, **values: object) -> str:
        """A text of the interface with its placeholders filled in."""
        try:
            text = self._knowledge.texts[key]
        except KeyError:
            raise TextMissing(f"the text '{key}' is missing, which the page {self._page} shows.") from None
        if is_foreign(text):  # what is filled in may be in the page's own language
            values = {name: _within_foreign(value) for name, value in values.items()}
        try:
            return text.format(**values)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in values) or "no values"
            raise TextMissing(f"the text '{key}' asks for something else than it is given: {known}.") from None

    def texts_json(self, prefix: str) -> str:
        """All texts whose key starts with a prefix, as JSON."""
        return json.dumps(self._knowledge.texts_of(prefix), ensure_ascii=False, sort_keys=True)

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments that have pages, in their order."""
        return self._knowledge.shown_instruments

    def url_for(self, ref: str) -> str:
        """Relative URL of a record, an element or an instrument."""
        return self.page_url(urls.record_path(self._knowledge, ref))

    def page_url(self, path: str) -> str:
        """Relative URL of a page given by its path, with a mark where the main language alone has it."""
        if self._own is None or path.partition("#")[0] in self._own:
            return urls.relative(path, self._page)
        return ELSEWHERE + urls.relative(f"../{path}", self._page)

    def overview_url(self, kind: str) -> str:
        """Relative URL of the page that shows all records of a kind."""
        return self.page_url(urls.overview_path(kind))

    def asset(self, path: str) -> str:
        """Relative URL of a file in ``overrides/assets/samkompass``."""
        return urls.relative(f"{urls.ASSETS}/{path}", self._page)

    def points(self, value: int) -> str:
        """A score as people see it."""
        return points(value, self._knowledge.language)

    def percent(self, value: object) -> str:
        """A number in per cent."""
        return percent(str(value), self._knowledge.language)

    def quoted(self, said: str) -> str:
        """A text in quotation marks."""
        opening, closing = writing(self._knowledge.language).quotes
        if isinstance(said, Markup):
            return Markup(opening) + said + Markup(closing)
        return f"{opening}{said}{closing}"

    @property
    def is_translation(self) -> bool:
        """Whether the page is in another language than the main one."""
        return self._knowledge.translated is not None

    def title_or_text(self, text: str) -> str:
        """The title of what a reference leads to; any other text as it is."""
        knowledge = self._knowledge
        known = text in knowledge.instruments or text in knowledge.records or text in knowledge.elements
        return knowledge.title(text) if known else text

    def kind_label(self, thing: Any) -> str:
        """The name of a record's kind, for a record or a reference."""
        return self.t(f"kind.{self._knowledge.kind(thing) if isinstance(thing, str) else thing.kind}")


def _within_foreign(value: object) -> object:
    return native(value) if isinstance(value, str) and any(map(str.isalpha, value)) else value
