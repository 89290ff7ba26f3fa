"""Examples: that their answers are answers, and that their results are the ones the table gives."""

from __future__ import annotations

from typing import Any

from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.instrument import Examples, Instrument
from samkompass.scoring.response import ResponseRefused, validate_response
from samkompass.scoring.score import score
from samkompass.scoring.table import Table


def lint_examples(item: Loaded[Examples], instrument: Instrument, table: Table, report: Report) -> None:
    """The examples are answers to the instrument, and the results they state are the ones the table gives."""
    ids = [example.id for example in item.value.examples]
    if instrument.example not in ids:
        report.add(
            rules.EXAMPLES,
            item.locate("examples"),
            f"'{instrument.example}', which the instrument shows to visitors, is not here.",
            did_you_mean(instrument.example, ids) or rules.EXAMPLES.mend,
        )
    for index, example in enumerate(item.value.examples):
        roles = table.get("roles", [])
        if example.role is not None and example.role not in roles:
            report.add(
                rules.EXAMPLES,
                item.locate("examples", index, "role"),
                f"'{example.id}' has unknown role '{example.role}'.",
                did_you_mean(example.role, roles) or rules.EXAMPLES.mend,
            )
        response = {
            "format": "samkompass-response/1",
            "instrument": table["instrument"],
            "version": table["version"],
            "answers": example.answers,
            "importance": example.importance,
        }
        try:
            read = validate_response(response, table)
        except ResponseRefused as refused:
            report.add(rules.EXAMPLES, item.locate("examples", index, "answers"), f"'{example.id}': {refused}")
            continue
        result = score(table, read.answers, read.importance, example.role)
        stated = _listed(example.expected)
        differing = [] if result == stated else _differences(result, stated)
        if differing:
            report.add(
                rules.EXAMPLES,
                item.locate("examples", index, "expected"),
                f"'{example.id}' states another result than the table gives: {'; '.join(differing[:3])}.",
                rules.EXAMPLES.mend,
            )


def _listed(value: Any) -> Any:
    """YAML's tuples as JSON's lists."""
    if isinstance(value, dict):
        return {key: _listed(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [_listed(member) for member in value]
    return value


def _differences(given: Any, stated: Any, path: str = "") -> list[str]:
    if isinstance(given, dict) and isinstance(stated, dict):
        found = []
        for key in (*given, *(key for key in stated if key not in given)):
            found += _differences(given.get(key), stated.get(key), f"{path}.{key}" if path else str(key))
        return found
    return [] if given == stated else [f"{path} is {given}, stated {stated}"]
