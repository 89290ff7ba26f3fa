"""Contrast between colours as WCAG 2.2 computes it, and the nearest colour that has enough.

Nearest means the smallest change of lightness in OKLCH, a space in which equal steps look equally large; hue stays, and
chroma too unless no screen can show that much of it at the new lightness. A step of HSL's lightness would look large
in blue and small in yellow, and would drift in hue.
"""

from __future__ import annotations

import math
import string
from collections.abc import Iterable

Colour = tuple[int, int, int]
"""Red, green and blue in sRGB, integers 0–255."""

_STEPS = 1000
"""Lightness is searched in steps of a thousandth, which is finer than neighbouring colours of a screen differ."""


def colour(text: str) -> Colour | None:
    """The colour that ``#rrggbb`` means, or None when the text is not of that form."""
    digits = text.removeprefix("#")
    if len(text) != 7 or len(digits) != 6 or not set(digits) <= set(string.hexdigits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def written(of: Colour) -> str:
    """A colour as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*of)


def luminance(of: Colour) -> float:
    """Relative luminance, 0 for black and 1 for white (WCAG 2.2, *relative luminance*)."""
    red, green, blue = (_linear(channel / 255) for channel in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, *contrast ratio*); their order does not matter."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def passes(of: Colour, grounds: Iterable[Colour], ratio: float) -> bool:
    """Whether a colour has a contrast of at least `ratio` to every ground. Ratios are not rounded, as WCAG says."""
    return all(contrast(of, ground) >= ratio for ground in grounds)


def nearest(of: Colour, grounds: tuple[Colour, ...], ratio: float) -> Colour:
    """The colour of the same hue that passes with the smallest change of lightness; `of` itself when it passes.

    Raises:
        ValueError: no lightness passes, because the grounds are both too light and too dark.
    """
    if passes(of, grounds, ratio):
        return of
    lightness, chroma, hue = oklch(of)
    steps = sorted(range(_STEPS + 1), key=lambda step: abs(step / _STEPS - lightness))
    for step in steps:
        found = shown(step / _STEPS, chroma, hue)
        if passes(found, grounds, ratio):
            return found
    raise ValueError("no lightness has that contrast to every ground")


def darker(of: Colour, share: float) -> Colour:
    """A colour of the same hue with a share (0–1) of its OKLCH lightness taken away."""
    lightness, chroma, hue = oklch(of)
    return shown(lightness * (1 - share), chroma, hue)


def oklch(of: Colour) -> tuple[float, float, float]:
    """Lightness 0–1, chroma from 0 and hue in radians (Björn Ottosson, *A perceptual color space*, 2020)."""
    red, green, blue = (_linear(channel / 255) for channel in of)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def shown(lightness: float, chroma: float, hue: float) -> Colour:
    """The colour of a screen with that lightness and hue, and as much of the chroma as a screen can show."""
    channels = _channels(lightness, chroma, hue)
    if not _on_screen(channels):
        low, high = 0.0, chroma
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _on_screen(_channels(lightness, middle, hue)) else (low, middle)
        channels = _channels(lightness, low, hue)
    red, green, blue = (round(255 * _encoded(min(max(channel, 0.0), 1.0))) for channel in channels)
    return red, green, blue


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear red, green and blue; outside 0–1 for what no screen shows."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _on_screen(channels: tuple[float, float, float]) -> bool:
    slack = 1e-4  # less than rounding to 255 steps takes away
    return all(-slack <= channel <= 1 + slack for channel in channels)


def _linear(channel: float) -> float:
    """An sRGB channel, 0–1, made proportional to light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    """What `_linear` undoes."""
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
