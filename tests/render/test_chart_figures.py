"""Charts of datasets: valid figures with the dataset's own values, whatever they are, and texts that cannot do harm."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from made import dataset
from samkompass.compile.compile import Compiled
from samkompass.model.dataset import Dataset
from samkompass.render.charts import figure

COLUMNS = {"bars": (1, 4), "range": (3, 3), "change": (2, 2)}
"""Kind of chart → the least and the most columns that it draws."""

values = st.none() | st.integers(-10_000, 10_000).map(lambda value: value / 10)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    chart = draw(st.sampled_from(sorted(COLUMNS)))
    width = draw(st.integers(*COLUMNS[chart]))
    rows = draw(st.lists(st.lists(values, min_size=width, max_size=width), min_size=1, max_size=8))
    label = st.text(st.sampled_from("abåäö<>&\"' -"), min_size=1, max_size=90).map(str.strip).filter(bool)
    labels = draw(st.lists(label, min_size=len(rows), max_size=len(rows)))
    scale = draw(
        st.fixed_dictionaries({}, optional={"lowest": st.sampled_from([-5.0, 0.0, 1.0]), "highest": st.just(6.0)})
    )
    unit = draw(st.sampled_from([None, "%", "timmar"]))
    return dataset(rows, chart, labels=labels, unit=unit, decimals=draw(st.integers(0, 2)), **scale)


many = settings(max_examples=60, deadline=None)


def drawn(made: Dataset) -> dict[str, Any]:
    found = figure(made)
    assert found is not None
    return found


def column(made: Dataset, index: int) -> list[float | None]:
    return [row.values[f"c{index}"] for row in made.values]


@given(datasets())
@many
def test_a_figure_is_valid_by_the_schema_of_the_library_and_survives_json(made: Dataset) -> None:
    found = drawn(made)
    Figure(json.loads(json.dumps(found)))


@given(datasets())
@many
def test_a_figure_is_written_as_the_library_writes_it(made: Dataset) -> None:
    found = drawn(made)
    written = Figure(data=found["data"], layout={"template": {}, **found["layout"]}).to_plotly_json()
    del written["layout"]["template"]
    assert json.dumps(found) == json.dumps({"data": list(written["data"]), "layout": written["layout"]})


@given(datasets())
@many
def test_the_values_are_those_of_the_dataset(made: Dataset) -> None:
    assert made.chart is not None
    shown = [trace["x"] for trace in drawn(made)["data"] if "name" in trace]
    assert [list(x) for x in shown] == [column(made, index) for index in range(len(made.columns))]


@given(datasets())
@many
def test_every_value_is_within_the_axes(made: Dataset) -> None:
    found = drawn(made)
    low, high = found["layout"]["xaxis"]["range"]
    bottom, top = found["layout"]["yaxis"]["range"]
    assert low < high
    for trace in found["data"]:
        assert all(low <= value <= high for value in trace["x"] if value is not None)
        assert all(top <= value <= bottom for value in trace["y"] if value is not None)


@given(datasets())
@many
def test_the_axis_starts_where_the_scale_does_unless_a_value_is_below_it(made: Dataset) -> None:
    assert made.chart is not None
    known = [value for row in made.values for value in row.values.values() if value is not None]
    assert drawn(made)["layout"]["xaxis"]["range"][0] == min([made.chart.lowest, *known])


@given(datasets())
@many
def test_the_axis_is_marked_at_least_once_and_not_closer_than_its_texts(made: Dataset) -> None:
    axis = drawn(made)["layout"]["xaxis"]
    low, high = axis["range"]
    marks, texts = axis["tickvals"], axis["ticktext"]
    assert len(marks) == len(texts) >= 1
    assert all(low <= mark <= high for mark in marks)
    assert len(marks) <= 26
    assert len(set(texts)) == len(texts)


@given(datasets())
@many
def test_each_row_has_its_label_above_what_is_drawn_of_it(made: Dataset) -> None:
    found = drawn(made)
    labels = found["layout"]["annotations"]
    assert len(labels) == len(made.values)
    for index, (row, label) in enumerate(zip(made.values, labels, strict=True)):
        said = html.unescape(label["text"].replace("<br>", ""))
        assert _letters(said) == _letters(row.label)
        assert index - 0.5 <= label["y"] < index + 0.5
        for trace in found["data"]:
            places = [y for y in trace["y"] if y is not None and index - 0.5 <= y < index + 0.5]
            assert all(y > label["y"] for y in places)


def _letters(text: str) -> str:
    return "".join(text.replace("-", "").split())


@given(datasets())
@many
def test_the_lines_of_a_label_fit_a_phone_and_their_row(made: Dataset) -> None:
    layout = drawn(made)["layout"]
    margin = layout["margin"]
    row = (layout["height"] - margin["t"] - margin["b"]) / len(made.values)
    for index, label in enumerate(layout["annotations"]):
        lines = label["text"].split("<br>")
        assert max(len(html.unescape(line)) for line in lines) <= 34
        assert (label["y"] - (index - 0.5)) * row >= len(lines) * 17 - 0.1


@given(datasets())
@many
def test_no_text_is_markup(made: Dataset) -> None:
    found = drawn(made)
    texts = [label["text"].replace("<br>", "") for label in found["layout"]["annotations"]]
    texts += [text for trace in found["data"] for text in trace.get("text", ())]
    texts += [trace["name"] for trace in found["data"] if "name" in trace]
    assert [text for text in texts if set("<>\"'") & set(text)] == []


def test_what_the_columns_are_called_cannot_be_markup() -> None:
    made = dataset([[1.0]], titles=["<a href='javascript:x'>"], unit="<b>")
    (bars,) = drawn(made)["data"]
    assert bars["name"] == "&lt;a href=&#x27;javascript:x&#x27;&gt;"
    assert list(bars["text"]) == ["1\u00a0&lt;b&gt;"]
    assert all("<" not in text for text in drawn(made)["layout"]["xaxis"]["ticktext"])


def test_a_value_that_the_source_does_not_give_is_no_bar_and_no_number() -> None:
    (bars,) = drawn(dataset([[1.0], [None], [3.0]]))["data"]
    assert (list(bars["x"]), list(bars["text"])) == ([1.0, None, 3.0], ["1", "", "3"])


def test_numbers_stand_beside_the_bars_the_swedish_way() -> None:
    (bars,) = drawn(dataset([[1234.5], [-0.2]], unit="%", decimals=1))["data"]
    assert list(bars["text"]) == ["1\u00a0234,5\u00a0%", "−0,2\u00a0%"]


def test_values_below_zero_leave_room_for_their_numbers() -> None:
    above, below = drawn(dataset([[5.0]], unit="%")), drawn(dataset([[-12.2]], unit="%", decimals=1))
    assert below["layout"]["margin"]["l"] > above["layout"]["margin"]["l"]
    assert below["layout"]["margin"]["l"] >= len("−12,2 %") * 8


def test_bars_of_a_row_do_not_cover_each_other() -> None:
    one, other = drawn(dataset([[1.0, 2.0], [3.0, 4.0]]))["data"]
    apart = [b - a for a, b in zip(one["y"], other["y"], strict=True)]
    assert min(apart) >= one["width"]


def test_bars_of_several_columns_are_told_apart_by_colour_and_pattern() -> None:
    traces = drawn(dataset([[1.0, 2.0, 3.0, 4.0]]))["data"]
    assert len({trace["marker"]["color"] for trace in traces}) == 4
    assert len({trace["marker"]["pattern"]["shape"] for trace in traces}) == 4


def test_a_range_is_a_line_from_the_lowest_to_the_highest_with_the_mean_on_it() -> None:
    joined, low, high, mean = drawn(dataset([[1.0, 6.0, 4.5], [2.0, 3.0, 2.5]], "range"))["data"]
    assert list(joined["x"]) == [1.0, 6.0, None, 2.0, 3.0, None]
    assert (list(low["x"]), list(high["x"]), list(mean["x"])) == ([1.0, 2.0], [6.0, 3.0], [4.5, 2.5])
    assert mean["mode"] == "markers+text"
    assert joined["showlegend"] is False


def test_a_change_joins_before_and_after_with_marks_of_different_shape() -> None:
    joined, before, after = drawn(dataset([[10.0, 20.0]], "change"))["data"]
    assert list(joined["x"]) == [10.0, 20.0, None]
    assert before["marker"]["symbol"] != after["marker"]["symbol"]


@pytest.mark.parametrize(("columns", "legend"), [(1, False), (2, True)])
def test_a_legend_is_shown_when_there_is_something_to_tell_apart(columns: int, legend: bool) -> None:
    assert drawn(dataset([[1.0] * columns]))["layout"]["showlegend"] is legend


@pytest.mark.parametrize("row", [[0.0], [None]])
def test_nothing_but_zeros_or_gaps_can_be_drawn(row: list[float | None]) -> None:
    low, high = drawn(dataset([row]))["layout"]["xaxis"]["range"]
    assert low < high


def test_rows_with_the_same_label_stay_two() -> None:
    (bars,) = drawn(dataset([[1.0], [2.0]], labels=["Norr", "Norr"]))["data"]
    assert len(set(bars["y"])) == 2


def test_a_dataset_without_a_chart_is_not_drawn() -> None:
    assert figure(dataset([[1.0]], None)) is None


def test_every_published_chart_can_be_drawn(compiled: Compiled) -> None:
    charts = [found for found in compiled.knowledge.of_kind("dataset") if isinstance(found, Dataset) and found.chart]
    assert charts
    for made in charts:
        Figure(drawn(made))
