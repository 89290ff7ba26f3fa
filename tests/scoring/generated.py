"""Sound scoring tables of any shape, and what people may answer to them. Everything is drawn from a seeded chance."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, cast

from samkompass.scoring.score import score
from samkompass.scoring.table import OPTIONS, Table, item_options, table_hash

ROLES = ["it", "forvaltning", "ledning"]


@dataclass(frozen=True)
class Given:
    """What somebody has answered."""

    answers: dict[str, int | str]
    importance: dict[str, int] = field(default_factory=dict)
    role: str | None = None

    def line(self, table: Table) -> dict[str, Any]:
        """As the browser's scorer is asked."""
        return {"table": table, "answers": self.answers, "importance": self.importance, "role": self.role}

    def scored(self, table: Table) -> dict[str, Any]:
        return score(table, self.answers, self.importance, self.role)


def any_table(chance: random.Random, **fixed: Any) -> Table:
    """A sound table with any of the features; members in `fixed` are as given."""
    roles = chance.sample(ROLES, chance.randint(1, 3)) if chance.random() < 0.3 else []
    importance = [low := chance.choice([0, 1]), low + chance.randint(1, 4)] if chance.random() < 0.4 else []
    items = _items(chance, roles, bool(importance))
    dimensions = _dimensions(chance, list(items))
    table: dict[str, Any] = {
        "format": "samkompass-table/2",
        "instrument": "prov",
        "version": "1.0",
        "minimum": chance.choice([0, 1, 3333, 5000, 6000, 6667, 10_000, chance.randint(0, 10_000)]),
        "treatment": _treatment(chance),
        "items": items,
        "dimensions": dimensions,
        "bands": _bands(chance),
        "importance": importance,
        "roles": roles,
        **_types(chance, list(dimensions)),
    }
    if importance and chance.random() < 0.8:
        number = chance.randint(*next(iter(items.values()))[:2])
        table["priorities"] = [chance.choice([number, chance.choice(list(items))]), chance.randint(1, 4)]
    table |= fixed
    table["flags"] = [
        [f"f-{n}", _conditions(chance, table, [f"f-{m}" for m in range(n)])] for n in range(chance.choice([0, 0, 1, 3]))
    ]
    flags = [flag for flag, _ in table["flags"]]
    table["rules"] = [
        [f"r-{chance.randint(0, 3)}", _conditions(chance, table, flags, "p")] for _ in range(chance.randint(0, 6))
    ]
    always = ("minimum", "treatment")
    table = {key: value for key, value in table.items() if value or key in always}
    table["hash"] = table_hash(table)
    return cast("Table", table)


def _items(chance: random.Random, roles: list[str], importance: bool) -> dict[str, list[Any]]:
    items: dict[str, list[Any]] = {}
    branching = chance.random() < 0.4
    for n in range(chance.randint(1, 12)):
        low = chance.choice([0, 1, 1, 3, 50])
        high = low + chance.choice([1, 2, 4, 4, 10, 50])
        options: dict[str, Any] = {}
        if chance.random() < 0.15:
            points = [chance.randint(-20, 20) for _ in range(low, high + 1)]
            if len(set(points)) > 1:
                options["p"] = points
        if branching and items and chance.random() < 0.5:
            options["s"] = [_of_item(chance, items) for _ in range(chance.choice([1, 1, 2]))]
        if roles and chance.random() < 0.4:
            options["o"] = chance.sample(roles, chance.randint(1, len(roles)))
        if importance and chance.random() < 0.7:
            options["w"] = 1
        items[f"i-{n}"] = [low, high, options] if options else [low, high]
    return items


def _of_item(chance: random.Random, items: dict[str, list[Any]]) -> list[Any]:
    item = chance.choice(list(items))
    if chance.random() < 0.25:
        return ["a", item, chance.choice(["dk", "na"])]
    return ["i", item, chance.choice([-1, 1]), chance.randint(*items[item][:2])]


def _dimensions(chance: random.Random, items: list[str]) -> dict[str, dict[str, Any]]:
    dimensions: dict[str, dict[str, Any]] = {
        f"d-{n}": {item: _row(chance) for item in chance.sample(items, chance.randint(1, len(items)))}
        for n in range(chance.randint(1, 4))
    }
    for n in range(chance.choice([0, 0, 1, 2])):
        parts = chance.sample(list(dimensions), chance.randint(1, len(dimensions)))
        dimensions[f"e-{n}"] = {OPTIONS: {"d": 1}, **{part: _row(chance) for part in parts}}
    for dimension, members in dimensions.items():
        options = dict(members.pop(OPTIONS, {}))
        if chance.random() < 0.15:
            options["m"] = chance.randint(0, 10_000)
        if chance.random() < 0.15 and "d" not in options:
            options["t"] = _treatment(chance)
        if chance.random() < 0.15:
            options["b"] = _bands(chance)
        dimensions[dimension] = {OPTIONS: options, **members} if options else members
    ids = list(dimensions)
    chance.shuffle(ids)  # one over others may stand before them
    return {id_: dimensions[id_] for id_ in ids}


