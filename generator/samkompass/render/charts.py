"""Charts of datasets: figures for Plotly, which has to validate them against its own schema (`compile.figures`).

A figure is data and layout as JSON; the page's script draws it without controls, as wide as its place. Each row has its
label above what is drawn of it, so that a phone has room for both. Texts are escaped, because Plotly reads some HTML.
"""

from __future__ import annotations

import math
from decimal import Decimal
from html import escape
from typing import Any

from samkompass.check.knowledge import KnowledgeBase
from samkompass.model.dataset import Chart, Column, Dataset

from .drawing import wrap
from .language import writing
from .numbers import quantity

_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7")
"""Of the Okabe–Ito palette, which people tell apart whatever their colour vision."""
_PATTERNS = ("", "/", ".", "x")
"""The second carrier, for those who see no colours and for print."""
_STROKES = {"solidity": 0.2, "fillmode": "overlay"}
_INK = "#1b1f23"
_GRID = "#c9d1d6"
_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
_WIDTH = 288
"""The narrowest place for a chart, in pixels: the text of a phone's page."""
_CHARACTER = 8.3
"""Mean width of a character in pixels, in the widest of the fonts that pages may be read in."""
_LINE = 17
"""Height of a line of text, in pixels."""
_MARKS = {"bars": 22, "range": 40, "change": 22}
"""Height of what is drawn of a row, in pixels; for bars of each column."""
_GAP = 14
"""Between two rows, in pixels."""


def figure(dataset: Dataset, language: str = "sv") -> dict[str, Any] | None:
    """The figure of a dataset as Plotly's JSON, or None when it is not drawn; numbers as the language writes them.

    Nobody has validated it yet. Its members stand in the order in which Plotly writes them. It has no template:
    Plotly's own look would be two thirds of the page's figure, and what of it shows is in the layout.
    """
    if dataset.chart is None:
        return None
    traces = _TRACES[dataset.chart.type](dataset, language)
    return {
        "data": [_in_order(trace) for trace in traces],
        "layout": _in_order(_layout(dataset, dataset.chart, language)),
    }


def figures(knowledge: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Id of every dataset that is drawn → its figure."""
    records = knowledge.records.values()
    found = {one.id: figure(one, knowledge.language) for one in records if isinstance(one, Dataset)}
    return {id_: drawn for id_, drawn in found.items() if drawn is not None}


def _in_order(value: Any) -> Any:
    """A part of a figure with its members by name; the type of a trace goes last."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=lambda key: (key == "type", key))}
    return [_in_order(member) for member in value] if isinstance(value, list | tuple) else value


def _columns(dataset: Dataset) -> list[Column]:
    assert dataset.chart is not None
    by_id = {column.id: column for column in dataset.columns}
    return [by_id[id_] for id_ in dataset.chart.columns]


def _labels(dataset: Dataset) -> list[tuple[str, ...]]:
    """The rows' labels in lines that fit the narrowest place."""
    return [wrap(row.label, _WIDTH, _CHARACTER) for row in dataset.values]


def _values(dataset: Dataset, column: Column) -> list[float | None]:
    return [row.values[column.id] for row in dataset.values]


def _texts(dataset: Dataset, column: Column, language: str) -> list[str]:
    values = _values(dataset, column)
    shown = (None if value is None else quantity(value, column.unit, column.decimals, language) for value in values)
    return ["" if text is None else escape(text) for text in shown]


def _pitch(dataset: Dataset) -> tuple[int, int]:
    """Height of the labels and of whole rows, in pixels. All rows are as high as the highest."""
    assert dataset.chart is not None
    marks = _MARKS[dataset.chart.type] * (len(dataset.chart.columns) if dataset.chart.type == "bars" else 1)
    label = max(map(len, _labels(dataset))) * _LINE
    return label, label + marks + _GAP


def _places(dataset: Dataset, below: float) -> list[float]:
    """Where something of each row stands on the vertical axis, which has row 0 between −0.5 and 0.5, at the top.

    Args:
        dataset: what is drawn.
        below: how far it is below the labels, in pixels.
    """
    label, pitch = _pitch(dataset)
    return [round(index - 0.5 + (label + below) / pitch, 4) for index in range(len(dataset.values))]


def _bars(dataset: Dataset, language: str) -> list[dict[str, Any]]:
    height = _MARKS["bars"]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": escape(column.title),
            "x": _values(dataset, column),
            "y": _places(dataset, height * (index + 0.5)),
            "width": round((height - 2) / _pitch(dataset)[1], 4),
            "text": _texts(dataset, column, language),
            "textposition": "outside",
            "textangle": 0,
            "constraintext": "none",
            "cliponaxis": False,
            "marker": {
                "color": _COLOURS[index % len(_COLOURS)],
                "line": {"color": _INK, "width": 1},
                "pattern": {"shape": _PATTERNS[index % len(_PATTERNS)], "fgcolor": _INK, "size": 6, **_STROKES},
            },
        }
        for index, column in enumerate(_columns(dataset))
    ]


def _range(dataset: Dataset, language: str) -> list[dict[str, Any]]:
    """The lowest and the highest as the ends of a line, and the mean as a point on it with its number above."""
    low, high, mean = _columns(dataset)
    y = _places(dataset, _MARKS["range"] - 10)
    return [
        _joined(dataset, low, high, y),
        _points(dataset, low, y, "line-ns-open", _INK),
        _points(dataset, high, y, "line-ns-open", _INK),
        _points(dataset, mean, y, "diamond", _COLOURS[0])
        | {"mode": "markers+text", "text": _texts(dataset, mean, language), "textposition": "top center"},
    ]


def _change(dataset: Dataset, _language: str) -> list[dict[str, Any]]:
    """Two points of each row, joined by a line."""
    before, after = _columns(dataset)
    y = _places(dataset, _MARKS["change"] / 2)
    return [
        _joined(dataset, before, after, y),
        _points(dataset, before, y, "circle-open", _INK),
        _points(dataset, after, y, "diamond", _COLOURS[0]),
    ]


def _points(dataset: Dataset, column: Column, y: list[float], symbol: str, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": escape(column.title),
        "x": _values(dataset, column),
        "y": y,
        "cliponaxis": False,
        "marker": {"symbol": symbol, "color": colour, "size": 11, "line": {"color": colour, "width": 2}},
    }


def _joined(dataset: Dataset, first: Column, second: Column, places: list[float]) -> dict[str, Any]:
    """A line for each row; a gap keeps it from going on to the next."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, start, end in zip(places, _values(dataset, first), _values(dataset, second), strict=True):
        x += [start, end, None]
        y += [place, place, None]
    line = {"color": _INK, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "showlegend": False}


def _layout(dataset: Dataset, chart: Chart, language: str) -> dict[str, Any]:
    columns = _columns(dataset)
    lowest, highest = _span(dataset, chart)
    below, right = _beside(dataset, chart, language)
    ticks = _ticks(lowest, highest, _WIDTH - max(below, 24) - right, columns, language)
    left = max(below, round(len(next(iter(ticks.values()), "")) * _CHARACTER / 2) + 2)
    names = [40 + len(column.title) * _CHARACTER for column in columns]
    legend = chart.type != "bars" or len(columns) > 1
    # As many on a line as the widest has room for, unless all of them fit on one.
    lines = 1 if sum(names) <= _WIDTH else -(-len(names) // max(1, int(_WIDTH / max(names))))
    top = 8 + legend * (12 + 22 * lines)
    _, pitch = _pitch(dataset)
    return {
        "height": len(dataset.values) * pitch + top + 36,
        "barmode": "overlay",
        "showlegend": legend,
        "legend": {"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "x": 0, "xanchor": "left"},
        "separators": writing(language).decimals + writing(language).thousands,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": left, "r": right, "t": top, "b": 36, "autoexpand": False},
        "font": {"family": _FONT, "size": 14, "color": _INK},
        "annotations": [
            {
                "text": "<br>".join(map(escape, lines)),
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "xshift": -left,
                "y": place,
                "yanchor": "bottom",
                "align": "left",
                "bgcolor": "#fff",  # lines of the grid do not go through it
                "showarrow": False,
            }
            for lines, place in zip(_labels(dataset), _places(dataset, 0), strict=True)
        ],
        "xaxis": {
            "range": [lowest, highest],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "tickangle": 0,
            "gridcolor": _GRID,
            "zerolinecolor": _INK,
            "zerolinewidth": 2,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(dataset.values) - 0.5, -0.5],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def _beside(dataset: Dataset, chart: Chart, language: str) -> tuple[int, int]:
    """Room for numbers on both sides of the axes, in pixels: how wide they are does not depend on the place.

    Those of bars stand outside their ends, those of points above them.
    """
    longest = {True: 0, False: 0}
    for column in _columns(dataset):
        for value, text in zip(_values(dataset, column), _texts(dataset, column, language), strict=True):
            if value is not None:
                longest[value < 0] = max(longest[value < 0], len(text))
    if chart.type != "bars":
        half = round(max(longest.values()) * _CHARACTER / 2) + 8
        return half, half
    return (round(longest[True] * _CHARACTER) + 8) * (longest[True] > 0), round(longest[False] * _CHARACTER) + 8


def _ticks(lowest: float, highest: float, room: float, columns: list[Column], language: str) -> dict[float, str]:
    """Values that the axis marks, with their texts: at round numbers, as close as the texts have room for.

    Args:
        lowest: where the axis starts.
        highest: where it ends.
        room: the least length of the axis, in pixels.
        columns: what is drawn; the axis has their unit where it is the same.
        language: that of the texts.
    """
    units = {column.unit for column in columns}
    unit = units.pop() if len(units) == 1 else None
    power = Decimal(10) ** math.floor(math.log10(highest - lowest))
    found: dict[float, str] = {}
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        step = factor * power / 100
        decimals = max(0, -int(step.normalize().as_tuple().exponent))
        first, last = math.ceil(Decimal(str(lowest)) / step), math.floor(Decimal(str(highest)) / step)
        marks = [float(step * index) for index in range(first, last + 1)]
        if found and len(marks) < 2:  # there is no room for two
            return dict(list(found.items())[:1])
        found = {mark: escape(quantity(mark, unit, decimals, language)) for mark in marks}
        widest = max(map(len, found.values())) * _CHARACTER
        if float(step) / (highest - lowest) * room >= widest + 8:
            break
    return found


def _span(dataset: Dataset, chart: Chart) -> tuple[float, float]:
    """Where the axis starts and ends: where the scale does, or further out where a value lies outside."""
    values = [value for column in _columns(dataset) for value in _values(dataset, column) if value is not None]
    lowest = min([chart.lowest, *values])
    highest = max([chart.lowest if chart.highest is None else chart.highest, *values])
    return lowest, highest if highest > lowest else lowest + 1


_TRACES = {"bars": _bars, "range": _range, "change": _change}
