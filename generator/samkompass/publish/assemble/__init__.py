"""The site's own engine: what was rendered and the theme → the files of the site, as MkDocs would build them."""

from .assembler import Assembled, Assembler
from .theme import Theme

__all__ = ["Assembled", "Assembler", "Theme"]
