"""The offline zip: the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from samkompass.render.output import EditionFacts

SUMS = "SHA256SUMS"
READ_ME = "LAS-MIG.txt"
_EARLIEST = 315_532_800  # 1980-01-01, the first date a zip can hold


def bundle(site: Path, edition: EditionFacts, folder: Path, progress: Callable[[int, int], None]) -> Path:
    """Zip a built site.

    Args:
        site: the finished site.
        edition: what it is.
        folder: where the zip goes; it is replaced in one step.
        progress: told how many files are done, and of how many.

    Returns:
        The zip's path. ``SHA256SUMS`` in it covers every other file, and the one beside it covers the zip.
    """
    name = f"samkompass-{edition.id}-{edition.version}-offline"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.zip"
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            sums = []
            contents = [*_files(site), (READ_ME, _read_me(edition))]
            for done, (path, data) in enumerate(contents, start=1):
                sums.append(f"{hashlib.sha256(data).hexdigest()}  {path}\n")
                archive.writestr(_entry(f"{name}/{path}"), data)
                progress(done, len(contents))
            archive.writestr(_entry(f"{name}/{SUMS}"), "".join(sums))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    (folder / SUMS).write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    return target


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes()


def _entry(path: str) -> zipfile.ZipInfo:
    epoch = max(int(os.environ.get("SOURCE_DATE_EPOCH", _EARLIEST)), _EARLIEST)
    entry = zipfile.ZipInfo(path, time.gmtime(epoch)[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry


def _read_me(edition: EditionFacts) -> bytes:
    """What a facilitator reads first; CR LF, so that every Windows editor shows it."""
    lines = (
        f"{edition.name}, version {edition.version}",
        "",
        "1. Packa upp hela zip-filen i en mapp. Öppna inte sidorna inifrån zip-filen.",
        "2. Dubbelklicka på index.html. Sidan öppnas i webbläsaren och fungerar utan nät.",
        "3. Svar stannar i webbläsaren. Hämta dem som fil om du vill ta med dem.",
        "",
        f"Vill du veta att inget har ändrats? {SUMS} har en kontrollsumma för varje fil.",
        "",
    )
    return "\r\n".join(lines).encode("utf-8-sig")
