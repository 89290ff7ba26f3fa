"""How each form of model is laid out as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from samkompass.model.frameworks import (
    AnyModel,
    CornerstoneModel,
    CycleModel,
    Element,
    FactorModel,
    LayerModel,
    PartsModel,
    QuadrantModel,
    SequenceModel,
    StairModel,
)

from .drawing import LABEL, WIDTH, Arrow, Box, Drawing, Label, box, wrap

_GAP = 12
"""Between boxes that stand side by side."""
_STEP = 26
"""Between boxes with an arrow between them."""
_RING = 64
"""Between the rows of a ring."""
_HALF = (WIDTH - _GAP) / 2


def drawing(model: AnyModel) -> Drawing | None:
    """The drawing of a model, or None where its form is drawn in another way."""
    layout = _LAYOUTS.get(model.form)
    return layout(model) if layout else None


def _cycle(model: CycleModel) -> Drawing:
    """A ring of boxes, clockwise from the top: one box, pairs, and one box where the number is even."""
    made = [box(element.title, element.id, 0, 0, 136, 72) for element in model.elements]
    count = len(made)
    rows = [(0,), *((count - index, index) for index in range(1, (count + 1) // 2))]
    rows += [(count // 2,)] * (count % 2 == 0)
    y = 4.0
    for row in rows:
        height = max(made[index].height for index in row)
        for index, x in zip(row, (102,) if len(row) == 1 else (2, 202), strict=True):
            made[index] = replace(made[index], x=x, y=y, height=height)
        y += height + _RING
    arrows = tuple(Arrow(_around(one, made[(index + 1) % count])) for index, one in enumerate(made))
    return Drawing(y - _RING + 4, tuple(made), arrows)


def _around(start: Box, end: Box) -> str:
    """The path of an arrow from a box of a ring to the next."""
    (x, y), (to_x, to_y) = start.middle, end.middle
    left, down = to_x < x, to_y > y
    side, edge = start.x if left else start.right, start.bottom if down else start.y
    to_side, to_edge = end.right + 3 if left else end.x - 3, end.y - 3 if down else end.bottom + 3
    if x == to_x == WIDTH / 2:  # two boxes: out at one side, and in again at the same
        out, bend, head = (start.right, WIDTH - 40, end.right + 3) if down else (start.x, 40, end.x - 3)
        return f"M{out:g} {y:g}Q{bend} {y:g} {bend} {(y + to_y) / 2:g}Q{bend} {to_y:g} {head:g} {to_y:g}"
    if x == to_x:
        return f"M{x:g} {edge:g}V{to_edge:g}"
    if y == to_y:
        return f"M{side:g} {y:g}H{to_side:g}"
    if x == WIDTH / 2:
        return f"M{side:g} {y:g}Q{to_x:g} {y:g} {to_x:g} {to_edge:g}"
    return f"M{x:g} {edge:g}Q{x:g} {to_y:g} {to_side:g} {to_y:g}"


def _layers(model: LayerModel) -> Drawing:
    """Layers from the top down; each is carried by the one below."""
    return _column(model.elements, "both")


def _sequence(model: SequenceModel) -> Drawing:
    """Numbered steps from the top down."""
    titles = [f"{number}. {element.title}" for number, element in enumerate(model.elements, 1)]
    return _column(model.elements, "end", titles)


def _column(elements: Sequence[Element], heads: Any, titles: Sequence[str] | None = None) -> Drawing:
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    y = 1.0
    for element, title in zip(elements, titles or [element.title for element in elements], strict=True):
        if boxes:
            arrows.append(Arrow(f"M{WIDTH / 2:g} {y - _STEP + 3:g}V{y - 3:g}", heads))
        boxes.append(box(title, element.id, 1, y, WIDTH - 2, 48))
        y += boxes[-1].height + _STEP
    return Drawing(y - _STEP + 1, tuple(boxes), tuple(arrows))


def _stairs(model: StairModel) -> Drawing:
    """Steps from the lower left to the upper right; every step stands on those below."""
    count = len(model.elements)
    shift = min(56.0, 150 / max(count - 1, 1))
    boxes: list[Box] = []
    y = 1.0
    for index in reversed(range(count)):
        element = model.elements[index]
        x = 1 + shift * index
        boxes.append(box(element.title, element.id, x, y, WIDTH - 1 - x, 54))
        y += boxes[-1].height
    return Drawing(y + 1, tuple(reversed(boxes)))


def _parts(model: PartsModel) -> Drawing:
    """The whole on top, and its parts in two columns below it."""
    whole = box(model.whole, "", 60, 1, WIDTH - 120, 48, strong=True)
    rows, bottom = _grid(model.elements, whole.height + _STEP + 1)
    lines = [Arrow(f"M{WIDTH / 2:g} {whole.height + 1:g}V{rows[-1].y + rows[-1].height / 2:g}", "none")]
    lines += [
        Arrow(f"M{WIDTH / 2:g} {made.y + made.height / 2:g}H{made.x + (made.width if made.x < 100 else 0):g}", "none")
        for made in rows
    ]
    return Drawing(bottom, (whole, *rows), tuple(lines))


def _grid(elements: Sequence[Element], y: float) -> tuple[list[Box], float]:
    """Boxes in two columns, a lone last one too; the lower edge of all."""
    boxes: list[Box] = []
    for start in range(0, len(elements), 2):
        pair = [
            box(element.title, element.id, 1 + side * (_HALF + _GAP), y, _HALF - 2, 56)
            for side, element in enumerate(elements[start : start + 2])
        ]
        height = max(made.height for made in pair)
        boxes += [replace(made, height=height) for made in pair]
        y += height + _GAP
    return boxes, y - _GAP + 1


def _quadrant(model: QuadrantModel) -> Drawing:
    """Four fields between two axes, which start in the lower left corner."""
    upright = [wrap(text, _FIELD, LABEL) for text in (model.y.low, model.y.high)]
    left, top = 24 + _LABEL_LINE * (max(map(len, upright)) - 1), 10
    size = (WIDTH - left - 11) / 2
    made = [box(element.title, element.id, 0, 0, size, _FIELD) for element in model.elements]
    height = max(field.height for field in made)
    boxes = [
        replace(
            field,
            x=left + 6 + (size + 4) * (element.x == "high"),
            y=top + (height + 4) * (element.y == "low"),
            height=height,
        )
        for element, field in zip(model.elements, made, strict=True)
    ]
    bottom = top + 2 * height + 10
    arrows = (Arrow(f"M{left} {bottom:g}V{top - 6}"), Arrow(f"M{left} {bottom:g}H{WIDTH - 2}"))
    below = [wrap(text, size, LABEL) for text in (model.x.low, model.x.high)]
    labels = [
        Label(left - 9 - _LABEL_LINE * (len(lines) - 1 - index), y, line, anchor, upright=True)
        for lines, y, anchor in zip(upright, (bottom, top - 6), _ENDS, strict=True)
        for index, line in enumerate(lines)
    ] + [
        Label(x, bottom + 18 + _LABEL_LINE * index, line, anchor)
        for lines, x, anchor in zip(below, (left, WIDTH - 2), _ENDS, strict=True)
        for index, line in enumerate(lines)
    ]
    return Drawing(bottom + 9 + _LABEL_LINE * max(map(len, below)), tuple(boxes), arrows, tuple(labels))


_FIELD = 100
"""The least height of a field; the room of an upright label."""
_LABEL_LINE = 17
"""Height of a line of a label."""
_ENDS: tuple[Literal["start", "end"], ...] = ("start", "end")


def _cornerstones(model: CornerstoneModel) -> Drawing:
    """The goal on top, the methods that lead there, and the cornerstones that carry them."""
    by_role = {role: [element for element in model.elements if element.role == role] for role in _ROLES}
    goal = box(by_role["goal"][0].title, by_role["goal"][0].id, 60, 1, WIDTH - 120, 52, strong=True)
    methods, middle = _grid(by_role["method"], goal.height + _STEP + 8)
    stones, bottom = _grid(by_role["cornerstone"], middle + _STEP)
    above = [goal, goal, *methods]  # what the arrow of each method ends at
    arrows = [
        Arrow(f"M{made.middle[0]:g} {made.y - 1:g}V{over.bottom + 3:g}")
        for made, over in zip(methods, above, strict=False)
    ]
    if len(methods) == 2:
        across = methods[0].middle[1]
        arrows.append(Arrow(f"M{methods[0].right + 1:g} {across:g}H{methods[1].x - 1:g}", "both"))
    arrows.append(Arrow(f"M{WIDTH / 2:g} {middle + _STEP - 3:g}V{middle + 3:g}"))
    return Drawing(bottom, (goal, *methods, *stones), tuple(arrows))


_ROLES = ("goal", "method", "cornerstone")


def _factors(model: FactorModel) -> Drawing:
    """Factors to the left, the effects they lead to on the right."""
    width = 157.0
    columns: dict[str, list[Box]] = {}
    for role, x in (("factor", 1.0), ("effect", WIDTH - width - 1)):
        y = 1.0
        for element in (element for element in model.elements if element.role == role):
            made = box(element.title, element.id, x, y, width, 58, strong=role == "effect")
            columns.setdefault(role, []).append(made)
            y += made.height + _GAP
    height = max(boxes[-1].y + boxes[-1].height for boxes in columns.values()) + 1
    used = columns["effect"][-1].y + columns["effect"][-1].height
    effects = [replace(made, y=made.y + (height - used) / 2) for made in columns["effect"]]
    spine = width + 7
    middles = [made.y + made.height / 2 for made in columns["factor"]]
    ends = [made.y + made.height / 2 for made in effects]
    arrows = [Arrow(f"M{width + 1:g} {y:g}H{spine:g}", "none") for y in middles]
    arrows.append(Arrow(f"M{spine:g} {min(middles + ends):g}V{max(middles + ends):g}", "none"))
    arrows += [Arrow(f"M{spine:g} {y:g}H{WIDTH - width - 4:g}") for y in ends]
    return Drawing(height, (*columns["factor"], *effects), tuple(arrows))


_LAYOUTS: dict[str, Callable[[Any], Drawing]] = {
    "cycle": _cycle,
    "layers": _layers,
    "sequence": _sequence,
    "stairs": _stairs,
    "parts": _parts,
    "quadrant": _quadrant,
    "cornerstones": _cornerstones,
    "factors": _factors,
}
