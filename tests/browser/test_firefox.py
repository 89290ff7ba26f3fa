"""The same journey in Debian's Firefox ESR, with its origin rule for files as people have it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cells import number
from instrument_page import definition, example_answers, example_result, instruments, points, shown_example
from sample import CHARTS

pytestmark = pytest.mark.xdist_group("firefox")  # what one worker prepares, the other does not wait for
SCRIPT = Path(__file__).parent / "firefox" / "journey.mjs"
EXAMPLE = "vet-ej-och-inte-relevant"


def travel(base: str, folder: Path) -> None:
    """Make the journey, and note what Firefox saw."""
    executable = shutil.which("firefox-esr")
    assert executable, "these tests need Debian's firefox-esr"
    answers = folder / "answers.json"
    answers.write_text(json.dumps(example_answers(EXAMPLE)), "utf-8")
    run = subprocess.run(
        ["node", SCRIPT, executable, base, folder, answers, CHARTS["a chart of the type bars"], *instruments()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    assert run.returncode == 0, run.stderr
    facts = json.loads(run.stdout)
    assert "failed" not in facts, facts["failed"]
    facts["base"] = base
    (folder / "facts.json").write_text(json.dumps(facts), "utf-8")


def travelled(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / "facts.json").read_text("utf-8"))
    return facts


@pytest.fixture(scope="module")
def from_disk(disk: Any, once: Callable[..., Path]) -> dict[str, Any]:
    return travelled(once("firefox-disk", lambda folder: travel(disk.base, folder)))


@pytest.fixture(scope="module")
def from_web(web: Any, once: Callable[..., Path]) -> dict[str, Any]:
    return travelled(once("firefox-web", lambda folder: travel(web.base, folder)))


@pytest.fixture(params=["from_disk", "from_web"])
def journey(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What Firefox saw from disk, and on the web."""
    facts: dict[str, Any] = request.getfixturevalue(request.param)
    return facts


def test_a_page_from_disk_cannot_read_the_file_beside_it(from_disk: dict[str, Any]) -> None:
    """Were it otherwise, the journey from disk would show nothing: Firefox would be laxer than people's browsers."""
    assert from_disk["readsItsNeighbour"] is False


def test_visiting_stores_nothing(journey: dict[str, Any]) -> None:
    assert journey["storedByVisiting"] == 0


def test_the_result_is_the_one_of_the_example(journey: dict[str, Any]) -> None:
    assert journey["result"] == example_result(EXAMPLE)


def test_the_table_shows_the_result(journey: dict[str, Any]) -> None:
    scores = example_result(EXAMPLE)["scores"]
    assert journey["values"] == {dimension: points(score["value"]) for dimension, score in scores.items()}


def test_the_heading_of_the_result_gets_the_focus(journey: dict[str, Any]) -> None:
    assert journey["focus"] is True


def test_the_radar_is_drawn(journey: dict[str, Any]) -> None:
    # The first point stands again last, to close the ring.
    assert journey["points"] == len(definition()["dimensions"]) + 1


def test_saved_answers_come_back_after_a_reload(journey: dict[str, Any]) -> None:
    assert journey["restored"] == example_answers(EXAMPLE)


def test_clearing_takes_the_answers_away(journey: dict[str, Any]) -> None:
    assert journey["cleared"] == {}


def test_clearing_can_be_undone(journey: dict[str, Any]) -> None:
    assert journey["undone"] == example_answers(EXAMPLE)


def test_a_file_gives_its_answers(journey: dict[str, Any]) -> None:
    assert journey["loaded"] == example_answers(EXAMPLE)


def test_a_file_gives_its_result(journey: dict[str, Any]) -> None:
    assert journey["resultOfFile"] == example_result(EXAMPLE)


@pytest.mark.parametrize("name", instruments())
def test_every_instrument_shows_its_example(journey: dict[str, Any], name: str) -> None:
    scores = shown_example(name)["expected"]["scores"]
    assert journey["examples"][name] == {dimension: points(score["value"]) for dimension, score in scores.items()}


def test_search_finds_an_inflected_word(journey: dict[str, Any]) -> None:
    assert [url for url in journey["found"][:5] if url.endswith("forsta/modeller/fyra-spanningar.html")] != []


def test_a_chart_is_drawn_with_the_numbers_of_the_table(journey: dict[str, Any]) -> None:
    numbers = [number(row[0]) for row in journey["cells"]]
    assert journey["chart"] == [numbers]
    assert journey["drawn"] == len(numbers)


def test_a_filter_shows_what_fits_says_how_much_and_gives_all_back(journey: dict[str, Any]) -> None:
    assert 0 < journey["filtered"] < journey["items"]
    assert journey["said"] == f"Visar {journey['filtered']} av {journey['items']}."
    assert journey["unfiltered"] == journey["items"]


def test_no_error_is_logged(journey: dict[str, Any]) -> None:
    assert journey["errors"] == []


def test_the_policy_stops_nothing(journey: dict[str, Any]) -> None:
    assert journey["stopped"] == []


def test_nothing_is_asked_for_from_elsewhere(journey: dict[str, Any]) -> None:
    own = (journey["base"], "about:", "blob:", "data:")
    assert [url for url in journey["requests"] if not url.startswith(own)] == []
