"""Arrows of drawings: from the edge of one box to the edge of another, and through none."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from render.any_model import anything, many, models
from samkompass.model.frameworks import AnyModel
from samkompass.render.drawing import Arrow, Box, Drawing
from samkompass.render.layouts import drawing

NEAR = 4
"""Units between the end of an arrow and the edge it points at."""
Point = tuple[float, float]


def points(path: str) -> list[Point]:
    """Points along a path, its first and its last among them."""
    found: list[Point] = []
    for command, given_numbers in re.findall(r"([MHVQ])([^MHVQ]*)", path):
        numbers = [float(value) for value in given_numbers.split()]
        match command:
            case "M":
                found.append((numbers[0], numbers[1]))
            case "H":
                found += _line(found[-1], (numbers[0], found[-1][1]))
            case "V":
                found += _line(found[-1], (found[-1][0], numbers[0]))
            case "Q":
                found += _curve(found[-1], (numbers[0], numbers[1]), (numbers[2], numbers[3]))
    return found


def _line(start: Point, end: Point) -> Iterator[Point]:
    steps = max(1, int(math.dist(start, end) / 3))
    for step in range(1, steps + 1):
        yield tuple(a + (b - a) * step / steps for a, b in zip(start, end, strict=True))  # type: ignore[misc]


def _curve(start: Point, bend: Point, end: Point) -> Iterator[Point]:
    for step in range(1, 41):
        t = step / 40
        yield tuple(  # type: ignore[misc]
            (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t**2 * c for a, b, c in zip(start, bend, end, strict=True)
        )


def at_edge(point: Point, box: Box) -> bool:
    """Whether a point is at the edge of a box, outside it or on it."""
    x, y = point
    aside = max(box.x - x, x - box.right, 0)
    above = max(box.y - y, y - box.bottom, 0)
    inside = min(x - box.x, box.right - x, y - box.y, box.bottom - y)
    return max(aside, above) <= NEAR and inside <= 1


def inside(point: Point, box: Box) -> bool:
    x, y = point
    return min(x - box.x, box.right - x, y - box.y, box.bottom - y) > 1


@anything
@many
def test_no_line_goes_through_a_box(found: tuple[AnyModel, Drawing]) -> None:
    _, picture = found
    through = [
        (arrow.path, box.text)
        for arrow in picture.arrows
        for box in picture.boxes
        if any(inside(point, box) for point in points(arrow.path))
    ]
    assert through == []


def ends(arrow: Arrow, boxes: tuple[Box, ...]) -> tuple[list[str], list[str]]:
    """Ids of the boxes that an arrow starts and ends at."""
    way = points(arrow.path)
    return (
        [box.anchor for box in boxes if at_edge(way[0], box)],
        [box.anchor for box in boxes if at_edge(way[-1], box)],
    )


@given(models("cycle"))
@many
def test_the_arrows_of_a_cycle_lead_from_each_step_to_the_next_and_back(made: AnyModel) -> None:
    picture = drawing(made)
    assert picture is not None
    ids = [element.id for element in made.elements]
    followed = [ends(arrow, picture.boxes) for arrow in picture.arrows]
    assert followed == [([one], [other]) for one, other in zip(ids, ids[1:] + ids[:1], strict=True)]


@given(st.sampled_from(["layers", "sequence"]).flatmap(models))
@many
def test_the_arrows_of_a_column_join_neighbours(made: AnyModel) -> None:
    picture = drawing(made)
    assert picture is not None
    ids = [element.id for element in made.elements]
    assert [ends(arrow, picture.boxes) for arrow in picture.arrows] == [
        ([one], [other]) for one, other in itertools.pairwise(ids)
    ]


@given(models("cornerstones"))
@many
def test_an_arrow_goes_up_from_every_method(made: AnyModel) -> None:
    picture = drawing(made)
    assert picture is not None
    methods = [element.id for element in made.elements if element.role == "method"]  # type: ignore[union-attr]
    upwards = [ends(arrow, picture.boxes) for arrow in picture.arrows[: len(methods)]]
    assert [starts for starts, _ in upwards] == [[method] for method in methods]
    assert {end for _, found in upwards for end in found} <= {"e0", *methods}


@given(models("factors"))
@many
def test_a_line_leaves_every_factor_and_an_arrow_reaches_every_effect(made: AnyModel) -> None:
    picture = drawing(made)
    assert picture is not None
    roles = {element.id: element.role for element in made.elements}  # type: ignore[union-attr]
    left = [starts for arrow in picture.arrows for starts in ends(arrow, picture.boxes)[0]]
    reached = [to for arrow in picture.arrows if arrow.heads == "end" for to in ends(arrow, picture.boxes)[1]]
    assert sorted(left) == sorted(id_ for id_, role in roles.items() if role == "factor")
    assert sorted(reached) == sorted(id_ for id_, role in roles.items() if role == "effect")
