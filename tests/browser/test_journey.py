"""A person answers, sees, saves, comes back, and takes the answers along: on the web and from disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from instrument_page import InstrumentPage, definition, example_answers, example_result, item_ids, points, sections
from playwright.sync_api import Page, expect
from sample import SAMPLES

from support import ROOT, run

STORED = """async () => ({
  local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name)
})"""
NOTHING: dict[str, Any] = {"local": {}, "session": {}, "cookie": "", "databases": []}
EXAMPLE = "vet-ej-och-inte-relevant"
"""Answers of every kind: steps of the scale, "vet ej", "inte relevant"."""


def tab_to(page: Page, selector: str, limit: int = 40) -> None:
    """Press Tab until what matches has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no Tab out of {limit} leads to {selector}")


def choose_by_keyboard(page: Page, item: str, answer: int | str) -> None:
    order = [1, 2, 3, 4, 5, "dk", "na"]
    tab_to(page, f'input[name="{item}"]')
    page.keyboard.press("Space")
    for _ in range(order.index(answer)):
        page.keyboard.press("ArrowDown")


def test_visiting_any_kind_of_page_stores_nothing(page: Page, site: Any) -> None:
    left = {}
    for kind, path in SAMPLES.items():
        if kind == "not found" and site.scheme == "file":
            continue  # a server shows it for an address that it lacks; a folder has no such page to show
        page.goto(site.url(path))
        stored = page.evaluate(STORED)
        if stored != NOTHING or page.context.cookies():
            left[path] = stored
    assert left == {}


def test_answering_without_saving_stores_nothing(instrument_anywhere: InstrumentPage) -> None:
    instrument_anywhere.answer(example_answers("allt-hogt")).show_result()
    assert instrument_anywhere.page.evaluate(STORED) == NOTHING


def test_the_whole_form_is_answered_by_keyboard_alone(instrument_anywhere: InstrumentPage) -> None:
    page = instrument_anywhere.page
    wanted = {item: [1, 2, 3, 4, 5, "dk", "na"][number % 7] for number, item in enumerate(item_ids())}
    for place, section in enumerate(sections()):
        for item in section["items"]:
            choose_by_keyboard(page, item["id"], wanted[item["id"]])
        if place + 1 < len(sections()):
            tab_to(page, '[data-action="next"]')
            page.keyboard.press("Enter")
    tab_to(page, '[data-action="show-result"]')
    page.keyboard.press("Enter")
    expect(instrument_anywhere.result).to_be_visible()
    assert instrument_anywhere.answers() == wanted


def test_next_section_puts_the_focus_on_its_heading(instrument: InstrumentPage) -> None:
    instrument.action("next").click()
    expect(instrument.page.locator(f"#avsnitt-{sections()[1]['id']}")).to_be_focused()


def test_one_section_at_a_time_is_how_the_form_starts(instrument: InstrumentPage) -> None:
    visible = instrument.page.locator("[data-section]:visible")
    assert visible.evaluate_all("(all) => all.map((one) => one.dataset.section)") == [sections()[0]["id"]]


def test_all_sections_show_at_once_when_asked_for(instrument: InstrumentPage) -> None:
    instrument.page.locator('[data-mode="all"]').click()
    expect(instrument.page.locator("[data-section]:visible")).to_have_count(len(sections()))


def test_a_step_leads_to_its_section(instrument: InstrumentPage) -> None:
    last = sections()[-1]["id"]
    instrument.page.locator(f'[data-step="{last}"]').click()
    expect(instrument.page.locator(f'[data-section="{last}"]')).to_be_visible()


def test_the_progress_counts_answers(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("sju-av-tjugofem"))
    expect(instrument.part("progress")).to_have_text("7 av 25 besvarade")


def test_an_answer_is_chosen_by_its_label(instrument: InstrumentPage) -> None:
    instrument.page.locator('[data-item="formagor-1"]').get_by_text("Stämmer ganska bra").click()
    assert instrument.answers() == {"formagor-1": 4}


