"""The kinds of knowledge records by name, and where each has its pages. Light to import."""

from __future__ import annotations

FOLDERS: dict[str, str] = {
    "source": "om/kallor",
    "concept": "forsta/begrepp",
    "finding": "forsta/fynd",
    "model": "forsta/modeller",
    "case": "forsta/fall",
    "recommendation": "gor",
}
"""Kind → the folder of its pages on the site, in the order in which lists show kinds; ids name the pages."""

HEADINGS = frozenset(
    [
        "gor",
        "se-aven",
        "kallor",
        "inte",
        "delar",
        "betyder",
        "rad",
        "varfor",
        "steg",
        "starker",
        "lardomar",
        "anvands",
        "granser",
        "bakgrund",
        "pastaenden",
        "innehall",
    ]
)
"""Anchors of the headings that pages have by themselves, which no section or element may take."""