def _row(chance: random.Random) -> list[int]:
    return [chance.choice([1, 1, 2, 3, 7, 1000]), chance.randint(0, 1)]


def _treatment(chance: random.Random) -> list[int]:
    return [chance.randint(0, 3) for _ in range(4)] if chance.random() < 0.3 else [0, 1, 1, 0]


def _bands(chance: random.Random) -> list[list[Any]]:
    cuts = sorted(chance.sample(range(1, 10_000), chance.randint(1, 4)))
    ends = zip([0, *cuts], [*(cut - 1 for cut in cuts), 10_000], strict=True)
    return [[f"b-{n}", low, high] for n, (low, high) in enumerate(ends)]


def _types(chance: random.Random, dimensions: list[str]) -> dict[str, Any]:
    if len(dimensions) < 2 or chance.random() < 0.4:
        return {}
    if chance.random() < 0.5:
        margin = chance.choice([1, 1000, chance.randint(1, 3000)])
        return {"shares": [chance.sample(dimensions, chance.randint(2, len(dimensions))), margin]}
    borders = [chance.choice([5000, chance.randint(1, 10_000)]) for _ in range(2)]
    return {"quadrant": [*chance.sample(dimensions, 2), *borders, ["t-0", "t-1", "t-2", "t-3"]]}


def _conditions(chance: random.Random, table: dict[str, Any], flags: list[str], more: str = "") -> list[list[Any]]:
    """One to three conditions, of the kinds that the table has something for."""
    side, score_ = chance.choice([-1, 1]), chance.choice([0, 5000, 10_000, chance.randint(0, 10_000)])
    kinds: list[list[Any]] = [["d", chance.choice(list(table["dimensions"])), side, score_]]
    kinds += [_of_item(chance, table["items"]), kinds[0]]
    if "shares" in table:
        type_ = chance.choice(table["shares"][0])
        kinds += [["t", type_], ["s", type_, side, chance.randint(0, 6000)]]
    if "quadrant" in table:
        kinds.append(["t", chance.choice(table["quadrant"][4])])
    if flags:
        kinds.append(["f", chance.choice(flags)])
    weighed = [item for item, row in table["items"].items() if len(row) > 2 and "w" in row[2]]
    if "p" in more and weighed and "priorities" in table:
        kinds += [["p", chance.choice(weighed)]] * 2
    if table["roles"]:
        kinds.append(["r", chance.choice(table["roles"])])
    return chance.sample(kinds, min(len(kinds), chance.choice([1, 1, 2, 3])))


def any_given(chance: random.Random, table: Table) -> Given:
    """Answers to a table, of people who leave out little or much."""
    known = chance.choice([1.0, 0.9, 0.6, 0.3, 0.0])
    answers: dict[str, int | str] = {}
    importance: dict[str, int] = {}
    for item, (low, high, *_) in table["items"].items():
        if chance.random() < known:
            answers[item] = chance.randint(low, high)
        elif (other := chance.choice(["dk", "na", None])) is not None:
            answers[item] = other
        if "importance" in table and chance.random() < 0.8:
            importance[item] = chance.randint(*table["importance"])
    return Given(answers, importance, chance.choice([*table.get("roles", []), None, "IT-chef"]))


def completed(chance: random.Random, table: Table, given: Given) -> Given:
    """The same answers, with more of what was left out: numbers, "vet ej", "inte relevant" and a role."""
    answers = dict(given.answers)
    for item, (low, high, *_) in table["items"].items():
        if item not in answers and chance.random() < 0.8:
            answers[item] = chance.choice([chance.randint(low, high), low, high, "dk", "na"])
    roles = table.get("roles", [])
    return Given(answers, given.importance, given.role if given.role in roles else chance.choice([*roles, None]))


def any_migration(chance: random.Random, table: Table) -> Table:
    """A table with migrations from one or two earlier versions."""
    rows: list[list[Any]] = []
    items = list(table["items"])
    for n in range(chance.randint(1, 2)):
        new = chance.sample(items, min(len(items), chance.randint(0, 3)))
        renamed = {f"{item}-{n}": item for item in new}
        added = [item for item in items if item not in new and chance.random() < 0.2]
        removed = [f"borta-{n}-{m}" for m in range(chance.randint(0, 2))]
        items = [item for item in items if item not in new and item not in added]
        values = {}
        for item in [*items, *new][:1]:
            if item in table["items"] and not rows:
                low, high = table["items"][item][:2]
                values[item] = {str(old): chance.randint(low, high) for old in range(chance.randint(1, 7))}
        items += [*renamed, *removed]
        rows.insert(0, [f"0.{9 - n}", chance.choice(["", "a" * 64]), renamed, removed, values, added])
    changed = {key: value for key, value in table.items() if key != "hash"} | {"migrations": rows}
    return cast("Table", changed | {"hash": table_hash(changed)})


def features(table: Table) -> set[str]:
    """What a table makes use of."""
    options = [item_options(table, item) for item in table["items"]]
    own = [members.get(OPTIONS, {}) for members in table["dimensions"].values()]
    return {key for key in table if key not in ("format", "instrument", "version", "hash")} | {
        key for found in [*options, *own] for key in found
    }
