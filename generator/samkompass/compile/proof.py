"""A proof: answers that lead to every result of a scoring table, and how random answers spread, kept as JSON.

Finding it takes a search and thousands of scorings, reading it a few: whoever has the table can see that it holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samkompass.scoring.score import score
from samkompass.scoring.table import Table, canonical_json

from .spread import Spread
from .witness import Witness, starts

FORMAT = "samkompass-proof/1"


class NoProof(Exception):
    """A text that is no proof; says why."""


@dataclass(frozen=True)
class Proof:
    """What is proved about one table.

    Attributes:
        table: the hash of the table.
        witnesses: somebody's answers, with the keys of the goals that they are told for. Each goal stands once.
        spread: how random answers spread.
    """

    table: str
    witnesses: tuple[tuple[Witness, tuple[str, ...]], ...]
    spread: Spread = field(default_factory=lambda: Spread(0))

    def by_goal(self) -> dict[str, Witness]:
        """Key of a goal → answers that reach it."""
        return {key: witness for witness, reached in self.witnesses for key in reached}


def result_hash(table: Table, witness: Witness) -> str:
    """SHA-256 (hex) of the canonical JSON of the result that a witness gets: another scorer can compare it."""
    result = score(table, witness.answers, witness.importance, witness.role)
    return hashlib.sha256(canonical_json(result).encode()).hexdigest()


def seal(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of a proof's other members: a number that was changed by hand shows."""
    body = {key: value for key, value in content.items() if key != "seal"}
    return hashlib.sha256(canonical_json(body).encode()).hexdigest()


def proof_text(table: Table, proof: Proof) -> str:
    """A proof as JSON, each witness as what differs from one of the starts."""
    from_ = starts(table)
    rows = [_row(table, from_, witness, reached) for witness, reached in proof.witnesses]
    used = {row["from"] for row in rows}
    content: dict[str, Any] = {
        "format": FORMAT,
        "instrument": table["instrument"],
        "table": proof.table,
        "starts": {
            name: _kept({"answers": start.answers, "importance": start.importance})
            for name, start in from_.items()
            if name in used
        },
        "witnesses": rows,
        "spread": proof.spread.to_json(),
    }
    content["seal"] = seal(content)
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _row(table: Table, from_: Mapping[str, Witness], witness: Witness, reached: tuple[str, ...]) -> dict[str, Any]:
    def changes(name: str) -> dict[str, Any]:
        start = from_[name]
        return {
            "answers": {item: value for item, value in witness.answers.items() if start.answers.get(item) != value},
            "importance": {
                item: value for item, value in witness.importance.items() if start.importance.get(item) != value
            },
        }

    nearest = min(from_, key=lambda name: sum(map(len, changes(name).values())))
    row = {"from": nearest, **changes(nearest), "role": witness.role, "reaches": list(reached)}
    return {**_kept(row), "result": result_hash(table, witness)}


def _kept(members: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in members.items() if value not in ({}, None)}


def read_proof(raw: bytes) -> Proof:
    """A proof from its JSON; whether it holds is another question (`samkompass.compile.verify`).

    Raises:
        NoProof: it is no JSON, of another format, or lacks something.
    """
    try:
        content = json.loads(raw)
        if content["format"] != FORMAT:
            raise NoProof(f"its format is '{content['format']}' and not '{FORMAT}'")
        if content["seal"] != seal(content):
            raise NoProof("something in it was changed after it was made")
        return Proof(
            table=str(content["table"]),
            witnesses=tuple(_witness(content["starts"], row) for row in content["witnesses"]),
            spread=Spread.from_json(content["spread"]),
        )
    except (ValueError, RecursionError):
        raise NoProof("it is not JSON") from None
    except (KeyError, TypeError, AttributeError, IndexError):
        raise NoProof("it lacks something that a proof has") from None


def _witness(from_: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[Witness, tuple[str, ...]]:
    start = from_[row["from"]]
    witness = Witness(
        {**start["answers"], **row.get("answers", {})},
        {**start.get("importance", {}), **row.get("importance", {})},
        row.get("role"),
    )
    return witness, tuple(str(key) for key in row["reaches"])
