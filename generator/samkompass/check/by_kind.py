"""Rules that belong to one kind of record each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.dataset import Dataset
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.frameworks import CornerstoneModel, FactorModel, MapModel, QuadrantModel
from samkompass.model.instrument import Instrument
from samkompass.model.pilot import Span
from samkompass.model.places import COUNTING, FRAMED
from samkompass.model.records import Capability, Scenario

_CHART_COLUMNS = {"range": 3, "change": 2}


def check(by_id: Mapping[str, Loaded[Any]], report: Report) -> None:
    """Check what only one kind of record has. Every problem goes to the report."""
    for item in by_id.values():
        for type_, rule in _RULES:
            if isinstance(item.value, type_):
                rule(item, report)
    _groups(by_id, report)
    _addresses(by_id, report)


def _addresses(by_id: Mapping[str, Loaded[Any]], report: Report) -> None:
    """An instrument has several pages, and no other instrument has an id that is the address of one of them."""
    instruments = {id_ for id_, item in by_id.items() if isinstance(item.value, Instrument)}
    for id_ in instruments:
        for ending in (COUNTING, FRAMED):
            if (other := f"{id_}{ending}") in instruments:
                report.add(
                    rules.DUPLICATE_ID,
                    by_id[other].locate("id"),
                    f"'{other}' is the address of another page of '{id_}'.",
                    rules.DUPLICATE_ID.mend,
                )


def _groups(by_id: Mapping[str, Loaded[Any]], report: Report) -> None:
    """Capabilities and the groups of maps, both ways."""
    maps = [item for item in by_id.values() if isinstance(item.value, MapModel)]
    groups = {f"{item.value.id}#{group.id}" for item in maps for group in item.value.elements}
    others = {
        f"{item.value.id}#{element.id}"
        for item in by_id.values()
        for element in getattr(item.value, "elements", ())
        if not isinstance(item.value, MapModel)
    }
    used = set()
    for item in by_id.values():
        if not isinstance(item.value, Capability):
            continue
        group = item.value.group
        used.add(group)
        if group in others or ("#" not in group and group in by_id):  # what is unknown is reported as dangling
            report.add(
                rules.GROUP,
                item.locate("group"),
                f"'{group}' is no group of a map.",
                did_you_mean(group, sorted(groups)) or rules.GROUP.mend,
            )
    for item in maps:
        for index, group in enumerate(item.value.elements):
            if f"{item.value.id}#{group.id}" not in used:
                report.add(
                    rules.GROUP,
                    item.locate("elements", index, "id"),
                    f"the group '{group.id}' holds no capability.",
                    rules.GROUP.mend,
                )


def _areas(item: Loaded[MapModel], report: Report) -> None:
    areas = [area.id for area in item.value.areas]
    used = {group.area for group in item.value.elements}
    for index, group in enumerate(item.value.elements):
        if group.area not in areas:
            report.add(
                rules.AREA,
                item.locate("elements", index, "area"),
                f"'{group.area}' is no area of the map.",
                did_you_mean(group.area, areas) or rules.AREA.mend,
            )
    for index, area in enumerate(areas):
        if area not in used:
            report.add(rules.AREA, item.locate("areas", index), f"the area '{area}' has no group.", rules.AREA.mend)


def _quadrant(item: Loaded[QuadrantModel], report: Report) -> None:
    taken: dict[tuple[str, str], str] = {}
    for index, element in enumerate(item.value.elements):
        corner = (element.x, element.y)
        if corner in taken:
            report.add(
                rules.QUADRANT,
                item.locate("elements", index, "x"),
                f"'{element.id}' stands in the same field as '{taken[corner]}'.",
                rules.QUADRANT.mend,
            )
        taken.setdefault(corner, element.id)


def _roles(item: Loaded[CornerstoneModel | FactorModel], report: Report) -> None:
    roles = [element.role for element in item.value.elements]
    demanded = ("goal", "method", "cornerstone") if item.value.form == "cornerstones" else ("factor", "effect")
    for role in demanded:
        if role not in roles or (role == "goal" and roles.count(role) > 1):
            count = "more than one" if role in roles else "no"
            report.add(rules.ROLES, item.locate("elements"), f"the model has {count} {role}.", rules.ROLES.mend)


def _plan(item: Loaded[Scenario], report: Report) -> None:
    pilot = item.value.pilot
    if pilot is None:
        return
    for index, milestone in enumerate(pilot.milestones):
        if milestone.end is not None and milestone.end < milestone.start:
            report.add(
                rules.MILESTONE,
                item.locate("pilot", "milestones", index, "end"),
                f"'{milestone.id}' ends on day {milestone.end} and starts on day {milestone.start}.",
                rules.MILESTONE.mend,
            )
    _span(item, pilot.stated.hours, ("pilot", "stated", "hours"), report)
    _span(item, pilot.stated.cost, ("pilot", "stated", "cost"), report)
    for index, line in enumerate(pilot.budget):
        _span(item, line.amount, ("pilot", "budget", index, "amount"), report)


def _span(item: Loaded[Scenario], span: Span, path: tuple[str | int, ...], report: Report) -> None:
    if span.low > span.high:
        report.add(
            rules.SPAN,
            item.locate(*path, "low"),
            f"'low' is {span.low} and 'high' is {span.high}.",
            rules.SPAN.mend,
        )


def _columns(item: Loaded[Dataset], report: Report) -> None:
    columns = [column.id for column in item.value.columns]

    def known(id_: str, *path: str | int) -> None:
        if id_ not in columns:
            report.add(
                rules.COLUMNS,
                item.locate(*path),
                f"'{id_}' is no column of the dataset.",
                did_you_mean(id_, columns) or rules.COLUMNS.mend,
            )

    for index, row in enumerate(item.value.values):
        for id_ in row.values:
            known(id_, "values", index, "values", id_)
        for id_ in columns:
            if id_ not in row.values:
                report.add(
                    rules.COLUMNS,
                    item.locate("values", index, "id"),
                    f"the row '{row.id}' has no value for '{id_}'.",
                    rules.COLUMNS.mend,
                )
    chart = item.value.chart
    if chart is None:
        return
    for index, id_ in enumerate(chart.columns):
        known(id_, "chart", "columns", index)
    count = _CHART_COLUMNS.get(chart.type)
    if count is not None and len(chart.columns) != count:
        report.add(
            rules.COLUMNS,
            item.locate("chart", "columns"),
            f"a '{chart.type}' draws {count} columns, and {len(chart.columns)} are named.",
            rules.COLUMNS.mend,
        )


_RULES: tuple[tuple[Any, Callable[[Any, Report], None]], ...] = (
    (MapModel, _areas),
    (QuadrantModel, _quadrant),
    (CornerstoneModel | FactorModel, _roles),
    (Scenario, _plan),
    (Dataset, _columns),
)
