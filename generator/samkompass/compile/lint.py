"""What can be proved about an instrument before anybody answers it."""

from __future__ import annotations

from typing import Any

from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.instrument import FULL, Condition, Examples, Instrument, Scale
from samkompass.scoring.response import ResponseRefused, validate_response
from samkompass.scoring.score import score
from samkompass.scoring.table import Table

from .table import compile_table
from .witness import Window, find_witness


def lint_scale(item: Loaded[Scale], report: Report) -> None:
    """Values are consecutive whole numbers."""
    values = [step.value for step in item.value.values]
    if values != list(range(values[0], values[0] + len(values))):
        report.add(
            rules.SCALE,
            item.locate("values"),
            f"the values are {', '.join(map(str, values))}, not consecutive.",
            rules.SCALE.mend,
        )


def lint_instrument(
    item: Loaded[Instrument], scales: dict[str, Scale], unreadable: set[str], report: Report
) -> Table | None:
    """Check an instrument's parts against each other.

    Args:
        item: the instrument.
        scales: id → scale.
        unreadable: ids of scales that are there but have errors of their own.
        report: takes every problem.

    Returns:
        The scoring table, or None when the instrument or its scale is not sound.
    """
    before = len(report.diagnostics)
    instrument = item.value
    scale = scales.get(instrument.scale)
    if scale is None and instrument.scale not in unreadable:
        report.add(
            rules.SCALE,
            item.locate("scale"),
            f"'scale' names unknown scale '{instrument.scale}'.",
            did_you_mean(instrument.scale, scales) or rules.SCALE.mend,
        )
    _unique_ids(item, report)
    _weights(item, report)
    _bands(item, report)
    _readings(item, report)
    for place, rule in enumerate(instrument.recommendations):
        for index, condition in enumerate(rule.when):
            _condition(item, condition, ("recommendations", place, "when", index), scale, report)
    if len(report.diagnostics) > before or scale is None:
        return None
    table = compile_table(instrument, scale)
    _reachable(item, table, report)
    return table if len(report.diagnostics) == before else None


def _unique_ids(item: Loaded[Instrument], report: Report) -> None:
    """Items and dimensions share one space of ids, because results name both; sections are anchors of their own."""
    seen: set[str] = set()
    places: list[tuple[str, tuple[str | int, ...]]] = [
        (dimension.id, ("dimensions", index, "id")) for index, dimension in enumerate(item.value.dimensions)
    ]
    for s, section in enumerate(item.value.sections):
        places += [(question.id, ("sections", s, "items", i, "id")) for i, question in enumerate(section.items)]
    for id_, path in places:
        if id_ in seen:
            report.add(
                rules.DUPLICATE_ID,
                item.locate(*path),
                f"the id '{id_}' is taken by another item or dimension.",
                rules.DUPLICATE_ID.mend,
            )
        seen.add(id_)


def _weights(item: Loaded[Instrument], report: Report) -> None:
    dimensions = {dimension.id for dimension in item.value.dimensions}
    used: set[str] = set()
    for s, section in enumerate(item.value.sections):
        for i, question in enumerate(section.items):
            for dimension, weight in question.weights.items():
                where = item.locate("sections", s, "items", i, "weights", dimension)
                if dimension not in dimensions:
                    report.add(
                        rules.DIMENSION_ITEMS,
                        where,
                        f"'{question.id}' weighs on unknown dimension '{dimension}'.",
                        did_you_mean(dimension, dimensions) or rules.DIMENSION_ITEMS.mend,
                    )
                elif not 1 <= weight <= 1000:
                    report.add(
                        rules.DIMENSION_ITEMS,
                        where,
                        f"'{question.id}' has weight {weight}; a weight is 1 to 1000.",
                        rules.DIMENSION_ITEMS.mend,
                    )
                used.add(dimension)
    for index, declared in enumerate(item.value.dimensions):
        if declared.id not in used:
            report.add(
                rules.DIMENSION_ITEMS,
                item.locate("dimensions", index, "id"),
                f"no item weighs on the dimension '{declared.id}'.",
                rules.DIMENSION_ITEMS.mend,
            )


