"""Skeletons of new records: every required field, with a text that says what belongs there."""

from __future__ import annotations

import re
from importlib.resources import files

from samkompass.model.base import ID_PATTERN

ID = re.compile(ID_PATTERN)

_PLACE = "id: ID\n"
"""Where the id goes in ``skeletons/<kind>.yml``."""


def skeleton(kind: str, id_: str) -> str:
    """The YAML text of a new record that passes the check as it is.

    Args:
        kind: a kind of knowledge record.
        id_: a sound id that is not taken.
    """
    text = (files("samkompass.load") / "skeletons" / f"{kind}.yml").read_text(encoding="utf-8")
    return text.replace(_PLACE, f"id: {id_}\n", 1)
