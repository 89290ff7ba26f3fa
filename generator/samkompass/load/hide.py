"""What is left when records are hidden: no list names them, and links to them are plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samkompass.model import layer_rules
from samkompass.model.base import RefTo
from samkompass.model.diagnostic import Location, Report
from samkompass.model.walk import Leaf, leaves

from .nodes import MergedDocument, Node
from .records import Loaded, Records, parse

Key = tuple[str, str]

_LINK = re.compile(r"\[((?:[^\[\]]|\\.)*)\]\(([a-z][a-z0-9-]*)(?:#[a-z0-9-]+)?\)")
"""A link to a record; what is inside is text with marks, and never another link."""


def without(
    hidden: Mapping[str, Location], found: Mapping[Key, Loaded[Any]], base: Records, touched: set[Key], report: Report
) -> dict[Key, Loaded[Any]]:
    """The records that name hidden ones, as they are without them.

    A list loses the entry. A field that may be left out is left out. A member without an id, such as a rule of an
    instrument or a citation, goes with what it names. Anything else that needs a hidden record is a problem, told at
    the line that hides it.

    Args:
        hidden: id → the line that hides it.
        found: all that is left, by kind and id.
        base: the base's records, whose references are known.
        touched: keys of the records that layers have changed; their references may be new.
        report: takes every problem.
    """
    ids = {id_ for gone in hidden for id_ in base.naming(gone)}
    changed = {}
    for key, item in found.items():
        if key in touched or key[1] in ids:
            leaving = [leaf for leaf in leaves(item.value) if _names(leaf, hidden)]
            if leaving:
                cleaned = _cleaned(item, key[0], leaving, hidden, report)
                if cleaned is not None:
                    changed[key] = cleaned
    return changed


def unlinked(text: str, hidden: Iterable[str]) -> str:
    """A text whose links to hidden records are plain text."""

    def plain(link: re.Match[str]) -> str:
        return link[1] if link[2] in hidden else link[0]

    return _LINK.sub(plain, text)


def _names(leaf: Leaf, hidden: Mapping[str, Location]) -> bool:
    if isinstance(leaf.role, RefTo):
        return leaf.text.partition("#")[0] in hidden
    return leaf.role.role == "prose" and any(link[2] in hidden for link in _LINK.finditer(leaf.text))


def _cleaned(
    item: Loaded[Any], kind: str, leaving: list[Leaf], hidden: Mapping[str, Location], report: Report
) -> Loaded[Any] | None:
    document = item.document
    root = document.root.copied() if isinstance(document, MergedDocument) else Node(document.data, document, ())
    doomed: list[tuple[Node, Node]] = []
    for leaf in leaving:
        trail = list(_trail(root, leaf))
        holder, node = trail[-2:]
        if not isinstance(leaf.role, RefTo):
            node.value = unlinked(leaf.text, hidden)
        elif holder.is_list:
            doomed.append((holder, node))
        elif _may_be_left_out(item.value, leaf):
            del holder.value[leaf.path[-1]]
        elif len(trail) > 2 and trail[-3].is_list and not holder.has_id:
            doomed.append((trail[-3], holder))
        else:
            id_ = leaf.text.partition("#")[0]
            message = f"'{key_name(item)}' needs '{leaf.text}' in '{leaf.path[-1]}' ({item.locate(*leaf.path)})."
            report.add(layer_rules.OVERLAY_HIDDEN, hidden[id_], message, layer_rules.OVERLAY_HIDDEN.mend)
            return None
    for list_, member in doomed:
        if member in list_.value:
            list_.value.remove(member)
    _drop_empty(root)
    merged = MergedDocument(root, document.path)
    problems = Report()
    value = parse(merged, kind, None, problems)
    told = [found.message for found in problems.diagnostics]
    if value is not None and _cites(item.value) and not (_cites(value) or value.origin):
        told.append("it cites no other source.")
    lines = sorted(hidden[leaf.text.partition("#")[0]] for leaf in leaving if leaf.text.partition("#")[0] in hidden)
    for problem in told:
        message = f"'{key_name(item)}' does not hold together without it: {problem}"
        report.add(layer_rules.OVERLAY_HIDDEN, lines[0], message, layer_rules.OVERLAY_HIDDEN.mend)
    return None if told else Loaded(value, merged)


def key_name(item: Loaded[Any]) -> str:
    """The id of a record, or that of the instrument that examples are for."""
    return str(getattr(item.value, "id", None) or item.value.instrument)


def _cites(value: Any) -> bool:
    return bool(getattr(value, "sources", None))


def _trail(root: Node, leaf: Leaf) -> Iterator[Node]:
    node = root
    yield node
    for part in leaf.path:
        below = node.below(part)
        assert below is not None, leaf.path
        node = below
        yield node


def _may_be_left_out(value: Any, leaf: Leaf) -> bool:
    for part in leaf.path[:-1]:
        value = getattr(value, str(part)) if hasattr(value, "model_fields_set") else value[part]
    fields = getattr(type(value), "model_fields", {})
    return leaf.path[-1] in fields and not fields[leaf.path[-1]].is_required()


def _drop_empty(node: Node) -> None:
    """Groups of pages to read that have no page left go as a whole."""
    for _, member in list(node.members()):
        refs = member.below("refs")
        if node.is_list and refs is not None and refs.value == []:
            node.value.remove(member)
        else:
            _drop_empty(member)
