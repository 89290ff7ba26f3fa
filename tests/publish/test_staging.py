"""A new output takes the old one's place only when it is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samkompass.publish.staging import Staging
from support import contents


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An old site."""
    folder = tmp_path / "out" / "site"
    folder.mkdir(parents=True)
    (folder / "old.html").write_text("old")
    return folder


@pytest.fixture
def dead() -> int:
    """Id of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_the_old_output_stays_until_the_new_is_committed(target: Path) -> None:
    staging = Staging(target)
    (staging.folder / "new.html").write_text("new")
    assert contents(target) == {"old.html": b"old"}
    staging.discard()


def test_a_commit_puts_the_new_output_in_the_old_ones_place(target: Path) -> None:
    staging = Staging(target)
    (staging.folder / "new.html").write_text("new")
    staging.commit()
    assert contents(target.parent) == {"site/new.html": b"new"}


def test_a_first_output_needs_no_old_one(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "a" / "b")
    (staging.folder / "new.html").write_text("new")
    staging.commit()
    assert contents(tmp_path) == {"a/b/new.html": b"new"}


def test_what_is_discarded_leaves_nothing_but_the_old(target: Path) -> None:
    staging = Staging(target)
    (staging.folder / "new.html").write_text("new")
    staging.discard()
    assert contents(target.parent) == {"site/old.html": b"old"}


def test_a_commit_that_fails_puts_the_old_output_back(target: Path) -> None:
    staging = Staging(target)
    staging.folder.rmdir()
    with pytest.raises(FileNotFoundError):
        staging.commit()
    assert contents(target.parent) == {"site/old.html": b"old"}


def test_what_a_killed_build_left_is_removed(target: Path, dead: int) -> None:
    (target.parent / f".site.new.{dead}").mkdir()
    Staging(target).discard()
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_an_old_output_that_a_killed_build_had_moved_away_comes_back(target: Path, dead: int) -> None:
    target.rename(target.parent / f".site.old.{dead}")
    Staging(target).discard()
    assert contents(target.parent) == {"site/old.html": b"old"}


def test_a_build_that_is_running_keeps_its_folder(target: Path) -> None:
    other = target.parent / f".site.new.{os.getppid()}"
    other.mkdir()
    Staging(target).discard()
    assert other.is_dir()


def test_a_folder_of_somebody_else_with_a_similar_name_is_left_alone(target: Path) -> None:
    other = target.parent / ".site.new.backup"
    other.mkdir()
    Staging(target).discard()
    assert other.is_dir()
