"""A project whose every text tries to run a script, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from samkompass.load.project import Project
from samkompass.load.records import load
from samkompass.model.base import TextRole
from samkompass.model.diagnostic import Report
from samkompass.model.walk import leaves

PAYLOADS = (Path(__file__).parent / "cases" / "xss" / "payloads.txt").read_text("utf-8").splitlines()
LONGEST_LINE = 200
"""The lowest limit that a line has."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
ADDRESS = 'https://example.org/?"><script>window.__xss=50</script>'


def poison(root: Path) -> int:
    """Put a payload into every text of a project; how many texts there were."""
    project = Project(root)
    loaded = load(project, Report())
    payloads = cycle(PAYLOADS)
    count = 0
    for kind in (
        loaded.knowledge,
        loaded.instruments,
        loaded.scales,
        loaded.editions,
        loaded.interface,
        loaded.deprecated,
    ):
        for record in kind:
            file = root / record.document.path
            data = yaml.load(file.read_text("utf-8"), _Loader)
            for leaf in leaves(record.value):
                if isinstance(leaf.role, TextRole):
                    payload = next(payloads)
                    if record.value.kind == "interface":  # where a brace is written twice
                        payload = payload.replace("{", "{{").replace("}", "}}")
                    _put(data, leaf.path, _poisoned(leaf.text, leaf.role, leaf.path, payload))
                    count += 1
            if record.value.kind == "edition":
                data["contact"]["url"] = ADDRESS
                _poison_addresses(data)
            file.write_text(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return count + sum(
        _poison_translation(file, payloads) for file in sorted(root.glob("content/translations/**/*.yml"))
    )


def _poison_translation(file: Path, payloads: Iterator[str]) -> int:
    """Put a payload into every text of a translation's file; how many texts there were."""
    data = yaml.load(file.read_text("utf-8"), _Loader)
    interface = data["kind"] == "interface"
    count = 0

    def poisoned(value: Any) -> Any:
        nonlocal count
        if isinstance(value, list):
            return [poisoned(one) for one in value]
        count += 1
        payload = next(payloads)
        if interface:
            payload = payload.replace("{", "{{").replace("}", "}}")
        together = f"{value} {payload}"
        return payload if LONGEST_LINE < len(together) <= 2 * LONGEST_LINE and "\n" not in value else together

    texts = data["texts" if interface else "set"]
    texts.update({key: poisoned(value) for key, value in texts.items()})
    file.write_text(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return count


def _poison_addresses(data: Any) -> None:
    """Put a hostile address wherever there is one."""
    for key, member in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        if key == "url":
            data[key] = ADDRESS
        else:
            _poison_addresses(member)


def _poisoned(text: str, role: TextRole, path: tuple[str | int, ...], payload: str) -> str:
    if path[-1] == "summary":
        text = " ".join(text.split()[:40])
    together = f"{text} {payload}"
    return payload if role.role == "line" and len(together) > LONGEST_LINE else together


def _put(data: Any, path: tuple[str | int, ...], text: str) -> None:
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = text
