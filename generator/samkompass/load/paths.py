"""Paths of overlays: from ``sections.forst.text`` to the value that it names."""

from __future__ import annotations

from dataclasses import dataclass

from samkompass.model.diagnostic import did_you_mean

from .nodes import Node

MEMBER_TITLES = ("title", "label", "text", "name", "recommendation", "band", "ref")
"""The fields that say what a member of a list is about, in words, or by what it refers to."""


@dataclass(frozen=True)
class Spot:
    """A place in a record.

    Attributes:
        parent: what holds it.
        key: name of the field, or the member itself where `parent` is a list.
        node: the value, or None where the field has none yet.
        trail: the values from the record down to `parent`, by which places are compared.
        field: name of the innermost list, or of the outermost field where there is none.
        member: title or number of the innermost list's member; '' where the place is in no member.
    """

    parent: Node
    key: str
    node: Node | None
    trail: tuple[Node, ...]
    field: str
    member: str


@dataclass(frozen=True)
class Lost:
    """A path that leads nowhere.

    Attributes:
        known: the path as far as it leads somewhere.
        part: the name that nothing there has.
        hint: how to mend it.
        retired: what took the part's place, when the record says so.
        gone: whether the record says that the part was there and is no more.
    """

    known: str
    part: str
    hint: str
    retired: str | None = None
    gone: bool = False

    def __str__(self) -> str:
        return f"'{self.known}' has no '{self.part}'" if self.known else f"there is no '{self.part}'"


def find(root: Node, path: str) -> Spot | Lost:
    """The place that a path names: it exists, or it is a field that a group of fields does not have yet."""
    parts = path.split(".")
    here, trail, field, member = root, [root], parts[0], ""
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        known = ".".join(parts[:place])
        below: Node | None
        if here.is_list:
            found = member_of(here, part)
            if isinstance(found, str):
                return Lost(known, part, found, _instead(root, part), is_retired(root, part))
            below, field, member = found, parts[place - 1], called(found, here)
        elif here.is_group:
            below = here.below(part)
            if below is None and not last:
                return Lost(known, part, did_you_mean(part, here.value) or "Set the group of fields as a whole.")
        else:
            return Lost(known, part, f"'{known}' is a single value.")
        if last:
            return Spot(here, part, below, tuple(trail), field, member)
        assert below is not None
        here = below
        trail.append(here)
    raise AssertionError("a path has a part")


def member_of(list_: Node, name: str) -> Node | str:
    """The member of a list that has a name, or why there is none."""
    members: list[Node] = list_.value
    if list_.numbered is None:
        list_.numbered = list(members)
    named = [member for member in members if member.name == name]
    if len(named) == 1:
        return named[0]
    texts = [member for member in members if not member.is_group and name in (str(member.value), *member.said)]
    if len(texts) == 1:
        return texts[0]
    if name.isdecimal() and not any(member.has_id for member in list_.numbered):
        number = int(name)
        if 1 <= number <= len(list_.numbered) and list_.numbered[number - 1] in members:
            return list_.numbered[number - 1]
    elif len(named) > 1:
        numbers = [str(list_.numbered.index(member) + 1) for member in named if member in list_.numbered]
        return f"Several are called '{name}': write the number, {' or '.join(numbers)}."
    names = list(dict.fromkeys(member.name or str(member.value) for member in members if not member.is_list))
    close = did_you_mean(name, names)
    if close or any(member.has_id for member in members):
        return close or f"There are {', '.join(names)}."
    return f"Name a member by its number, 1 to {len(list_.numbered)}." if list_.numbered else "It is empty."


def called(member: Node, list_: Node) -> str:
    """What people call a member of a list: its title, or its number (the one that it had before the layer, if any)."""
    if member.is_group:
        for title in MEMBER_TITLES:
            found = member.below(title)
            if found is not None and isinstance(found.value, str):
                return found.value
    members = list_.numbered if list_.numbered and member in list_.numbered else list_.value
    return str(members.index(member) + 1)


def is_retired(root: Node, part: str) -> bool:
    """Whether a record says that a part was there and is no more."""
    return _entry(root, part) is not None


def _instead(root: Node, part: str) -> str | None:
    """The id of what took the place of a retired part in the same record."""
    entry, own = _entry(root, part), root.below("id")
    instead = entry.below("renamed_to") if entry is not None else None
    if instead is None or own is None:
        return None
    record, _, new = str(instead.value).partition("#")
    return new if new and record == own.value else None


def _entry(root: Node, part: str) -> Node | None:
    retired = root.below("retired")
    for _, entry in retired.members() if retired is not None else ():
        id_ = entry.below("id")
        if id_ is not None and id_.value == part:
            return entry
    return None
