"""``MANIFEST.json``: what a zip holds, for people and programs that have only the zip.

``{"format": "samkompass-manifest/1", "edition": {"id", "name", "version"}, "base": "<version of the package whose
content the edition builds on>", "languages": ["sv"], "instruments": [{"id", "version", "table": "<hash>"}], "files":
<number of files beside this one and SHA256SUMS>, "date": "<of SOURCE_DATE_EPOCH, or null>"}``
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from samkompass.render.output import EditionFacts

MANIFEST = "MANIFEST.json"
FORMAT = "samkompass-manifest/1"

_TABLE = re.compile(rb'<script type="application/json" data-scoring-table="[^"]+">(.*?)</script>', re.DOTALL)
_LANGUAGE_START = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)/index\.html")


class ManifestProblem(Exception):
    """A manifest cannot be read."""


@dataclass(frozen=True)
class ManifestInstrument:
    """An instrument in the zip: its id, version and the hash of its scoring table."""

    id: str
    version: str
    table: str


@dataclass(frozen=True)
class Manifest:
    """What a zip holds.

    Attributes:
        edition: id of the edition.
        name: its name.
        version: its version.
        base: version of the package whose content it builds on.
        languages: the site's own first.
        instruments: by id.
        files: how many files there are beside the manifest and the checksums.
        date: of the files in the zip (ISO 8601, UTC), where the builder was given one.
    """

    edition: str
    name: str
    version: str
    base: str
    languages: tuple[str, ...]
    instruments: tuple[ManifestInstrument, ...]
    files: int
    date: str | None

    def text(self) -> str:
        """The file."""
        data = {
            "format": FORMAT,
            "edition": {"id": self.edition, "name": self.name, "version": self.version},
            "base": self.base,
            "languages": list(self.languages),
            "instruments": [asdict(instrument) for instrument in self.instruments],
            "files": self.files,
            "date": self.date,
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def manifest_of(files: Mapping[str, bytes], edition: EditionFacts, base: str, date: str | None) -> Manifest:
    """The manifest of a site, by what its pages hold.

    Args:
        files: path → bytes of all that goes in the zip, the manifest and the checksums left out.
        edition: what it is.
        base: version of the package.
        date: of the files, or None.
    """
    found = {}
    others = set()
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        for match in _TABLE.finditer(data) if b"data-scoring-table=" in data else ():
            table = json.loads(match[1])
            found[table["instrument"]] = ManifestInstrument(table["instrument"], table["version"], table["hash"])
        if (start := _LANGUAGE_START.fullmatch(path)) and f'<html lang="{start[1]}"'.encode() in data:
            others.add(start[1])
    languages = (edition.language, *sorted(others - {edition.language}))
    instruments = tuple(found[id_] for id_ in sorted(found))
    return Manifest(edition.id, edition.name, edition.version, base, languages, instruments, len(files), date)


def read_manifest(data: bytes) -> Manifest:
    """A manifest from its file.

    Raises:
        ManifestProblem: it is of another version, or no manifest.
    """
    try:
        whole: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ManifestProblem("it is not JSON") from error
    format_ = whole.get("format") if isinstance(whole, dict) else None
    if format_ != FORMAT:
        if isinstance(format_, str) and format_.startswith("samkompass-manifest/"):
            raise ManifestProblem(f"its format is {format_[:60]!r}, and this samkompass reads {FORMAT}")
        raise ManifestProblem(f"it does not say that its format is {FORMAT}")
    try:
        manifest = Manifest(
            edition=whole["edition"]["id"],
            name=whole["edition"]["name"],
            version=whole["edition"]["version"],
            base=whole["base"],
            languages=tuple(whole["languages"]),
            instruments=tuple(ManifestInstrument(**instrument) for instrument in whole["instruments"]),
            files=whole["files"],
            date=whole["date"],
        )
    except (KeyError, TypeError) as error:
        raise ManifestProblem("it lacks what a manifest has") from error
    texts = (manifest.edition, manifest.name, manifest.version, manifest.base, *manifest.languages)
    if not all(isinstance(text, str) for text in texts) or not isinstance(manifest.files, int):
        raise ManifestProblem("it has something else where a manifest has text or a number")
    return manifest
