"""Front matter of pages. Ours has a JSON value on each line: YAML for every engine, and read in no time here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_SPECIAL = "\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""Letters that JSON leaves as they are, and that YAML refuses or takes for the end of a line."""
_NOT_IN_YAML = re.compile(f"[{_SPECIAL}]")
_ALIKE = re.compile(
    rf'(?:[a-z_]+: (?:"(?:[^"\\\x00-\x1f{_SPECIAL}]|\\(?:["\\nt]|u(?!d)[0-9a-f]{{4}}))*"|true|false)\n)+'
)
"""Lines that say the same in JSON and in YAML."""


def front_matter(meta: Mapping[str, str | bool]) -> str:
    """What a page says of itself, to stand above its text."""
    lines = "".join(f"{name}: {json.dumps(meta[name], ensure_ascii=False)}\n" for name in sorted(meta))
    return f"---\n{_NOT_IN_YAML.sub(_escaped, lines)}---\n"


def split(source: str) -> tuple[dict[str, Any], str]:
    """What a page says of itself, and its text. Nothing where it says it in no YAML, which is text then."""
    found = _MATTER.match(source)
    if found is None:
        return {}, source.lstrip("\n")
    text = source[found.end() :].lstrip("\n")
    if _ALIKE.fullmatch(found[1]):
        parts = (line.split(": ", 1) for line in found[1].splitlines())
        return {name: json.loads(value) for name, value in parts}, text
    try:
        data = yaml.load(found[1], _Loader)  # noqa: S506 - the loader is a safe one
    except yaml.YAMLError:
        return {}, source
    return (data, text) if isinstance(data, dict) else ({}, source)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
