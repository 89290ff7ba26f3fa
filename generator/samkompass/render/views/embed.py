"""Code for other web sites that show an instrument in a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import escape

from samkompass.model.instrument import Instrument
from samkompass.render import urls
from samkompass.render.marks import bare

PLACEHOLDER = "https://adressen-till-kompassen.example/"
"""Stands for where the site is, which nobody knows before it is published."""

ATTRIBUTES = '"\n  width="100%" height="900" style="border: 0" loading="lazy" referrerpolicy="no-referrer"></iframe>'

LISTENER = """\
<script>
addEventListener('message', function (event) {
  document.querySelectorAll('iframe.samkompass').forEach(function (frame) {
    if (event.source !== frame.contentWindow || !event.data || event.data.type !== 'samkompass:height') return
    var height = event.data.height
    if (Number.isInteger(height) && height > 0 && height < 100000) frame.style.height = height + 'px'
  })
})
</script>"""
"""Gives each frame the height that it tells. Takes numbers within bounds alone, and from the frame itself."""


@dataclass(frozen=True)
class Snippet:
    """The code of one frame, as text.

    Attributes:
        id: the instrument's id.
        title: the instrument's title.
        path: the page that the frame shows.
        before: the code up to the address.
        address: where the page is, with a placeholder for the site.
        after: the code from the address on.
    """

    id: str
    title: str
    path: str
    before: str
    address: str
    after: str


def snippets(instruments: Iterable[Instrument], below: str = "") -> Iterator[Snippet]:
    """The code of every instrument's frame.

    Args:
        instruments: the instruments.
        below: the folder of a translation, below the address of the edition's own site.
    """
    for instrument in instruments:
        path = urls.framed_path(instrument.id)
        title = bare(instrument.title)
        yield Snippet(
            id=instrument.id,
            title=title,
            path=path,
            before=f'<iframe class="samkompass" title="{escape(title)}"\n  src="',
            address=f"{PLACEHOLDER}{below}{path}",
            after=ATTRIBUTES,
        )
