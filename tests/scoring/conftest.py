"""Scoring tables, and the browser's scorer beside the Python one."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from support import ROOT

Node = Callable[[list[dict[str, Any]]], list[Any]]


@pytest.fixture(scope="session")
def node() -> Node:
    """Sends lines to the browser's code in one Node process, and gives its answers."""
    executable = shutil.which("node")
    assert executable, "the browser's scorer needs Node"

    def ask(lines: list[dict[str, Any]]) -> list[Any]:
        run = subprocess.run(
            [executable, ROOT / "assessments" / "runtime" / "cli.mjs"],
            input="".join(json.dumps(line) + "\n" for line in lines),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        answers = [json.loads(line) for line in run.stdout.split("\n") if line]
        assert len(answers) == len(lines)
        return answers

    return ask
