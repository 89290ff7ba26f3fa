"""The file that an edition starts from when it changes a record: every path, with what is said there, as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

from .merge import FIXED
from .nodes import Node
from .records import Loaded

_LEFT_OUT = (*FIXED, "sources", "origin")
"""Fields below a record that nobody has a reason to set: they say where a text comes from."""

OWN_ID = "skriv-ett-eget-id"
OWN_TEXT = "Skriv er text här."

_PART = re.compile(r"[A-Za-z0-9_-]+")
"""What can stand between the points of a path."""

_ENDLESS = 1_000_000
"""Columns in a line: a value is on one, so that one line is what an editor takes the comment sign from."""


def overlay_skeleton(item: Loaded[Any], schema: str) -> str:
    """The YAML text of an overlay that changes nothing yet, and passes the check as it is.

    Args:
        item: the record beneath.
        schema: where the overlay's JSON Schema is, as seen from the file.
    """
    root = Node(item.document.data, item.document, ())
    template = (files("samkompass.load") / "skeletons" / "edition" / "overlay.yml").read_text(encoding="utf-8")
    parts = {
        "SCHEMA": schema,
        "KIND": item.value.kind,
        "ID": item.value.id,
        "TITLE": getattr(item.value, "title", item.value.id).replace("\n", " "),
        "SET": "\n".join(_set(root, "")),
        "ADD": "\n".join(_add(root)),
        "REMOVE": "\n".join(_remove(root)),
    }
    return "".join(_filled(line, parts) for line in template.splitlines(keepends=True))


def _filled(line: str, parts: dict[str, str]) -> str:
    """A line of the template with its word in capitals replaced; a part without lines leaves none."""
    for name, text in parts.items():
        if line.strip() == name:
            return f"{text}\n" if text else ""
        if name in ("SCHEMA", "TITLE", "KIND", "ID") and name in line:
            return line.replace(name, text, 1)
    return line


def _set(node: Node, path: str) -> Iterator[str]:
    """A line for each value below a node that an overlay can set; lists of ids are changed with add and remove."""
    if node.is_group:
        for name, member in node.value.items():
            if name not in _LEFT_OUT:
                yield from _set(member, f"{path}.{name}" if path else name)
    elif node.is_list:
        for name, member in _named(node):
            if member.is_group or _is_text(member.value):
                yield from _set(member, f"{path}.{name}")
    else:
        yield from _commented({path: node.value})


def _add(node: Node) -> Iterator[str]:
    """For each list below a node, a member like its last one."""
    for path, list_ in _lists(node, ""):
        last = list_.value[-1]
        yield from _commented({path: [OWN_TEXT if _is_text(last.value) else _to_copy(last)]})


def _remove(node: Node) -> Iterator[str]:
    """For each list below a node, the names of its members; texts are named by their numbers."""
    for path, list_ in _lists(node, ""):
        names: list[str | int] = [int(name) if name.isdecimal() else name for name, _ in _named(list_)]
        yield from _commented({path: names})


def _lists(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Path and node of each list below a node that has members; sources are those of the record as a whole."""
    if node.is_group:
        for name, member in node.value.items():
            if not path or name not in _LEFT_OUT:
                yield from _lists(member, f"{path}.{name}" if path else name)
    elif node.is_list and node.value:
        yield path, node
        for name, member in _named(node):
            yield from _lists(member, f"{path}.{name}")


def _to_copy(member: Node) -> Any:
    """A member as an example of a new one: an id of its own, and one member in each list that it has."""
    if member.is_group:
        own = {"id": OWN_ID} if member.has_id else {}
        return {name: own.get(name) or _to_copy(inner) for name, inner in member.value.items()}
    return [_to_copy(inner) for inner in member.value[:1]] if member.is_list else member.value


def _named(list_: Node) -> Iterator[tuple[str, Node]]:
    """The members of a list with the names that paths call them by.

    That is their own name, the id where they are ids, and the number where a name is shared, cannot stand in a path, or
    they are texts.
    """
    names = [member.name if member.is_group else str(member.value) for member in list_.value]
    for number, (name, member) in enumerate(zip(names, list_.value, strict=True), 1):
        named = name is not None and names.count(name) == 1 and (_PART.fullmatch(name) or not member.is_group)
        yield str(name) if named and not _is_text(member.value) else str(number), member


def _is_text(value: object) -> bool:
    """Whether a member of a list is words and not the name of something."""
    return isinstance(value, str) and " " in value


def _commented(value: dict[str, Any]) -> Iterator[str]:
    """YAML as comments below a field."""
    for line in yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=_ENDLESS, sort_keys=False).splitlines():
        yield f"  # {line}".rstrip()


class _Dumper(yaml.SafeDumper):
    """Writes as people do: paragraphs as blocks, lists of single values on one line, members of lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    paragraphs = "\n" in text.strip("\n")
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text if paragraphs else text.strip("\n"), "|" if paragraphs else None
    )


def _sequence(dumper: yaml.SafeDumper, members: list[Any]) -> yaml.SequenceNode:
    single = not any(isinstance(member, dict) for member in members)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", members, flow_style=single)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _sequence)
