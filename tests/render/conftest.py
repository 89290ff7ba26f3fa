"""The project and a small one, rendered."""

from __future__ import annotations

import pytest

from samkompass.compile.compile import Compiled, compile_project
from samkompass.load.project import Project
from samkompass.render.output import RenderedSite
from samkompass.render.site import render
from support import ROOT, small_project, whole_project

HAND_WRITTEN = ("om/index.md", "om/data.md")


@pytest.fixture(scope="session")
def compiled() -> Compiled:
    return compile_project(Project(ROOT))


@pytest.fixture(scope="session")
def site(compiled: Compiled) -> RenderedSite:
    return render(compiled, compiled.knowledge.editions["nationell"], HAND_WRITTEN)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    compiled = compile_project(Project(small_project(tmp_path_factory.mktemp("small") / "project")))
    return render(compiled, compiled.knowledge.editions["prov"], HAND_WRITTEN)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """A small project with a record of every kind and form, and a value in every field."""
    return compile_project(Project(whole_project(tmp_path_factory.mktemp("whole") / "project")))


@pytest.fixture(scope="session")
def whole_site(whole: Compiled) -> RenderedSite:
    return render(whole, whole.knowledge.editions["prov"], HAND_WRITTEN)