def test_an_answer_can_be_taken_away(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 4, "formagor-2": 2})
    instrument.page.locator('[data-action="clear-answer"][data-of="formagor-1"]').click()
    assert instrument.answers() == {"formagor-2": 2}


def test_the_heading_of_the_result_has_the_focus(instrument_anywhere: InstrumentPage) -> None:
    instrument_anywhere.answer(example_answers(EXAMPLE)).show_result()
    expect(instrument_anywhere.part("heading")).to_be_focused()


@pytest.mark.parametrize(
    "example", ["allt-hogt", "exempel-ungt-samarbete", EXAMPLE, "en-dimension-utan-varde", "precis-nog"]
)
def test_the_page_tells_the_result_of_the_example(instrument: InstrumentPage, example: str) -> None:
    instrument.answer(example_answers(example)).show_result()
    assert instrument.dispatched() == example_result(example)


def test_the_command_line_gives_the_result_of_the_page(instrument_anywhere: InstrumentPage, tmp_path: Path) -> None:
    file = tmp_path / "svar.json"
    instrument_anywhere.answer(example_answers(EXAMPLE)).show_result()
    file.write_bytes(instrument_anywhere.download())
    scored = run(ROOT, "score", "konfiguration", file)
    assert (scored.exit_code, json.loads(scored.stdout)) == (0, instrument_anywhere.dispatched())


@pytest.mark.parametrize("example", [EXAMPLE, "en-dimension-utan-varde", "sju-av-tjugofem", "bara-inte-relevant"])
def test_every_number_shown_is_the_result(instrument: InstrumentPage, example: str) -> None:
    instrument.answer(example_answers(example)).show_result()
    scores = instrument.dispatched()["scores"]
    shown = instrument.numbers()
    expected = [
        (
            dimension,
            part,
            str(scores[dimension][part]) if part in ("answered", "items") else points(scores[dimension][part]),
        )
        for dimension, part, _ in shown
    ]
    assert shown == expected


def test_the_table_has_every_value_of_every_dimension(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers(EXAMPLE)).show_result()
    in_table = instrument.page.locator("[data-result] table [data-score]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.score, one.dataset.part])"
    )
    assert sorted(map(tuple, in_table)) == sorted(
        (dimension["id"], part)
        for dimension in definition()["dimensions"]
        for part in ("value", "lower", "upper", "answered", "items")
    )


def test_the_radar_draws_the_values_of_the_result(instrument_anywhere: InstrumentPage) -> None:
    instrument_anywhere.answer(example_answers(EXAMPLE)).show_result()
    instrument_anywhere.drawn().first.wait_for()
    ring = instrument_anywhere.part("chart").evaluate("(chart) => chart.data.at(-1).r")
    values = [score["value"] / 100 for score in instrument_anywhere.dispatched()["scores"].values()]
    assert ring == [*values, values[0]]


def test_the_radar_has_a_point_on_every_axis(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers(EXAMPLE)).show_result()
    # The first point stands again last, to close the ring.
    expect(instrument.drawn()).to_have_count(len(definition()["dimensions"]) + 1)


def test_recommendations_stand_in_the_order_of_the_result(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("allt-lagt")).show_result()
    listed = instrument.page.locator("[data-result] [data-recommendation]").evaluate_all(
        "(all) => all.map((one) => one.dataset.recommendation)"
    )
    assert listed == [entry["id"] for entry in instrument.dispatched()["recommendations"]]


def test_a_recommendation_says_why_it_follows(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("allt-lagt")).show_result()
    reasons = instrument.page.locator("[data-result] [data-part=rule-basis]").all_text_contents()
    assert [reason for reason in reasons if not reason.startswith("Bygger på: ")] == []


def test_a_shown_result_follows_a_changed_answer(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("allt-hogt")).show_result()
    instrument.answer(example_answers("allt-lagt"))
    assert instrument.dispatched() == example_result("allt-lagt")


def test_too_few_answers_give_no_value(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("en-dimension-utan-varde")).show_result()
    expect(instrument.page.locator('[data-row="makt"] [data-score="makt"][data-part="value"]')).to_have_text("saknas")


