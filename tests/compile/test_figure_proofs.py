"""Valid figures: what is kept is what Plotly says, lets no false figure through, and saves loading Plotly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from plotly.graph_objects import Figure

from samkompass.compile import figures as module
from samkompass.compile.compile import compile_project
from samkompass.compile.figures import Figures, figures_text
from samkompass.load.project import FIGURES, Project
from samkompass.render.charts import figures
from support import ROOT, run, small_project

MADE = figures(compile_project(Project(ROOT)).knowledge)
FALSE = {"data": [{"x": [1], "type": "bars"}], "layout": {}}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The figures that Plotly reads from here on."""
    seen: list[Any] = []

    def noted(figure: Any) -> None:
        seen.append(figure)
        original(figure)

    original = module._read_by_plotly
    monkeypatch.setattr(module, "_read_by_plotly", noted)
    return seen


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose committed file has the published charts."""
    found = Project(small_project(tmp_path / "project"))
    (found.root / FIGURES).write_text(figures_text(MADE), encoding="utf-8")
    return found


@pytest.mark.parametrize("dataset", MADE)
def test_a_published_chart_is_valid_by_the_whole_schema(dataset: str) -> None:
    Figure(json.loads(json.dumps(MADE[dataset])))


def test_the_committed_file_has_the_published_charts_and_no_others() -> None:
    committed = (ROOT / FIGURES).read_text(encoding="utf-8")
    assert figures_text(MADE) == committed, "Run `samkompass check --prove` and commit what it writes."


def test_a_committed_figure_is_not_read_again(project: Project, read: list[Any]) -> None:
    for figure in MADE.values():
        Figures(project).validate(figure)
    assert read == []


def test_another_figure_is_read_once(project: Project, read: list[Any]) -> None:
    (figure, *_) = MADE.values()
    changed = {**figure, "layout": {**figure["layout"], "height": 1234}}
    for _ in range(3):
        Figures(project).validate(changed)
    assert read == [changed]


def test_a_false_figure_is_refused_every_time(project: Project) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="bars"):
            Figures(project).validate(FALSE)


def test_a_false_figure_does_not_get_into_the_committed_file(project: Project) -> None:
    before = (project.root / FIGURES).read_bytes()
    with pytest.raises(ValueError, match="bars"):
        Figures(project).write({**MADE, "falsk": FALSE})
    assert (project.root / FIGURES).read_bytes() == before


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        '{"format": 1}',
        figures_text(MADE).replace('"plotly": "', '"plotly": "0.'),
        figures_text(MADE).replace("figures/1", "figures/0"),
    ],
    ids=["empty", "a-list", "without-figures", "of-another-plotly", "of-another-format"],
)
def test_a_file_that_does_not_fit_is_as_none(kept: str, project: Project, read: list[Any]) -> None:
    (project.root / FIGURES).write_text(kept, encoding="utf-8")
    Figures(project).validate(next(iter(MADE.values())))
    assert len(read) == 1
    assert Figures(project).lacking(MADE) == list(MADE)


def test_charts_are_proved_by_the_command(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "content" / "dataset").mkdir()
    case = ROOT / "tests/cases/check/dataset.figure/not-validated/files/content/dataset/siffror.yml"
    (project / "content" / "dataset" / "siffror.yml").write_bytes(case.read_bytes())
    assert "dataset.figure" in run(project, "check").stderr
    assert "figures.json" in run(project, "check", "--prove").stderr
    assert run(project, "check").stderr == ""


def test_a_project_without_charts_has_no_such_file(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    run(project, "check", "--prove")
    assert not (project / FIGURES).exists()
