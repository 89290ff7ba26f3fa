"""Relations between records: both ends know, whichever of the two says so."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import made
from samkompass.check.relations import relations

NAMES = ("ett", "tva", "tre", "fyra")


def concept(id_: str, **fields: Any) -> Any:
    return made("concept", id_, short="Kort.", definition="Något.", **fields)


def test_what_one_record_needs_makes_the_other_possible() -> None:
    found = relations([concept("ett", needs=["tva"]), concept("tva")])
    assert (found.needs, found.enables) == ({"ett": ("tva",)}, {"tva": ("ett",)})


def test_what_one_record_enables_has_it_as_a_need() -> None:
    found = relations([concept("ett"), concept("tva", enables=["ett"])])
    assert (found.needs, found.enables) == ({"ett": ("tva",)}, {"tva": ("ett",)})


def test_both_saying_so_is_one_relation() -> None:
    found = relations([concept("ett", needs=["tva"]), concept("tva", enables=["ett"])])
    assert (found.needs, found.enables) == ({"ett": ("tva",)}, {"tva": ("ett",)})


@pytest.mark.parametrize(("field", "here", "there"), [("needs", "needs", "enables"), ("enables", "enables", "needs")])
def test_a_relation_to_a_part_shows_on_the_page_of_its_whole(field: str, here: str, there: str) -> None:
    found = relations([concept("ett", **{field: ["modellen#del"]})])
    assert getattr(found, here) == {"ett": ("modellen#del",)}
    assert getattr(found, there) == {"modellen": ("ett",)}


edges = st.sets(st.sampled_from([pair for pair in itertools.permutations(NAMES, 2)]))  # noqa: C416


@given(edges, edges)
def test_needs_and_enables_are_two_sides_of_the_same(needed: set[tuple[str, str]], made_possible: Any) -> None:
    records = [
        concept(
            name,
            needs=sorted(other for one, other in needed if one == name),
            enables=sorted(other for one, other in made_possible if one == name),
        )
        for name in NAMES
    ]
    found = relations(records)
    said = needed | {(other, one) for one, other in made_possible}
    assert pairs(found.needs) == said
    assert {(one, other) for other, one in pairs(found.enables)} == said


def pairs(found: Mapping[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    """A relation as pairs, which must not repeat."""
    listed = [(one, other) for one, others in found.items() for other in others]
    assert len(listed) == len(set(listed))
    return set(listed)


def test_a_broader_concept_knows_its_narrower_ones_in_their_order() -> None:
    found = relations([concept("ett", broader=["tre"]), concept("tva", broader=["tre"]), concept("tre")])
    assert found.narrower == {"tre": ("ett", "tva")}


def test_a_group_knows_its_capabilities() -> None:
    capabilities = [
        made("capability", id_, group=f"kartan#{group}", statement="Vi kan.", signs=["Det syns."], questions=["Hur?"])
        for id_, group in (("ett", "leda"), ("tva", "styra"), ("tre", "leda"))
    ]
    assert relations(capabilities).capabilities == {"kartan#leda": ("ett", "tre"), "kartan#styra": ("tva",)}


def test_a_row_of_the_sources_knows_the_records_that_carry_it() -> None:
    found = relations([concept("ett", rows=["S1", "S7"]), concept("tva", rows=["S7"])])
    assert found.rows == {"S1": ("ett",), "S7": ("ett", "tva")}


def test_records_that_say_nothing_have_no_relations() -> None:
    found = relations([concept("ett")])
    assert (found.needs, found.enables, found.narrower, found.capabilities, found.rows) == ({}, {}, {}, {}, {})
