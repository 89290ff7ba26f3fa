"""Cells of tables, read back."""

from __future__ import annotations


def number(text: str) -> float | None:
    """What a cell of a table says."""
    if text == "–":
        return None
    digits = "".join(character for character in text.replace("−", "-").replace(",", ".") if character in "-.0123456789")
    return float(digits)