def _bands(item: Loaded[Instrument], report: Report) -> None:
    expected = 0
    for index, band in enumerate(item.value.bands):
        if band.lower != expected or band.upper < band.lower:
            kind = "a gap" if band.lower > expected else "an overlap"
            problem = (
                f"the band '{band.id}' ends ({band.upper}) before it starts ({band.lower})."
                if band.upper < band.lower
                else f"the band '{band.id}' starts at {band.lower} and not at {expected}: {kind}."
            )
            report.add(rules.BANDS, item.locate("bands", index, "from"), problem, rules.BANDS.mend)
        expected = band.upper + 1
    if expected != FULL + 1:
        report.add(
            rules.BANDS,
            item.locate("bands", len(item.value.bands) - 1, "to"),
            f"the last band ends at {expected - 1} and not at {FULL}.",
            rules.BANDS.mend,
        )


def _readings(item: Loaded[Instrument], report: Report) -> None:
    bands = [band.id for band in item.value.bands]
    for index, dimension in enumerate(item.value.dimensions):
        read = [reading.band for reading in dimension.readings]
        for missing in [band for band in bands if band not in read]:
            report.add(
                rules.READINGS,
                item.locate("dimensions", index, "readings"),
                f"the dimension '{dimension.id}' has no reading for the band '{missing}'.",
                rules.READINGS.mend,
            )
        for place, band in enumerate(read):
            if band not in bands or band in read[:place]:
                report.add(
                    rules.READINGS,
                    item.locate("dimensions", index, "readings", place, "band"),
                    f"the dimension '{dimension.id}' reads '{band}' "
                    + ("twice." if band in bands else "and no band has that id."),
                    did_you_mean(band, bands) if band not in bands else rules.READINGS.mend,
                )


def _condition(
    item: Loaded[Instrument], condition: Condition, path: tuple[str | int, ...], scale: Scale | None, report: Report
) -> None:
    where = item.locate(*path)
    dimensions = {dimension.id for dimension in item.value.dimensions}
    items = {question.id for question in item.value.items}
    if (condition.dimension is None) == (condition.item is None):
        report.add(rules.CONDITION, where, "a condition names either 'dimension' or 'item'.", rules.CONDITION.mend)
        return
    if (condition.at_most is None) == (condition.at_least is None):
        report.add(rules.CONDITION, where, "a condition has either 'at_most' or 'at_least'.", rules.CONDITION.mend)
        return
    name, known = (condition.dimension, dimensions) if condition.dimension else (condition.item or "", items)
    if name not in known:
        kind = "dimension" if condition.dimension else "item"
        report.add(
            rules.CONDITION, where, f"unknown {kind} '{name}'.", did_you_mean(str(name), known) or rules.CONDITION.mend
        )
        return
    threshold = condition.at_most if condition.at_most is not None else condition.at_least
    low, high = (
        (0, FULL) if condition.dimension else (scale.values[0].value, scale.values[-1].value) if scale else (0, 100)
    )
    if threshold is not None and not low <= threshold <= high:
        report.add(rules.CONDITION, where, f"the threshold {threshold} is outside {low}–{high}.", rules.CONDITION.mend)


def _reachable(item: Loaded[Instrument], table: Table, report: Report) -> None:
    """Every recommendation follows from some answers."""
    for place, (recommendation, conditions) in enumerate(table["rules"]):
        dimensions = {dimension: Window(0, FULL) for dimension in table["dimensions"]}
        answers = {id_: Window(low, high) for id_, (low, high) in table["items"].items()}
        for what, id_, side, threshold in conditions:
            windows = dimensions if what == "d" else answers
            windows[id_] = windows[id_].cut(side, threshold)
        if find_witness(table, dimensions, answers) is None:
            report.add(
                rules.UNREACHABLE,
                item.locate("recommendations", place, "when"),
                f"no answers lead to '{recommendation}'.",
                rules.UNREACHABLE.mend,
            )


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
        response = {
            "format": "samkompass-response/1",
            "instrument": table["instrument"],
            "version": table["version"],
            "answers": example.answers,
        }
        try:
            answers = validate_response(response, table).answers
        except ResponseRefused as refused:
            report.add(rules.EXAMPLES, item.locate("examples", index, "answers"), f"'{example.id}': {refused}")
            continue
        result = score(table, answers)
        differing = _differences(result, _listed(example.expected))
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
