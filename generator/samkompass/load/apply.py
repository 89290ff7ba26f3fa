"""Layers laid on the base: the records of an edition, with the lineage of each field that a layer touched.

Only what a layer touches is merged and validated again. Everything else is the base's own, the same objects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from samkompass.model import layer_rules
from samkompass.model.diagnostic import Location, Report, Rule, did_you_mean
from samkompass.model.lineage import Change, Layer, Lineage
from samkompass.model.overlay import Overlay
from samkompass.model.walk import substance

from .hide import without
from .interface import lay_texts
from .layers import LayerFiles
from .merge import Merge, texts_only
from .nodes import MergedDocument, Node
from .records import Loaded, Records, parse

Key = tuple[str, str]
"""Kind and id. Examples have the id of their instrument."""

_NO_PAGE = ("examples", "scale", "edition")
"""Kinds whose ids are names among themselves."""


def apply(base: Records, layers: Iterable[LayerFiles], report: Report) -> Records:
    """Lay layers on the base.

    Args:
        base: the records of the base, sound.
        layers: the one furthest down first.
        report: takes every problem, each at the line of the layer that says so.

    Returns:
        The records of the edition, with `Records.lineage` and `Records.hidden`. Without layers that touch records, the
        base itself.
    """
    layers = tuple(layers)
    if all(layer.is_empty for layer in layers):
        return base
    merging = _Merging(base, report)
    for layer in layers:
        merging.lay(layer)
    return merging.records()


@dataclass
class _Merging:
    base: Records
    report: Report
    found: dict[Key, Loaded[Any]] = field(init=False)
    changes: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    broken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.found = {key_of(item): item for item in all_of(self.base)}
        self.kinds = {key[1]: key[0] for key in self.found if key[0] not in _NO_PAGE}
        self.renamed = {item.value.id: item.value for item in self.base.deprecated}
        self.interface = list(self.base.interface)
        self.hidden: dict[str, Any] = {}
        self.own_examples: set[str] = set()

    def lay(self, layer: LayerFiles) -> None:
        """Lay one layer on those beneath."""
        self.broken |= layer.records.unreadable
        for item in all_of(layer.records):
            self._add(item, layer.layer)
        for key, overlay in layer.overlays.items():
            if layer.layer.kind == "edition" or texts_only(overlay, self.report):
                self._change(key, overlay, layer)
        self.interface = lay_texts(self.interface, layer, self.changes, self.report)

    def _add(self, item: Loaded[Any], layer: Layer) -> None:
        kind, id_ = key = key_of(item)
        if kind == "examples":
            self.found[key] = item
            self.own_examples.add(id_)
            return
        beneath = kind if key in self.found else None if kind in _NO_PAGE else self.kinds.get(id_)
        if layer.kind == "translation":
            message = f"'{id_}' says nothing with 'set', and a translation has no records of its own."
            self._problem(layer_rules.TRANSLATION_TEXT, item.locate("id"), message)
        elif beneath is not None:
            message = f"the {beneath} '{id_}' is in {self.found[beneath, id_].document.path}."
            self._problem(layer_rules.OVERLAY_REPLACES, item.locate("id"), message)
        else:
            self.found[key] = item
            if kind not in _NO_PAGE:
                self.kinds[id_] = kind
            self.changes[f"{kind}/{id_}"].append(Change(layer, "new", "", item.locate("id")))

    def _change(self, key: Key, overlay: Loaded[Overlay], layer: LayerFiles) -> None:
        kind, id_ = key
        beneath = self.found.get(self._follow(key, overlay, layer))
        if beneath is None:
            return
        kind, id_ = key_of(beneath)
        name = f"{kind}/{id_}"
        if overlay.value.hide:
            self._hide(beneath, overlay, layer)
            return
        root = Node(beneath.document.data, beneath.document, ())
        if isinstance(beneath.document, MergedDocument):
            root = beneath.document.root.copied()
        before = len(self.report.diagnostics)
        seen = layer.seen.fields.get(name, layer.seen.fields.get(f"{key[0]}/{key[1]}", {}))
        merge = Merge(overlay, root, layer.layer, seen, self.report)
        merge.run()
        document = MergedDocument(root, overlay.document.path)
        failed = any(found.is_error for found in self.report.diagnostics[before:])
        value = None if failed else parse(document, kind, None, self.report)
        if value is None:
            self.broken.add(id_)
            return
        if layer.layer.kind == "translation" and substance(value) != substance(beneath.value):
            message = f"the translation of '{id_}' changes more than texts."
            self.report.add(
                layer_rules.TRANSLATION_TEXT, overlay.locate("set"), message, layer_rules.TRANSLATION_TEXT.mend
            )
            return
        self.found[kind, id_] = Loaded(value, document)
        self.changes[name] += merge.changes

    def _follow(self, key: Key, overlay: Loaded[Overlay], layer: LayerFiles) -> Key:
        """The record that an overlay changes: the one of its id, or the one that took its place."""
        kind, id_ = key
        if key in self.found:
            return key
        where = overlay.locate("id")
        gone = self.renamed.get(id_)
        new = gone.renamed_to if gone is not None else None
        if new is not None and (kind, new) in self.found:
            message = f"the {kind} '{id_}' is called '{new}' in the base now."
            self.report.add(
                layer_rules.BASE_RENAMED, where, message, f"Write 'id: {new}', and name the file {new}.yml."
            )
            return kind, new
        if gone is not None or f"{kind}/{id_}" in layer.seen.fields:
            message = f"the {kind} '{id_}' is not in the base any more; the overlay has no effect."
            self._problem(layer_rules.BASE_REMOVED, where, message)
        elif id_ in self.kinds:
            message = f"'{id_}' is a record of the kind '{self.kinds[id_]}', not '{kind}'."
            hint = f"Write 'kind: {self.kinds[id_]}', and move the file to the folder of that kind."
            self._problem(layer_rules.OVERLAY_UNKNOWN, where, message, hint)
        elif id_ in self.hidden:
            message = f"'{id_}' is hidden by {self.hidden[id_]}."
            self.report.add(
                layer_rules.OVERLAY_UNKNOWN, where, message, "Remove the overlay, or the line that hides it."
            )
        elif id_ not in self.broken:
            hint = did_you_mean(id_, [known for at, known in self.found if at == kind])
            self._problem(layer_rules.OVERLAY_UNKNOWN, where, f"the base has no {kind} '{id_}' to change.", hint)
        return key

    def _hide(self, beneath: Loaded[Any], overlay: Loaded[Overlay], layer: LayerFiles) -> None:
        kind, id_ = key_of(beneath)
        where = overlay.locate("hide")
        others = [name for name in ("set", "add", "remove") if getattr(overlay.value, name)]
        if others:
            message = f"'{id_}' is hidden and changed by '{others[0]}' in the same file."
            self._problem(layer_rules.OVERLAY_COLLISION, where, message, "Keep 'hide' alone, or remove it.")
            return
        if kind in _NO_PAGE:
            message = f"{'a scale' if kind == 'scale' else 'an edition'} has no page to hide."
            self._problem(layer_rules.OVERLAY_PATH, where, message, "Remove the file.")
            return
        del self.found[kind, id_]
        del self.kinds[id_]
        self.found.pop(("examples", id_), None)
        self.hidden[id_] = where
        title = getattr(beneath.value, "title", id_)
        self.changes[f"{kind}/{id_}"].append(Change(layer.layer, "hide", "", where, title))

    def _problem(self, rule: Rule, where: Location, message: str, hint: str = "") -> None:
        self.report.add(rule, where, message, hint or rule.mend)

    def records(self) -> Records:
        """The records of the edition."""
        touched = {key for key in self.found if self.changes.get("/".join(key))}
        if self.hidden:
            for key, item in without(self.hidden, self.found, self.base, touched, self.report).items():
                self.found[key] = item
                touched.add(key)
        merged = replace(
            self.base, knowledge=[], instruments=[], examples=[], scales=[], editions=[], interface=self.interface
        )
        for key, item in self.found.items():
            merged.of_kind(key[0]).append(item)
        merged.hidden = self.hidden
        merged.unreadable = self.base.unreadable | self.broken
        merged.touched = frozenset(id_ for _, id_ in touched) | self.own_examples
        merged.own_examples = frozenset(self.own_examples)
        merged.lineage = Lineage({key: tuple(changes) for key, changes in self.changes.items() if changes})
        return merged


def all_of(records: Records) -> Iterable[Loaded[Any]]:
    """Everything that has a kind and an id, in the order in which it was read."""
    return (*records.knowledge, *records.instruments, *records.examples, *records.scales, *records.editions)


def key_of(item: Loaded[Any]) -> Key:
    """Kind and id."""
    return item.value.kind, getattr(item.value, "id", None) or item.value.instrument
