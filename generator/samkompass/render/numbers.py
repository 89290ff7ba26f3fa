"""Numbers the Swedish way: 1 234,5; −0,2 %; 139–339."""

from __future__ import annotations

SPACE = "\u00a0"
"""Between thousands, and between a number and its unit: a line never breaks there."""


def number(value: float, decimals: int = 0) -> str:
    """A number with decimal comma and spaces between thousands; minus is a real minus."""
    text = f"{abs(value):,.{decimals}f}".replace(",", SPACE).replace(".", ",")
    negative = value < 0 and text.strip("0,\u00a0") != ""
    return f"−{text}" if negative else text


def quantity(value: float, unit: str | None, decimals: int = 0) -> str:
    """A number with its unit."""
    return f"{number(value, decimals)}{SPACE}{unit}" if unit else number(value, decimals)


def span(low: float, high: float, unit: str | None = None) -> str:
    """Two bounds, or one number where both are the same."""
    text = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"{text}{SPACE}{unit}" if unit else text
