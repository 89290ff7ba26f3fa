"""What a set of conditions demands of single items, single dimensions and the role."""

from __future__ import annotations

from dataclasses import dataclass, field

from samkompass.scoring.dimensions import FULL
from samkompass.scoring.priorities import is_reversed
from samkompass.scoring.states import at
from samkompass.scoring.table import ConditionRow, Table, dimension_options, item_options, members


@dataclass(frozen=True)
class Window:
    """A closed range of scores."""

    low: int = 0
    high: int = FULL

    def cut(self, side: int, threshold: int) -> Window:
        """The part at most (side −1) or at least (side 1) the threshold."""
        return Window(max(self.low, threshold), self.high) if side > 0 else Window(self.low, min(self.high, threshold))

    def turned(self) -> Window:
        """The window of a score that counts reversed."""
        return Window(FULL - self.high, FULL - self.low)


@dataclass
class Demands:
    """What is demanded.

    Attributes:
        rows: the conditions, with flags and fields of a quadrant taken apart.
        windows: dimension → where its value must be. Of dimensions below others it is a place to look first.
        answers: item → the answers it may have.
        priorities: items that must be among the first priorities.
        role: who must answer, if that matters.
    """

    rows: list[ConditionRow] = field(default_factory=list)
    windows: dict[str, Window] = field(default_factory=dict)
    answers: dict[str, set[int | str]] = field(default_factory=dict)
    priorities: set[str] = field(default_factory=set)
    role: str | None = None

    def independent(self, table: Table) -> bool:
        """Whether each demand is about items of its own, so that finding nothing once is a proof.

        Then all is about scores over items and about answers, no item depends on another or on the role, and no item
        weighs on two of the dimensions.
        """
        if any({"s", "o"} & set(item_options(table, item)) for item in table["items"]):
            return False
        dimensions = {row[1] for row in self.rows if row[0] == "d"}
        over = [item for dimension in dimensions for item in members(table, dimension)]
        simple = not any(dimension_options(table, dimension).get("d") for dimension in dimensions)
        return simple and len(over) == len(set(over)) and all(row[0] in "di" for row in self.rows)


def demands_of(table: Table, conditions: list[ConditionRow]) -> Demands | None:
    """What conditions demand; None when they contradict each other."""
    demands = Demands(rows=_taken_apart(table, conditions))
    roles = {row[1] for row in demands.rows if row[0] == "r"}
    if len(roles) > 1:
        return None
    demands.role = next(iter(roles), None)
    for row in demands.rows:
        match row[0]:
            case "d":
                _window(demands, row[1], *row[2:])
            case "i" | "a":
                _answer(table, demands, row)
            case "p":
                _priority(table, demands, row[1])
            case "t" | "s":
                _mixture(table, demands, row)
    if any(window.low > window.high for window in demands.windows.values()) or not all(demands.answers.values()):
        return None
    _below(table, demands)
    return demands


def _taken_apart(table: Table, conditions: list[ConditionRow]) -> list[ConditionRow]:
    """Conditions without flags and without fields of a quadrant: what those are made of stands in their place."""
    rows: list[ConditionRow] = []
    for row in conditions:
        if row[0] == "f":
            rows += _taken_apart(table, next(own for id_, own in table["flags"] if id_ == row[1]))
        elif row[0] == "t" and "quadrant" in table:
            x, y, x_border, y_border, types = table["quadrant"]
            across, up = types.index(row[1]) % 2, types.index(row[1]) // 2
            rows.append(["d", x, 1, x_border] if across else ["d", x, -1, x_border - 1])
            rows.append(["d", y, 1, y_border] if up else ["d", y, -1, y_border - 1])
        else:
            rows.append(row)
    return rows


def _window(demands: Demands, dimension: str, side: int, threshold: int) -> None:
    demands.windows[dimension] = demands.windows.get(dimension, Window()).cut(side, threshold)


def _answer(table: Table, demands: Demands, row: ConditionRow) -> None:
    """An answer that a condition is about; its item is asked, so that what it is shown for holds too."""
    low, high = table["items"][row[1]][:2]
    allowed: set[int | str] = (
        {row[2]} if row[0] == "a" else {value for value in range(low, high + 1) if at(value, *row[2:])}
    )
    demands.answers[row[1]] = demands.answers.get(row[1], allowed) & allowed
    for parent in item_options(table, row[1]).get("s", []):
        _answer(table, demands, parent)


def _priority(table: Table, demands: Demands, item: str) -> None:
    """A priority is as far from its target as can be, and the target as far up."""
    low, high = table["items"][item][:2]
    demands.priorities.add(item)
    for parent in item_options(table, item).get("s", []):
        _answer(table, demands, parent)
    if item not in demands.answers and not item_options(table, item).get("p"):
        demands.answers[item] = {high if is_reversed(table, item) else low}
    target = table["priorities"][0]
    if isinstance(target, str) and not is_reversed(table, item):
        demands.answers.setdefault(target, {table["items"][target][1]})


def _mixture(table: Table, demands: Demands, row: ConditionRow) -> None:
    """A large share: its dimension high and the others low, as a place to look first; and the other way about."""
    dimensions: list[str] = table["shares"][0]
    large = row[0] == "t" or row[2] > 0
    for dimension in dimensions:
        lead = (dimension == row[1]) is large
        if dimension not in demands.windows:
            demands.windows[dimension] = Window(FULL * 8 // 10, FULL) if lead else Window(0, FULL // 10)


def _below(table: Table, demands: Demands) -> None:
    """A mean lies where all its parts lie."""
    queue = [dimension for dimension in demands.windows if dimension_options(table, dimension).get("d")]
    while queue:
        dimension = queue.pop(0)
        window = demands.windows[dimension]
        for part, (_, reverse) in members(table, dimension).items():
            own = window.turned() if reverse else window
            before = demands.windows.get(part, Window())
            both = Window(max(own.low, before.low), min(own.high, before.high))
            demands.windows[part] = both if both.low <= both.high else before
            if dimension_options(table, part).get("d"):
                queue.append(part)
