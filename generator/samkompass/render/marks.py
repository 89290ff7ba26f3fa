"""Marks in texts while a page is made: what is in another language than the page, and what leads out of its site.

A page in a translation falls back to the main language where a text is not translated. Such a text has marks around
it from the moment when the knowledge base is prepared (`render.translation`), whatever templates do with it. `resolved`
turns marks into HTML when a page is ready: an element with ``lang`` where an element can stand, nothing in attributes
and in elements that hold plain text. The marks are characters for private use, which no font has a sign for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FOREIGN, NATIVE, END = "\ue000", "\ue001", "\ue002"
"""Before a text in the main language, before one in the page's own language within such a text, and after both."""
ELSEWHERE = "\ue003"
"""Before the address of a page that is there in the main language alone."""

_MARKS = re.compile(f"[{FOREIGN}-{ELSEWHERE}]")
_TOKEN = re.compile(
    rf"""[{FOREIGN}-{ELSEWHERE}]|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[^>"']|"[^"]*"|'[^']*')*>""",
)
_PLAIN = frozenset(["title", "option", "script", "style", "svg", "textarea"])
"""Elements in which no other element can say its language; drawings have their words beside them."""
_BLOCKS = ("<p", "<ul", "<ol")


@dataclass(frozen=True)
class Speech:
    """The languages of a page.

    Attributes:
        own: the page's.
        main: that of what is not translated.
        note: what links to pages in the main language say, as HTML.
    """

    own: str
    main: str
    note: str


def foreign(text: str) -> str:
    """A text, marked as one in the main language."""
    return f"{FOREIGN}{text}{END}"


def native(text: str) -> str:
    """A text in the page's own language, marked for a place within one that is not."""
    return f"{NATIVE}{text}{END}"


def is_foreign(text: str) -> bool:
    """Whether a text as a whole is marked as one in the main language."""
    return text.startswith(FOREIGN)


def bare(text: str) -> str:
    """A text without marks."""
    return _MARKS.sub("", text)


def resolved(html: str, speech: Speech) -> str:
    """HTML, or Markdown with HTML in it, with elements in the place of marks.

    What is in the main language is in a ``span`` or, where it begins with a block, a ``div`` with ``lang``. A link out
    of the site gets ``hreflang``, and the note before its end unless all around it is in the main language too.
    """
    if not _MARKS.search(html):
        return html
    parts: list[str] = []
    opened: list[tuple[str, bool]] = []
    notes: list[bool] = []
    plain = at = 0
    for match in _TOKEN.finditer(html):
        parts.append(html[at : match.start()])
        at = match.end()
        token, name = match[0], (match["name"] or "").lower()
        if name:
            plain += (name in _PLAIN) * (-1 if match["end"] else 1)
            if name == "a" and match["end"]:
                parts.append(f' <span class="sk-elsewhere">{speech.note}</span>' if notes and notes.pop() else "")
            elif name == "a":
                leads_out = ELSEWHERE in token
                notes.append(leads_out and not (opened and opened[-1][1]))
                token = f'{token[:-1]} hreflang="{speech.main}">' if leads_out else token
            parts.append(bare(token))
        elif plain or token == ELSEWHERE:
            continue
        elif token == END:
            parts.append(f"</{opened.pop()[0]}>" if opened else "")
        else:
            element = "div" if html.startswith(_BLOCKS, at) else "span"
            opened.append((element, token == FOREIGN))
            parts.append(f'<{element} lang="{speech.main if token == FOREIGN else speech.own}">')
    return "".join([*parts, html[at:]])
