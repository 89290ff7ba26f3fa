"""Debian's Chromium, driven by Playwright, and what every page is watched for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright

HERE = Path(__file__).parent
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

    def asked_for(self, name: str) -> bool:
        """Whether a file of that name was requested."""
        return any(url.partition("?")[0].partition("#")[0].endswith(f"/{name}") for url in self.requests)


@dataclass(frozen=True)
class Site:
    """A built site as a browser reaches it."""

    scheme: str
    base: str
    folder: Path

    def url(self, path: str) -> str:
        return self.base + path

    def pages(self) -> list[str]:
        """Every page, as a path from the root."""
        return sorted(page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))


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


@pytest.fixture
def guard(web: Site, disk: Site) -> Iterator[Guard]:
    guard = Guard([web.base, disk.base])
    yield guard
    assert guard.problems == []
    assert guard.dialogs == []


@pytest.fixture
def new_context(browser: Browser, guard: Guard) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts that are watched: new_context(viewport=…, java_script_enabled=False)."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            **({"locale": "sv-SE", "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}} | options)
        )
        context.set_default_timeout(10_000)
        guard.watch(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


@pytest.fixture
def instrument(page: Page, site: Site) -> InstrumentPage:
    """The self-assessment, opened."""
    return InstrumentPage(page, site.url("bedom/konfiguration.html")).open()


@pytest.fixture
def instrument_on_web(page: Page, web: Site) -> InstrumentPage:
    return InstrumentPage(page, web.url("bedom/konfiguration.html")).open()
