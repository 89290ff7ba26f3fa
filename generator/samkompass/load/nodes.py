"""A record that overlays are laid on: plain data in which every value remembers the file and the line it came from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from samkompass.model.diagnostic import Location

from .yaml_reader import Located, Path

NAMES = ("id", "band", "recommendation", "value", "ref", "role")
"""The fields by which members of lists are named, the first that a member has."""


class Node:
    """A value, where it was written, and what is below it."""

    __slots__ = ("anchor", "document", "numbered", "path", "said", "value")

    def __init__(self, value: Any, document: Located, path: Path) -> None:
        """Take a value of a document and all below it.

        Args:
            value: plain data.
            document: where it was written.
            path: where in that document.
        """
        self.document = document
        self.path = path
        self.anchor: Node | None = None
        """The member that an added one was placed after."""
        self.numbered: list[Node] | None = None
        """The members of a list as the layer that works on it found them: numbers are about these."""
        self.said: set[str] = set()
        """What a text said before it was translated: by that, too, it can be named."""
        self.value: Any
        if isinstance(value, dict):
            self.value = {key: Node(member, document, (*path, key)) for key, member in value.items()}
        elif isinstance(value, tuple):
            self.value = [Node(member, document, (*path, index)) for index, member in enumerate(value)]
        else:
            self.value = value

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.value, list)

    @property
    def is_group(self) -> bool:
        """Whether it is a group of fields."""
        return isinstance(self.value, dict)

    @property
    def name(self) -> str | None:
        """What a member of a list is called in paths, or None where its number is its name."""
        if self.is_group:
            for field in NAMES:
                if field in self.value:
                    return str(self.value[field].value)
        return None

    @property
    def has_id(self) -> bool:
        """Whether it is called by an id, which nothing else in its list has."""
        return self.is_group and "id" in self.value

    def plain(self) -> Any:
        """The plain data."""
        if isinstance(self.value, dict):
            return {key: member.plain() for key, member in self.value.items()}
        if isinstance(self.value, list):
            return tuple(member.plain() for member in self.value)
        return self.value

    def below(self, part: str | int) -> Node | None:
        """What is at a key or an index."""
        if isinstance(self.value, dict):
            found = self.value.get(part)
            return found if isinstance(found, Node) else None
        if isinstance(self.value, list) and isinstance(part, int) and part < len(self.value):
            member = self.value[part]
            return member if isinstance(member, Node) else None
        return None

    def copied(self) -> Node:
        """The same value and all below it, to be changed by itself."""
        copy = Node(None, self.document, self.path)
        copy.said = self.said
        if isinstance(self.value, dict):
            copy.value = {key: member.copied() for key, member in self.value.items()}
        elif isinstance(self.value, list):
            copy.value = [member.copied() for member in self.value]
        else:
            copy.value = self.value
        return copy

    def put(self, key: str, old: Node | None, new: Node) -> None:
        """Put a value in another's place, or in a field that had none."""
        if old is not None:
            new.remember(old)
        if isinstance(self.value, list):
            for members in filter(None, (self.value, self.numbered)):
                members[members.index(old)] = new
        else:
            self.value[key] = new

    def remember(self, old: Node) -> None:
        """Keep the name that a text had."""
        if isinstance(old.value, str):
            self.said = old.said | {old.value}
        elif old.is_list and self.is_list and len(old.value) == len(self.value):
            for member, other in zip(self.value, old.value, strict=True):
                member.remember(other)

    def settle(self) -> None:
        """Forget where members came from: from now on numbers are about the lists as they are."""
        self.anchor = self.numbered = None
        for _, member in self.members():
            member.settle()

    def members(self) -> Iterator[tuple[str | int, Node]]:
        """What is right below, with keys or indexes."""
        if isinstance(self.value, dict):
            yield from self.value.items()
        elif isinstance(self.value, list):
            yield from enumerate(self.value)


class MergedDocument:
    """A record after its overlays, which answers as one that was read: each place is that of whoever wrote it."""

    def __init__(self, root: Node, path: PurePosixPath) -> None:
        """Take a record.

        Args:
            root: the record.
            path: the file that changed it last.
        """
        self.root = root
        self.path = path

    @cached_property
    def data(self) -> Any:
        """The merged data."""
        return self.root.plain()

    def locate(self, path: Path) -> Location:
        """The place of a value, in whichever file wrote it; else of the closest one above it."""
        node = self.root
        for place, part in enumerate(path):
            below = node.below(part)
            if below is None:
                return node.document.locate((*node.path, *path[place:]))
            node = below
        return node.document.locate(node.path)

    @cached_property
    def written(self) -> dict[Path, str]:
        """Path of an implicitly typed scalar → what was written."""
        return dict(_written(self.root, ()))


def _written(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    if node.path in node.document.written:
        yield path, node.document.written[node.path]
    for part, member in node.members():
        yield from _written(member, (*path, part))
