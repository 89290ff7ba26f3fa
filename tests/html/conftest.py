"""Every built page, parsed once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_pages import Pages
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="session")
def pages(built_site: Path) -> Pages:
    return {
        path.relative_to(built_site).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }
