"""Charts of datasets: figures made with Plotly, which validates them against its own schema.

A figure is data and layout as JSON; the page's script draws it without controls. Texts are escaped, because Plotly
reads some HTML in them.
"""

from __future__ import annotations

import textwrap
from html import escape
from typing import Any

from samkompass.model.dataset import Column, Dataset

from .views.numbers import SPACE, quantity

_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7")
"""Of the Okabe–Ito palette, which people tell apart whatever their colour vision."""
_PATTERNS = ("", "/", ".", "x")
"""The second carrier, for those who see no colours and for print."""
_INK = "#1b1f23"
_GRID = "#c9d1d6"
_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
_LABEL = 22
"""Characters on a line of a row's label: what a narrow phone has room for beside the bars."""
_LINE = 17
"""Height of a line of text, in pixels."""


def figure(dataset: Dataset) -> dict[str, Any] | None:
    """The figure of a dataset as Plotly's JSON, or None when the dataset is not drawn.

    Raises:
        ValueError: Plotly's schema does not know something in the figure.
    """
    if dataset.chart is None:
        return None
    # Imported here: only datasets with a chart need it, and it takes as long to load as all the rest.
    from plotly.graph_objects import Figure

    drawn = Figure(data=_TRACES[dataset.chart.type](dataset), layout=_layout(dataset)).to_plotly_json()
    return {"data": list(drawn["data"]), "layout": drawn["layout"]}


def _columns(dataset: Dataset) -> list[Column]:
    assert dataset.chart is not None
    by_id = {column.id: column for column in dataset.columns}
    return [by_id[id_] for id_ in dataset.chart.columns]


def _labels(dataset: Dataset) -> list[str]:
    """The rows' labels in lines that fit; the first row comes first from the top."""
    return ["<br>".join(escape(line) for line in textwrap.wrap(row.label, _LABEL)) for row in dataset.values]


def _values(dataset: Dataset, column: Column) -> list[float | None]:
    return [row.values[column.id] for row in dataset.values]


def _texts(dataset: Dataset, column: Column) -> list[str]:
    values = _values(dataset, column)
    return ["" if value is None else escape(quantity(value, column.unit, column.decimals)) for value in values]


def _bars(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": escape(column.title),
            "x": _values(dataset, column),
            "y": _labels(dataset),
            "text": _texts(dataset, column),
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {
                "color": _COLOURS[index % len(_COLOURS)],
                "line": {"color": _INK, "width": 1},
                "pattern": {"shape": _PATTERNS[index % len(_PATTERNS)], "fgcolor": _INK, "size": 6},
            },
        }
        for index, column in enumerate(_columns(dataset))
    ]


def _range(dataset: Dataset) -> list[dict[str, Any]]:
    """The lowest and the highest as the ends of a line, and the mean as a point on it."""
    low, high, mean = _columns(dataset)
    labels = _labels(dataset)
    ends = {"type": "scatter", "mode": "markers", "y": labels, "cliponaxis": False}
    return [
        _joined(labels, _values(dataset, low), _values(dataset, high)),
        ends | _points(dataset, low, "line-ns-open", _INK),
        ends | _points(dataset, high, "line-ns-open", _INK),
        ends
        | _points(dataset, mean, "diamond", _COLOURS[0])
        | {"mode": "markers+text", "text": _texts(dataset, mean), "textposition": "top center"},
    ]


def _change(dataset: Dataset) -> list[dict[str, Any]]:
    """Two points of each row, joined by a line."""
    before, after = _columns(dataset)
    labels = _labels(dataset)
    points = {"type": "scatter", "mode": "markers", "y": labels, "cliponaxis": False}
    return [
        _joined(labels, _values(dataset, before), _values(dataset, after)),
        points | _points(dataset, before, "circle-open", _INK),
        points | _points(dataset, after, "diamond", _COLOURS[0]),
    ]


def _points(dataset: Dataset, column: Column, symbol: str, colour: str) -> dict[str, Any]:
    marker = {"symbol": symbol, "color": colour, "size": 11, "line": {"color": colour, "width": 2}}
    return {"name": escape(column.title), "x": _values(dataset, column), "marker": marker}


def _joined(labels: list[str], first: list[float | None], second: list[float | None]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[str | None] = []
    for label, start, end in zip(labels, first, second, strict=True):
        x += [start, end, None]
        y += [label, label, None]
    line = {"color": _INK, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "showlegend": False}


def _layout(dataset: Dataset) -> dict[str, Any]:
    chart = dataset.chart
    assert chart is not None
    columns = _columns(dataset)
    largest = max((value for column in columns for value in _values(dataset, column) if value is not None), default=0)
    least = min((value for column in columns for value in _values(dataset, column) if value is not None), default=0)
    lowest = min(chart.lowest, least - (largest - least) * 0.25) if least < 0 else chart.lowest  # room for its text
    highest = chart.highest if chart.highest is not None else largest + (largest - min(chart.lowest, least)) * 0.2
    bars = len(columns) if chart.type == "bars" else 1
    lines = sum(max(label.count("<br>") + 1, bars) for label in _labels(dataset))
    height = lines * _LINE + len(dataset.values) * (14 if chart.type == "bars" else 24) + 90
    units = {column.unit for column in columns}
    unit = units.pop() if len(units) == 1 else None
    return {
        "height": height,
        "barmode": "group",
        "bargap": 0.35,
        "showlegend": chart.type != "bars" or len(columns) > 1,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
        "separators": f",{SPACE}",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 44, "b": 36},
        "font": {"family": _FONT, "size": 14, "color": _INK},
        "xaxis": {
            "range": [lowest, highest],
            "ticksuffix": f"{SPACE}{unit}" if unit else "",
            "gridcolor": _GRID,
            "zerolinecolor": _INK,
            "fixedrange": True,
            "nticks": 6,
            "automargin": True,
        },
        "yaxis": {"autorange": "reversed", "fixedrange": True, "automargin": True, "ticks": "", "type": "category"},
    }


_TRACES = {"bars": _bars, "range": _range, "change": _change}
