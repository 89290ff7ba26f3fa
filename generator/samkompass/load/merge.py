"""One overlay laid on one record: each operation by itself, each told where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samkompass.model import layer_rules
from samkompass.model.diagnostic import Location, Report, Rule
from samkompass.model.lineage import Change, Layer, Operation
from samkompass.model.overlay import Overlay

from .nodes import Node
from .paths import Lost, Spot, called, find, is_retired, member_of
from .records import Loaded

FIXED = ("kind", "id")
"""Fields that no overlay sets: links and saved answers depend on them."""


@dataclass
class Merge:
    """An overlay and the record that it is laid on.

    Attributes:
        item: the overlay.
        root: the record beneath, which the operations change.
        layer: whose overlay it is.
        seen: paths that the base had something at, when somebody last looked.
        report: takes every problem.
        changes: what was done, in order.
    """

    item: Loaded[Overlay]
    root: Node
    layer: Layer
    seen: Mapping[str, Any]
    report: Report
    changes: list[Change] = field(default_factory=list)
    _done: dict[tuple[int, ...], str] = field(default_factory=dict)
    _replaced: list[Node | None] = field(default_factory=list)
    """Kept, so that no new value gets the number of one that is gone."""

    def run(self) -> None:
        """Do all operations, those of one kind in the order of the file. What cannot be done is reported."""
        overlay = self.item.value
        self.root.settle()
        for path, value in overlay.set.items():
            self._set(path, value)
        for path, members in overlay.add.items():
            for index, member in enumerate(members):
                self._add(path, index, member)
        for path, names in overlay.remove.items():
            for index, name in enumerate(names):
                self._remove(path, index, str(name))

    # The operations

    def _set(self, path: str, value: Any) -> None:
        where = ("set", path)
        if path.rpartition(".")[2] in FIXED:
            self._problem(
                layer_rules.OVERLAY_PATH, where, f"'{path}' is never changed: links and saved answers depend on it."
            )
            return
        spot = self._find(path, where)
        if spot is None or not self._free(path, where, spot):
            return
        new = Node(value, self.item.document, where)
        beneath = spot.node.plain() if spot.node is not None else None
        spot.parent.put(spot.key, spot.node, new)
        self._done[(*(id(value) for value in spot.trail), id(new))] = path
        self._replaced.append(spot.node)
        self._note("set", path, where, spot.field, spot.member, beneath, value)

    def _add(self, path: str, index: int, member: Any) -> None:
        where = ("add", path, index)
        list_ = self._list(path, ("add", path))
        if list_ is None:
            return
        place: dict[str, str] = {}
        if isinstance(member, dict):
            place = {key: str(member[key]) for key in ("after", "before") if key in member}
            member = {key: value for key, value in member.items() if key not in place}
            if place and tuple(member) == ("text",) and not any(other.is_group for other in list_.value):
                member = member["text"]
        new = Node(member, self.item.document, where)
        taken = [other for other in list_.value if other.name == new.name] if new.has_id else []
        if taken or (not new.is_group and any(other.value == new.value for other in list_.value)):
            name = new.name or new.value
            self._problem(layer_rules.OVERLAY_EXISTS, where, f"'{path}' has '{name}' already.")
            return
        if not self._touch([*self._ids(path), id(new)], f"{path}.{new.name}", where):
            return
        at = self._place(list_, place, new, where)
        if at is None:
            return
        if list_.numbered is None:
            list_.numbered = list(list_.value)
        list_.value.insert(at, new)
        list_.document, list_.path = self.item.document, ("add", path)
        named = f"{path}.{new.name or at + 1}"
        self._note("add", named, where, path.rpartition(".")[2], called(new, list_), None, member)

    def _remove(self, path: str, index: int, name: str) -> None:
        where = ("remove", path, index)
        list_ = self._list(path, ("remove", path))
        if list_ is None:
            return
        found: list[Node] = []
        node = member_of(list_, name)
        if isinstance(node, Node):
            found = [node]
        elif not name.isdecimal():  # several rules can give one recommendation: all of them go
            found = [member for member in list_.value if member.name == name]
        if not found:
            named = f"{path}.{name}"
            if named in self.seen or is_retired(self.root, name):
                self._gone(named, where)
            else:
                self._problem(layer_rules.OVERLAY_ABSENT, where, f"'{path}' has no '{name}'.", str(node))
            return
        for member in found:
            if not self._touch([*self._ids(path), id(member)], f"{path}.{name}", where):
                return
        title = called(found[0], list_)
        beneath = [member.plain() for member in found]
        for member in found:
            list_.value.remove(member)
        list_.document, list_.path = self.item.document, ("remove", path)
        self._replaced += found
        told = beneath[0] if len(beneath) == 1 else tuple(beneath)
        self._note("remove", f"{path}.{name}", where, path.rpartition(".")[2], title, told, None)

    # Where operations work

    def _find(self, path: str, where: tuple[str | int, ...]) -> Spot | None:
        """The place that a path names; what was renamed is followed, and what is gone is told."""
        asked = path
        while True:
            found = find(self.root, path)
            if isinstance(found, Spot):
                return found
            if found.retired is not None:
                parts = path.split(".")
                parts[len(found.known.split("."))] = found.retired
                path = ".".join(parts)
                message = f"'{found.part}' is called '{found.retired}' in the base now."
                self._problem(layer_rules.BASE_RENAMED, where, message, f"Write '{path}'.")
                continue
            if found.gone or any(known == asked or known.startswith(f"{asked}.") for known in self.seen):
                self._gone(asked, where)
            else:
                self._problem(layer_rules.OVERLAY_PATH, where, f"{self._named()}: {found}.", found.hint)
            return None

    def _list(self, path: str, where: tuple[str | int, ...]) -> Node | None:
        """The list that a path names; an empty one where the field is not there yet."""
        spot = self._find(path, where)
        if spot is None:
            return None
        if spot.node is None and not spot.parent.is_list:
            spot.parent.value[spot.key] = Node((), self.item.document, where)
        node = spot.node or spot.parent.below(spot.key)
        if node is None or not node.is_list:
            self._problem(layer_rules.OVERLAY_PATH, where, f"'{path}' is no list.", "Change it with 'set'.")
            return None
        return node if self._untouched_above(self._ids(path), path, where) else None

    def _place(self, list_: Node, place: dict[str, str], new: Node, where: tuple[str | int, ...]) -> int | None:
        """Where in a list a new member goes; those with the same place stand in the order of the file."""
        if not place:
            return len(list_.value)
        ((word, name),) = list(place.items())[:1]
        anchor = member_of(list_, name)
        if isinstance(anchor, str):
            self._problem(layer_rules.OVERLAY_PATH, (*where, word), f"'{word}' names unknown member '{name}'.", anchor)
            return None
        at = int(list_.value.index(anchor))
        if word == "before":
            return at
        new.anchor = anchor
        at += 1
        while at < len(list_.value) and list_.value[at].anchor is anchor:
            at += 1
        return at

    # Collisions

    def _ids(self, path: str) -> list[int]:
        """The values on the way to a list, as numbers that stay the same when members come and go."""
        spot = find(self.root, path)
        assert not isinstance(spot, Lost)
        node = spot.node or spot.parent.below(spot.key)
        return [*(id(value) for value in spot.trail), id(node)]

    def _free(self, path: str, where: tuple[str | int, ...], spot: Spot) -> bool:
        last = id(spot.node) if spot.node is not None else hash(spot.key)
        return self._touch([*(id(value) for value in spot.trail), last], path, where)

    def _touch(self, ids: list[int], path: str, where: tuple[str | int, ...]) -> bool:
        """Note that an operation changes a place, unless another has changed it, what holds it or something in it."""
        key = tuple(ids)
        if not self._untouched_above(ids, path, where):
            return False
        for other, told in self._done.items():
            if other[: len(key)] == key:
                self._collide(path, told, where)
                return False
        self._done[key] = path
        return True

    def _untouched_above(self, ids: list[int], path: str, where: tuple[str | int, ...]) -> bool:
        for length in range(1, len(ids) + 1):
            if tuple(ids[:length]) in self._done:
                self._collide(path, self._done[tuple(ids[:length])], where)
                return False
        return True

    def _collide(self, path: str, other: str, where: tuple[str | int, ...]) -> None:
        self._problem(layer_rules.OVERLAY_COLLISION, where, f"'{path}' and '{other}' change the same thing.")

    # Telling

    def _named(self) -> str:
        return f"'{self.item.value.id}'"

    def _gone(self, path: str, where: tuple[str | int, ...]) -> None:
        message = f"{self._named()} has no '{path}' in the base any more; the overlay has no effect there."
        self._problem(layer_rules.BASE_REMOVED, where, message)

    def _problem(self, rule: Rule, where: tuple[str | int, ...], message: str, hint: str = "") -> None:
        self.report.add(rule, self._line(where), message, hint or rule.mend)

    def _line(self, where: tuple[str | int, ...]) -> Location:
        return self.item.locate(*where)

    def _note(
        self,
        operation: Operation,
        path: str,
        where: tuple[str | int, ...],
        field: str,
        member: str,
        beneath: Any,
        value: Any,
    ) -> None:
        self.changes.append(
            Change(self.layer, operation, path, self._line(where), beneath, value, field=field, member=member)
        )


def texts_only(overlay: Loaded[Overlay], report: Report) -> bool:
    """Whether a translation's overlay does what translations may: set texts."""
    problems = list(_not_texts(overlay))
    for where, message in problems:
        report.add(layer_rules.TRANSLATION_TEXT, overlay.locate(*where), message, layer_rules.TRANSLATION_TEXT.mend)
    return not problems


def _not_texts(overlay: Loaded[Overlay]) -> Iterator[tuple[tuple[str, ...], str]]:
    value = overlay.value
    for operation in ("add", "remove", "hide"):
        if getattr(value, operation):
            yield (operation,), f"'{operation}' changes more than texts."
    for path, text in value.set.items():
        texts = text if isinstance(text, tuple) else (text,)
        if not all(isinstance(part, str) for part in texts):
            yield ("set", path), f"'{path}' is no text."
