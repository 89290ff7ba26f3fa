"""Numbers as people read them: 1 234,5; −0,2 %; 139–339; in English 1,234.5; −0.2%."""

from __future__ import annotations

from .language import SPACE, writing


def number(value: float, decimals: int = 0, language: str = "sv") -> str:
    """A number with its decimals and groups of three digits; minus is a real minus."""
    signs = writing(language)
    text = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and text.strip("0,.") != ""
    text = text.translate({ord(","): signs.thousands, ord("."): signs.decimals})
    return f"−{text}" if negative else text


def points(value: int, language: str = "sv") -> str:
    """A score, 0–10000, as people see it: 0–100, with the decimals that a limit has."""
    return number(value / 100, 2 if value % 100 else 0, language)


def percent(text: str, language: str = "sv") -> str:
    """A number that is text already, in per cent."""
    return f"{text}{writing(language).percent}%"


def quantity(value: float, unit: str | None, decimals: int = 0, language: str = "sv") -> str:
    """A number with its unit."""
    text = number(value, decimals, language)
    if unit == "%":
        return percent(text, language)
    return f"{text}{SPACE}{unit}" if unit else text


def span(low: float, high: float, unit: str | None = None, language: str = "sv") -> str:
    """Two bounds, or one number where both are the same."""
    ends = [number(low, 0, language), number(high, 0, language)]
    text = ends[0] if low == high else "–".join(ends)
    return f"{text}{SPACE}{unit}" if unit else text
