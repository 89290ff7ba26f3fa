"""Debian's Chromium, driven by Playwright, and what every page is watched for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from instrument_page import TRIAL, InstrumentPage
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright

from support import copy_project, run

HERE = Path(__file__).parent
INSTRUMENT = "bedom/konfiguration.html"
WIDE, HIGH = 1280, 900
FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Without these the browser itself asks for hosts of its maker.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = """
window.noted = []
document.addEventListener('samkompass:result', (event) => window.noted.push(structuredClone(event.detail)))
document.addEventListener('securitypolicyviolation', (event) => {
  console.error(`security policy: ${event.violatedDirective} ${event.blockedURI}`)
})
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@dataclass
class Guard:
    """Notes what no visit may cause: errors, scripts that are stopped by the policy, dialogs, requests elsewhere."""

    origins: list[str]
    problems: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Start afresh."""
        for notes in (self.problems, self.dialogs, self.requests):
            notes.clear()

    def watch(self, context: BrowserContext) -> None:
        context.add_init_script(WATCH)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"uncaught: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.type)
        dialog.accept()

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((*self.origins, "data:", "blob:")):
            self.problems.append(f"request: {request.url}")

    def loaded(self) -> set[str]:
        """What was requested, as paths from the root of the site."""
        paths = {url.partition("?")[0].partition("#")[0] for url in self.requests}
        return {path.removeprefix(origin) for path in paths for origin in self.origins if path.startswith(origin)}


@dataclass(frozen=True)
class Site:
    """A built site as a browser reaches it."""

    scheme: str
    base: str
    folder: Path

    def url(self, path: str) -> str:
        return self.base + path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    assert executable, "these tests need Debian's chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def web(built_site: Path, http_site: str) -> Site:
    """The site on a web server."""
    return Site("http", http_site, built_site)


@pytest.fixture(scope="session")
def disk(offline_folder: Path) -> Site:
    """The unpacked offline zip, opened from disk."""
    return Site("file", f"{offline_folder.as_uri()}/", offline_folder)


@pytest.fixture(params=["web", "disk"])
def site(request: pytest.FixtureRequest) -> Site:
    """The site on a web server, and the site from disk."""
    found: Site = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def whole(whole_site_folder: Path, serve: Callable[[Path], str]) -> Site:
    """A small site with every kind of page, on a web server."""
    return Site("http", serve(whole_site_folder), whole_site_folder)


@pytest.fixture(scope="session")
def trial(once: Callable[..., Path]) -> Site:
    """The site with the instruments of the tests, from disk."""

    def build(folder: Path) -> None:
        project = copy_project(folder)
        shutil.copytree(TRIAL, project / "assessments", dirs_exist_ok=True)
        built = run(project, "build")
        assert built.exit_code == 0, built.output

    site = once("trial", build) / "site" / "nationell"
    return Site("file", f"{site.as_uri()}/", site)


@pytest.fixture(params=["http", "file"])
def zensical(request: pytest.FixtureRequest, zensical_site: Path, serve: Callable[[Path], str], watcher: Guard) -> Site:
    """The site that Zensical built, on a web server and from disk."""
    base = serve(zensical_site) if request.param == "http" else f"{zensical_site.as_uri()}/"
    watcher.origins.append(base)
    return Site(request.param, base, zensical_site)


@pytest.fixture(scope="session")
def watcher(web: Site, disk: Site, whole: Site) -> Guard:
    return Guard([web.base, disk.base, whole.base])


@pytest.fixture
def guard(watcher: Guard) -> Iterator[Guard]:
    """What the visits of a test caused; anything that none may cause fails it."""
    watcher.forget()
    yield watcher
    assert watcher.problems == []
    assert watcher.dialogs == []


@pytest.fixture(scope="session")
def _shared(browser: Browser, watcher: Guard) -> Iterator[Page]:
    """One page for many tests: making a new one takes longer than most of them."""
    context = _context(browser)
    watcher.watch(context)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(_shared: Page, watcher: Guard, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page where nothing has happened yet."""
    watcher.forget()
    request.getfixturevalue("guard")
    yield _shared
    _shared.unroute_all()
    noted = (list(watcher.problems), list(watcher.dialogs))
    _shared.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    _shared.goto("about:blank")
    _shared.set_viewport_size({"width": WIDE, "height": HIGH})
    _shared.emulate_media(media="null")
    watcher.problems[:], watcher.dialogs[:] = noted  # tidying up asks about leaving


def _context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(
        **({"locale": "sv-SE", "reduced_motion": "reduce", "viewport": {"width": WIDE, "height": HIGH}} | options)
    )
    context.set_default_timeout(30_000)
    return context


@pytest.fixture
def new_page(browser: Browser, guard: Guard) -> Iterator[Callable[..., Page]]:
    """Makes pages of their own kind, watched like the others: new_page(java_script_enabled=False)."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = _context(browser, **options)
        guard.watch(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def instrument(page: Page, web: Site) -> InstrumentPage:
    """The self-assessment, opened on the web."""
    return InstrumentPage(page, web.url(INSTRUMENT)).open()


@pytest.fixture
def instrument_anywhere(page: Page, site: Site) -> InstrumentPage:
    """The self-assessment, opened on the web, and opened from disk."""
    return InstrumentPage(page, site.url(INSTRUMENT)).open()


@pytest.fixture
def branching(page: Page, trial: Site, watcher: Guard) -> InstrumentPage:
    """The trial's self-assessment, with roles, branching, importance and required answers."""
    watcher.origins.append(trial.base)
    return InstrumentPage(page, trial.url("bedom/prov-grenar.html")).open()
