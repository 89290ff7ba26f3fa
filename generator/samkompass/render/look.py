"""How an edition looks, as files beside the pages: a stylesheet of its colour, its mark, and its logo."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from samkompass.check.contrast import Colour, colour, oklch, shown, written
from samkompass.model.edition import Edition
from samkompass.model.look import Picture

from . import urls

STYLESHEET: Final = f"{urls.ASSETS}/edition.css"
ICON: Final = f"{urls.ASSETS}/edition-icon.svg"

_HOVER = 0.22
"""The share of the accent's lightness and chroma that hover takes away; all of it is still there in a dark accent."""

_STYLE = """\
/* The colours of the edition, made from its edition.yml. Their contrast was checked. */
:root {{
  --sk-accent: {accent};
  --sk-accent-dark: {dark};
}}
"""
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<circle cx="16" cy="16" r="14" fill="#fff" stroke="{accent}" stroke-width="3"/>'
    '<path fill="{accent}" d="M22.5 9.5 18.2 18.2 9.5 22.5l4.3-8.7z"/>'
    '<circle cx="16" cy="16" r="2" fill="#fff"/></svg>\n'
)


def logo_path(logo: Picture) -> str:
    """Where a logo is on the site: one name for all, so that pages of editions differ as little as they can."""
    return f"{urls.ASSETS}/logo{PurePath(logo.name).suffix.lower()}"


def assets(edition: Edition, logo: Picture | None) -> dict[str, bytes]:
    """Path on the site → bytes of what an edition has beside its pages. Every edition has a stylesheet and an icon."""
    accent = colour(edition.look.accent)
    assert accent is not None, "check.look lets nothing else pass"
    files = {
        STYLESHEET: _STYLE.format(accent=written(accent), dark=written(hover(accent))).encode(),
        ICON: _MARK.format(accent=written(accent)).encode(),
    }
    return files | ({logo_path(logo): logo.data} if logo is not None else {})


def hover(accent: Colour) -> Colour:
    """The colour of links and buttons under the pointer: the same hue, darker, so that its contrast is no lower."""
    lightness, chroma, hue = oklch(accent)
    return shown(lightness * (1 - _HOVER), chroma * (1 - _HOVER), hue)
