"""Drawings of models: whatever the titles and however many the parts, boxes hold their text and keep apart."""

from __future__ import annotations

import itertools
import re
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from made import model
from render.any_model import COUNTS, anything, many, titles
from samkompass.model.frameworks import AnyModel
from samkompass.render.drawing import CHARACTER, LABEL, LINE, SMALL, WIDTH, Drawing, Label, wrap
from samkompass.render.layouts import drawing

UNDRAWN = ("dimensions", "tensions", "map")


def test_every_form_of_model_is_tried() -> None:
    forms = {type_.model_fields["form"].annotation.__args__[0] for type_ in get_args(AnyModel)}  # type: ignore[union-attr]
    assert forms == {*COUNTS, *UNDRAWN}


@pytest.mark.parametrize("form", UNDRAWN)
def test_a_form_with_a_template_of_its_own_has_no_drawing(form: str) -> None:
    pole = {"title": "P", "text": "P."}
    own = {
        "dimensions": {"low": pole, "high": pole},
        "tensions": {"first": pole, "second": pole, "ways": ["S."]},
        "map": {"area": "leda"},
    }[form]
    areas = {"areas": [{"id": "leda", "title": "Leda", "text": "L."}]} if form == "map" else {}
    elements = [{"id": f"e{index}", "title": "Titel", "summary": "S."} | own for index in range(2)]
    assert drawing(model(form, [], elements=elements, **areas)) is None


@anything
@many
def test_every_element_is_one_box_and_nothing_else_is_a_link(found: tuple[AnyModel, Drawing]) -> None:
    made, picture = found
    assert sorted(box.anchor for box in picture.boxes if box.anchor) == sorted(element.id for element in made.elements)


@anything
@many
def test_boxes_are_inside_the_drawing(found: tuple[AnyModel, Drawing]) -> None:
    _, picture = found
    outside = [
        box for box in picture.boxes if box.x < 0 or box.right > WIDTH or box.y < 0 or box.bottom > picture.height
    ]
    assert outside == []


@anything
@many
def test_boxes_do_not_overlap(found: tuple[AnyModel, Drawing]) -> None:
    _, picture = found
    overlapping = [
        (one.text, other.text)
        for one, other in itertools.combinations(picture.boxes, 2)
        if min(one.right, other.right) - max(one.x, other.x) > 0.01
        and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.01
    ]
    assert overlapping == []


@anything
@many
def test_a_box_holds_its_text(found: tuple[AnyModel, Drawing]) -> None:
    _, picture = found
    for box in picture.boxes:
        character = SMALL if box.small else CHARACTER
        assert max(len(line) for line in box.text) * character <= box.width - 10
        baselines = [y for _, _, y in box.lines]
        assert box.y <= min(baselines) - LINE * 0.7
        assert max(baselines) + LINE * 0.3 <= box.bottom


@anything
@many
def test_a_box_says_the_whole_title(found: tuple[AnyModel, Drawing]) -> None:
    made, picture = found
    said = {box.anchor: letters("".join(box.text)) for box in picture.boxes}
    number = made.form == "sequence"
    for index, element in enumerate(made.elements, 1):
        assert said[element.id] == letters(f"{index}. {element.title}" if number else element.title)


def letters(text: str) -> str:
    """A text without what the cutting into lines may change."""
    return re.sub(r"[-\s]", "", text)


@anything
@many
def test_labels_are_inside_the_drawing_and_keep_apart(found: tuple[AnyModel, Drawing]) -> None:
    _, picture = found
    places = [label_place(label) for label in picture.labels]
    for left, top, right, bottom in places:
        assert (left >= 0, top >= -2, right <= WIDTH, bottom <= picture.height) == (True,) * 4
    for one, other in itertools.combinations(places, 2):
        assert min(one[2], other[2]) <= max(one[0], other[0]) or min(one[3], other[3]) <= max(one[1], other[1])
    for left, top, right, bottom in places:
        for box in picture.boxes:
            assert right <= box.x or left >= box.right or bottom <= box.y or top >= box.bottom


def label_place(label: Label) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge of a label's text."""
    length = len(label.text) * LABEL
    start = -length if label.anchor == "end" else 0.0
    if label.upright:  # it reads from below
        return label.x - 11, label.y - start - length, label.x + 3, label.y - start
    return label.x + start, label.y - 11, label.x + start + length, label.y + 3


@given(st.lists(titles, min_size=2, max_size=6))
@many
def test_each_stair_starts_further_right_and_higher_than_the_one_before(named: list[str]) -> None:
    picture = drawing(model("stairs", named))
    assert picture is not None
    boxes = {box.anchor: box for box in picture.boxes}
    for one, other in itertools.pairwise(f"e{index}" for index in range(len(named))):
        assert (boxes[other].x > boxes[one].x, boxes[other].bottom <= boxes[one].y + 0.01) == (True, True)


def test_a_type_stands_in_the_field_that_its_axes_say() -> None:
    made = model("quadrant", ["A", "B", "C", "D"])
    picture = drawing(made)
    assert picture is not None
    boxes = {box.anchor: box for box in picture.boxes}
    for element in made.elements:
        box = boxes[element.id]
        assert (box.x > WIDTH / 2 - 20) == (element.x == "high")  # type: ignore[union-attr]
        assert (box.y < picture.height / 2 - 20) == (element.y == "high")  # type: ignore[union-attr]


# Lines


@given(titles, st.integers(2, 60))
@example("nuläges-och-målbildsarbete", 12)
def test_lines_fit_and_hold_the_whole_text(text: str, room: int) -> None:
    lines = wrap(text, room, 1)
    assert max(map(len, lines)) <= room
    assert letters("".join(lines)) == letters(text)
    assert all(lines)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Tillit och förtroende", 10, ("Tillit och", "förtroende")),
        ("Organisationskultur", 12, ("Organisatio-", "nskultur")),
        ("IT-drift", 4, ("IT-", "dri-", "ft")),
        ("IT-drift nu", 8, ("IT-drift", "nu")),
        ("Ord", 60, ("Ord",)),
    ],
)
def test_a_word_is_cut_with_a_hyphen_only_where_it_must_be(text: str, room: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, room, 1) == lines
