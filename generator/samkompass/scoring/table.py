"""The scoring table: all that a scorer needs, as integers and ids, without text."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypedDict

FORMAT = "samkompass-table/1"

ConditionRow = list[Any]
"""``["d", dimension, -1 | 1, threshold]`` on a score (0–10000), or ``["i", item, -1 | 1, threshold]`` on an answer;
−1 means at most, 1 at least."""


class Table(TypedDict):
    """A compiled instrument.

    Keys:
        format: the table's format and its version.
        instrument, version: which instrument.
        hash: SHA-256 (hex) of the canonical JSON of the other keys.
        minimum: share (0–10000) of a dimension's items that must be answered for a value.
        items: item → [lowest, highest answer], in the order they are asked.
        dimensions: dimension → {item: [weight, 1 if reversed else 0]}.
        bands: [id, lowest score, highest score], in order.
        rules: [recommendation, [conditions]], in the order they are declared.
    """

    format: str
    instrument: str
    version: str
    hash: str
    minimum: int
    items: dict[str, list[int]]
    dimensions: dict[str, dict[str, list[int]]]
    bands: list[list[Any]]
    rules: list[list[Any]]


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def table_hash(table: dict[str, Any]) -> str:
    """SHA-256 (hex) of a table without its ``hash``."""
    body = {key: value for key, value in table.items() if key != "hash"}
    return hashlib.sha256(canonical_json(body).encode()).hexdigest()
