"""A proof for people: which answers lead to each result, in as few words as can be, and how random answers spread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from samkompass.compile.goals import Goal, depends_on, depends_on_importance, goals
from samkompass.compile.proof import Proof
from samkompass.compile.prove import end_of
from samkompass.compile.spread import Spread
from samkompass.compile.witness import Witness
from samkompass.model.instrument import Instrument, Scale
from samkompass.render.language import SPACE
from samkompass.render.numbers import number, percent
from samkompass.scoring.states import SKIPPED, states
from samkompass.scoring.table import Table, item_options

from .instrument import Asked, Node

Answer = Literal["least", "most", "dk", "na"]
"""An answer that is not told by its label."""


@dataclass(frozen=True)
class Same:
    """Questions that are answered alike.

    Attributes:
        label: the answer as the scale has it; "" when `answer` tells it.
        answer: what counts as least or as most whatever it is called, or an answer that is in no scale.
        numbers: the questions, as "4" and "6–9"; empty for all questions, or all others.
    """

    label: str
    answer: Answer | None
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """Answers that lead to a result. What is not named in it makes no difference.

    Attributes:
        what, id, title: the result: "band", "type", "flag" or "recommendation".
        role: the title of who must answer, if that matters.
        answers: what to answer, all others last.
        importance: how important to say that questions are, if that matters.
    """

    what: str
    id: str
    title: str
    role: str | None
    answers: tuple[Same, ...]
    importance: tuple[Same, ...]


@dataclass(frozen=True)
class Share:
    """How often a result came.

    Attributes:
        title: the result; "" for no value and no type.
        text: the share in per cent.
        start, width: of its part of the picture, 0–100.
        shade: of its part, 0–4 from light to dark; "open" for what has no value.
    """

    title: str
    text: str
    start: float
    width: float
    shade: int | Literal["open"]


@dataclass(frozen=True)
class Strips:
    """Dimensions with the same bands: how often each was in each band.

    Attributes:
        heads: the bands, and no value when some were without one.
        rows: dimension and its shares.
    """

    heads: tuple[Share, ...]
    rows: tuple[tuple[Node, tuple[Share, ...]], ...]


def proof_view(
    instrument: Instrument,
    table: Table,
    proof: Proof,
    items: tuple[Asked, ...],
    nodes: list[Node],
    titles: Mapping[str, str],
    importance: Scale | None,
    language: str = "sv",
) -> dict[str, Any]:
    """Variables of the page of how an instrument counts.

    Args:
        instrument: the instrument.
        table: its table.
        proof: the proof of the table.
        items: its items as the form asks them.
        nodes: its dimensions.
        titles: recommendation → title.
        importance: the scale of importance.
        language: that of the page.
    """
    named = _titles(instrument, nodes, titles)
    teller = _Teller(instrument, table, items, importance)
    witnesses = proof.by_goal()
    found: dict[str, list[Way]] = {"band": [], "type": [], "flag": [], "recommendation": []}
    for goal in goals(table):
        if not _told_by_conditions(table, goal):
            found[goal.what].append(teller.way(goal, witnesses[goal.key], named[goal.what, goal.id]))
    ways: dict[str, list[Way]] = {}
    for way in found["band"]:
        ways.setdefault(way.id.split()[0], []).append(way)
    counts = proof.spread
    reached: dict[str, Mapping[Any, int]] = {
        "type": counts.types,
        "flag": counts.flags,
        "recommendation": counts.recommendations,
    }
    return {
        "ways_to_bands": ways,
        "ways_to": {what: found[what] for what in ("type", "flag", "recommendation")},
        "drawn": number(counts.responses, language=language),
        "strips": _strips(nodes, counts, language),
        "reached": {what: list(_shares(named, what, seen, counts, language)) for what, seen in reached.items()},
    }


def _told_by_conditions(table: Table, goal: Goal) -> bool:
    """Whether the conditions say already what to answer: all are about answers to items that are always asked."""
    return all(row[0] in "ia" and not {"s", "o"} & set(item_options(table, row[1])) for row in goal.conditions)


def _titles(instrument: Instrument, nodes: list[Node], recommended: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(what, id) → what the result is called."""
    dimensions = {node.dimension.id: node.dimension.title for node in nodes}
    found = {("band", f"{node.dimension.id} {band.id}"): band.title for node in nodes for band in node.bands}
    found |= {("type", type_.id): dimensions.get(type_.id, type_.title) for type_ in instrument.types}
    found |= {("flag", flag.id): flag.title for flag in instrument.flags}
    return found | {("recommendation", id_): title for id_, title in recommended.items()}


