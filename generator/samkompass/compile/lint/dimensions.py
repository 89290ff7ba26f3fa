"""What dimensions are made of: items or dimensions, their weights, bands and readings."""

from __future__ import annotations

from samkompass.model import rules
from samkompass.model.instrument import FULL, Band, Dimension

from .subject import Path, Subject


def lint_dimensions(subject: Subject) -> None:
    """Every problem with how dimensions are put together and read."""
    _weights(subject)
    _over_dimensions(subject)
    _cycles(subject)
    _bands(subject, subject.instrument.bands, ("bands",))
    for place, dimension in enumerate(subject.instrument.dimensions):
        if dimension.bands:
            _bands(subject, dimension.bands, ("dimensions", place, "bands"))
        _readings(subject, dimension, place)
        _balance(subject, dimension, place)


def _weights(subject: Subject) -> None:
    dimensions = subject.dimensions
    used: set[str] = set()
    for item in subject.instrument.items:
        for dimension, weight in item.weights.items():
            where = (*subject.places[item.id], "weights", dimension)
            if dimension not in dimensions:
                message = f"'{item.id}' weighs on unknown dimension '{dimension}'."
                subject.unknown(rules.DIMENSION_ITEMS, where, message, dimension, dimensions)
            elif not 1 <= weight <= 1000:
                message = f"'{item.id}' has weight {weight}; a weight is 1 to 1000."
                subject.problem(rules.DIMENSION_ITEMS, where, message)
            elif subject.instrument.dimensions[dimensions[dimension]].of:
                message = f"'{item.id}' weighs on the dimension '{dimension}', which is over dimensions."
                subject.problem(rules.DIMENSIONS, where, message)
            used.add(dimension)
    for index, declared in enumerate(subject.instrument.dimensions):
        if declared.id not in used and not declared.of:
            message = f"no item weighs on the dimension '{declared.id}'."
            subject.problem(rules.DIMENSION_ITEMS, ("dimensions", index, "id"), message)


def _over_dimensions(subject: Subject) -> None:
    for place, dimension in enumerate(subject.instrument.dimensions):
        for part, counted in dimension.parts.items():
            where: Path = ("dimensions", place, "of", part)
            if part not in subject.dimensions:
                message = f"'{dimension.id}' is over unknown dimension '{part}'."
                subject.unknown(rules.DIMENSIONS, where, message, part, subject.dimensions)
            elif not 1 <= counted.weight <= 1000:
                message = f"'{part}' has weight {counted.weight}; a weight is 1 to 1000."
                subject.problem(rules.DIMENSIONS, where, message)
        if dimension.of and dimension.treatment:
            message = f"'{dimension.id}' is over dimensions, and 'treatment' is about items."
            subject.problem(rules.DIMENSIONS, ("dimensions", place, "treatment"), message)


def _cycles(subject: Subject) -> None:
    """Report each dimension that is over itself, the first of a circle only."""
    over = {dimension.id: list(dimension.of) for dimension in subject.instrument.dimensions}
    reported: set[str] = set()
    for place, dimension in enumerate(subject.instrument.dimensions):
        below: list[str] = []
        queue = list(over[dimension.id])
        while queue:
            part = queue.pop(0)
            if part in over and part not in below:
                below.append(part)
                queue += over[part]
        if dimension.id in below and dimension.id not in reported:
            reported |= {part for part in below if dimension.id in over[part] or part in over[dimension.id]}
            message = f"the dimension '{dimension.id}' is over itself: {' → '.join(_circle(over, dimension.id))}."
            subject.problem(rules.DIMENSIONS, ("dimensions", place, "of"), message)


def _circle(over: dict[str, list[str]], start: str) -> list[str]:
    """The shortest way from a dimension back to it."""
    trails = [[start]]
    seen: set[str] = set()
    while trails:
        trail = trails.pop(0)
        for part in over.get(trail[-1], []):
            if part == start:
                return [*trail, start]
            if part not in seen:
                seen.add(part)
                trails.append([*trail, part])
    return [start]


def _bands(subject: Subject, bands: tuple[Band, ...], path: Path) -> None:
    expected = 0
    for index, band in enumerate(bands):
        if band.lower != expected or band.upper < band.lower:
            kind = "a gap" if band.lower > expected else "an overlap"
            problem = (
                f"the band '{band.id}' ends ({band.upper}) before it starts ({band.lower})."
                if band.upper < band.lower
                else f"the band '{band.id}' starts at {band.lower} and not at {expected}: {kind}."
            )
            subject.problem(rules.BANDS, (*path, index, "from"), problem)
        expected = band.upper + 1
    if expected != FULL + 1:
        message = f"the last band ends at {expected - 1} and not at {FULL}."
        subject.problem(rules.BANDS, (*path, len(bands) - 1, "to"), message)


def _readings(subject: Subject, dimension: Dimension, place: int) -> None:
    bands = [band.id for band in dimension.bands or subject.instrument.bands]
    read = [reading.band for reading in dimension.readings]
    path: Path = ("dimensions", place, "readings")
    for missing in [band for band in bands if band not in read]:
        message = f"the dimension '{dimension.id}' has no reading for the band '{missing}'."
        subject.problem(rules.READINGS, path, message)
    for index, band in enumerate(read):
        if band not in bands:
            message = f"the dimension '{dimension.id}' reads '{band}' and no band has that id."
            subject.unknown(rules.READINGS, (*path, index, "band"), message, band, bands)
        elif band in read[:index]:
            message = f"the dimension '{dimension.id}' reads '{band}' twice."
            subject.problem(rules.READINGS, (*path, index, "band"), message)


def _balance(subject: Subject, dimension: Dimension, place: int) -> None:
    if not dimension.balanced:
        return
    rows = [(part.weight, part.reverse) for part in dimension.parts.values()] or [
        (item.weights[dimension.id], item.reverse) for item in subject.instrument.items if dimension.id in item.weights
    ]
    turned = sum(weight for weight, reverse in rows if reverse)
    straight = sum(weight for weight, reverse in rows if not reverse)
    if turned != straight:
        message = f"the dimension '{dimension.id}' has weight {straight} straight and {turned} reversed."
        subject.problem(rules.BALANCE, ("dimensions", place, "balanced"), message)
