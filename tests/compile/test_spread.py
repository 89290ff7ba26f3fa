"""How random answers spread."""

from __future__ import annotations

import random
from pathlib import Path

from samkompass.compile.compile import compile_project
from samkompass.compile.spread import spread
from samkompass.load.project import Project
from scoring.generated import any_table
from support import full_project


def test_every_response_is_in_one_band_of_each_dimension_or_in_none() -> None:
    for seed in range(20):
        table = any_table(random.Random(seed))
        counts = spread(table, 30)
        for dimension in table["dimensions"]:
            assert sum(count for (of, _), count in counts.bands.items() if of == dimension) == 30
        assert sum(counts.types.values()) == 30


def test_the_same_table_spreads_the_same_way(tmp_path: Path) -> None:
    table = compile_project(Project(full_project(tmp_path / "full"))).tables["prov-skattning"]
    assert spread(table, 50) == spread(table, 50)


def test_random_answers_meet_every_type_of_a_small_instrument(tmp_path: Path) -> None:
    table = compile_project(Project(full_project(tmp_path / "full"))).tables["prov-skattning"]
    counts = spread(table, 500)
    assert set(counts.types) == {"vilse", "ivrig", "trott", "framme"}
    assert (counts.flags["vet-ej"], counts.recommendations["radet"] > 0) == (0, True)
