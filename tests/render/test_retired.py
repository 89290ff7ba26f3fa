"""What was published and is no more: its address stays and says where to go."""

from __future__ import annotations

from render.page import body, converted, pages_in, said
from samkompass.compile.compile import Compiled
from samkompass.model.record import Record
from samkompass.render.output import RenderedSite
from samkompass.render.urls import record_path


def test_a_retired_record_keeps_its_address_and_leads_to_what_took_its_place(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/fynd/gammalt-fynd.html")
    assert said(page.css_first("h1")) == "Ett gammalt fynd"
    assert "0.0.2" in said(page)
    assert "Två fynd blev ett." in said(page)
    assert [(said(link), link.attributes["href"]) for link in page.css("a")] == [("Tillit tar tid", "fynd-tva.html")]


def test_the_anchors_of_a_retired_record_stay(whole_site: RenderedSite) -> None:
    assert len(converted(whole_site, "forsta/fynd/gammalt-fynd.html").css("#del-ett")) == 1


def test_a_retired_record_that_nothing_replaced_says_so(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/modeller/gammal-modell.html")
    assert "Inget har tagit dess plats" in said(page)


def test_what_is_retired_is_in_no_menu_no_list_and_not_in_the_search(whole_site: RenderedSite) -> None:
    paths = {"forsta/fynd/gammalt-fynd", "forsta/modeller/gammal-modell"}
    assert {f"{path}.md" for path in paths} & set(pages_in(whole_site.navigation)) == set()
    assert {f"{path}.html" for path in paths} & set(whole_site.search) == set()
    for page in whole_site.pages.values():
        links = {str(link.attributes["href"]) for link in body(page).css("a[href]")}
        assert [link for link in links if "gammalt-fynd" in link or "gammal-modell" in link] == []


def retired(whole: Compiled) -> list[tuple[Record, str, str | None]]:
    return [
        (record, part.id, part.renamed_to) for record in whole.knowledge.records.values() for part in record.retired
    ]


def test_the_anchor_of_a_retired_part_stays_on_its_page_in_every_kind_that_has_one(
    whole: Compiled, whole_site: RenderedSite
) -> None:
    parts = retired(whole)
    assert {record.kind for record, _, _ in parts} >= {"concept", "capability", "dataset", "guide", "source", "finding"}
    without = [
        (record.id, part)
        for record, part, _ in parts
        if len(converted(whole_site, record_path(whole.knowledge, record.id)).css(f"#{part}")) != 1
    ]
    assert without == []


def test_a_retired_part_leads_to_what_took_its_place(whole: Compiled, whole_site: RenderedSite) -> None:
    for record, part, instead in retired(whole):
        (place,) = converted(whole_site, record_path(whole.knowledge, record.id)).css(f"#{part}")
        links = [said(link) for link in place.css("a")]
        assert links == ([whole.knowledge.title(instead)] if instead else [])
