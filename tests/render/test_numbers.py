"""Numbers as Swedish texts have them: decimal comma, spaces between thousands, a real minus, a dash between bounds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samkompass.render.numbers import number, percent, points, quantity, span


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (7, 0, "7"),
        (999, 0, "999"),
        (1000, 0, "1 000"),
        (273900, 0, "273 900"),
        (1234567.5, 1, "1 234 567,5"),
        (3.4, 1, "3,4"),
        (3, 1, "3,0"),
        (-0.2, 1, "−0,2"),
        (-12345, 0, "−12 345"),
        (-0.04, 1, "0,0"),
        (-0.0, 0, "0"),
    ],
)
def test_a_number_is_written_the_swedish_way(value: float, decimals: int, text: str) -> None:
    assert number(value, decimals) == text.replace(" ", "\u00a0")


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_reads_back_as_itself(value: int) -> None:
    assert int(number(value).replace("\u00a0", "").replace("−", "-")) == value


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_number_has_its_decimals_and_thousands_in_threes(value: float, decimals: int) -> None:
    whole, _, rest = number(value, decimals).removeprefix("−").partition(",")
    assert len(rest) == decimals
    assert re.fullmatch(r"\d{1,3}(\u00a0\d{3})*", whole)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [(53, "%", 0, "53 %"), (-0.2, "%", 1, "−0,2 %"), (4070, "tkr", 0, "4 070 tkr"), (5, None, 0, "5")],
)
def test_a_unit_stands_after_a_space_that_does_not_break(
    value: float, unit: str | None, decimals: int, text: str
) -> None:
    assert quantity(value, unit, decimals) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (139, 339, "timmar", "139–339 timmar"),
        (3070, 4070, "tkr", "3 070–4 070 tkr"),
        (176, 176, "timmar", "176 timmar"),
        (0, 0, None, "0"),
    ],
)
def test_bounds_have_a_dash_between_them_unless_they_are_the_same(
    low: float, high: float, unit: str | None, text: str
) -> None:
    assert span(low, high, unit) == text.replace(" ", "\u00a0")


# In English


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (number(1234567.5, 1, "en"), "1,234,567.5"),
        (number(-0.2, 1, "en"), "−0.2"),
        (number(-0.04, 1, "en"), "0.0"),
        (quantity(42, "%", language="en"), "42%"),
        (quantity(1200, "hours", language="en"), "1,200 hours"),
        (percent("42", "en"), "42%"),
        (percent("42"), "42 %"),
        (points(3350, "en"), "33.50"),
        (points(3350), "33,50"),
        (points(5000, "en"), "50"),
        (span(1000, 2000, "hours", "en"), "1,000–2,000 hours"),
    ],
)
def test_a_number_is_written_the_english_way(text: str, shown: str) -> None:
    assert text == shown.replace(" ", "\u00a0")
