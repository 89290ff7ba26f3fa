"""Whether an SVG is a picture and nothing else: it may run nothing, load nothing and link to nothing.

On a page an SVG in ``<img>`` runs nothing whatever it holds; but people open a picture's own address, and there it is a
document of the site. The file is therefore parsed, and what is not known to be drawing is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat  # gives events and resolves nothing; what declares entities is refused below

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_DRAWING = """
svg g defs symbol use title desc metadata style switch image path rect circle ellipse line polyline polygon text tspan
textPath linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence
"""
DRAWING = frozenset(_DRAWING.split())
"""The elements that draw and do nothing else. Not here: script, foreignObject, a, animations, which can set links."""

NOTES = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
)
"""How the namespaces begin in which drawing programs leave notes that browsers ignore."""

PIXELS = tuple(f"data:image/{kind};base64," for kind in ("png", "jpeg", "webp"))
"""How the address of a picture within the picture begins."""

_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "iso-8859-1")
_CODE = ("javascript:", "vbscript:", "data:text", "data:application", "data:image/svg")
_LOADS = ("\\", "image-set(", "image(", "src(", "expression(")
"""What no value that browsers read as style may hold: escapes hide words, and the others load something."""
_LOADS_IN_STYLE = (*_LOADS, "@", "//", "data:", "-moz-binding", "behavior:")


def problem(data: bytes) -> str | None:
    """What keeps the bytes of a file from being a harmless SVG, or None."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"is no SVG: line {error.lineno} is no XML ({expat.ErrorString(error.code)})"
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        return f"is no SVG: {error}"
    except _Refused as refused:
        return f"{refused}, in line {reader.parser.CurrentLineNumber}"
    return None


class _Refused(Exception):
    """The file holds something that is not drawing."""


class _Reader:
    """Reads the parser's events."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self._depth = 0
        self._style: list[str] | None = None
        self.parser.XmlDeclHandler = _encoding
        self.parser.StartDoctypeDeclHandler = self._refuse("a document type, which can declare entities")
        self.parser.EntityDeclHandler = self._refuse("an entity")
        self.parser.ProcessingInstructionHandler = self._refuse("a processing instruction, which can load styles")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    @staticmethod
    def _refuse(what: str) -> Callable[..., None]:
        def refuse(*_: object) -> None:
            raise _Refused(f"holds {what}")

        return refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self._depth == 0 and (namespace, local) != (SVG, "svg"):
            raise _Refused(f'is no SVG: it starts with <{local}>, not with <svg xmlns="{SVG}">')
        self._depth += 1
        if namespace == SVG:
            if local not in DRAWING:
                raise _Refused(f"holds the element <{local}>, which is not drawing")
            if local == "style":
                self._style = []
        elif not namespace.startswith(NOTES):
            raise _Refused(f"holds the element <{local}> of '{namespace or 'no namespace'}', which is not drawing")
        for attribute, value in attributes.items():
            _attribute(local, attribute, value)

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._style is not None:
            _style("".join(self._style))
            self._style = None


def _encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    """Refuse encodings beside those that every parser knows: another one could read another document."""
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise _Refused(f"is in the encoding '{encoding}', which is not one of {', '.join(_ENCODINGS)}")


def _attribute(element: str, name: str, value: str) -> None:
    """Refuse an attribute that runs or loads something."""
    namespace, _, local = name.rpartition(" ")
    # Browsers leave out white space and control characters in addresses.
    address = "".join(character for character in value if character > " ").lower()
    if local.lower().startswith("on"):
        raise _Refused(f"holds the event handler '{local}'")
    if namespace == XML and local == "base":
        raise _Refused("holds 'xml:base', which turns addresses elsewhere")
    if any(code in address for code in _CODE):
        raise _Refused(f"holds code in the address of '{local}'")
    if local.lower() in ("href", "src"):
        within = address.startswith(PIXELS) and element in ("image", "feImage")
        if not (address.startswith("#") or within):
            raise _Refused(f"loads or links to something outside itself, '{value[:40]}'")
    elif namespace in ("", SVG):
        _style(value, local)


def _style(text: str, attribute: str = "style") -> None:
    """Refuse a style that loads something. Many attributes are styles too, such as ``fill`` and ``mask``."""
    lower = text.lower()
    for part in _LOADS_IN_STYLE if attribute == "style" else _LOADS:
        if part in lower:
            raise _Refused(f"holds '{part}' in '{attribute}', which can load something")
    for reference in lower.split("url(")[1:]:
        if not reference.lstrip(" \t\r\n'\"").startswith("#"):
            raise _Refused(f"loads something outside itself by 'url(…)' in '{attribute}'")
