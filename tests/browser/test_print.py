"""On paper: the empty form, a result, and every kind of page, black on white."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers, points, sections
from playwright.sync_api import Page
from sample import LONGEST, SAMPLES

CONTROLS = [
    "Spara på den här datorn",
    "Hämta som fil",
    "Radera",
    "Visa resultat",
    "Nästa avsnitt",
    "Ett avsnitt i taget",
    "Läs in fil",
    "Se ett exempel på resultat",
    "Skriv en kommentar",
    "Hoppa till innehållet",
]


def printed(page: Page, folder: Path, order: str = "-raw") -> str:
    """What is on the paper, without spaces and hyphens: lines break anywhere.

    Args:
        page: what is printed.
        folder: where the sheets are kept.
        order: ``-raw`` reads what stands side by side in turn, ``-layout`` line by line.
    """
    pdf = folder / "utskrift.pdf"
    pdf.write_bytes(page.pdf(format="A4"))
    text = subprocess.run(["pdftotext", order, pdf, "-"], capture_output=True, check=True).stdout.decode()
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_the_empty_form_prints_every_statement(instrument: InstrumentPage, tmp_path: Path) -> None:
    paper = printed(instrument.page, tmp_path)
    statements = [item["text"] for section in sections() for item in section["items"]]
    assert [statement for statement in statements if squeezed(statement) not in paper] == []


def test_the_empty_form_prints_without_controls(instrument: InstrumentPage, tmp_path: Path) -> None:
    paper = printed(instrument.page, tmp_path)
    assert [control for control in CONTROLS if squeezed(control) in paper] == []


def test_a_result_prints_its_values(instrument: InstrumentPage, tmp_path: Path) -> None:
    instrument.answer(example_answers("vet-ej-och-inte-relevant")).show_result()
    instrument.drawn().first.wait_for()
    paper = printed(instrument.page, tmp_path, "-layout")
    scores = instrument.dispatched()["scores"]
    titles = instrument.page.locator("[data-row] th").evaluate_all(
        "(all) => all.map((one) => one.firstChild.textContent)"
    )
    rows = [
        f"{title}{points(score['value'])}{points(score['lower'])}–{points(score['upper'])}"
        for title, score in zip(titles, scores.values(), strict=True)
    ]
    assert [row for row in rows if squeezed(row) not in paper] == []


def test_a_result_prints_without_controls(instrument: InstrumentPage, tmp_path: Path) -> None:
    instrument.answer(example_answers("allt-lagt")).show_result()
    paper = printed(instrument.page, tmp_path)
    assert [control for control in CONTROLS if squeezed(control) in paper] == []


# Records


FRAME = ("Hoppa till innehållet", "Läs vidare i ordning", "Sök på webbplatsen", "Huvudmeny", "På den här sidan")
COLOURS = """() => {
  const shown = [...document.querySelectorAll('main *, .sk-header *')].filter((one) => one.checkVisibility())
  const luminance = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[0-9.]+/g).map(Number)
    return alpha === 0 ? null : (red * 0.3 + green * 0.59 + blue * 0.11) / 255
  }
  const texts = shown.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  const pale = texts.filter((one) => {
    const style = getComputedStyle(one)
    return luminance(one instanceof SVGElement ? style.fill : style.color) > 0.13
  })
  const shaded = shown.filter((one) => {
    const light = luminance(getComputedStyle(one).backgroundColor)
    return light !== null && light < 0.95 && one.textContent.trim() !== ''
  })
  return [...pale, ...shaded].map((one) => one.outerHTML.slice(0, 100))
}"""
CONTROLS_SHOWN = """() => [...document.querySelectorAll('button, input, select, textarea, [data-filter]')]
  .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 100))"""
PAPER = {name: path for name, path in SAMPLES.items() if not name.startswith(("an instrument", "om ", "not found"))}


@pytest.fixture
def paper(page: Page) -> Page:
    """A page as it is on paper."""
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("kind", PAPER)
def test_a_page_is_black_on_white_on_paper_and_has_no_controls(paper: Page, web: Any, kind: str) -> None:
    paper.goto(web.url(PAPER[kind]))
    # The theme lets colours glide. A wait for a function would need 'unsafe-eval', which the page's policy denies.
    for _ in range(30):
        if not (coloured := paper.evaluate(COLOURS)):
            break
        paper.wait_for_timeout(100)
    assert coloured == []
    assert paper.evaluate(CONTROLS_SHOWN) == []


WHOLE = {
    "the map": ("forsta/formagor/index.html", ".sk-map__heading, .sk-map__item"),
    "an agenda": (LONGEST["a workshop"], ".sk-agenda__title, .sk-agenda__time"),
    "a plan and a budget": (LONGEST["a scenario with a pilot"], "main table th, main table td"),
    "the numbers of a chart": (LONGEST["a chart of the type bars"], "#tabell th, #tabell td"),
    "a table of many columns": (
        "forsta/fakta/informationssakerhet-fyrbodal.html",
        "#tabell th, #tabell td",
    ),
    "types side by side": ("valj/idealtyper/index.html", ".sk-compare th, .sk-compare td p"),
    "a drawing in words": (LONGEST["a model of the form sequence"], ".sk-drawing__list a"),
    "the rows of the sources, unfolded": ("om/underlag.html", "tbody a"),
    "advice": ("gor/index.html", ".sk-links__title"),
    "concepts": ("forsta/begrepp/index.html", "dt, dd"),
}


@pytest.mark.parametrize("what", WHOLE)
def test_everything_is_on_paper(page: Page, web: Any, what: str, tmp_path: Path) -> None:
    path, parts = WHOLE[what]
    page.goto(web.url(path))
    texts = [squeezed(text) for text in page.locator(parts).all_text_contents()]
    sheets = printed(page, tmp_path)
    assert texts
    assert [text for text in texts if text not in sheets] == []
    assert [control for control in FRAME if squeezed(control) in sheets] == []


@pytest.mark.parametrize("path", ["forsta/begrepp/kollektiv-digitalisering.html", "gor/gemensamt-styrsprak.html"])
def test_a_record_prints_without_the_frame_of_the_site(page: Page, web: Any, path: str, tmp_path: Path) -> None:
    page.goto(web.url(path))
    sheets = printed(page, tmp_path)
    assert [control for control in FRAME if squeezed(control) in sheets] == []


def test_a_filtered_list_prints_what_it_shows(page: Page, web: Any, tmp_path: Path) -> None:
    page.goto(web.url("gor/index.html"))
    page.locator("[data-filter] input").fill("strategi")
    shown = page.locator("[data-filter-item]:visible .sk-links__title").all_text_contents()
    hidden = page.locator("[data-filter-item][hidden] .sk-links__title").all_text_contents()
    sheets = printed(page, tmp_path)
    assert [title for title in shown if squeezed(title) not in sheets] == []
    assert [title for title in hidden if squeezed(title) in sheets] == []


def test_a_drawn_chart_is_on_paper_inside_its_page(page: Page, web: Any) -> None:
    page.goto(web.url(LONGEST["a chart of the type bars"]))
    page.locator("[data-chart] svg").first.wait_for()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 670, "height": 950})  # the text of an A4 sheet
    page.wait_for_function("() => document.querySelector('[data-chart] svg').getBoundingClientRect().right <= 670")
