"""What an upgrade of the base changed beneath overlays and translations, and what is not translated yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from samkompass.load.apply import all_of, key_of
from samkompass.load.layers import LayerFiles
from samkompass.load.records import Records
from samkompass.load.seen import fingerprint, rests_on_base
from samkompass.model import layer_rules
from samkompass.model.base import TextRole
from samkompass.model.diagnostic import Location, Report
from samkompass.model.lineage import Change, Lineage
from samkompass.model.walk import leaves

_AS_IT_IS = frozenset(
    ["sources", "retired", "authors", "publisher", "date", "synonyms", "forms", "report_type", "contact", "name"]
)
"""Fields whose texts are the same in every language, or have no counterpart in another."""

_NAMED = 3
"""How many paths a message names."""
_WORDS, _LED = 10, 3
"""How many words a message shows of a text, and how many of them stand before what has changed."""


def upgrade(lineage: Lineage, layers: Iterable[LayerFiles], report: Report) -> None:
    """Report where the base says something else beneath a layer than when somebody last looked."""
    for files in layers:
        unseen: dict[str, list[Change]] = defaultdict(list)
        for key, change in lineage.all():
            if change.layer != files.layer or not rests_on_base(change):
                continue
            entry = files.seen.fields.get(key, {}).get(change.path)
            if entry is None:
                unseen[key].append(change)
            elif entry.get("hash") != fingerprint(change.beneath):
                _changed(key, change, entry, report)
        if not report.failed:
            _unseen(files, unseen, report)


def _changed(key: str, change: Change, entry: dict[str, Any] | Any, report: Report) -> None:
    field = f"'{change.path}' of " if change.path else ""
    if change.layer.kind == "translation":
        message = f"{field}{key} says something else than when it was translated."
        report.add(layer_rules.TRANSLATION_STALE, change.where, message, f"It says now: {_short(change.beneath)}")
        return
    message = f"the base has changed {field}{key} since you looked."
    was = _compared(entry["was"], change.beneath) if "was" in entry else ""
    report.add(layer_rules.BASE_CHANGED, change.where, message, was or layer_rules.BASE_CHANGED.mend)


def _unseen(files: LayerFiles, unseen: dict[str, list[Change]], report: Report) -> None:
    if not unseen:
        return
    if not files.seen.fields:
        count = sum(map(len, unseen.values()))
        message = f"the {files.layer} has no base.json, and changes {count} thing{'s' * (count != 1)} of the base."
        report.add(layer_rules.BASE_UNSEEN, Location(files.place), message, layer_rules.BASE_UNSEEN.mend)
        return
    for key, changes in unseen.items():
        paths = _some(change.path for change in changes if change.path)
        message = f"base.json does not say what the base said in {key}{f' ({paths})' if paths else ''}."
        report.add(layer_rules.BASE_UNSEEN, changes[0].where, message, layer_rules.BASE_UNSEEN.mend)


def untranslated(loaded: Records, layers: Iterable[LayerFiles], report: Report) -> None:
    """Report records that are translated in part, once each."""
    languages = {files.layer.language for files in layers if files.layer.kind == "translation"}
    if not languages or report.failed:
        return
    for item in all_of(loaded):
        kind, id_ = key_of(item)
        translated = [change for change in loaded.lineage.of(kind, id_) if change.layer.kind == "translation"]
        if not translated:
            continue
        there = {change.where.path for change in translated}
        missing = [
            _dotted(leaf.path)
            for leaf in leaves(item.value)
            if isinstance(leaf.role, TextRole)
            and not _AS_IT_IS & set(leaf.path)
            and item.locate(*leaf.path).path not in there
        ]
        if missing:
            message = f"{kind}/{id_} is translated, and not all of it: {_some(missing)}."
            report.add(layer_rules.TRANSLATION_MISSING, Location(translated[0].where.path), message)
    _texts(loaded, languages, report)


def _texts(loaded: Records, languages: set[str], report: Report) -> None:
    files = [item for item in loaded.interface if item.value.language in languages]
    missing = [key for item in loaded.interface if item not in files for key in item.value.texts]
    if files and missing:
        message = f"{len(missing)} texts of the interface are not translated: {_some(missing)}."
        report.add(layer_rules.TRANSLATION_MISSING, Location(files[0].document.path), message)


def _dotted(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def _some(names: Iterable[str]) -> str:
    """The first few names, and how many more there are."""
    all_ = list(names)
    return ", ".join(all_[:_NAMED]) + (f" and {len(all_) - _NAMED} more" if len(all_) > _NAMED else "")


def _compared(was: Any, is_: Any) -> str:
    """What was said and what is said, from a little before they part."""
    before, now = list(_words(was)), list(_words(is_))
    parted = next((at for at, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), None)
    start = max((min(len(before), len(now)) if parted is None else parted) - _LED, 0)
    return f"It said {_quoted(before, start)}, and says {_quoted(now, start)}."


def _quoted(words: list[str], start: int) -> str:
    shown = " ".join(words[start : start + _WORDS])
    return f"“{'… ' if start else ''}{shown}{' …' if len(words) > start + _WORDS else ''}”"


def _short(value: Any) -> str:
    """A value on one line."""
    return _quoted(list(_words(value)), 0)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for member in value.values():
            yield from _words(member)
    elif isinstance(value, tuple | list):
        for member in value:
            yield from _words(member)
    elif value is not None:
        yield from str(value).split()
