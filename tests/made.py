"""Records made in a test: as little as the model asks for, and what the test is about."""

from __future__ import annotations

import json
from typing import Any

from samkompass.model.dataset import Dataset
from samkompass.model.frameworks import AnyModel
from samkompass.model.kinds import ADAPTERS
from samkompass.model.pilot import Pilot

OF_ALL: dict[str, Any] = {"title": "Titeln", "summary": "Det viktigaste.", "origin": "own"}
LEAST: dict[str, dict[str, Any]] = {
    "dataset": {"shows": "Något.", "about": "En enkät.", "year": "2020", "label": "Rad"},
    "scenario": {"level": 1, "shares": "Lite", "responsibility": "Alla", "purpose": "Att pröva.", "effects": "Få."},
}


def made(kind: str, id_: str = "posten", **fields: Any) -> Any:
    """A record of a kind."""
    data = OF_ALL | LEAST.get(kind, {}) | {"kind": kind, "id": id_} | fields
    return ADAPTERS[kind].validate_json(json.dumps(data))


# Models

FIELDS: dict[str, list[dict[str, Any]]] = {
    "quadrant": [{"x": x, "y": y} for y in ("low", "high") for x in ("low", "high")],
    "cornerstones": [{"role": role} for role in ("goal", "method", "method", "cornerstone")],
    "factors": [{"role": role} for role in ("factor", "effect")],
}
"""What the first elements of a form hold besides a title; further ones are like the last."""


def model(form: str, titles: list[str], **fields: Any) -> AnyModel:
    """A model whose elements have some titles, and ids `e0`, `e1` …"""
    own = FIELDS.get(form, [{}])
    elements = [
        {"id": f"e{index}", "title": title, "summary": "S."} | own[min(index, len(own) - 1)]
        for index, title in enumerate(titles)
    ]
    fields = {"elements": elements} | fields
    if form == "parts":
        fields = {"whole": "Det hela"} | fields
    if form == "quadrant":
        axis = {"title": "Axel", "low": "låg", "high": "hög"}
        fields = {"x": axis, "y": axis} | fields
    found: AnyModel = made("model", form=form, **fields)
    return found


# Datasets


def dataset(
    rows: list[list[float | None]],
    chart: str | None = "bars",
    *,
    labels: list[str] | None = None,
    titles: list[str] | None = None,
    unit: str | None = None,
    decimals: int = 0,
    **scale: float,
) -> Dataset:
    """A dataset with the columns `c0`, `c1` … and the rows `r0`, `r1` …; all columns are drawn."""
    columns = [f"c{index}" for index in range(len(rows[0]))]
    found: Dataset = made(
        "dataset",
        columns=[
            {"id": id_, "title": (titles or columns)[index], "unit": unit, "decimals": decimals}
            for index, id_ in enumerate(columns)
        ],
        values=[
            {
                "id": f"r{index}",
                "label": labels[index] if labels else f"Rad {index}",
                "values": dict(zip(columns, row, strict=True)),
            }
            for index, row in enumerate(rows)
        ],
        chart={"type": chart, "columns": columns} | scale if chart else None,
    )
    return found


# Pilots


def pilot(milestones: list[tuple[str, int, int | None]], budget: list[dict[str, Any]] | None = None) -> Pilot:
    """A pilot with milestones (title, first day, last day) and budget lines."""
    nothing = {"low": 0, "high": 0}
    lines = budget or [{"type": "staff", "amount": nothing}]
    found = made(
        "scenario",
        pilot={
            "title": "Pilot",
            "capability": "besluta",
            "aim": "Att pröva.",
            "strengths": ["Lätt."],
            "weaknesses": ["Svårt."],
            "milestones": [
                {"id": f"m{index}", "title": title, "start": start, "end": end}
                for index, (title, start, end) in enumerate(milestones)
            ],
            "budget": [{"id": f"b{index}", "phase": "Fas"} | line for index, line in enumerate(lines)],
            "stated": {"hours": nothing, "cost": nothing},
        },
    ).pilot
    assert isinstance(found, Pilot)
    return found
