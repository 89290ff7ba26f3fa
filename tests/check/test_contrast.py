"""Contrast as WCAG computes it, and the nearest colour that has enough."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samkompass.check.contrast import Colour, colour, contrast, luminance, nearest, oklch, passes, shown, written
from samkompass.check.look import USES
from samkompass.model.look import ACCENT
from samkompass.render.look import hover
from support import ROOT

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
GROUNDS = tuple(use.ground for use in USES)
COLOURS = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))


def of(text: str) -> Colour:
    found = colour(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.47),  # WebAIM and W3C's failure F24 discuss these greys and this red
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#ff0000", "#ffffff", 3.99),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#ffffff", 1.37),
    ],
)
def test_contrast_is_what_others_compute(one: str, other: str, ratio: float) -> None:
    assert contrast(of(one), of(other)) == pytest.approx(ratio, abs=0.01)
    assert contrast(of(other), of(one)) == contrast(of(one), of(other))


@pytest.mark.parametrize(
    ("channel", "expected"),
    [("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722), ("#0a0a0a", 10 / 255 / 12.92)],
)
def test_luminance_follows_the_definition(channel: str, expected: float) -> None:
    assert luminance(of(channel)) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["005a9c", "#05c", "#005a9", "#005a9cff", "#00 a9c", "#+05a9c", "#٠٠٠٠٠٠", "red", ""])
def test_what_is_not_six_hex_digits_is_no_colour(text: str) -> None:
    assert colour(text) is None


@given(COLOURS)
def test_a_colour_is_read_as_it_is_written(one: Colour) -> None:
    assert colour(written(one)) == one


@given(COLOURS)
def test_oklch_leads_back_to_the_same_colour(one: Colour) -> None:
    assert shown(*oklch(one)) == one


def test_oklch_is_what_its_author_computes() -> None:
    lightness, chroma, hue = oklch((255, 0, 0))
    assert (lightness, chroma, math.degrees(hue)) == pytest.approx((0.628, 0.258, 29.23), abs=0.005)


@given(COLOURS)
def test_the_nearest_colour_passes(one: Colour) -> None:
    assert passes(nearest(one, GROUNDS, 4.5), GROUNDS, 4.5)


@given(COLOURS)
def test_a_colour_that_passes_is_its_own_nearest(one: Colour) -> None:
    found = nearest(one, GROUNDS, 4.5)
    assert nearest(found, GROUNDS, 4.5) == found
    assert (found == one) is passes(one, GROUNDS, 4.5)


@given(COLOURS, st.integers(0, 400))
def test_no_lightness_between_a_colour_and_its_nearest_passes(one: Colour, step: int) -> None:
    lightness, chroma, hue = oklch(one)
    distance = abs(oklch(nearest(one, GROUNDS, 4.5))[0] - lightness)
    # Neighbouring colours of a screen differ by up to 0.004 in lightness; nothing finer can be told apart.
    nearer = [lightness + side * step / 400 * (distance - 0.005) for side in (-1, 1)]
    if distance > 0.005:
        assert [value for value in nearer if 0 <= value <= 1 and passes(shown(value, chroma, hue), GROUNDS, 4.5)] == []


@given(COLOURS)
def test_the_nearest_colour_has_the_same_hue(one: Colour) -> None:
    found = nearest(one, GROUNDS, 4.5)
    _, chroma, hue = oklch(one)
    _, left, other = oklch(found)
    if min(chroma, left) > 0.04:  # greys have no hue to keep
        assert abs(math.remainder(hue - other, math.tau)) < math.radians(6)


def test_no_lightness_passes_between_black_and_white() -> None:
    with pytest.raises(ValueError, match="no lightness"):
        nearest((128, 128, 128), (BLACK, WHITE), 7.0)


@given(COLOURS)
def test_what_is_derived_from_an_accent_has_enough_contrast_too(one: Colour) -> None:
    accent = nearest(one, GROUNDS, 4.5)
    assert passes(hover(accent), GROUNDS, 4.5)
    tint = tuple(round(0.09 * channel + 0.91 * 255) for channel in accent)  # as instrument.css mixes it
    assert contrast(accent, (tint[0], tint[1], tint[2])) >= 3
    for ink in ("#1b1f23", "#4b5560"):
        assert contrast(of(ink), (tint[0], tint[1], tint[2])) >= 4.5


def test_the_colours_are_those_of_the_stylesheet() -> None:
    style = (ROOT / "overrides/assets/samkompass/site.css").read_text(encoding="utf-8")
    assert f"--sk-accent: {ACCENT};" in style
    assert "--sk-surface: #f5f7f8;" in style
    assert "--sk-paper: #fff;" in style
    assert {written(ground) for ground in GROUNDS} == {"#f5f7f8", "#ffffff"}
