"""The results of an instrument: what some answers must lead to, and what each depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samkompass.scoring.dimensions import bands_of
from samkompass.scoring.table import ConditionRow, Table, dimension_options, item_options, members


@dataclass(frozen=True)
class Goal:
    """A result that some answers must lead to.

    Attributes:
        what: "band", "type", "flag" or "recommendation".
        id: its id; of a band, "<dimension> <band>".
        conditions: what must hold.
        path: where it is declared.
    """

    what: str
    id: str
    conditions: list[ConditionRow]
    path: tuple[str | int, ...]

    @property
    def key(self) -> str:
        """A name of its own: several rules may lead to the same recommendation."""
        return f"{self.what} {self.path[1]} {self.id}" if self.what == "recommendation" else f"{self.what} {self.id}"


def goals(table: Table) -> Iterator[Goal]:
    """Every result of an instrument, in the order they are declared."""
    for place, dimension in enumerate(table["dimensions"]):
        for band, low, high in bands_of(table, dimension):
            window = [["d", dimension, 1, low], ["d", dimension, -1, high]]
            yield Goal("band", f"{dimension} {band}", window, ("dimensions", place, "id"))
    types = table["shares"][0] if "shares" in table else table["quadrant"][4] if "quadrant" in table else []
    for type_ in types:
        yield Goal("type", type_, [["t", type_]], ("shares" if "shares" in table else "quadrant",))
    for place, (flag, conditions) in enumerate(table.get("flags", [])):
        yield Goal("flag", flag, conditions, ("flags", place, "when"))
    for place, (recommendation, conditions) in enumerate(table.get("rules", [])):
        yield Goal("recommendation", recommendation, conditions, ("recommendations", place, "when"))


def depends_on(table: Table, conditions: list[ConditionRow]) -> set[str]:
    """The items whose answers decide whether conditions hold: no answer to any other changes that."""
    found = _named(table, conditions)
    queue = list(found)
    while queue:
        for _, parent, *_ in item_options(table, queue.pop()).get("s", []):
            if parent not in found:
                found.add(parent)
                queue.append(parent)
    return found


def depends_on_importance(conditions: list[ConditionRow]) -> bool:
    """Whether it matters how important items are; flags cannot depend on it."""
    return any(row[0] == "p" for row in conditions)


def _named(table: Table, conditions: list[ConditionRow]) -> set[str]:
    """The items that conditions are about, also by way of dimensions, types, flags and priorities."""
    found: set[str] = set()
    for what, id_, *_ in conditions:
        match what:
            case "i" | "a":
                found.add(id_)
            case "p":
                found |= {item for item in table["items"] if item_options(table, item).get("w")}
                found |= {target for target in table["priorities"][:1] if isinstance(target, str)}
            case "d":
                found |= _below(table, id_)
            case "f":
                found |= _named(table, dict(table["flags"])[id_])
            case "t" | "s":
                axes = table["shares"][0] if "shares" in table else table["quadrant"][:2]
                found = found.union(*(_below(table, dimension) for dimension in axes))
    return found


def _below(table: Table, dimension: str) -> set[str]:
    """The items that a dimension is over, also by way of others."""
    parts = members(table, dimension)
    if dimension_options(table, dimension).get("d"):
        return set().union(*(_below(table, part) for part in parts))
    return set(parts)
