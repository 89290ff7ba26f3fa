"""The page of an instrument, as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml
from playwright.sync_api import Locator, Page

ASSESSMENTS = Path(__file__).parents[2] / "assessments"
TRIAL = Path(__file__).parent / "trial" / "assessments"
"""Instruments that are there for the tests: all that one can ask, in a few questions."""
USUAL = "konfiguration"
Answers = Mapping[str, int | str]

CHOOSE = """(answers) => {
  for (const [item, answer] of Object.entries(answers)) {
    document.querySelector(`input[type="radio"][name="${item}"][value="${answer}"]`).click()
  }
}"""
CHOSEN = """() => Object.fromEntries(
  [...document.querySelectorAll('form[data-instrument] input[type="radio"]:checked')].map((radio) => [
    radio.name, /^[0-9]+$/.test(radio.value) ? Number(radio.value) : radio.value
  ])
)"""
NUMBERS = """() => [...document.querySelectorAll('[data-result] [data-score]')].map((place) => [
  place.dataset.score, place.dataset.part, place.textContent.trim()
])"""


def instruments() -> list[str]:
    """Ids of the instruments of the site."""
    return sorted(file.parent.name for file in ASSESSMENTS.glob("*/instrument.yml"))


@cache
def _read(instrument: str, name: str) -> dict[str, Any]:
    (file,) = (file for base in (ASSESSMENTS, TRIAL) for file in base.glob(f"{instrument}/{name}.yml"))
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def definition(instrument: str = USUAL) -> dict[str, Any]:
    """The instrument as its YAML file has it."""
    return _read(instrument, "instrument")


def sections(instrument: str = USUAL) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = definition(instrument)["sections"]
    return found


def items(instrument: str = USUAL) -> list[dict[str, Any]]:
    """The items in the order they are asked."""
    return [item for section in sections(instrument) for item in section["items"]]


def item_ids(instrument: str = USUAL) -> list[str]:
    return [item["id"] for item in items(instrument)]


def example(name: str, instrument: str = USUAL) -> dict[str, Any]:
    """An example in ``examples.yml``."""
    return next(found for found in _read(instrument, "examples")["examples"] if found["id"] == name)


def shown_example(instrument: str) -> dict[str, Any]:
    """The example that visitors can look at."""
    return example(definition(instrument)["example"], instrument)


def example_answers(name: str) -> dict[str, int | str]:
    """The answers of an example in ``examples.yml``."""
    return dict(example(name)["answers"])


def example_result(name: str) -> dict[str, Any]:
    """The result that an example in ``examples.yml`` must give."""
    return dict(example(name)["expected"])


def points(score: int | None) -> str:
    """A number of a result as the page writes it: 0–100, half up, or that there is none."""
    return "saknas" if score is None else str((score + 50) // 100)


class InstrumentPage:
    """Fills in, shows, saves and loads."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self) -> Self:
        self.page.goto(self.url)
        self.started()
        return self

    def reload(self) -> Self:
        self.page.reload()
        self.started()
        return self

    def started(self) -> None:
        """Wait until the page's script has shown what needs it."""
        self.action("show-result").and_(self.page.locator(":enabled")).wait_for()

    def action(self, name: str) -> Locator:
        return self.page.locator(f'[data-action="{name}"]')

    def part(self, name: str) -> Locator:
        return self.page.locator(f'[data-part="{name}"]')

    @property
    def result(self) -> Locator:
        return self.page.locator("[data-result]")

    @property
    def errors(self) -> Locator:
        return self.part("errors")

    @property
    def notice(self) -> Locator:
        return self.part("notice-text")

    def answer(self, answers: Answers) -> Self:
        self.page.evaluate(CHOOSE, dict(answers))
        return self

    def fill_in(self, example: Mapping[str, Any]) -> Self:
        """Answer as an example does, with its role, and with how important each item is."""
        importance = {f"{item}.importance": value for item, value in example.get("importance", {}).items()}
        role = {"respondent.role": example["role"]} if example.get("role") else {}
        return self.answer(role | dict(example["answers"]) | importance)

    def answers(self) -> dict[str, int | str]:
        """What is filled in."""
        chosen: dict[str, int | str] = self.page.evaluate(CHOSEN)
        return chosen

    def show_result(self) -> Self:
        self.action("show-result").click()
        self.result.wait_for()
        return self

    def dispatched(self) -> dict[str, Any]:
        """The latest result that the page told of."""
        detail: dict[str, Any] = self.page.evaluate("() => window.noted.at(-1)")
        return detail

    def numbers(self) -> list[tuple[str, str, str]]:
        """Every number shown for a dimension: dimension, part of the score, text."""
        return [(dimension, part, text) for dimension, part, text in self.page.evaluate(NUMBERS)]

    def drawn(self) -> Locator:
        """The radar's points."""
        return self.page.locator("[data-part=chart] svg .scatterlayer path.point")

    def download(self) -> bytes:
        """The file that a person gets."""
        with self.page.expect_download() as download:
            self.action("download").click()
        return Path(download.value.path()).read_bytes()

    def load(self, content: bytes | str | Mapping[str, Any], name: str = "svar.json") -> Self:
        if isinstance(content, Mapping):
            content = json.dumps(content, ensure_ascii=False)
        if isinstance(content, str):
            content = content.encode()
        self.page.set_input_files(
            '[data-action="load"]', {"name": name, "mimeType": "application/json", "buffer": content}
        )
        self.page.wait_for_function("() => document.querySelector('[data-action=load]').files.length === 0")
        return self

    def response(self, **members: Any) -> dict[str, Any]:
        """A response file to this instrument, with members of its own."""
        table = json.loads(self.page.locator("script[data-scoring-table]").text_content() or "")
        return {
            "format": "samkompass-response/1",
            "instrument": table["instrument"],
            "version": table["version"],
            "table": table["hash"],
        } | members
