"""Whether a file is the picture that its name says: by its first bytes, whole, and without script."""

from __future__ import annotations

from pathlib import PurePath

from samkompass.load.pictures import LARGEST
from samkompass.model.look import Picture

from . import svg

_KINDS = {".svg": "SVG", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}


def problem(picture: Picture) -> str | None:
    """What is wrong with a picture, as the end of a sentence that its name starts; None when nothing is."""
    if picture.size > LARGEST:
        return f"has {picture.size} bytes, and {LARGEST} are the most"
    named = _KINDS[PurePath(picture.name).suffix.lower()]
    is_ = kind(picture.data)
    if is_ is None and named == "SVG":
        return svg.problem(picture.data)
    if is_ is None:
        return f"is no {named}: its first bytes are those of no picture"
    if is_ != named:
        return f"is a picture in {is_}, and its name says {named}"
    return None if _whole(picture.data, is_) else "is broken off: its end is missing"


def kind(data: bytes) -> str | None:
    """The kind of picture that bytes begin; None for what is none, and for SVG, which is text."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return None


def _whole(data: bytes, kind_: str) -> bool:
    """Whether a picture ends as it should; nothing can follow it that another program would take for something else."""
    match kind_:
        case "PNG":
            return data.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82")
        case "JPEG":
            return data.endswith(b"\xff\xd9")
        case _:
            return int.from_bytes(data[4:8], "little") + 8 == len(data)
