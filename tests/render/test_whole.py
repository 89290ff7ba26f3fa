"""A project with a record of every kind and form, and a value in every field: all of it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from render.page import body, pages_in, targets
from samkompass.compile.compile import Compiled
from samkompass.model.base import TextRole
from samkompass.model.deprecated import Deprecated
from samkompass.model.places import FOLDERS
from samkompass.model.records import AnyRecord
from samkompass.model.walk import leaves
from samkompass.render.output import RenderedSite
from samkompass.render.text import plain
from samkompass.render.urls import record_path, source_file

INPUT_ONLY = {"forms"}
"""Fields whose texts no page shows: they are for finding terms in other texts."""
ELSEWHERE = ("index.html", "forsta/formagor/index.html")
"""Pages that show texts of records beside those of their kind: the start page has ways in, the map its areas."""


def used(value: Any, found: dict[type, set[str]]) -> None:
    """Note which fields of which classes hold something else than their default."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            member = getattr(value, name)
            if field.is_required() or member != field.default:
                found[type(value)].add(name)
            used(member, found)
    elif isinstance(value, tuple):
        for member in value:
            used(member, found)


def classes(type_: Any) -> Iterator[type[BaseModel]]:
    """A model class and those that its fields hold."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        yield type_
        for field in type_.model_fields.values():
            yield from classes(field.annotation)
    for part in get_args(type_):
        yield from classes(part)


def test_every_field_of_every_kind_has_a_value_somewhere(whole: Compiled) -> None:
    knowledge = whole.knowledge
    found: dict[type, set[str]] = defaultdict(set)
    for thing in (*knowledge.records.values(), *knowledge.deprecated.values()):
        used(thing, found)
    # What a class inherits is enough in one of its relatives: a section looks the same on every page.
    unused = sorted(
        f"{class_.__name__}.{name}"
        for class_ in {*classes(AnyRecord), Deprecated}
        for name in class_.model_fields
        if not any(name in names for other, names in found.items() if _declares(class_, other, name))
    )
    assert unused == [], "give it a value in a record in tests/cases/whole"


def _declares(class_: type, other: type, name: str) -> bool:
    """Whether another class has a field from the same ancestor."""
    declaring = next(base for base in class_.__mro__[::-1] if name in vars(base).get("__annotations__", {}))
    return issubclass(other, declaring)


def test_there_is_a_record_of_every_kind(whole: Compiled) -> None:
    assert {record.kind for record in whole.knowledge.records.values()} == set(FOLDERS)


def texts(record: AnyRecord) -> Iterator[tuple[str, str]]:
    """Every text of a record with the name of its field."""
    for leaf in leaves(record):
        if isinstance(leaf.role, TextRole):
            name = next(part for part in reversed(leaf.path) if isinstance(part, str))
            yield name, plain(leaf.text) if leaf.role.role == "prose" else leaf.text


def shown_on(site: RenderedSite, path: str) -> str:
    page = site.pages[source_file(path)]
    drawn = body(page)
    for script in drawn.css("script"):
        script.decompose()
    text = drawn.text(deep=True)
    return " ".join(text.replace("\\", "").split())


def test_every_text_of_every_record_is_shown(whole: Compiled, whole_site: RenderedSite) -> None:
    knowledge = whole.knowledge
    hidden = []
    for record in knowledge.records.values():
        places = [record_path(knowledge, record.id), f"{FOLDERS[record.kind]}/index.html", *ELSEWHERE]
        shown = " ".join(shown_on(whole_site, path) for path in places)
        hidden += [
            (record.id, name, text)
            for name, text in texts(record)
            if name not in INPUT_ONLY and " ".join(text.split()) not in shown
        ]
    assert hidden == []


def test_every_reference_of_every_record_is_a_link_on_its_page(whole: Compiled, whole_site: RenderedSite) -> None:
    knowledge = whole.knowledge
    missing = []
    for id_, linked in knowledge.links.items():
        path = record_path(knowledge, id_)
        if id_ in knowledge.records:
            shown = targets(whole_site.pages[source_file(path)], path)
            missing += [(id_, other) for other in linked if record_path(knowledge, other) not in shown]
    assert missing == []


def test_every_reference_shows_on_the_other_page_too(whole: Compiled, whole_site: RenderedSite) -> None:
    knowledge = whole.knowledge
    one_way = []
    for id_, linked in knowledge.links.items():
        for other in linked:
            path = record_path(knowledge, other)
            if record_path(knowledge, id_) not in targets(whole_site.pages[source_file(path)], path):
                one_way.append((id_, other))
    assert one_way == []


def test_every_page_but_ways_in_framed_ones_and_what_is_retired_is_in_the_menu(whole_site: RenderedSite) -> None:
    listed = pages_in(whole_site.navigation)
    outside = sorted(set(whole_site.pages) - set(listed))
    assert len(listed) == len(set(listed))
    assert outside == [
        "bedom/prov-skattning-inbaddad.md",
        "forsta/fynd/gammalt-fynd.md",
        "forsta/modeller/gammal-modell.md",
        "ingang/for-alla.md",
        "ingang/index.md",
    ]


@pytest.mark.parametrize("kind", list(FOLDERS))
def test_every_record_is_on_the_page_that_shows_all_of_its_kind(
    whole: Compiled, whole_site: RenderedSite, kind: str
) -> None:
    path = f"{FOLDERS[kind]}/index.html"
    shown = targets(whole_site.pages[source_file(path)], path)
    assert [r.id for r in whole.knowledge.of_kind(kind) if record_path(whole.knowledge, r.id) not in shown] == []


@pytest.mark.parametrize("row", ["S1", "S4", "S5", "S7", "S8", "S9", "S14", "S16", "S18"])
def test_the_rows_of_the_sources_lead_to_the_records_that_carry_them(
    whole: Compiled, whole_site: RenderedSite, row: str
) -> None:
    (place,) = body(whole_site.pages["om/underlag.md"]).css(f"tr#{row.lower()}")
    carried = {
        record_path(whole.knowledge, record.id) for record in whole.knowledge.records.values() if row in record.rows
    }
    links = {str(link.attributes["href"]).removeprefix("../") for link in place.css("a")}
    assert {link.removeprefix("kallor/") for link in links} == {path.removeprefix("om/kallor/") for path in carried}


def test_a_row_that_nothing_carries_is_left_out(whole_site: RenderedSite) -> None:
    assert body(whole_site.pages["om/underlag.md"]).css("tr#s2") == []
