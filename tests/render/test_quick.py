"""Templates give the same with the quick environment as with Jinja's own."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from markupsafe import escape as markup_escape

from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.render import environment as ours
from samkompass.render.quick import QuickEnvironment, escape
from samkompass.render.site import render

TEMPLATE = """
{%- macro inner(a, b='"') %}<i>{{ a }}{{ b }}</i>{% endmacro -%}
{%- macro around(a) %}<b>{{ a }}{{ caller() }}</b>{% endmacro -%}
{%- for one in many %}{{ inner(one) }}{{ loop.index }}{% set x %}{{ one }}{% endset %}{{ x ~ one }}{% endfor -%}
{%- call around(many[0]) %}{{ many[1] }}&{% endcall -%}{{ many | join('<') }}{{ number }}{{ none }}
"""


class Html:
    def __html__(self) -> str:
        return "<b>&</b>"


VALUES = st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.just(Html()))


@given(VALUES)
def test_a_value_is_escaped_alike(value: object) -> None:
    assert str(escape(value)) == str(markup_escape(value))


@given(st.lists(VALUES, min_size=2, max_size=4), st.booleans())
def test_a_template_gives_the_same(many: list[object], autoescape: bool) -> None:
    values = {"many": many, "number": 1.5}
    plain, quick = (
        kind(autoescape=autoescape, undefined=StrictUndefined).from_string(TEMPLATE).render(values)
        for kind in (Environment, QuickEnvironment)
    )
    assert quick == plain


def test_members_of_dictionaries_and_objects_are_the_same() -> None:
    template = "{{ d.a }}{{ d.items() | list }}{{ d.get('a') }}{{ d.no }}{{ d.below.b }}{{ o.real }}{{ m.a }}"
    values = {"d": {"a": 1, "items": 2, "below": {"b": 3}}, "o": 4, "m": MappingProxyType({"a": 5})}
    plain, quick = (kind().from_string(template).render(values) for kind in (Environment, QuickEnvironment))
    assert quick == plain


def test_what_is_not_there_cannot_be_called() -> None:
    with pytest.raises(UndefinedError):
        QuickEnvironment(undefined=StrictUndefined).from_string("{{ nothing() }}").render()


def test_every_page_is_the_same(built_whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_project(Project(built_whole))
    edition = compiled.knowledge.editions["prov"]
    quick = render(compiled, edition)
    monkeypatch.setattr(ours, "QuickEnvironment", Environment)
    monkeypatch.setattr(ours, "CompiledTemplates", lambda *_, **__: None)
    assert render(compiled, edition) == quick
