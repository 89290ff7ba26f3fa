"""The layers of an edition: which they are, and what their files hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from samkompass.model import layer_rules, rules
from samkompass.model.diagnostic import Location, Report, did_you_mean
from samkompass.model.edition import Edition
from samkompass.model.lineage import Layer
from samkompass.model.overlay import OPERATIONS, Overlay

from .project import EDITION_FILE, Project, layer_files
from .records import Loaded, Records, demanded, parse, read_document, unknown_place
from .seen import Seen, read_seen

_WHOLE = ("interface", "examples")
"""Kinds whose files say what they say as a whole: texts by key, and the answers to one instrument."""


@dataclass
class LayerFiles:
    """What the files of a layer hold.

    Attributes:
        layer: whose they are.
        place: its folder, as diagnostics show it.
        overlays: kind and id → the overlay of that record.
        records: the records of its own, and its texts of the interface.
        pages: path below ``docs/`` → file of each hand-written page.
        seen: what the base said when somebody last looked.
    """

    layer: Layer
    place: PurePosixPath
    overlays: dict[tuple[str, str], Loaded[Overlay]] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
    pages: dict[str, Path] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)

    @property
    def is_empty(self) -> bool:
        """Whether it leaves all records and texts beneath as they are."""
        own = (self.records.knowledge, self.records.instruments, self.records.examples, self.records.scales)
        return not (self.overlays or self.records.interface or any(own))


def layers_of(
    project: Project, edition: str, base: Records, report: Report, language: str | None = None
) -> tuple[LayerFiles, ...]:
    """The layers of an edition, the one furthest down first: those that it extends and then its own.

    A translation lies right on what it translates. What an edition changes is so in its own language until its own
    translation says it too, and never again what the base said.

    Args:
        project: where the files are.
        edition: id of the edition.
        base: the records of the base, which know its editions.
        report: takes every problem.
        language: the language to translate to; None for the edition's own.
    """
    editions = editions_of(project, base, report)
    if edition not in editions:
        report.diagnostics += base.faulty.get(edition, [])
        unreadable = edition in base.unreadable or (project.outside and edition == project.own_edition)
        if not unreadable:
            place = Location(
                project.relative(project.root if project.outside else project.root / "content" / "editions")
            )
            hint = did_you_mean(edition, editions) or rules.EDITION.mend
            report.add(rules.EDITION, place, f"there is no edition '{edition}'.", hint)
        return ()
    found = translation_of(project, None, project.base / "content", language, report)
    for id_ in _chain(edition, editions, base, report):
        value = editions[id_].value
        folder = project.edition_folders[id_]
        found.append(_read(project, folder, Layer("edition", id_, value.name, value.language), report))
        found += translation_of(project, id_, folder, language, report)
    return tuple(found)


def translation_of(
    project: Project, edition: str | None, folder: Path, language: str | None, report: Report
) -> list[LayerFiles]:
    """The translation of an edition, or of the base (None), to a language; nothing where there is none."""
    folder = folder / "translations" / (language or "")
    if language is None or not folder.is_dir():
        return []
    return [_read(project, folder, Layer("translation", language, language, language, edition), report)]


def editions_of(project: Project, base: Records, report: Report) -> dict[str, Loaded[Edition]]:
    """Id → edition: those of the base, and the one outside it that one works on."""
    found = {item.value.id: item for item in base.editions}
    if project.outside:
        path = project.root / EDITION_FILE
        document = read_document(path, project.relative(path), report)
        value = parse(document, "edition", None, report) if document else None
        if document is not None and value is not None:
            found[value.id] = Loaded(value, document)
    return found


def _chain(edition: str, editions: Mapping[str, Loaded[Edition]], base: Records, report: Report) -> tuple[str, ...]:
    """An edition and those that it extends, the one furthest down first."""
    chain = [edition]
    while (below := editions[chain[0]].value.extends) is not None:
        item = editions[chain[0]]
        if below in chain:
            circle = chain[chain.index(below) :: -1]
            first = circle.index(min(circle))  # told once, whichever of them is asked for
            circle = [*circle[first:], *circle[: first + 1]]
            where = editions[circle[0]].locate("extends")
            report.add(rules.EXTENDS, where, f"'extends' leads back: {' → '.join(circle)}.", rules.EXTENDS.mend)
            break
        if below not in editions:
            report.diagnostics += base.faulty.get(below, [])
            hint = did_you_mean(below, editions) or rules.EXTENDS.mend
            report.add(rules.EXTENDS, item.locate("extends"), f"there is no edition '{below}'.", hint)
            break
        chain.insert(0, below)
    return tuple(chain)


def _read(project: Project, folder: Path, layer: Layer, report: Report) -> LayerFiles:
    files = LayerFiles(layer, project.relative(folder), seen=read_seen(folder))
    for path in layer_files(folder):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        place = project.relative(path)
        kind, id_ = _demanded(inside, layer)
        if kind == "":
            unknown_place(place, report)
            continue
        if path.suffix == ".yaml":
            report.add(rules.FILE_NAME, Location(place), "the file ends in .yaml.", f"Rename it to {path.stem}.yml.")
        document = read_document(path, place, report)
        is_overlay = (
            document is not None and kind not in _WHOLE and any(operation in document.data for operation in OPERATIONS)
        )
        value = parse(document, kind, id_, report, "overlay" if is_overlay else "") if document else None
        if document is None or value is None:
            files.records.unreadable.add(id_ or path.stem)
        elif is_overlay:
            _take_overlay(files, Loaded(value, document), report)
        else:
            files.records.of_kind(kind).append(Loaded(value, document))
    for page in sorted((folder / "docs" / "om").glob("*.md")):
        files.pages[page.relative_to(folder / "docs").as_posix()] = page
    for item in files.records.interface:
        _same_language(item, layer, report)
    return files


def _demanded(inside: PurePosixPath, layer: Layer) -> tuple[str, str | None]:
    """What a place in a layer's folder demands: kind and id. An edition is translated in ``editions/<id>.yml``."""
    if layer.kind == "translation" and len(inside.parts) == 2 and inside.parts[0] == "editions":
        return "edition", inside.stem
    kind, id_ = demanded(inside)
    return ("", None) if kind in ("edition", "deprecated", "overlay") else (kind, id_)


def _take_overlay(files: LayerFiles, item: Loaded[Any], report: Report) -> None:
    key = (item.value.kind, item.value.id)
    if key in files.overlays:
        report.add(
            layer_rules.OVERLAY_COLLISION,
            item.locate("id"),
            f"'{key[1]}' is changed by {files.overlays[key].locate('id')} too.",
            "Join the two files.",
        )
        return
    files.overlays[key] = item


def _same_language(item: Loaded[Any], layer: Layer, report: Report) -> None:
    if item.value.language != layer.language:
        report.add(
            rules.INTERFACE_TEXT,
            item.locate("language"),
            f"the texts are in '{item.value.language}', and the {layer} is in '{layer.language}'.",
            f"Write 'language: {layer.language}', or move the file.",
        )
