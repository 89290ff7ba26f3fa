"""How each form of model is laid out as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

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

from .drawing import WIDTH, Arrow, Box, Drawing, Label, box

_GAP = 12
"""Between boxes that stand side by side."""
_STEP = 26
"""Between boxes with an arrow between them."""
_HALF = (WIDTH - _GAP) / 2


def drawing(model: AnyModel) -> Drawing | None:
    """The drawing of a model, or None where its form is drawn in another way."""
    layout = _LAYOUTS.get(model.form)
    return layout(model) if layout else None


def _cycle(model: CycleModel) -> Drawing:
    """A ring of boxes, clockwise from the top."""
    layout = _RINGS[len(model.elements)]
    boxes = []
    for element, (x, y) in zip(model.elements, layout["nodes"], strict=True):
        made = box(element.title, element.id, x - 68, 0, 136, 72)
        boxes.append(replace(made, y=y - made.height / 2))
    return Drawing(layout["height"], tuple(boxes), tuple(Arrow(path) for path in layout["arrows"]))


_RINGS: dict[int, dict[str, Any]] = {
    2: {
        "height": 232,
        "nodes": [(170, 40), (170, 192)],
        "arrows": ["M238 40Q300 40 300 116Q300 192 241 192", "M102 192Q40 192 40 116Q40 40 99 40"],
    },
    3: {
        "height": 272,
        "nodes": [(170, 40), (270, 232), (70, 232)],
        "arrows": ["M238 40Q270 40 270 193", "M202 232H141", "M70 196Q70 40 99 40"],
    },
    4: {
        "height": 352,
        "nodes": [(170, 40), (270, 176), (170, 312), (70, 176)],
        "arrows": [
            "M238 40Q270 40 270 137",
            "M270 212Q270 312 241 312",
            "M102 312Q70 312 70 215",
            "M70 140Q70 40 99 40",
        ],
    },
    5: {
        "height": 400,
        "nodes": [(170, 40), (270, 176), (270, 360), (70, 360), (70, 176)],
        "arrows": [
            "M238 40Q270 40 270 137",
            "M270 212V321",
            "M202 360H141",
            "M70 324V215",
            "M70 140Q70 40 99 40",
        ],
    },
    6: {
        "height": 536,
        "nodes": [(170, 40), (270, 176), (270, 360), (170, 496), (70, 360), (70, 176)],
        "arrows": [
            "M238 40Q270 40 270 137",
            "M270 212V321",
            "M270 396Q270 496 241 496",
            "M102 496Q70 496 70 399",
            "M70 324V215",
            "M70 140Q70 40 99 40",
        ],
    },
}
"""For each number of steps: the middle of every box, and the arrows between them."""


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
    left, top, size, height = 24, 10, 153, 100
    boxes = [
        box(
            element.title,
            element.id,
            left + 6 + (size + 4) * (element.x == "high"),
            top + (height + 4) * (element.y == "low"),
            size,
            height,
        )
        for element in model.elements
    ]
    bottom = top + 2 * height + 10
    arrows = (Arrow(f"M{left} {bottom}V{top - 6}"), Arrow(f"M{left} {bottom}H{WIDTH - 2}"))
    labels = (
        Label(15, bottom, model.y.low, "start", upright=True),
        Label(15, top - 6, model.y.high, "end", upright=True),
        Label(left, bottom + 18, model.x.low),
        Label(WIDTH - 2, bottom + 18, model.x.high, "end"),
    )
    return Drawing(bottom + 26, tuple(boxes), arrows, labels)


def _cornerstones(model: CornerstoneModel) -> Drawing:
    """The goal on top, the methods that lead there, and the cornerstones that carry them."""
    by_role = {role: [element for element in model.elements if element.role == role] for role in _ROLES}
    goal = box(by_role["goal"][0].title, by_role["goal"][0].id, 60, 1, WIDTH - 120, 52, strong=True)
    methods, middle = _grid(by_role["method"], goal.height + _STEP + 8)
    stones, bottom = _grid(by_role["cornerstone"], middle + _STEP)
    arrows = [Arrow(f"M{made.x + made.width / 2:g} {made.y - 3:g}V{goal.height + 6:g}") for made in methods]
    if len(methods) == 2:
        across = methods[0].y + methods[0].height / 2
        arrows.append(Arrow(f"M{methods[0].x + methods[0].width + 1:g} {across:g}H{methods[1].x - 1:g}", "both"))
    arrows.append(Arrow(f"M{WIDTH / 2:g} {middle + _STEP - 3:g}V{middle + 3:g}"))
    return Drawing(bottom, (goal, *methods, *stones), tuple(arrows))


_ROLES = ("goal", "method", "cornerstone")


def _factors(model: FactorModel) -> Drawing:
    """Factors to the left, the effects they lead to on the right."""
    width = 148.0
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
    spine = WIDTH / 2 - 2
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
