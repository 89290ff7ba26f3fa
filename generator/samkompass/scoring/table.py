"""The scoring table: all that a scorer needs, as integers and ids, without text."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NotRequired, TypedDict

FORMAT = "samkompass-table/2"

OPTIONS = ""
"""The key of a dimension under which its own options stand: no id is empty."""

OPEN, OUT, LOW, HIGH = range(4)
"""How an item without a number is treated: it may be anything (it widens the bounds), it is left out, or it counts as
the least or the most that it can give."""

TREATMENT = [OPEN, OUT, OUT, OPEN]
"""The usual treatment of items that are, in this order, ``dk``, ``na``, skipped and unanswered."""

ConditionRow = list[Any]
"""A test. ``["d", dimension, side, threshold]`` on a score (0–10000), ``["i", item, side, threshold]`` on an answer,
``["s", type, side, threshold]`` on a share (0–10000), where side −1 means at most and 1 at least;
``["a", item, "dk" | "na"]``, ``["t", type]``, ``["f", flag]``, ``["p", item]`` (among the first priorities) and
``["r", role]``."""


class ItemOptions(TypedDict, total=False):
    """What an item has besides its scale.

    Keys:
        p: points of each answer from the lowest; answer − lowest when left out.
        r: 1 when the page asks for an answer.
        s: conditions on earlier items (rows ``i`` and ``a``) that must hold for it to be asked.
        o: roles that are asked; all when left out.
        w: 1 when its importance is asked too.
    """

    p: list[int]
    r: int
    s: list[ConditionRow]
    o: list[str]
    w: int


class DimensionOptions(TypedDict, total=False):
    """What a dimension has of its own.

    Keys:
        d: 1 when it is over dimensions and not over items.
        m: the share that must have a value, instead of the table's.
        t: its treatment, instead of the table's.
        b: its bands, instead of the table's.
    """

    d: int
    m: int
    t: list[int]
    b: list[list[Any]]


class Table(TypedDict):
    """A compiled instrument. What is empty is left out.

    Keys:
        format: the table's format and its version.
        instrument, version: which instrument.
        hash: SHA-256 (hex) of the canonical JSON of the other keys.
        minimum: share (0–10000) of a dimension's items that must be answered for a value.
        treatment: how ``dk``, ``na``, skipped and unanswered count: 0 open, 1 out, 2 low, 3 high.
        items: item → [lowest, highest answer] or [lowest, highest, options], in the order they are asked.
        importance: [lowest, highest] answer to how important an item is.
        roles: who may answer; roleRequired: 1 when a role is chosen before anything is scored.
        dimensions: dimension → {item: [weight, 1 if reversed else 0]}, with its options under the key "".
        bands: [id, lowest score, highest score], in order.
        rules: [recommendation, [conditions]], in the order they are declared.
        shares: [[dimensions], margin]; the mixture of dimensions that sums to 10000.
        quadrant: [x, y, x border, y border, [low-low, high-low, low-high, high-high]], x before y.
        flags: [id, [conditions]].
        priorities: [item that holds the target, or the target itself, how many are shown].
        migrations: [from version, hash of its table or "", {old item: new}, [removed items],
            {item: {old answer: new answer}}, [added items]], the oldest first, each up to the next one's version.
    """

    format: str
    instrument: str
    version: str
    hash: str
    minimum: int
    treatment: list[int]
    items: dict[str, list[Any]]
    importance: NotRequired[list[int]]
    roles: NotRequired[list[str]]
    roleRequired: NotRequired[int]
    dimensions: dict[str, dict[str, Any]]
    bands: list[list[Any]]
    rules: NotRequired[list[list[Any]]]
    shares: NotRequired[list[Any]]
    quadrant: NotRequired[list[Any]]
    flags: NotRequired[list[list[Any]]]
    priorities: NotRequired[list[Any]]
    migrations: NotRequired[list[list[Any]]]


def item_options(table: Table, item: str) -> ItemOptions:
    """What an item has besides its scale."""
    row = table["items"][item]
    options: ItemOptions = row[2] if len(row) > 2 else {}
    return options


def dimension_options(table: Table, dimension: str) -> DimensionOptions:
    """What a dimension has of its own."""
    options: DimensionOptions = table["dimensions"][dimension].get(OPTIONS, {})
    return options


def members(table: Table, dimension: str) -> dict[str, list[int]]:
    """The items, or the dimensions, that a dimension is over: id → [weight, reversed]."""
    rows = table["dimensions"][dimension]
    return {id_: row for id_, row in rows.items() if id_ != OPTIONS} if OPTIONS in rows else rows


def points(table: Table, item: str) -> list[int]:
    """What each answer to an item gives, from the lowest answer, counted from the least that any gives."""
    low, high = table["items"][item][:2]
    given = item_options(table, item).get("p")
    if given is None:
        return list(range(high - low + 1))
    least = min(given)
    return [point - least for point in given]


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def table_hash(table: dict[str, Any]) -> str:
    """SHA-256 (hex) of a table without its ``hash``."""
    body = {key: value for key, value in table.items() if key != "hash"}
    return hashlib.sha256(canonical_json(body).encode()).hexdigest()
