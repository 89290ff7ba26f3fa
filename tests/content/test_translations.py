"""What is translated fits what it translates: the same texts to fill in, the same anchors, links and tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT

TRANSLATIONS = ROOT / "content" / "translations"
LANGUAGES = sorted(path.name for path in TRANSLATIONS.iterdir() if path.is_dir())
INTERFACES = [
    (language, path.name)
    for language in LANGUAGES
    for path in sorted((TRANSLATIONS / language / "content" / "interface").glob("*.yml"))
]
PAGES = [
    (language, path.name)
    for language in LANGUAGES
    for path in sorted((TRANSLATIONS / language / "docs" / "om").glob("*.md"))
]
HOLES = re.compile(r"\{(\w+)\}")
# Ids and classes, links within the site, levels of headings, rows of tables, numbers and dots of lists.
SHAPE = re.compile(r"\{[#.][^}]*\}|\]\((?!https?:)[^)]*\)|^#+ |^\||^\d\.|^- ", re.MULTILINE)
SWEDISH = re.compile("[åäöÅÄÖ]")


def texts(path: Path) -> dict[str, str]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: dict[str, str] = data["texts"]
    return found


@pytest.mark.parametrize(("language", "name"), INTERFACES)
def test_a_translated_text_of_the_interface_is_filled_in_with_the_same_values(language: str, name: str) -> None:
    original = texts(ROOT / "content" / "interface" / name)
    translated = texts(TRANSLATIONS / language / "content" / "interface" / name)
    assert sorted(set(translated) - set(original)) == [], "These keys are no longer there."
    other = [
        key for key, text in translated.items() if sorted(HOLES.findall(text)) != sorted(HOLES.findall(original[key]))
    ]
    assert other == []


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_a_translated_page_has_the_anchors_links_and_lists_of_the_page_it_translates(language: str, name: str) -> None:
    original = (ROOT / "docs" / "om" / name).read_text(encoding="utf-8")
    translated = (TRANSLATIONS / language / "docs" / "om" / name).read_text(encoding="utf-8")
    assert SHAPE.findall(translated) == SHAPE.findall(original)


def test_no_swedish_is_left_in_the_english_interface() -> None:
    folder = TRANSLATIONS / "en" / "content" / "interface"
    left = {key: text for path in folder.glob("*.yml") for key, text in texts(path).items() if SWEDISH.search(text)}
    assert left == {}
