"""Conditions: that each tests one thing that exists; branching; and that every item has an effect."""

from __future__ import annotations

from collections.abc import Iterator

from samkompass.model import rules
from samkompass.model.instrument import FULL, Condition

from .subject import Path, Subject

SIDED = ("dimension", "share", "item")
"""What is compared with a number."""


def lint_conditions(subject: Subject) -> None:
    """Every problem with the conditions of items, flags and rules."""
    flags = [flag.id for flag in subject.instrument.flags]
    for item in subject.instrument.items:
        for condition, path in _at(item.show_if, (*subject.places[item.id], "show_if")):
            _shown(subject, item.id, condition, path)
    for place, flag in enumerate(subject.instrument.flags):
        for condition, path in _at(flag.when, ("flags", place, "when")):
            if condition.priority is not None:
                subject.problem(rules.CONDITION, path, "a flag cannot depend on a priority.")
            else:
                _condition(subject, condition, path, flags[:place])
    for place, rule in enumerate(subject.instrument.recommendations):
        for condition, path in _at(rule.when, ("recommendations", place, "when")):
            _condition(subject, condition, path, flags)


def _at(conditions: tuple[Condition, ...], path: Path) -> Iterator[tuple[Condition, Path]]:
    for index, condition in enumerate(conditions):
        yield condition, (*path, index)


def _shown(subject: Subject, item: str, condition: Condition, path: Path) -> None:
    """A condition of 'show_if': on an item that is asked before."""
    if list(condition.named) != ["item"]:
        subject.problem(rules.BRANCHING, path, f"'{item}' is shown for answers to items only.")
        return
    asked = list(subject.items)
    if condition.item in asked[asked.index(item) :]:
        subject.problem(rules.BRANCHING, path, f"'{condition.item}' is not asked before '{item}'.")
        return
    _condition(subject, condition, path, [])


def _condition(subject: Subject, condition: Condition, path: Path, flags: list[str]) -> None:
    named = condition.named
    if len(named) != 1:
        names = "'dimension', 'item', 'share', 'type', 'flag', 'priority' and 'role'"
        subject.problem(rules.CONDITION, path, f"a condition names one of {names}.")
        return
    ((kind, name),) = named.items()
    tests = [test for test in (condition.at_most, condition.at_least, condition.is_) if test is not None]
    if kind == "item" and len(tests) != 1:
        subject.problem(rules.CONDITION, path, "a condition on an item has one of 'at_most', 'at_least' and 'is'.")
        return
    if kind in SIDED and (len(tests) != 1 or (kind != "item" and condition.is_)):
        subject.problem(rules.CONDITION, path, "a condition has either 'at_most' or 'at_least'.")
        return
    if kind not in SIDED and tests:
        subject.problem(rules.CONDITION, path, f"a condition on a {kind} has no 'at_most', 'at_least' or 'is'.")
        return
    known = _known(subject, kind, flags)
    if name not in known:
        subject.unknown(rules.CONDITION, path, f"unknown {kind} '{name}'.", name, known)
        return
    threshold = condition.at_most if condition.at_most is not None else condition.at_least
    low, high = subject.range_of(name) or (0, 100) if kind == "item" else (0, FULL)
    if threshold is not None and not low <= threshold <= high:
        subject.problem(rules.CONDITION, path, f"the threshold {threshold} is outside {low}–{high}.")


def _known(subject: Subject, kind: str, flags: list[str]) -> list[str]:
    """The ids that a condition can name."""
    instrument = subject.instrument
    shares = list(instrument.shares.of) if instrument.shares else []
    match kind:
        case "dimension":
            return list(subject.dimensions)
        case "item":
            return list(subject.items)
        case "share":
            return shares
        case "type":
            return shares + (list(instrument.quadrant.types.values()) if instrument.quadrant else [])
        case "flag":
            return flags
        case "priority":
            return sorted(instrument.weighed) if instrument.priorities else []
        case _:
            return [role.id for role in instrument.roles]


def lint_branching(subject: Subject) -> None:
    """Some answers show every item. Exact: all that 'show_if' asks for is about single items and the role."""
    possible: dict[str, dict[str, set[int | str]]] = {}
    roles: dict[str, set[str]] = {}
    for item in subject.instrument.items:
        demanded: dict[str, set[int | str]] = {}
        for condition in item.show_if:
            parent = str(condition.item)
            answers = {parent: _answers(subject, condition)}
            for other, allowed in (*possible[parent].items(), *answers.items()):
                demanded[other] = demanded.get(other, allowed) & allowed
        possible[item.id] = demanded
        groups = [roles[str(condition.item)] for condition in item.show_if]
        groups.append(set(item.roles or (role.id for role in subject.instrument.roles)))
        roles[item.id] = set.intersection(*groups)
        never = [other for other, allowed in demanded.items() if not allowed]
        where = (*subject.places[item.id], "show_if")
        if never:
            message = f"no answer to '{never[0]}' shows '{item.id}'."
            subject.problem(rules.BRANCHING, where, message)
        elif item.show_if and subject.instrument.roles and not roles[item.id]:
            subject.problem(rules.BRANCHING, where, f"no role is shown '{item.id}' and all that it is shown for.")


def _answers(subject: Subject, condition: Condition) -> set[int | str]:
    """The answers for which a condition on an item holds."""
    if condition.is_:
        return {condition.is_}
    low, high = subject.range_of(str(condition.item)) or (0, 100)
    least = low if condition.at_least is None else condition.at_least
    most = high if condition.at_most is None else condition.at_most
    return set(range(least, most + 1))


def lint_effect(subject: Subject) -> None:
    """Every item counts in some result."""
    instrument = subject.instrument
    conditions = [condition for item in instrument.items for condition in item.show_if]
    conditions += [condition for flag in instrument.flags for condition in flag.when]
    conditions += [condition for rule in instrument.recommendations for condition in rule.when]
    used = {condition.item for condition in conditions} | instrument.weighed
    for item in instrument.items:
        if not item.weights and item.id not in used and not item.target:
            message = f"no result depends on '{item.id}'."
            subject.problem(rules.NO_EFFECT, (*subject.places[item.id], "id"), message)
