"""What YAML 1.1 reads as something else than text where nothing says what it is: no, 1.10, 2026-11-21."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from yaml.resolver import Resolver

NOT_ALWAYS_TEXT: dict[str, list[tuple[str, re.Pattern[str]]]] = Resolver.yaml_implicit_resolvers
"""First letter of the plain scalars that may be something else than text → the tags of what, and how that looks."""

_MERGE = "tag:yaml.org,2002:merge"
_CONSTRUCTOR = yaml.SafeLoader("")


@dataclass(frozen=True)
class Implicit:
    """A plain scalar that YAML 1.1 does not read as text, with what was written."""

    written: str
    value: object


def implicit(written: str) -> str | Implicit:
    """The value that YAML 1.1 gives a plain scalar."""
    for tag, pattern in NOT_ALWAYS_TEXT.get(written[:1], ()):
        if pattern.match(written):
            return written if tag == _MERGE else _typed(tag, written)
    return written


@lru_cache(1000)
def _typed(tag: str, written: str) -> Implicit:
    """What a scalar of a tag means; most are the same few numbers."""
    try:
        return Implicit(written, _CONSTRUCTOR.construct_object(yaml.ScalarNode(tag, written)))
    except (ValueError, yaml.YAMLError):  # 2026-02-30 looks like a date and is none
        return Implicit(written, written)
