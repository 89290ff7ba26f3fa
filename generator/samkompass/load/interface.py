"""Texts of the interface in layers: a key that a layer has takes the place of the one beneath."""

from __future__ import annotations

from string import Formatter
from typing import Any

from samkompass.model import layer_rules, rules
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.lineage import Change

from .layers import LayerFiles
from .records import Loaded


def lay_texts(
    beneath: list[Loaded[Any]], layer: LayerFiles, changes: dict[str, list[Change]], report: Report
) -> list[Loaded[Any]]:
    """The files of texts with a layer's on top: those beneath lose the keys that it has.

    Args:
        beneath: the files of the layers beneath.
        layer: the layer.
        changes: takes the change of each text.
        report: takes every problem: a text with other placeholders, and a translation of what is not there.
    """
    if not layer.records.interface:
        return beneath
    known = {key: text for item in beneath for key, text in item.value.texts.items()}
    taken: set[str] = set()
    for item in layer.records.interface:
        for key, text in item.value.texts.items():
            where = item.locate("texts", key)
            if key not in known and layer.layer.kind == "translation":
                hint = did_you_mean(key, known) or "Remove it, or add the text to the base first."
                report.add(layer_rules.OVERLAY_PATH, where, f"there is no text '{key}' to translate.", hint)
            elif key in known and (odd := _fields(text) - _fields(known[key])):
                names = ", ".join(f"{{{name}}}" for name in sorted(odd))
                message = f"the text '{key}' asks for {names}, which it is not given."
                report.add(rules.INTERFACE_TEXT, where, message, f"Beneath it says: {known[key]}")
            taken.add(key)
            operation = "set" if key in known else "new"
            changes[f"interface/{key}"].append(
                Change(layer.layer, operation, "", where, known.get(key), text, field="texts", member=key)  # type: ignore[arg-type]
            )
    kept = [Loaded(_less(item.value, taken), item.document) for item in beneath]
    return [*kept, *layer.records.interface]


def _less(interface: Any, taken: set[str]) -> Any:
    return interface.model_copy(
        update={"texts": {key: text for key, text in interface.texts.items() if key not in taken}}
    )


def _fields(text: str) -> set[str]:
    """The placeholders in a text."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
