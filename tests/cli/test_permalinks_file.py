"""The file of published addresses: it grows and never shrinks, and `check` misses what is in it and gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from samkompass.adapters.permalinks_file import content
from samkompass.load.project import PERMALINKS, Project
from support import ROOT, run, small_project, whole_project


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def lines(project: Path) -> list[str]:
    return content(Project(project)).splitlines()


def publish(project: Path, *links: str) -> None:
    (project / PERMALINKS).write_text("".join(f"{link}\n" for link in links), encoding="utf-8")


def test_every_record_element_and_item_has_an_address(small: Path) -> None:
    assert lines(small) == [
        "fallet",
        "fynd-ett",
        "kallan-2026",
        "prov-skattning",
        "prov-skattning#formaga-1",
        "prov-skattning#vilja-1",
        "prov-skattning#vilja-2",
        "radet",
        "samverkan",
        "skalan",
        "skalan#formaga",
        "skalan#vilja",
    ]


def test_rows_of_datasets_have_addresses(tmp_path: Path) -> None:
    found = lines(whole_project(tmp_path / "project"))
    assert {"staplar", "staplar#norr", "staplar#oster", "staplar#vaster"} <= set(found)


def test_what_was_published_stays_in_the_file(small: Path) -> None:
    publish(small, "skalan#vilja", "samverkan")
    assert {"samverkan", "skalan#vilja", "fallet"} <= set(lines(small))


def test_the_file_is_sorted_and_holds_each_address_once(small: Path) -> None:
    publish(small, "skalan", "fallet", "skalan")
    found = lines(small)
    assert found == sorted(set(found))


def test_writing_it_again_changes_nothing(small: Path) -> None:
    first = content(Project(small))
    (small / PERMALINKS).write_text(first, encoding="utf-8")
    assert content(Project(small)) == first


def test_a_project_that_holds_all_that_it_published_passes_the_check(small: Path) -> None:
    (small / PERMALINKS).write_text(content(Project(small)), encoding="utf-8")
    assert run(small, "check").exit_code == 0


@pytest.mark.parametrize("link", ["borta", "skalan#borta", "prov-skattning#borta-1"])
def test_the_check_misses_what_was_published_and_is_gone(small: Path, link: str) -> None:
    publish(small, "samverkan", link)
    result = run(small, "check")
    assert (result.exit_code, f"error[ids.gone] {PERMALINKS}:2: '{link}'" in result.stderr) == (1, True)


def test_every_current_address_of_the_published_project_is_in_its_file() -> None:
    if not (ROOT / PERMALINKS).exists():
        pytest.skip("nothing is published yet")
    written = (ROOT / PERMALINKS).read_text(encoding="utf-8")
    assert written == content(Project(ROOT)), "Run `make permalinks`."
