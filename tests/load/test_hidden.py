"""What is left when an edition hides a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions import ADVICE, HEAD, compiled
from samkompass.load.hide import unlinked

HIDE = {ADVICE: HEAD + "hide: true\n"}


def test_a_hidden_record_has_no_page_and_no_address(tmp_path: Path) -> None:
    knowledge = compiled(tmp_path, HIDE).knowledge
    assert "radet" not in knowledge.records
    assert "radet" not in {id_ for ids in knowledge.links.values() for id_ in ids}


def test_lists_lose_it(tmp_path: Path) -> None:
    finding = compiled(tmp_path, HIDE).knowledge.records["fynd-ett"]
    assert finding.leads_to == ()  # type: ignore[union-attr]


def test_rules_of_instruments_lose_it_and_the_instrument_is_a_variant(tmp_path: Path) -> None:
    found = compiled(tmp_path, HIDE)
    assert found.knowledge.instruments["prov-skattning"].recommendations == ()
    assert found.tables["prov-skattning"]["instrument"] == "prov-skattning-prov"


def test_links_in_texts_become_plain_text(tmp_path: Path) -> None:
    overlay = {"content/concept/samverkan.yml": "kind: concept\nid: samverkan\nhide: true\n"}
    finding = compiled(tmp_path, overlay).knowledge.records["fynd-ett"]
    assert finding.meaning.strip() == "Börja med samverkan."  # type: ignore[union-attr]


def test_its_address_need_not_be_retired(tmp_path: Path) -> None:
    assert compiled(tmp_path, HIDE | {"/content/permalinks.txt": "radet\nskalan#vilja\n"}).warnings != ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se [rådet](radet).", "Se rådet."),
        ("Se [rådet](radet#del).", "Se rådet."),
        ("Se [**rådet** nu](radet) och [annat](annat).", "Se **rådet** nu och [annat](annat)."),
        ("Se [det](https://radet.example).", "Se [det](https://radet.example)."),
    ],
)
def test_links_to_what_is_hidden_lose_their_address(text: str, expected: str) -> None:
    assert unlinked(text, {"radet"}) == expected
