"""Signs that mean something to a reader of diagnostics are escaped for that reader."""

from __future__ import annotations

from pathlib import PurePosixPath

from samkompass.adapters.cli.diagnostics import as_github, as_json, as_text
from samkompass.model.diagnostic import Diagnostic, Location, Rule, Severity

RULE = Rule("prov.regel", "Något gäller.", "Ändra det.")
WARNING = Rule("prov.varning", "Något är bra.", "Ändra det.", Severity.WARNING)


def test_an_annotation_keeps_its_path_and_message_apart() -> None:
    place = Location(PurePosixPath("a,b:c%.yml"), 3, 7)
    assert as_github([Diagnostic(RULE, place, "50 %\nrad två: ::stop::", "Gör så.")]) == (
        "::error file=a%2Cb%3Ac%25.yml,line=3,col=7,title=prov.regel::50 %25%0Arad två: ::stop:: Gör så.\n"
    )


def test_an_annotation_of_a_whole_file_stands_on_its_first_line() -> None:
    shown = as_github([Diagnostic(WARNING, Location(PurePosixPath("a.yml")), "Tom.")])
    assert shown == "::warning file=a.yml,line=1,title=prov.varning::Tom.\n"


def test_errors_and_warnings_are_counted_apart() -> None:
    place = Location(PurePosixPath("a.yml"), 1)
    problems = [Diagnostic(RULE, place, "Ett."), Diagnostic(RULE, place, "Två."), Diagnostic(WARNING, place, "Tre.")]
    assert "2 errors and 1 warning found." in as_text(problems)


def test_no_problems_are_nothing_to_read() -> None:
    assert (as_text([]), as_json([]), as_github([])) == ("", "[]\n", "")
