"""``base.json``: what the base said beneath every field that an edition or a translation touches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import samkompass
from samkompass.model.lineage import Change, Layer, Lineage

from .project import BASE_FILE, SHOWN_BASE, Project

FORMAT = "samkompass-base/1"


@dataclass(frozen=True)
class Seen:
    """What was seen.

    Attributes:
        base: version of the base.
        fields: ``<kind>/<id>`` → path → ``hash`` of what the base said and, in editions, ``was``: what it said.
    """

    base: str = ""
    fields: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def knows(self, key: str, path: str) -> bool:
        """Whether the base had something there."""
        return path in self.fields.get(key, {})


def read_seen(folder: Path) -> Seen:
    """What ``base.json`` of a layer's folder says; nothing where there is none that can be read."""
    try:
        data = json.loads((folder / BASE_FILE).read_bytes())
        fields = {
            str(key): {str(path): dict(entry) for path, entry in paths.items()} for key, paths in data["seen"].items()
        }
        return Seen(str(data["base"]), fields) if data["format"] == FORMAT else Seen()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Seen()


def fingerprint(value: Any) -> str:
    """A hash of plain data, 12 hex digits; 48 bits are enough to see that somebody changed a text."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Placed(Protocol):
    """A layer in its folder."""

    layer: Layer
    place: PurePosixPath


def write_seen(project: Project, layers: Iterable[tuple[Placed, Lineage]]) -> list[Path]:
    """Write ``base.json`` of the layers that rest on something of the base.

    From an edition outside it, the base's own layers are left as they are.

    Args:
        project: where the layers are.
        layers: the files of each layer, with a lineage that holds its changes. The first of several for one layer
            counts: it has the layer in its own language.

    Returns:
        The files that were written.
    """
    written: dict[Path, None] = {}
    for files, lineage in layers:
        path = project.root / files.place / BASE_FILE
        text = _seen_now(files.layer, lineage)
        if path in written or files.place.is_relative_to(SHOWN_BASE) or (text is None and not path.is_file()):
            continue
        written[path] = None
        if text is None:
            path.unlink()
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return [path for path in written if path.is_file()]


def _seen_now(layer: Layer, lineage: Lineage) -> str | None:
    """The text of ``base.json`` for one layer; None where it rests on nothing of the base."""
    fields: dict[str, dict[str, dict[str, Any]]] = {}
    for key, change in lineage.all():
        if rests_on_base(change) and change.layer == layer:
            entry: dict[str, Any] = {"hash": fingerprint(change.beneath)}
            if layer.kind == "edition" and change.operation in ("set", "remove") and not key.startswith("page/"):
                entry["was"] = change.beneath
            fields.setdefault(key, {})[change.path] = entry
    data = {"format": FORMAT, "base": samkompass.__version__, "seen": fields}
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n" if fields else None


def rests_on_base(change: Change) -> bool:
    """Whether a change could mean something else when the base changes: what is added stands for itself."""
    return change.operation in ("set", "remove", "hide")
