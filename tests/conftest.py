"""The site as a visitor meets it: built once a run, on disk, zipped and served."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support import copy_project, run, whole_project

Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder once a run, however many workers ask for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / name
        done = shared / f".{name}.done"
        with (shared / f".{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def built_project(once: Once) -> Path:
    """A copy of the project, with its site and its zip."""

    def build(folder: Path) -> None:
        built = run(copy_project(folder), "bundle")
        assert built.exit_code == 0, built.output

    return once("project", build)


@pytest.fixture(scope="session")
def built_site(built_project: Path) -> Path:
    return built_project / "site" / "nationell"


@pytest.fixture(scope="session")
def built_whole(once: Once) -> Path:
    """A small project with every kind and form of record and a value in every field, with its site and its zip."""

    def build(folder: Path) -> None:
        built = run(whole_project(folder / "project"), "bundle")
        assert built.exit_code == 0, built.output

    return once("whole", build) / "project"


@pytest.fixture(scope="session")
def whole_site_folder(built_whole: Path) -> Path:
    return built_whole / "site" / "prov"


@pytest.fixture(scope="session")
def offline_folder(built_project: Path, once: Once) -> Path:
    """The offline zip, unpacked where a person in Sweden may unpack it."""

    def unpack(folder: Path) -> None:
        (bundle,) = (built_project / "dist").glob("*.zip")
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(folder)

    unpacked = once("Mina hämtade filer på skrivbordet", unpack)
    (site,) = unpacked.iterdir()
    return site


@pytest.fixture(scope="session")
def zensical_site(built_project: Path, once: Once) -> Path:
    """The project's site, built by Zensical from the rendered tree and finished by our command."""

    def build(folder: Path) -> None:
        tree = folder / "ett träd"
        shutil.copytree(built_project / "build" / "nationell", tree)
        command = [sys.executable, "-m", "zensical", "build", "--strict"]
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        finished = run(built_project, "finish", tree / "site")
        assert finished.exit_code == 0, finished.output

    return once("zensical", build) / "ett träd" / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@functools.cache
def _server(folder: Path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=os.fspath(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders: serve(folder) is the address, which ends with a slash."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        servers[folder] = _server(folder)
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def http_site(built_site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site on a web server."""
    return serve(built_site)