def test_a_missing_value_has_its_reason(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("en-dimension-utan-varde")).show_result()
    expect(instrument.page.locator('[data-row="makt"] [data-part="state"]')).to_have_text(
        "2 av 5 frågor har svar på skalan. Minst 3 behövs för ett värde."
    )


def test_without_answers_the_error_summary_has_the_focus(instrument: InstrumentPage) -> None:
    instrument.action("show-result").click()
    expect(instrument.errors).to_be_focused()


def test_the_error_summary_leads_to_the_first_question(instrument: InstrumentPage) -> None:
    instrument.action("next").click()
    instrument.action("show-result").click()
    instrument.errors.get_by_role("link").click()
    expect(instrument.page.locator(f'input[name="{item_ids()[0]}"]').first).to_be_focused()


def test_the_example_leaves_the_answers_alone(instrument: InstrumentPage) -> None:
    answers = example_answers("sju-av-tjugofem")
    instrument.answer(answers).action("example").click()
    expect(instrument.part("heading")).to_have_text("Exempel på resultat")
    assert instrument.answers() == answers


def test_the_example_is_not_told_as_a_result(instrument: InstrumentPage) -> None:
    instrument.action("example").click()
    expect(instrument.part("heading")).to_have_text("Exempel på resultat")
    assert instrument.page.evaluate("() => window.noted") == []


def test_closing_the_example_brings_ones_own_result_back(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers("allt-hogt")).show_result()
    instrument.action("example").click()
    instrument.action("close-example").click()
    assert instrument.dispatched() == example_result("allt-hogt")


def test_saved_answers_come_back_after_a_reload(instrument_anywhere: InstrumentPage) -> None:
    answers = example_answers(EXAMPLE)
    instrument_anywhere.answer(answers).action("save").click()
    assert instrument_anywhere.reload().answers() == answers


def test_what_is_changed_after_saving_comes_back_too(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1}).action("save").click()
    instrument.answer({"formagor-1": 5, "makt-2": "dk"})
    assert instrument.reload().answers() == {"formagor-1": 5, "makt-2": "dk"}


def test_a_saved_comment_comes_back_after_a_reload(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1}).action("save").click()
    instrument.page.locator('[data-item="formagor-1"] summary').click()
    instrument.page.locator("#kommentar-formagor-1").fill("Åse vet mer.")
    instrument.reload()
    expect(instrument.page.locator("#kommentar-formagor-1")).to_have_value("Åse vet mer.")


def test_saving_says_that_it_is_done(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1}).action("save").click()
    expect(instrument.notice).to_contain_text("Svaren är sparade på den här datorn.")


def test_leaving_with_answers_kept_nowhere_asks_first(instrument: InstrumentPage, guard: Any) -> None:
    instrument.page.locator('input[name="formagor-1"]').first.click()
    instrument.page.reload()
    asked = guard.dialogs.copy()
    guard.dialogs.clear()
    assert asked == ["beforeunload"]


def test_a_downloaded_file_gives_the_same_result_when_loaded(instrument_anywhere: InstrumentPage) -> None:
    file = instrument_anywhere.answer(example_answers(EXAMPLE)).download()
    instrument_anywhere.action("clear").click()
    instrument_anywhere.load(file).show_result()
    assert instrument_anywhere.dispatched() == example_result(EXAMPLE)


def test_clearing_takes_the_answers_away(instrument: InstrumentPage) -> None:
    instrument.answer(example_answers(EXAMPLE)).action("clear").click()
    assert instrument.answers() == {}


def test_clearing_takes_what_was_saved_away(instrument_anywhere: InstrumentPage) -> None:
    instrument_anywhere.answer(example_answers(EXAMPLE)).action("save").click()
    instrument_anywhere.action("clear").click()
    assert instrument_anywhere.page.evaluate(STORED) == NOTHING


def test_clearing_can_be_undone(instrument_anywhere: InstrumentPage) -> None:
    answers = example_answers(EXAMPLE)
    instrument_anywhere.answer(answers).action("clear").click()
    instrument_anywhere.action("undo").click()
    assert instrument_anywhere.answers() == answers


