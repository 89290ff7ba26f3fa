"""Whatever texts, files and file names hold, nothing of it runs. Visited without the policy that would stop it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import PAYLOADS, poison
from instrument_page import InstrumentPage, example_answers, item_ids
from playwright.sync_api import Browser, Dialog, Page

BUILD_WHATEVER_CHECK_SAYS = """
from samkompass.model.diagnostic import Report
Report.raise_if_failed = lambda self: None
from samkompass.adapters.cli import main
main()
"""
INSPECT = """() => {
  const everything = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    element, ...(element instanceof HTMLTemplateElement ? everything(element.content) : [])
  ])
  const all = everything(document)
  const handles = ({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on'))
  const addresses = all.flatMap((one) => ['href', 'src', 'action', 'formaction'].map((name) => one.getAttribute(name)))
  const fileName = (script) => new URL(script.src || 'inline:').pathname.split('/').at(-1)
  return {
    ran: window.__xss ?? null,
    handlers: all.filter(handles).map((one) => one.outerHTML),
    scripts: all.filter((one) => one.localName === 'script')
      .map((script) => script.type === 'application/json' ? 'data' : fileName(script)),
    tags: [...new Set(all.map((one) => one.localName))],
    schemes: [...new Set(addresses.filter((one) => one !== null).map((one) => new URL(one, document.baseURI).protocol))],
    shows: document.body.innerText.includes('__xss')
  }
}"""
OWN_SCRIPTS = {"data", "site.js", "runtime.js", "search.js", "index.js", "plotly.js"}
OF_MARKUP = {"p", "a", "em", "strong", "ul", "ol", "li", "br", "code"}
"""What the markup of texts may add to a page."""

# The hostile project is built and visited once, by one worker.
pytestmark = pytest.mark.xdist_group("hostile")

Findings = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def hostile_project(project_copy: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    project_copy(root)
    assert poison(root) > 10 * len(PAYLOADS)
    return root


@pytest.fixture(scope="module")
def hostile_site(hostile_project: Path) -> Path:
    """Built although check refuses it: what protects visitors does not depend on it."""
    subprocess.run([sys.executable, "-c", BUILD_WHATEVER_CHECK_SAYS, "-C", hostile_project, "build"], check=True)
    return hostile_project / "site" / "nationell"


@pytest.fixture(scope="module")
def dialogs() -> list[str]:
    return []


@pytest.fixture(scope="module")
def unprotected(browser: Browser, dialogs: list[str]) -> Iterator[Page]:
    """A page of a browser that does not heed the policy."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(10_000)

    def answer(dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            dialogs.append(dialog.message)
        dialog.accept()

    context.on("dialog", answer)
    context.route("https://**", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def visits(hostile_site: Path, unprotected: Page) -> Findings:
    """What every page of the hostile site holds once it is loaded."""
    found = {}
    for path in sorted(hostile_site.rglob("*.html")):
        unprotected.goto(path.as_uri())
        found[path.relative_to(hostile_site).as_posix()] = unprotected.evaluate(INSPECT)
    return found


def _filled_in(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("vet-ej-och-inte-relevant")).show_result()
    instrument.drawn().first.wait_for()


def _example(instrument: InstrumentPage) -> None:
    instrument.action("example").click()


def _nothing_to_score(instrument: InstrumentPage) -> None:
    instrument.action("show-result").click()


def _searched(instrument: InstrumentPage) -> None:
    instrument.page.locator("[data-search-open]").click()
    instrument.page.locator("#sk-search-input").fill("onerror")
    instrument.page.locator(".sk-hit").first.wait_for()


def _loaded(instrument: InstrumentPage) -> None:
    texts = dict(zip(item_ids(), PAYLOADS, strict=False))
    respondent = dict(zip(("municipality", "role", "group", "label"), PAYLOADS, strict=False))
    response = instrument.response(answers=example_answers("allt-hogt"), comments=texts, respondent=respondent)
    instrument.load(response, f"{PAYLOADS[2]}.json")
    instrument.show_result()


def _refused(instrument: InstrumentPage) -> None:
    instrument.load(instrument.response(instrument=PAYLOADS[2]), f"{PAYLOADS[5]}.json")


def _draft(instrument: InstrumentPage) -> None:
    _loaded(instrument)
    instrument.action("save").click()
    instrument.reload()
    instrument.page.evaluate("() => localStorage.clear()")


STATES: dict[str, Callable[[InstrumentPage], None]] = {
    "a result": _filled_in,
    "the example": _example,
    "the error summary": _nothing_to_score,
    "search results": _searched,
    "a loaded file": _loaded,
    "a refused file": _refused,
    "a restored draft": _draft,
}


@pytest.fixture(scope="module", params=STATES)
def state(request: pytest.FixtureRequest, hostile_site: Path, unprotected: Page) -> dict[str, Any]:
    """What the hostile instrument's page holds when it shows something."""
    instrument = InstrumentPage(unprotected, (hostile_site / "bedom" / "konfiguration.html").as_uri()).open()
    STATES[request.param](instrument)
    unprotected.wait_for_load_state("networkidle")
    found: dict[str, Any] = unprotected.evaluate(INSPECT)
    return found


def test_the_check_refuses_markup_in_every_kind_of_record(
    hostile_project: Path, samkompass: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    run = samkompass(hostile_project, "check", "--format", "json")
    refused = {Path(problem["path"]).parts[1] for problem in json.loads(run.stdout)}
    kinds = {"concept", "finding", "model", "recommendation", "case", "source", "konfiguration"}
    assert (run.returncode, kinds - refused) == (1, set())


def test_texts_show_as_they_are_written(visits: Findings) -> None:
    assert [path for path, found in visits.items() if not found["shows"]] == []


def test_no_text_runs_on_a_page(visits: Findings) -> None:
    assert {path: found["ran"] for path, found in visits.items() if found["ran"] is not None} == {}


def test_no_text_opens_a_dialog(visits: Findings, dialogs: list[str]) -> None:
    assert visits
    assert dialogs == []


def test_no_text_becomes_a_handler(visits: Findings) -> None:
    assert {path: found["handlers"] for path, found in visits.items() if found["handlers"]} == {}


def test_no_text_becomes_a_script(visits: Findings) -> None:
    others = {path: set(found["scripts"]) - OWN_SCRIPTS for path, found in visits.items()}
    assert {path: scripts for path, scripts in others.items() if scripts} == {}


def test_no_text_becomes_an_address_that_runs(visits: Findings) -> None:
    others = {path: set(found["schemes"]) - {"file:", "https:", "mailto:"} for path, found in visits.items()}
    assert {path: schemes for path, schemes in others.items() if schemes} == {}


def test_no_text_becomes_an_element_that_its_page_lacks(visits: Findings, built_site: Path) -> None:
    new = {}
    for path, found in visits.items():
        usual = set(re.findall(r"<([a-z][a-z0-9]*)", (built_site / path).read_text("utf-8").lower()))
        if others := set(found["tags"]) - usual - OF_MARKUP:
            new[path] = others
    assert new == {}


def test_no_text_runs_in_the_instrument(state: dict[str, Any]) -> None:
    assert state["ran"] is None


def test_no_text_becomes_a_handler_in_the_instrument(state: dict[str, Any]) -> None:
    assert state["handlers"] == []


def test_no_text_becomes_a_script_in_the_instrument(state: dict[str, Any]) -> None:
    assert set(state["scripts"]) - OWN_SCRIPTS == set()


def test_no_text_becomes_an_element_in_the_instrument(state: dict[str, Any]) -> None:
    assert set(state["tags"]) & {"img", "iframe", "object", "embed", "base", "math", "form-action"} == set()
