"""A self-assessment in a frame on another web site, in Debian's Firefox ESR."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from instrument_page import example_answers
from test_frame import FRAMED, HOST, LONG, handed_out

pytestmark = pytest.mark.xdist_group("firefox-frame")  # what one worker prepares, the other does not wait for
SCRIPT = Path(__file__).parent / "firefox" / "frame.mjs"


@pytest.fixture(scope="module", params=["web", "disk"])
def visit(request: pytest.FixtureRequest, once: Callable[..., Path], serve: Callable[[Path], str]) -> dict[str, Any]:
    """What Firefox saw on a page of another origin."""
    site = request.getfixturevalue(request.param)

    def watch(folder: Path) -> None:
        executable = shutil.which("firefox-esr")
        assert executable, "these tests need Debian's firefox-esr"
        frame, listener = handed_out(site)
        (folder / "kommunen.html").write_text(HOST.format(before=LONG, frame=frame, listener=listener), "utf-8")
        answers = folder / "answers.json"
        answers.write_text(json.dumps(example_answers("vet-ej-och-inte-relevant")), "utf-8")
        base = serve(folder) if site.scheme == "http" else f"{folder.as_uri()}/"
        run = subprocess.run(
            ["node", SCRIPT, executable, f"{base}kommunen.html", folder, answers],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=180,
        )
        assert run.returncode == 0, run.stderr
        (folder / "facts.json").write_text(run.stdout, "utf-8")

    facts: dict[str, Any] = json.loads(
        (once(f"firefox-frame-{request.param}", watch) / "facts.json").read_text("utf-8")
    )
    assert "failed" not in facts, facts["failed"]
    return facts


def test_the_frame_follows_when_the_result_shows(visit: dict[str, Any]) -> None:
    assert visit["withResult"] > visit["start"] + 500


def test_the_page_around_hears_heights_and_nothing_else(visit: dict[str, Any]) -> None:
    assert [message for message in visit["heard"] if sorted(message) != ["height", "type"]] == []
    assert {(message["type"], type(message["height"])) for message in visit["heard"]} == {("samkompass:height", int)}


def test_the_heading_of_the_result_has_the_focus_and_is_in_view(visit: dict[str, Any]) -> None:
    assert visit["focus"] == "heading"
    assert 0 <= visit["place"] < visit["window"]


def test_a_link_to_another_page_opens_outside_the_frame(visit: dict[str, Any]) -> None:
    assert "/gor/" in visit["opened"]
    assert visit["stays"].endswith(FRAMED)


def test_no_error_is_logged(visit: dict[str, Any]) -> None:
    assert visit["errors"] == []