def test_undoing_a_clearing_saves_the_answers_again(instrument: InstrumentPage) -> None:
    answers = example_answers(EXAMPLE)
    instrument.answer(answers).action("save").click()
    instrument.action("clear").click()
    instrument.action("undo").click()
    assert instrument.reload().answers() == answers


def test_loading_over_answers_can_be_undone(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1})
    instrument.load(instrument.response(answers={"formagor-1": 5}))
    instrument.action("undo").click()
    assert instrument.answers() == {"formagor-1": 1}


def test_what_marks_the_answers_goes_along_in_the_file(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1})
    instrument.page.locator(".sk-respondent summary").click()
    instrument.page.get_by_label("Kommun", exact=True).fill("Ängsvall")
    assert json.loads(instrument.download())["respondent"] == {"municipality": "Ängsvall"}


WRONG_FILES = {
    "cut short": (lambda right: json.dumps(right)[:-20], "Innehållet går inte att läsa."),
    "a web page": (lambda _: "<!doctype html><title>Svar</title>", "Innehållet går inte att läsa."),
    "not text": (lambda _: b"\x89PNG\r\n\x1a\n\xff\xfe", "Innehållet går inte att läsa."),
    "too large": (lambda right: json.dumps(right) + " " * 1_000_000, "Filen är större än 1 MB."),
    "of another instrument": (lambda right: right | {"instrument": "mognad"}, "ett annat formulär (mognad)"),
    "of another version": (lambda right: right | {"version": "0.9"}, "version 0.9 av formuläret"),
    "of a newer format": (
        lambda right: right | {"format": "samkompass-response/2"},
        "en nyare utgåva (samkompass-response/2)",
    ),
    "scored in another way": (lambda right: right | {"table": "0" * 64}, "räknar på ett annat sätt"),
    "with an answer off the scale": (
        lambda right: right | {"answers": {"formagor-1": 9}},
        "Svaret på fråga 1 är 9.",
    ),
    "with a hostile name": (
        lambda right: json.dumps(right).replace('"formagor-1"', '"__proto__"'),
        "en fråga som inte finns här (__proto__)",
    ),
    "nested without end": (lambda _: "[" * 100_000, "Filen är inte skapad av Samverkanskompassen."),
}


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_a_wrong_file_is_refused_with_its_reason(instrument: InstrumentPage, kind: str) -> None:
    spoil, reason = WRONG_FILES[kind]
    instrument.load(spoil(instrument.response(answers={"formagor-1": 5})), "fel.json")
    expect(instrument.errors).to_contain_text(reason)


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_a_wrong_file_leaves_the_answers_alone(instrument: InstrumentPage, kind: str) -> None:
    spoil, _ = WRONG_FILES[kind]
    instrument.answer({"formagor-1": 1, "makt-3": "na"})
    instrument.load(spoil(instrument.response(answers={"formagor-1": 5})), "fel.json")
    expect(instrument.errors).to_be_visible()
    assert instrument.answers() == {"formagor-1": 1, "makt-3": "na"}


def test_a_refused_file_is_named_where_the_focus_goes(instrument_anywhere: InstrumentPage) -> None:
    instrument_anywhere.load("{", "fel.json")
    expect(instrument_anywhere.page.locator(":focus")).to_contain_text("Filen fel.json kunde inte läsas in")


def test_a_hostile_file_leaves_objects_as_they_were(instrument: InstrumentPage) -> None:
    hostile = json.dumps(instrument.response()).replace(
        "{", '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, ', 1
    )
    instrument.load(hostile)
    assert instrument.page.evaluate("() => ({}).polluted === undefined")


def test_a_broken_draft_is_told_and_left_in_place(instrument: InstrumentPage) -> None:
    instrument.answer({"formagor-1": 1}).action("save").click()
    instrument.page.evaluate("() => { for (const key of Object.keys(localStorage)) localStorage[key] = '{' }")
    instrument.reload()
    expect(instrument.errors).to_contain_text("De svar som är sparade på datorn kunde inte läsas")
