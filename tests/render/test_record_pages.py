"""What the pages of some kinds compute or draw from their record."""

from __future__ import annotations

import json

from render.page import converted, said
from samkompass.render.output import RenderedSite
from support import CASES, expect


def cells(site: RenderedSite, path: str, table: str) -> list[list[str]]:
    """The body of a table, row by row."""
    return [[said(cell) for cell in row.css("th, td")] for row in converted(site, path).css(f"{table} tbody tr")]


# Datasets


def test_a_dataset_is_a_table_with_numbers_the_swedish_way_and_a_dash_for_what_is_not_given(
    whole_site: RenderedSite,
) -> None:
    rows = cells(whole_site, "forsta/fakta/staplar.html", "#tabell")
    assert rows == [
        ["Norr & <b>Söder</b> Två slagna ihop.", "12 345 personer", "−0,2 %"],
        ["Öster", "–", "4,0 %"],
        [
            "Väster, som har ett namn som är mycket längre än en rad i ett diagram på en telefon",
            "900 personer",
            "0,0 %",
        ],
    ]


def test_every_row_of_a_dataset_has_its_permalink(whole_site: RenderedSite) -> None:
    rows = converted(whole_site, "forsta/fakta/staplar.html").css("#tabell tbody tr")
    assert [row.attributes["id"] for row in rows] == ["norr", "oster", "vaster"]


def test_a_dataset_shows_its_figure_only_by_script_and_the_table_always(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/fakta/staplar.html")
    (figure,) = page.css("[data-figure]")
    assert "hidden" in figure.attributes
    assert json.loads(figure.css_first("script").text())["data"][0]["x"] == [12345, None, 900]


def test_a_dataset_without_a_chart_has_no_figure(whole_site: RenderedSite) -> None:
    assert converted(whole_site, "forsta/fakta/bara-tabell.html").css("[data-figure], script") == []


def test_only_pages_with_a_chart_ask_for_the_library(whole_site: RenderedSite) -> None:
    asking = {path for path, page in whole_site.pages.items() if "chart: true\n" in page.split("---\n", 2)[1]}
    assert asking == {f"forsta/fakta/{id_}.md" for id_ in ("staplar", "spann", "forandring")}


def test_a_number_that_the_source_contradicts_is_shown_both_ways(whole_site: RenderedSite) -> None:
    (notice,) = converted(whole_site, "forsta/fakta/staplar.html").css("#motsagelse-summa")
    assert said(notice) == "Källan skriver 13 000 Siffrorna ger 13 245 Texten rundar av."


# Pilots


def test_a_plan_says_in_a_table_what_it_draws(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "valj/scenarier/dela-allt.html")
    rows = [[said(cell) for cell in row.css("th, td")] for row in page.css("tr[id^=milstolpe-]")]
    assert rows == [
        ["Start", "0", "0"],
        ["Upphandla med förhandling och sedan skriva avtal med den som vinner Tiden är osäker.", "10", "200"],
        ["Slut", "365", "365"],
    ]
    assert len(page.css(".sk-d-bar")) == len(rows)


def test_a_budget_is_added_up_and_says_where_the_source_differs(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "valj/scenarier/dela-allt.html")
    sums = [said(row) for row in page.css("tfoot tr")]
    assert sums == ["Summa egen tid 26–46 timmar", "Summa köpta tjänster 1 000–1 500 tkr"]
    (notice,) = page.css(".sk-notice")
    assert "26–46 timmar och 1 000–1 400 tkr" in said(notice)
    assert "Texten säger mindre." in said(notice)


# Workshops


def test_an_agenda_has_its_clock_and_the_whole_time_is_added_up(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "tillsammans/workshoppar/traffen.html")
    assert [said(time) for time in page.css(".sk-agenda__time")] == ["0–15", "15–90"]
    assert "1 timme 30 minuter" in said(page.css_first(".sk-facts")) or "1 tim 30 min" in said(
        page.css_first(".sk-facts")
    )


# Models


def test_a_drawing_has_a_name_a_description_and_the_same_in_words(whole_site: RenderedSite) -> None:
    for form in ("kretsen", "lagren", "trappan", "gangen", "delarna", "falten", "grunden", "faktorerna"):
        page = converted(whole_site, f"forsta/modeller/{form}.html")
        (drawing,) = page.css("svg.sk-d")
        named = [str(drawing.attributes[name]) for name in ("aria-labelledby", "aria-describedby")]
        assert [bool(said(page.css_first(f"#{id_}"))) for id_ in named] == [True, True]
        drawn = [link.attributes["href"] for link in drawing.css("a")]
        in_words = [link.attributes["href"] for link in page.css(".sk-drawing__words a")]
        assert sorted(map(str, drawn)) == sorted(map(str, in_words))


def test_a_map_leads_to_its_page_and_lists_its_groups(whole_site: RenderedSite) -> None:
    page = converted(whole_site, "forsta/modeller/kartan.html")
    (onward,) = page.css(".sk-onward a")
    assert (onward.attributes["href"], said(onward)) == (
        "../formagor/index.html",
        "Öppna kartan med 5 förmågor i 3 grupper",
    )


# Whole pages


def test_whole_pages(whole_site: RenderedSite) -> None:
    for path in ("forsta/fakta/bara-tabell.md", "valj/scenarier/dela-allt.md", "forsta/modeller/falten.md"):
        expect(whole_site.pages[path], CASES / "render" / path)
