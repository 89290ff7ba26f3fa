"""Whatever texts, files and file names hold, nothing of it runs. Visited without the policy that would stop it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, example_answers, item_ids
from playwright.sync_api import Browser, Dialog, Page
from sample import ENGLISH, SAMPLES

from hostile import PAYLOADS, poison
from samkompass.model.places import FOLDERS
from support import copy_project, run, whole_project

pytestmark = pytest.mark.xdist_group("hostile")  # what one worker prepares, the other does not wait for
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
    schemes: [...new Set(addresses.filter((one) => one !== null).map((one) => new URL(one, location.href).protocol))],
    shows: document.body.innerText.includes('__xss')
  }
}"""
OWN_SCRIPTS = {"data", "site.js", "runtime.js", "search.js", "index.js", "plotly.js", "charts.js"} | {
    "frame.js",
    "snippets.js",
    "items.js",
}
OF_MARKUP = {"p", "a", "em", "strong", "ul", "ol", "li", "br", "code"}
"""What the markup of texts may add to a page."""
OF_CHARTS = {"svg", "g", "defs", "rect", "path", "text", "tspan", "clippath", "pattern", "clipPath"}
"""What a drawn chart adds."""

Findings = dict[str, dict[str, Any]]


def hostile(root: Path) -> None:
    """Poison a project, and build it although check refuses it: what protects visitors does not depend on it."""
    assert poison(root) > 3 * len(PAYLOADS)
    subprocess.run([sys.executable, "-c", BUILD_WHATEVER_CHECK_SAYS, "-C", root, "build"], check=True)


@pytest.fixture(scope="module")
def hostile_project(once: Callable[..., Path]) -> Path:
    return once("hostile", lambda folder: hostile(copy_project(folder / "project"))) / "project"


@pytest.fixture(scope="module")
def hostile_whole(once: Callable[..., Path]) -> Path:
    """The small project with a value in every field."""
    return once("hostile-whole", lambda folder: hostile(whole_project(folder / "project"))) / "project"


@pytest.fixture(scope="module")
def findings(once: Callable[..., Path], hostile_project: Path, hostile_whole: Path, browser: Browser) -> dict[str, Any]:
    """What was found in pages and in every state of the instrument, by a browser that heeds no policy.

    All pages of the small project are visited, and of the real one those that stand for all others.
    """

    def visit(folder: Path) -> None:
        site, small = hostile_project / "site" / "nationell", hostile_whole / "site" / "prov"
        dialogs: list[str] = []

        def answer(dialog: Dialog) -> None:
            if dialog.type != "beforeunload":
                dialogs.append(dialog.message)
            dialog.accept()

        with browser.new_context(bypass_csp=True) as context:
            context.set_default_timeout(30_000)
            context.on("dialog", answer)
            context.route("https://**", lambda route: route.abort())
            page = context.new_page()
            every = sorted(path.relative_to(small).as_posix() for path in small.rglob("*.html"))
            found = {
                "pages": _pages(page, site, [*SAMPLES.values(), *ENGLISH.values()]),
                "small": _pages(page, small, every),
                "states": _states(page, site),
                "dialogs": dialogs,
            }
        (folder / "findings.json").write_text(json.dumps(found), "utf-8")

    loaded: dict[str, Any] = json.loads((once("hostile-findings", visit) / "findings.json").read_text("utf-8"))
    return loaded


@pytest.fixture(params=["pages", "small", "states"])
def everywhere(findings: dict[str, Any], request: pytest.FixtureRequest) -> Findings:
    """Pages of the real project, all pages of the small one, and every state of the instrument."""
    found: Findings = findings[request.param]
    return found


def _pages(page: Page, site: Path, paths: Iterable[str]) -> Findings:
    found = {}
    for path in paths:
        page.goto((site / path).as_uri())
        if page.locator("[data-figure]").count():
            page.locator("[data-chart] svg").first.wait_for()
        found[path] = page.evaluate(INSPECT)
    return found


def _states(page: Page, site: Path) -> Findings:
    found = {}
    for name, bring_about in STATES.items():
        instrument = InstrumentPage(page, (site / "bedom" / "konfiguration.html").as_uri())
        bring_about(instrument.open())
        page.wait_for_load_state("networkidle")
        found[name] = page.evaluate(INSPECT)
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


def test_the_check_refuses_markup_in_every_kind_of_record(hostile_whole: Path) -> None:
    checked = run(hostile_whole, "check", "--format", "json")
    refused = {Path(problem["path"]).parts[1] for problem in json.loads(checked.stdout)}
    assert (checked.exit_code, {*FOLDERS, "prov-skattning"} - refused) == (1, set())


def test_texts_show_as_they_are_written(everywhere: Findings) -> None:
    assert [place for place, found in everywhere.items() if not found["shows"]] == []


def test_no_text_runs(everywhere: Findings) -> None:
    assert {place: found["ran"] for place, found in everywhere.items() if found["ran"] is not None} == {}


def test_no_text_opens_a_dialog(findings: dict[str, Any]) -> None:
    assert findings["dialogs"] == []


def test_no_text_becomes_a_handler(everywhere: Findings) -> None:
    assert {place: found["handlers"] for place, found in everywhere.items() if found["handlers"]} == {}


def test_no_text_becomes_a_script(everywhere: Findings) -> None:
    others = {place: sorted(set(found["scripts"]) - OWN_SCRIPTS) for place, found in everywhere.items()}
    assert {place: scripts for place, scripts in others.items() if scripts} == {}


def test_no_text_becomes_an_address_that_runs(everywhere: Findings) -> None:
    others = {
        place: sorted(set(found["schemes"]) - {"file:", "https:", "mailto:"}) for place, found in everywhere.items()
    }
    assert {place: schemes for place, schemes in others.items() if schemes} == {}


@pytest.mark.parametrize(("where", "usual"), [("pages", "built_site"), ("small", "whole_site_folder")])
def test_no_text_becomes_an_element_that_its_page_lacks(
    findings: dict[str, Any], where: str, usual: str, request: pytest.FixtureRequest
) -> None:
    new = {}
    for path, found in findings[where].items():
        page = (request.getfixturevalue(usual) / path).read_text("utf-8").lower()
        known = set(re.findall(r"<([a-z][a-z0-9]*)", page)) | (OF_CHARTS if "data-figure" in page else set())
        if others := set(found["tags"]) - known - OF_MARKUP:
            new[path] = others
    assert new == {}


def test_no_text_becomes_an_element_in_the_instrument(findings: dict[str, Any]) -> None:
    foreign = {"img", "iframe", "object", "embed", "base", "math"}
    others = {state: sorted(foreign & set(found["tags"])) for state, found in findings["states"].items()}
    assert {state: tags for state, tags in others.items() if tags} == {}
