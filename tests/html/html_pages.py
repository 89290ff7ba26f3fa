"""What the tests of built pages hand each other."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

Pages = dict[str, LexborHTMLParser]
"""Path from the root of the site → the page."""
