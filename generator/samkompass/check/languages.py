"""The languages that an edition is published in: there is a translation to each of them."""

from __future__ import annotations

from collections.abc import Iterable

from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.edition import Edition


def check(edition: Loaded[Edition], known: Iterable[str], report: Report) -> None:
    """Report languages that are not among the known ones, the edition's own, and those named twice."""
    known = tuple(known)
    languages = edition.value.languages
    for place, language in enumerate(languages):
        where = edition.locate("languages", place)
        if language == edition.value.language:
            report.add(rules.LANGUAGES, where, f"'{language}' is the edition's own language.", "Remove it.")
        elif language in languages[:place]:
            report.add(rules.LANGUAGES, where, f"'{language}' is named twice.", "Remove one of the two.")
        elif language not in known:
            hint = did_you_mean(language, known) or rules.LANGUAGES.mend
            report.add(rules.LANGUAGES, where, f"there is no translation to '{language}'.", hint)
