"""How languages write what is no word: numbers, per cent, quotations."""

from __future__ import annotations

from dataclasses import dataclass

SPACE = "\u00a0"
"""A space where no line breaks."""


@dataclass(frozen=True)
class Writing:
    """The signs of a language.

    Attributes:
        thousands: between groups of three digits.
        decimals: before decimals.
        percent: between a number and the sign for per cent.
        quotes: around a quotation.
    """

    thousands: str
    decimals: str
    percent: str
    quotes: tuple[str, str]


SWEDISH = Writing(SPACE, ",", SPACE, ("”", "”"))
ENGLISH = Writing(",", ".", "", ("“", "”"))
_WRITINGS = {"en": ENGLISH}


def writing(language: str) -> Writing:
    """How a language writes; the Swedish way for those that nobody has told about."""
    return _WRITINGS.get(language, SWEDISH)
