"""What ``samkompass explain <instrument>`` prints: the scoring table for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samkompass.compile.goals import Goal, depends_on, goals
from samkompass.compile.proof import Proof
from samkompass.compile.spread import Spread
from samkompass.compile.sums import least_sum
from samkompass.compile.witness import Witness
from samkompass.model.instrument import Instrument
from samkompass.scoring.dimensions import FULL, bands_of, treatment_of
from samkompass.scoring.priorities import is_reversed
from samkompass.scoring.states import DONT_KNOW, NOT_APPLICABLE, SKIPPED, UNANSWERED
from samkompass.scoring.table import (
    ConditionRow,
    Table,
    dimension_options,
    item_options,
    members,
    points,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as Grid

TREATMENTS = ("may be anything", "left out", "counts as the least", "counts as the most")
SIGNS = {-1: "≤", 1: "≥"}


def explained(instrument: Instrument, table: Table, proof: Proof) -> Iterator[RenderableType]:
    """The parts of an explanation, in order."""
    yield f"{instrument.id} {instrument.version}: {instrument.title}"
    yield f"scoring table {table['hash']}\n"
    yield from _rules_of_counting(table)
    yield _items(instrument, table)
    counts = proof.spread
    yield f"\nEach share at random is of {counts.responses} complete responses whose answers are drawn by lot.\n"
    yield _dimensions(instrument, table, counts)
    if (results := _results(table, proof)).row_count:
        yield ""
        yield results
    for from_, hash_, renamed, removed, values, added in table.get("migrations", []):
        changes = f"{len(renamed)} renamed, {len(removed)} removed, {len(added)} added, {len(values)} rescaled"
        yield f"\nReads answers to version {from_} ({hash_[:8] or 'any table'}): {changes}"


def _rules_of_counting(table: Table) -> Iterator[str]:
    share = table["minimum"] / 100
    yield f"A dimension has a value when {share:g} % of its items are answered. Scores are 0–{FULL}."
    told = zip(("dk", "na", "skipped", "unanswered"), table["treatment"], strict=True)
    yield "Without a number: " + ", ".join(f"{state} {TREATMENTS[how]}" for state, how in told) + "."
    if "roles" in table:
        must = "must be chosen" if "roleRequired" in table else "may be chosen"
        yield f"Roles, one of which {must}: {', '.join(table['roles'])}."
    if "importance" in table:
        yield f"Importance is answered {table['importance'][0]}–{table['importance'][1]}."
    if "priorities" in table:
        target, count = table["priorities"]
        yield f"Priorities: (target {target} − answer) × importance, the first {count} are shown."
    yield ""


def _grid(*columns: str) -> Grid:
    from rich.table import Table as Grid

    return Grid(*columns, box=None, header_style="bold", padding=(0, 2, 0, 0))


def _items(instrument: Instrument, table: Table) -> Grid:
    """Each item: what each answer gives, where it counts, and when it is asked."""
    grid = _grid("Item", "Question", "Answer → points", "Counts in", "Asked")
    texts = {item.id: item.text for item in instrument.items}
    for item, (low, high, *_) in table["items"].items():
        given = points(table, item)
        if is_reversed(table, item):
            given = [max(given) - point for point in given]
        steps = " ".join(f"{value}→{given[value - low]}" for value in range(low, high + 1))
        counts = [
            f"{dimension} weight {row[1][0]}{', reversed' if row[1][1] else ''}"
            for dimension in table["dimensions"]
            for row in [(item, members(table, dimension).get(item, (0, 0)))]
            if row[1][0] and not dimension_options(table, dimension).get("d")
        ]
        grid.add_row(item, texts[item], steps, "\n".join(counts) or "no dimension", _asked(table, item))
    return grid


def _asked(table: Table, item: str) -> str:
    options = item_options(table, item)
    told = [f"if {told_conditions(options['s'])}"] if "s" in options else []
    told += [f"of {', '.join(options['o'])}"] if "o" in options else []
    told += ["with importance"] if "w" in options else []
    told += ["required"] if "r" in options else []
    return "\n".join(told) or "always"


def _dimensions(instrument: Instrument, table: Table, counts: Spread) -> Grid:
    """Each dimension: what it is over, and what each band takes."""
    grid = _grid("Dimension", "Over", "Band", "Score", "Takes", "At random")
    titles = {dimension.id: dimension.title for dimension in instrument.dimensions}
    for dimension in table["dimensions"]:
        head = [f"{dimension}: {titles[dimension]}", _over(table, dimension)]
        for band, low, high in bands_of(table, dimension):
            takes = _takes(table, dimension, int(str(low)), int(str(high)))
            share = _share(counts.bands[dimension, str(band)], counts)
            grid.add_row(*head, str(band), f"{low}–{high}", takes, share)
            head = ["", ""]
        if missing := counts.bands[dimension, None]:
            grid.add_row("", "", "no value", "", "", _share(missing, counts))
        grid.add_row()
    return grid


def _over(table: Table, dimension: str) -> str:
    """What a dimension is over, with what is its own."""
    options, rows = dimension_options(table, dimension), members(table, dimension)
    if options.get("d"):
        told = "\n".join(
            f"{part} weight {weight}{', reversed' if turned else ''}" for part, (weight, turned) in rows.items()
        )
    else:
        told = f"{len(rows)} items, {_most(table, dimension)} points"
    if "m" in options:
        told += f"\nat least {options['m'] / 100:g} % with a value"
    if "t" in options:
        ways = (DONT_KNOW, NOT_APPLICABLE, SKIPPED, UNANSWERED)
        told += "".join(f"\n{state} {TREATMENTS[treatment_of(table, dimension, state)]}" for state in ways)
    return told


def _most(table: Table, dimension: str) -> int:
    return sum(weight * max(points(table, item)) for item, (weight, _) in members(table, dimension).items())


def _takes(table: Table, dimension: str, low: int, high: int) -> str:
    """The weighted points that a band takes when every item is asked and answered; of parts, their mean."""
    if dimension_options(table, dimension).get("d"):
        return f"a mean of {low / 100:g}–{high / 100:g} %"
    most = _most(table, dimension)
    return f"{least_sum(low, most)}–{least_sum(high + 1, most) - 1} points"


def _results(table: Table, proof: Proof) -> Grid:
    """Types, flags and recommendations: what each takes, answers that lead there, and how often random ones do."""
    grid = _grid("Result", "Takes", "For example", "At random")
    counts, witnesses = proof.spread, proof.by_goal()
    reached = {"type": counts.types, "flag": counts.flags, "recommendation": counts.recommendations}
    before: set[tuple[str, str]] = set()
    for goal in goals(table):
        if goal.what != "band":
            takes = _takes_type(table, goal.id) if goal.what == "type" else told_conditions(goal.conditions)
            seen: Any = reached[goal.what]
            again = (goal.what, goal.id) in before  # a recommendation has several rules and one share
            before.add((goal.what, goal.id))
            share = "" if again else _share(seen[goal.id], counts)
            grid.add_row(f"{goal.what} {goal.id}", takes, _example(table, goal, witnesses[goal.key]), share)
    return grid


def _takes_type(table: Table, type_: str) -> str:
    if "shares" in table:
        others = ", ".join(dimension for dimension in table["shares"][0] if dimension != type_)
        return f"a share at least {table['shares'][1]} above {others}"
    x, y, x_border, y_border, types = table["quadrant"]
    place = types.index(type_)
    across = f"{x} ≥ {x_border}" if place % 2 else f"{x} < {x_border}"
    return f"{across} and {y} ≥ {y_border}" if place > 1 else f"{across} and {y} < {y_border}"


def told_conditions(conditions: list[ConditionRow]) -> str:
    """Conditions in words."""
    return " and ".join(_told(row) for row in conditions)


def _told(row: ConditionRow) -> str:
    what, id_, *rest = row
    match what:
        case "d" | "i":
            return f"{id_} {SIGNS[rest[0]]} {rest[1]}"
        case "s":
            return f"share of {id_} {SIGNS[rest[0]]} {rest[1]}"
        case "a":
            return f"{id_} is {rest[0]}"
        case _:
            names = {"t": "type", "f": "flag", "p": "priority", "r": "role"}
            return f"{names[what]} {id_}"


def _example(table: Table, goal: Goal, witness: Witness) -> str:
    """The answers of a witness that the goal depends on."""
    asked = depends_on(table, goal.conditions)
    told = [f"{item} {answer}" for item, answer in witness.answers.items() if item in asked]
    return ", ".join(([f"as {witness.role}"] if witness.role else []) + told) or "any answers"


def _share(count: int, counts: Spread) -> str:
    return f"{100 * count / counts.responses:.1f} %"
