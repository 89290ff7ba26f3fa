"""Measures what the product promises, as ratios or counts in one run. ``make bench`` runs it.

Times are medians of alternating runs, so that whatever else the machine does hits both sides. Prints a table and writes
``build/bench.json``. Exit code 1 when a promise is not kept.
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import statistics
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from building import builds
from fleet import fleets
from measure import Measure, gzipped
from preview import previews
from scores import instruments

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
KNOWLEDGE_PAGE = "forsta/modeller/generativ-mekanism.html"
INSTRUMENT_PAGE = "bedom/formagor.html"
"""The largest instrument."""


def main() -> int:
    """Run every measurement, and tell each as it is done."""
    done = []
    for measure in chain(instruments(), sizes(), in_browser(), builds(), previews(), fleets()):
        print(measure.line, flush=True)
        done.append(measure)
    target = ROOT / "build" / "bench.json"
    target.write_text(json.dumps([asdict(measure) for measure in done], indent=2) + "\n", encoding="utf-8")
    return 0 if all(measure.kept for measure in done) else 1


def in_browser() -> Iterator[Measure]:
    """What a visitor's browser loads and does."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield from first_load(browser)
        yield from answer_to_result(browser)
        browser.close()


def sizes() -> list[Measure]:
    """What is sent for an instrument."""
    runtime = ROOT / "overrides/assets/samkompass/runtime.js"
    return [Measure("runtime, gzipped", gzipped(runtime.read_bytes()), "kB", 15)]


def first_load(browser: Browser) -> list[Measure]:
    """All that a knowledge page loads before search is opened."""
    handler = functools.partial(_Quiet, directory=str(ROOT / "site/nationell"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        page = browser.new_page()
        bodies: dict[str, bytes] = {}
        page.on("response", lambda response: bodies.setdefault(response.url, response.body()))
        page.goto(f"{origin}/{KNOWLEDGE_PAGE}", wait_until="networkidle")
        page.close()
        server.shutdown()
    outside = [url for url in bodies if not url.startswith(origin)]
    charts = [url for url in bodies if "plotly" in url]
    return [
        Measure("first load of a knowledge page, gzipped", sum(map(gzipped, bodies.values())), "kB", 100),
        Measure("requests of it outside the origin", len(outside), "", 0),
        Measure("chart files it loads", len(charts), "", 0),
    ]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def answer_to_result(browser: Browser) -> list[Measure]:
    """Script from the last answer to the shown result, in the largest instrument."""
    first = [_script_ms(browser, _show_result) for _ in range(RUNS)]
    later = [_script_ms(browser, _change_answer) for _ in range(RUNS)]
    return [
        Measure("script from 'Visa resultat' to the result, first time", statistics.median(first), "ms", 16),
        Measure("script from a changed answer to the changed result", statistics.median(later), "ms", 16),
    ]


_TIMED = """element => {
  const started = performance.now();
  element.click();
  const milliseconds = performance.now() - started;
  if (!document.querySelector('[data-score][data-value]')?.checkVisibility()) throw new Error('no result is shown');
  return milliseconds;
}"""


def _script_ms(browser: Browser, measured: Callable[[Page], float]) -> float:
    page = browser.new_page()
    page.route("**/plotly.*", lambda route: route.abort())
    page.goto((ROOT / "site/nationell" / INSTRUMENT_PAGE).as_uri())
    page.evaluate("""() => document.querySelectorAll('form[data-instrument] fieldset').forEach((set, place) => {
        const answers = set.querySelectorAll('input[type=radio]');
        if (answers.length) answers[place % Math.min(5, answers.length)].click();
    })""")
    milliseconds = measured(page)
    page.close()
    return milliseconds


def _show_result(page: Page) -> float:
    return float(page.get_by_role("button", name="Visa resultat").first.evaluate(_TIMED))


def _change_answer(page: Page) -> float:
    _show_result(page)
    page.wait_for_timeout(100)
    return float(
        page.locator("form[data-instrument] input[value='3']:not(:checked, [name$='.importance'])").last.evaluate(
            _TIMED
        )
    )


if __name__ == "__main__":
    sys.exit(main())
