"""SHA256SUMS beside the zips: in step with all of them, whoever writes at once and whenever one is killed."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from samkompass.publish.sums import SUMS, SumsProblem, keep_sums, read_sums

WRITER = """
import hashlib, sys
from pathlib import Path
from samkompass.publish.sums import keep_sums
folder, writer = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    name = f"{writer}-{number}.zip"
    keep_sums(folder, name, hashlib.sha256(name.encode()).hexdigest(), lambda: (folder / name).write_text(name))
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from samkompass.publish.sums import keep_sums
folder = Path(sys.argv[1])
def place():
    (folder / "en.zip").write_text("ny")
    os.kill(os.getpid(), signal.SIGKILL)
keep_sums(folder, "en.zip", "0" * 64, place)
"""


def listed(folder: Path) -> dict[str, str]:
    return read_sums((folder / SUMS).read_bytes())


def right(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.zip")}


def put(folder: Path, name: str, text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    keep_sums(folder, name, digest, lambda: (folder / name).write_text(text) and None)


def test_every_zip_in_the_folder_has_its_line(tmp_path: Path) -> None:
    for name in ("b.zip", "a.zip"):
        put(tmp_path, name, name)
    assert list(listed(tmp_path)) == ["a.zip", "b.zip"]
    assert listed(tmp_path) == right(tmp_path)


def test_a_zip_made_anew_has_its_new_sum(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", "gammal")
    put(tmp_path, "a.zip", "ny")
    assert listed(tmp_path) == right(tmp_path)


def test_a_zip_that_is_gone_has_no_line(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", "a")
    (tmp_path / "a.zip").unlink()
    put(tmp_path, "b.zip", "b")
    assert set(listed(tmp_path)) == {"b.zip"}


@pytest.mark.parametrize("damage", [b"", b"half a li", b"\xff\xfe"])
def test_a_damaged_list_is_made_anew_from_the_zips(damage: bytes, tmp_path: Path) -> None:
    put(tmp_path, "a.zip", "a")
    (tmp_path / SUMS).write_bytes(damage)
    put(tmp_path, "b.zip", "b")
    assert listed(tmp_path) == right(tmp_path)


def test_processes_that_write_at_once_lose_no_line(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name]) for name in ("x", "y", "z")]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert (len(listed(tmp_path)), listed(tmp_path)) == (75, right(tmp_path))


def test_a_kill_leaves_no_line_that_is_wrong_and_the_next_zip_mends_the_list(tmp_path: Path) -> None:
    put(tmp_path, "en.zip", "gammal")
    killed = subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert listed(tmp_path) == {}
    put(tmp_path, "annan.zip", "annan")
    assert listed(tmp_path) == right(tmp_path)


def test_it_is_written_as_sha256sum_reads_it(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", "a")
    subprocess.run(["sha256sum", "-c", "--quiet", SUMS], cwd=tmp_path, check=True, env=os.environ)


@pytest.mark.parametrize("text", ["abc  fil", f"{'0' * 64} fil", f"{'0' * 64}  fil\n{'1' * 64}  fil\n", "\n\n"])
def test_what_is_no_list_of_checksums_is_refused(text: str) -> None:
    with pytest.raises(SumsProblem):
        read_sums(text.encode())
