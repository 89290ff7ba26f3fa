"""Ids, roles, types, importance and reference values: that the parts of an instrument name each other rightly."""

from __future__ import annotations

from samkompass.model import rules
from samkompass.model.instrument import FULL, Quadrant, Reference

from .subject import Path, Subject


def unique_ids(subject: Subject) -> None:
    """Items, dimensions, flags and the types of a quadrant share one space of ids, because results name them all."""
    instrument = subject.instrument
    places: list[tuple[str, Path]] = [
        (dimension.id, ("dimensions", index, "id")) for index, dimension in enumerate(instrument.dimensions)
    ]
    places += [(item.id, (*subject.places[item.id], "id")) for item in instrument.items]
    if instrument.quadrant and not instrument.shares:
        places += [(type_.id, ("types", index, "id")) for index, type_ in enumerate(instrument.types)]
    places += [(flag.id, ("flags", index, "id")) for index, flag in enumerate(instrument.flags)]
    seen: set[str] = set()
    for id_, path in places:
        if id_ in seen:
            message = f"the id '{id_}' is taken by another item, dimension, type or flag."
            subject.problem(rules.DUPLICATE_ID, path, message)
        seen.add(id_)


def lint_roles(subject: Subject) -> None:
    """Items are for roles that exist."""
    roles = [role.id for role in subject.instrument.roles]
    if subject.instrument.role_required and not roles:
        subject.problem(rules.ITEM_ROLES, ("role_required",), "a role is demanded, and the instrument has none.")
    for item in subject.instrument.items:
        for index, role in enumerate(item.roles):
            if role not in roles:
                where = (*subject.places[item.id], "roles", index)
                message = f"'{item.id}' is for unknown role '{role}'."
                subject.unknown(rules.ITEM_ROLES, where, message, role, roles)


def lint_types(subject: Subject) -> None:
    """A mixture or a quadrant of dimensions, with a text for each type."""
    instrument = subject.instrument
    before = len(subject.report.diagnostics)
    if instrument.shares and instrument.quadrant:
        subject.problem(rules.TYPES, ("quadrant",), "there are both 'shares' and a 'quadrant'.")
    named: dict[str, Path] = {}
    if instrument.shares:
        for index, dimension in enumerate(instrument.shares.of):
            where: Path = ("shares", "of", index)
            if dimension in named:
                subject.problem(rules.TYPES, where, f"'shares' has the dimension '{dimension}' twice.")
            named[dimension] = where
            _known_dimension(subject, dimension, where)
    if instrument.quadrant:
        named |= _quadrant(subject, instrument.quadrant)
    if len(subject.report.diagnostics) > before:
        return
    written = [type_.id for type_ in instrument.types]
    for type_, where in named.items():
        if type_ not in written:
            subject.unknown(rules.TYPES, where, f"'types' has no text for '{type_}'.", type_, written)
    for index, type_ in enumerate(written):
        if type_ not in named:
            message = f"nothing names the type '{type_}'."
            subject.unknown(rules.TYPES, ("types", index, "id"), message, type_, named)


def _quadrant(subject: Subject, quadrant: Quadrant) -> dict[str, Path]:
    """Check its axes; the types of its fields, with their places."""
    for axis in ("x", "y"):
        _known_dimension(subject, getattr(quadrant, axis), ("quadrant", axis))
    if quadrant.x == quadrant.y:
        subject.problem(rules.TYPES, ("quadrant", "y"), f"both axes are the dimension '{quadrant.x}'.")
    return {type_: ("quadrant", "types", field) for field, type_ in quadrant.types.items()}


def _known_dimension(subject: Subject, dimension: str, where: Path) -> None:
    if dimension not in subject.dimensions:
        message = f"'{where[0]}' names unknown dimension '{dimension}'."
        subject.unknown(rules.TYPES, where, message, dimension, subject.dimensions)


def lint_importance(subject: Subject) -> None:
    """Importance is asked somewhere, and priorities have a target that every item can be compared with."""
    instrument = subject.instrument
    asking = [place for place, section in enumerate(instrument.sections) if section.importance]
    if asking and not instrument.importance:
        where: Path = ("sections", asking[0], "importance")
        subject.problem(rules.IMPORTANCE, where, "importance is asked, and the instrument has no 'importance'.")
    if instrument.importance and not asking:
        subject.problem(rules.IMPORTANCE, ("importance",), "no section asks for importance.")
    declared = instrument.priorities.target if instrument.priorities else None
    for item in instrument.items:
        if item.target and item.id != declared:
            where = (*subject.places[item.id], "target")
            subject.problem(rules.IMPORTANCE, where, f"'{item.id}' is a target that 'priorities' does not name.")
    if instrument.priorities is None or declared is None:
        return
    if not instrument.importance:
        subject.problem(rules.IMPORTANCE, ("priorities",), "there are priorities, and nothing asks for importance.")
    where = ("priorities", "target")
    if isinstance(declared, str):
        if declared not in subject.items:
            message = f"the target is unknown item '{declared}'."
            subject.unknown(rules.IMPORTANCE, where, message, declared, subject.items)
            return
        if not subject.items[declared].target:
            subject.problem(rules.IMPORTANCE, where, f"the item '{declared}' does not say 'target: true'.")
    low, high = (declared, declared) if isinstance(declared, int) else subject.range_of(declared) or (0, 0)
    for item_id in sorted(instrument.weighed):
        range_ = subject.range_of(item_id)
        if range_ and not range_[0] <= low <= high <= range_[1]:
            message = f"the target can be {low}–{high}, and the scale of '{item_id}' is {range_[0]}–{range_[1]}."
            subject.problem(rules.IMPORTANCE, where, message)
            break


def lint_references(subject: Subject) -> None:
    """Reference values are of what exists, and inside the range."""
    for place, reference in enumerate(subject.instrument.references):
        path: Path = ("references", place)
        for dimension, value in reference.values.items():
            where: Path = (*path, "values", dimension)
            if dimension not in subject.dimensions:
                message = f"'{reference.id}' names unknown dimension '{dimension}'."
                subject.unknown(rules.REFERENCE_VALUES, where, message, dimension, subject.dimensions)
            elif not 0 <= value <= FULL:
                message = f"'{reference.id}' has {value} for '{dimension}', outside 0–{FULL}."
                subject.problem(rules.REFERENCE_VALUES, where, message)
        _reference_items(subject, reference, path)


def _reference_items(subject: Subject, reference: Reference, path: Path) -> None:
    for item, answers in reference.items.items():
        where: Path = (*path, "items", item)
        if item not in subject.items:
            message = f"'{reference.id}' names unknown item '{item}'."
            subject.unknown(rules.REFERENCE_VALUES, where, message, item, subject.items)
            continue
        if isinstance(answers, str):
            continue
        low, high = subject.range_of(item) or (0, 100)
        for answer, share in answers.items():
            if answer.isdigit() and not low <= int(answer) <= high:
                message = f"'{reference.id}' has the answer {answer} to '{item}', whose scale is {low}–{high}."
                subject.problem(rules.REFERENCE_VALUES, (*where, answer), message)
            elif not 0 <= share <= FULL:
                message = f"'{reference.id}' has {share} for an answer to '{item}', outside 0–{FULL}."
                subject.problem(rules.REFERENCE_VALUES, (*where, answer), message)
        together = sum(answers.values())
        if together > FULL and max(answers.values()) <= FULL:
            message = f"the shares that '{reference.id}' has for '{item}' are {together} together."
            subject.problem(rules.REFERENCE_VALUES, where, message)
