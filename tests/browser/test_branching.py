"""Roles, follow-up questions, importance and required answers: what is asked, what is told, and what counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from instrument_page import InstrumentPage, items, shown_example
from playwright.sync_api import Page, expect
from test_accessibility import violations
from test_journey import tab_to
from test_print import printed, squeezed

TRIAL = "prov-grenar"
ASKED = (
    "() => [...document.querySelectorAll('[data-item]')].filter((one) => !one.hidden).map((one) => one.dataset.item)"
)
STEPS = """() => [...document.querySelectorAll('.sk-step')]
  .filter((one) => one.checkVisibility()).map((one) => one.dataset.step)"""


def asked(instrument: InstrumentPage) -> list[str]:
    found: list[str] = instrument.page.evaluate(ASKED)
    return found


@pytest.fixture
def as_it(branching: InstrumentPage) -> InstrumentPage:
    """The self-assessment with a role chosen."""
    return branching.answer({"respondent.role": "it"})


def test_before_a_role_is_chosen_only_what_everybody_answers_is_asked(branching: InstrumentPage) -> None:
    assert asked(branching) == ["finns", "mal", "moten", "vantan"]


def test_a_role_brings_its_own_questions_and_no_others(as_it: InstrumentPage) -> None:
    assert asked(as_it) == ["finns", "mal", "moten", "vantan", "drift"]


def test_a_section_where_nothing_is_asked_is_passed_over(as_it: InstrumentPage) -> None:
    assert as_it.page.evaluate(STEPS) == ["avtal", "vardag", "bara-it"]


def test_another_role_keeps_the_answers(as_it: InstrumentPage) -> None:
    as_it.answer({"drift": 4}).answer({"respondent.role": "forvaltning"}).answer({"respondent.role": "it"})
    assert as_it.answers()["drift"] == 4


def test_without_a_role_the_error_summary_leads_to_the_choice(branching: InstrumentPage) -> None:
    branching.answer({"finns": 2, "mal": 3}).action("show-result").click()
    branching.errors.get_by_role("link").click()
    expect(branching.page.get_by_role("radio", name="IT-ledningen")).to_be_focused()


def test_an_answer_brings_its_follow_up_question(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2})
    assert "uttrade" in asked(as_it)


def test_a_follow_up_question_says_why_it_comes(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2})
    expect(as_it.page.locator("#villkor-uttrade")).to_have_text(
        "Frågan kommer för att ni svarade ”Ja” på fråga 1.", use_inner_text=True
    )


def test_it_is_told_that_a_question_came(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2})
    expect(as_it.part("progress")).to_have_text("1 av 6 besvarade. En fråga kom till.")


def test_it_is_told_that_questions_went(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2, "uttrade": "dk"}).answer({"finns": 1})
    expect(as_it.part("progress")).to_have_text("1 av 5 besvarade. 2 frågor föll bort.")


def test_what_is_not_asked_cannot_be_reached_by_keyboard(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 1})
    as_it.page.locator("#svar-finns-1").focus()
    tab_to(as_it.page, '[data-action="next"]')
    assert "uttrade" not in asked(as_it)


def test_a_follow_up_question_comes_and_is_answered_by_keyboard(as_it: InstrumentPage) -> None:
    page = as_it.page
    page.locator("#svar-finns-1").focus()
    for key in ("Space", "ArrowDown"):
        page.keyboard.press(key)
    tab_to(page, 'input[name="uttrade"]')
    page.keyboard.press("Space")
    assert {name: as_it.answers()[name] for name in ("finns", "uttrade")} == {"finns": 2, "uttrade": 1}


def test_an_answer_that_is_not_asked_for_any_more_stays_and_does_not_count(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2, "uttrade": 1, "mal": 3}).answer({"finns": 1}).show_result()
    assert (as_it.answers()["uttrade"], as_it.dispatched()["scores"]["avtal"]["items"]) == (1, 1)


def test_the_reasons_without_an_answer_are_told_apart(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 1, "mal": 3, "moten": "na", "vantan": "dk"}).show_result()
    told = as_it.page.locator("[data-rests-on]").evaluate_all(
        "(all) => Object.fromEntries(all.map((one) => [one.dataset.restsOn, one.querySelector('strong').textContent]))"
    )
    assert {item: told[item] for item in ("uttrade", "moten", "vantan", "drift")} == {
        "uttrade": "Frågan ställdes inte",
        "moten": "Inte relevant",
        "vantan": "Vet ej",
        "drift": "Inget svar",
    }


def test_a_missing_answer_that_is_required_is_in_the_error_summary(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2, "drift": 3}).action("show-result").click()
    expect(as_it.errors.get_by_role("link")).to_have_text(["Fråga 4 behöver ett svar: Vi vet vad vi vill."])


def test_a_missing_answer_is_told_at_its_question(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2, "drift": 3}).action("show-result").click()
    as_it.errors.get_by_role("link").click()
    expect(as_it.page.locator("#fel-mal")).to_be_visible()


def test_the_error_goes_when_the_answer_comes(as_it: InstrumentPage) -> None:
    as_it.answer({"finns": 2, "drift": 3}).action("show-result").click()
    as_it.answer({"mal": "dk"})
    expect(as_it.page.locator("#fel-mal")).to_be_hidden()


def test_importance_belongs_to_its_question(as_it: InstrumentPage) -> None:
    as_it.action("next").click()
    group = as_it.page.get_by_role("group", name="Hur viktigt är det för er? på fråga 4")
    expect(group.get_by_role("radio")).to_have_count(3)


def test_what_matters_and_is_far_from_the_target_comes_first(branching: InstrumentPage) -> None:
    branching.fill_in(shown_example(TRIAL)).show_result()
    expect(branching.part("priorities").get_by_role("listitem")).to_have_text(
        [
            "Vi vet vad vi vill. Stämmer ganska dåligt. 3 steg till målet × vikt 3 = 9",
            "Våra möten är till nytta. Stämmer ganska bra. 1 steg till målet × vikt 1 = 1",
        ]
    )


def test_the_result_is_the_one_of_the_example(branching: InstrumentPage) -> None:
    example = shown_example(TRIAL)
    branching.fill_in(example).show_result()
    assert branching.dispatched() == example["expected"]


def test_role_and_importance_go_along_in_the_file(branching: InstrumentPage) -> None:
    example = shown_example(TRIAL)
    file = json.loads(branching.fill_in(example).download())
    assert (file["respondent"], file["importance"]) == ({"role": "it"}, example["importance"])


def test_role_and_importance_come_back_from_the_file(branching: InstrumentPage) -> None:
    example = shown_example(TRIAL)
    file = branching.fill_in(example).download()
    branching.action("clear").click()
    branching.load(file).show_result()
    assert branching.dispatched() == example["expected"]


OLD = {"version": "1.0", "table": None, "answers": {"avtalet": 2, "borttagen": 3, "mal": 4}}


def old(instrument: InstrumentPage) -> dict[str, object]:
    return {key: value for key, value in instrument.response(**OLD).items() if value is not None}


def test_answers_to_an_earlier_version_are_carried_on(branching: InstrumentPage) -> None:
    branching.load(old(branching))
    assert branching.answers() == {"finns": 2, "mal": 4}


def test_it_is_told_what_has_changed_since_an_earlier_version(branching: InstrumentPage) -> None:
    branching.load(old(branching))
    expect(branching.notice).to_contain_text(
        "De är gjorda i version 1.0 och anpassade till version 1.1. Svar som hör till frågor med nytt namn: 1. "
        "Borttagna svar: 1. Nya frågor: 2. Frågorna om avtalet är nya."
    )


def test_loading_answers_to_an_earlier_version_can_be_undone(branching: InstrumentPage) -> None:
    branching.answer({"moten": 5})
    branching.load(old(branching))
    branching.action("undo").click()
    assert branching.answers() == {"moten": 5}


def test_on_paper_every_question_stands_with_its_condition(branching: InstrumentPage, tmp_path: Path) -> None:
    paper = printed(branching.page, tmp_path)
    texts = [item["text"] for item in items(TRIAL)]
    texts += ["Svara bara om ni svarade ”Ja” på fråga 1. Hoppa annars till fråga 4.", "Bara för: Förvaltningen."]
    assert [text for text in texts if squeezed(text) not in paper] == []


def test_without_script_every_question_stands_with_its_condition(
    new_page: Callable[..., Page], branching: InstrumentPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(branching.url)
    expect(page.locator("[data-item]:visible")).to_have_count(len(items(TRIAL)))
    expect(page.locator("#villkor-uttrade")).to_have_text(
        "Svara bara om ni svarade ”Ja” på fråga 1. Hoppa annars till fråga 4.", use_inner_text=True
    )


def test_errors_at_questions_have_no_violation(as_it: InstrumentPage) -> None:
    as_it.page.locator('[data-mode="all"]').click()
    as_it.answer({"finns": 2}).action("show-result").click()
    as_it.errors.wait_for()
    assert violations(as_it.page) == []


def test_the_result_has_no_violation(branching: InstrumentPage) -> None:
    branching.fill_in(shown_example(TRIAL)).show_result()
    branching.page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert violations(branching.page) == []
