"""On paper: the empty form, and a result."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from instrument_page import InstrumentPage, example_answers, points, sections
from playwright.sync_api import Page

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


def printed(page: Page, folder: Path) -> str:
    """What is on the paper, without spaces: lines break anywhere."""
    pdf = folder / "utskrift.pdf"
    pdf.write_bytes(page.pdf(format="A4"))
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


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
    paper = printed(instrument.page, tmp_path)
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


@pytest.mark.parametrize("path", ["forsta/begrepp/kollektiv-digitalisering.html", "gor/gemensamt-styrsprak.html"])
def test_a_record_prints_without_the_frame_of_the_site(page: Page, web: object, path: str, tmp_path: Path) -> None:
    page.goto(web.url(path))  # type: ignore[attr-defined]
    paper = printed(page, tmp_path)
    assert [
        control
        for control in ("Hoppa till innehållet", "Läs vidare i ordning", "Sök på webbplatsen")
        if squeezed(control) in paper
    ] == []
