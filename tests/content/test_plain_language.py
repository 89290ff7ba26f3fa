"""The content is readable: "I korthet" by most adults, the rest by those it is written for."""

from __future__ import annotations

import pytest

from samkompass.check.readability import GUIDANCE_LIMIT, SUMMARY_LIMIT, readability
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from support import ROOT

PAGES_BY_HAND = [(page.name, page.read_text(encoding="utf-8")) for page in sorted((ROOT / "docs" / "om").glob("*.md"))]
MEASURED = readability(compile_project(Project(ROOT)).knowledge, PAGES_BY_HAND)


@pytest.mark.parametrize(
    ("average", "limit"),
    [(MEASURED.summary, SUMMARY_LIMIT), (MEASURED.guidance, GUIDANCE_LIMIT)],
    ids=["summary", "guidance"],
)
def test_pages_are_easy_enough_to_read_on_average(average: float, limit: float) -> None:
    assert average <= limit


def test_no_page_with_something_to_read_is_as_hard_as_an_official_report() -> None:
    whole = {page.id: page.summary + page.guidance for page in MEASURED.pages}
    hard = [id_ for id_, page in whole.items() if page.words >= 100 and (page.lix or 0) > GUIDANCE_LIMIT]
    assert hard == [], "See `samkompass check --readability`."
