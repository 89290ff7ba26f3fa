"""Every built page, parsed once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_pages import Pages
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="session")
def all_pages(built_site: Path) -> Pages:
    """The pages in every language."""
    return {
        path.relative_to(built_site).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def pages(all_pages: Pages) -> Pages:
    """The pages in Swedish."""
    return {path: page for path, page in all_pages.items() if not path.startswith("en/")}


@pytest.fixture(scope="session")
def english(all_pages: Pages) -> Pages:
    """The pages in English."""
    return {path: page for path, page in all_pages.items() if path.startswith("en/")}
