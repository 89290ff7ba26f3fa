"""The official list of municipalities, which the package carries."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from samkompass.model.look import Municipality


@cache
def municipalities() -> Mapping[str, Municipality]:
    """Code → municipality, all 290 of them; ``data/README.md`` says where the list comes from."""
    text = resources.files("samkompass").joinpath("data/municipalities.csv").read_text(encoding="utf-8")
    found = {
        row["municipality_code"]: Municipality(
            row["municipality_code"], row["municipality_name"], row["municipality_name_short"], row["county_name"]
        )
        for row in csv.DictReader(text.splitlines())
    }
    return MappingProxyType(found)