@dataclass(frozen=True)
class _Teller:
    """Tells witnesses."""

    instrument: Instrument
    table: Table
    items: tuple[Asked, ...]
    importance: Scale | None
    answers: dict[tuple[str, int | str], tuple[tuple[str, Answer | None], Any]] = field(default_factory=dict)
    """What was told of answers: hundreds of witnesses give the same ones."""

    def way(self, goal: Goal, witness: Witness, title: str) -> Way:
        concerned = depends_on(self.table, goal.conditions)
        known = states(self.table, witness.answers, witness.role)
        asked = [one for one in self.items if one.id in concerned and known[one.id] != SKIPPED]
        # Questions that do not come have no answer to tell, and who answers decides about some of them.
        roles = any("o" in item_options(self.table, item) for item in concerned)
        roles = roles or any(row[0] == "r" for row in _rows(self.table, goal))
        by_role = {role.id: role.title for role in self.instrument.roles}
        return Way(
            goal.what,
            goal.id,
            title,
            by_role.get(witness.role or "") if roles else None,
            self._answers(asked, known),
            self._importance(witness) if depends_on_importance(goal.conditions) else (),
        )

    def _answers(self, asked: list[Asked], known: Mapping[str, int | str]) -> tuple[Same, ...]:
        by_label: dict[tuple[str, Answer | None], list[Asked]] = {}
        by_end: dict[tuple[str, Answer | None], list[Asked]] = {}
        for one in asked:
            label, end = self._told(one, known[one.id])
            by_label.setdefault(label, []).append(one)
            by_end.setdefault(("", end) if end else label, []).append(one)
        return min(self._same(by_label), self._same(by_end), key=_length)  # labels when both are as short

    def _told(self, one: Asked, state: int | str) -> tuple[tuple[str, Answer | None], Any]:
        """What an answer is called, and the end that it counts for."""
        told = self.answers.get((one.id, state))
        if told is None:
            told = _label(one.scale, state), end_of(self.table, one.id, state)
            self.answers[one.id, state] = told
        return told

    def _importance(self, witness: Witness) -> tuple[Same, ...]:
        assert self.importance is not None, "nothing depends on importance where it is not asked"
        found: dict[tuple[str, Answer | None], list[Asked]] = {}
        for one in self.items:
            if one.id in witness.importance:
                found.setdefault(_label(self.importance, witness.importance[one.id]), []).append(one)
        groups = sorted(found.items(), key=lambda group: len(group[1]))
        rest = len(groups) - 1
        return tuple(
            Same(*label, () if place == rest else ranges(one.number for one in ones))
            for place, (label, ones) in enumerate(groups)
        )

    def _same(self, groups: Mapping[tuple[str, Answer | None], list[Asked]]) -> tuple[Same, ...]:
        """Groups of questions, the smallest first; the last is all others when every question has its answer."""
        ordered = sorted(groups.items(), key=lambda group: len(group[1]))
        whole = sum(len(ones) for _, ones in ordered) == len(self.items)
        last = len(ordered) - 1
        return tuple(
            Same(*label, () if whole and place == last else ranges(one.number for one in ones))
            for place, (label, ones) in enumerate(ordered)
        )


def _length(answers: tuple[Same, ...]) -> tuple[int, int]:
    return len(answers), sum(len(same.numbers) for same in answers)


def _rows(table: Table, goal: Goal) -> Iterable[list[Any]]:
    """A goal's conditions, with those of flags in their place."""
    flags = dict(table.get("flags", []))
    for row in goal.conditions:
        yield from flags[row[1]] if row[0] == "f" else [row]


def _label(scale: Scale, state: int | str) -> tuple[str, Answer | None]:
    if state in ("dk", "na"):
        return "", cast("Answer", state)
    return next(step.label for step in scale.values if step.value == state), None


def ranges(numbers: Iterable[int]) -> tuple[str, ...]:
    """Ascending numbers, those that follow on each other as one: "1–3", "5"."""
    found: list[tuple[int, int]] = []
    for one in numbers:
        if found and found[-1][1] == one - 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return tuple(f"{first}" if first == last else f"{first}–{last}" for first, last in found)


def share(
    title: str, count: int, responses: int, before: int = 0, shade: int | Literal["open"] = 3, language: str = "sv"
) -> Share:
    """How often a result came; what came is never told as 0 %, nor what did not always come as 100 %."""
    width = 100 * count / responses
    if 0 < width < 1:
        text = percent(f"<{SPACE}1", language)
    elif 99 < width < 100:
        text = percent(f">{SPACE}99", language)
    else:
        text = percent(number(width), language)
    return Share(title, text, round(100 * before / responses, 2), round(width, 2), shade)


def _strips(nodes: list[Node], counts: Spread, language: str) -> list[Strips]:
    """Dimensions by what bands they have."""
    groups: dict[tuple[tuple[str, str], ...], list[Node]] = {}
    for node in nodes:
        groups.setdefault(tuple((band.id, band.title) for band in node.bands), []).append(node)
    found = []
    for bands, of in groups.items():
        missing = any(counts.bands[node.dimension.id, None] for node in of)
        rows = tuple((node, _row(node.dimension.id, bands, missing, counts, language)) for node in of)
        found.append(Strips(rows[0][1], rows))
    return found


def _row(
    dimension: str, bands: tuple[tuple[str, str], ...], missing: bool, counts: Spread, language: str
) -> tuple[Share, ...]:
    found: list[Share] = []
    before = 0
    for place, (id_, title) in enumerate(bands):
        count = counts.bands[dimension, id_]
        found.append(share(title, count, counts.responses, before, 4 * place // (len(bands) - 1), language))
        before += count
    if missing:
        found.append(share("", counts.bands[dimension, None], counts.responses, before, "open", language))
    return tuple(found)


def _shares(
    named: Mapping[tuple[str, str], str], what: str, seen: Mapping[Any, int], counts: Spread, language: str
) -> Iterable[Share]:
    """How often each result came, in the order they are declared; that no type was named comes last."""
    for (kind, id_), title in named.items():
        if kind == what:
            yield share(title, seen.get(id_, 0), counts.responses, language=language)
    if what == "type" and 0 < seen.get(None, 0) < counts.responses:
        yield share("", seen[None], counts.responses, language=language)
