"""Rules of what an edition sets for itself: colour, logo, contact, statement, municipalities and start page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from samkompass.load.municipalities import municipalities
from samkompass.load.records import Loaded
from samkompass.model import rules
from samkompass.model.diagnostic import Report, did_you_mean
from samkompass.model.edition import Edition
from samkompass.model.look import Contact, Picture

from . import picture
from .contrast import colour, contrast, nearest, written

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Use:
    """Something that the accent is used for: what it stands on, or what stands on it, and the contrast it needs."""

    what: str
    ground: tuple[int, int, int]
    ratio: float


USES = (
    Use("text in grey boxes (#f5f7f8)", (0xF5, 0xF7, 0xF8), 4.5),
    Use("text on white, and under the white text of buttons", (0xFF, 0xFF, 0xFF), 4.5),
    Use("marks and borders in grey boxes (#f5f7f8)", (0xF5, 0xF7, 0xF8), 3.0),
    Use("marks and borders on white", (0xFF, 0xFF, 0xFF), 3.0),
)
"""WCAG 2.2, criteria 1.4.3 (text) and 1.4.11 (what is no text). The ring of what has the focus is never the accent.

What is derived from an accent that fulfils these does so too: the colour of hover is darker, and the tint of chosen
answers so light that ink, grey text and the accent itself have enough contrast to it.
"""


def check(item: Loaded[Edition], beside: tuple[Picture, ...], report: Report) -> None:
    """Check what an edition sets for itself.

    Args:
        item: the edition.
        beside: the pictures beside its file.
        report: takes every problem.
    """
    _accent(item, report)
    _logo(item, beside, report)
    _contact(item, item.value.contact, ("contact",), report)
    _accessibility(item, report)
    _municipalities(item, report)
    _start(item, report)


def logo(edition: Edition, beside: tuple[Picture, ...]) -> Picture | None:
    """The logo of an edition among the pictures beside its file; None where it has none, or it is not there."""
    return next((found for found in beside if found.name == edition.look.logo), None)


_PUT_IT_THERE = "Put the picture in the same folder, and write its name without a path."


def _accent(item: Loaded[Edition], report: Report) -> None:
    accent = colour(item.value.look.accent)
    where = item.locate("look", "accent")
    if accent is None:
        report.add(
            rules.COLOUR,
            where,
            f"'{item.value.look.accent}' is no colour of the form '#rrggbb'.",
            "Write '#' and six digits 0–9 a–f in quotation marks, such as '#1f5c7a'.",
        )
        return
    for use in USES:
        ratio = contrast(accent, use.ground)
        if ratio < use.ratio:
            instead = nearest(accent, tuple(use.ground for use in USES), max(use.ratio for use in USES))
            report.add(
                rules.COLOUR,
                where,
                f"{item.value.look.accent} has a contrast of {_shown(ratio)}:1 as {use.what}, "
                f"which needs {use.ratio}:1 (WCAG 2.2).",
                f"The nearest colour that passes is '{written(instead)}'.",
            )
            return


def _shown(ratio: float) -> str:
    """A ratio to two decimals, rounded down: what fails must not look as if it passed."""
    return f"{math.floor(ratio * 100) / 100:.2f}"


def _logo(item: Loaded[Edition], beside: tuple[Picture, ...], report: Report) -> None:
    look = item.value.look
    if look.logo is None:
        if look.logo_text is not None:
            where = item.locate("look", "logo_text")
            message = "'logo_text' tells of a logo, and there is none."
            report.add(rules.LOGO, where, message, "Name its file in 'logo', or remove 'logo_text'.")
        return
    where = item.locate("look", "logo")
    found = logo(item.value, beside)
    if found is None:
        names = [other.name for other in beside]
        message = f"there is no picture '{look.logo}' beside edition.yml."
        report.add(rules.LOGO, where, message, did_you_mean(look.logo, names) or _PUT_IT_THERE)
    elif reason := picture.problem(found):
        report.add(rules.LOGO, where, f"{look.logo} {reason}.", rules.LOGO.mend)


def _contact(item: Loaded[Edition], contact: Contact, path: Path, report: Report) -> None:
    if contact.email is not None and not _is_address(contact.email):
        where = item.locate(*path, "email")
        report.add(rules.CONTACT, where, f"'{contact.email}' is no e-mail address.", rules.CONTACT.mend)
    _https(item, contact.url, (*path, "url"), report)


def _is_address(email: str) -> bool:
    """Whether a text can be an e-mail address; only the one who reads the mail knows whether it is."""
    name, _, host = email.rpartition("@")
    return (
        bool(name)
        and "@" not in name
        and "." in host.strip(".")
        and email.isascii()
        and not set(email) & set(' <>"?&%')
    )


def _https(item: Loaded[Edition], url: str | None, path: Path, report: Report) -> None:
    if url is not None and (not url.startswith("https://") or " " in url or url == "https://"):
        where = item.locate(*path)
        report.add(rules.CONTACT, where, f"'{url}' is no address that starts with https://.", rules.CONTACT.mend)


def _accessibility(item: Loaded[Edition], report: Report) -> None:
    statement = item.value.accessibility
    if statement is None:
        return
    if not _is_day(statement.date):
        where = item.locate("accessibility", "date")
        report.add(rules.STATEMENT, where, f"'{statement.date}' is no day.", "Write it as '2026-11-21'.")
    contact = statement.contact or item.value.contact
    if statement.contact is not None:
        _contact(item, statement.contact, ("accessibility", "contact"), report)
    if contact.email is None and contact.phone is None and contact.url is None:
        path = ("accessibility", "contact") if statement.contact is not None else ("contact",)
        message = "the accessibility statement names nobody that one can write to or call."
        report.add(rules.STATEMENT, item.locate(*path), message, "Add 'email', 'phone' or 'url'.")
    if statement.supervision is not None:
        _https(item, statement.supervision.url, ("accessibility", "supervision", "url"), report)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _municipalities(item: Loaded[Edition], report: Report) -> None:
    known = municipalities()
    seen: set[str] = set()
    for index, entry in enumerate(item.value.municipalities):

        def tell(field: str, message: str, hint: str = "", index: int = index) -> None:
            where = item.locate("municipalities", index, field)
            report.add(rules.MUNICIPALITY, where, message, hint or rules.MUNICIPALITY.mend)

        if entry.code not in known:
            tell("code", f"no municipality has the code '{entry.code}'.", _closest(entry.code))
        elif entry.code in seen:
            tell(
                "code", f"{known[entry.code].name} ('{entry.code}') stands in the list twice.", "Remove one of the two."
            )
        seen.add(entry.code)
        if entry.population is not None and entry.population <= 0:
            tell("population", f"a municipality has no {entry.population} inhabitants.")
        if (entry.population is None) != (entry.year is None):
            given, missing = ("year", "population") if entry.population is None else ("population", "year")
            tell(given, f"'{given}' stands without '{missing}'.")
    if item.value.population_source is None and any(entry.population for entry in item.value.municipalities):
        message = "nothing says where the populations come from."
        report.add(rules.MUNICIPALITY, item.locate("municipalities"), message, "Add 'population_source'.")


def _closest(code: str) -> str:
    """A hint for an unknown code: the municipality of that name, or the ones with the closest codes and names."""
    known = municipalities()
    names = {name.casefold(): found for found in known.values() for name in (found.name, found.short)}
    if found := names.get(code.casefold()):
        return f"The code of {found.name} is '{found.code}'."
    if did_you_mean(code, known):
        closest = did_you_mean(code, known).split("'")[1]
        return f"Did you mean '{closest}', {known[closest].name}?"
    if did_you_mean(code.casefold(), names):
        found = names[did_you_mean(code.casefold(), names).split("'")[1]]
        return f"Did you mean '{found.code}', {found.name}?"
    return ""


def _start(item: Loaded[Edition], report: Report) -> None:
    start = item.value.start
    if (start.text is not None or start.links) and start.heading is None:
        message = "the edition's own part of the start page has no heading."
        report.add(rules.START, item.locate("start"), message, "Add 'heading' to 'start'.")
    elif start.heading is not None and start.text is None and not start.links:
        report.add(rules.START, item.locate("start", "heading"), "the heading has nothing below it.", rules.START.mend)
    for index, link in enumerate(start.links):
        path: Path = ("start", "links", index)
        if (link.to is None) == (link.url is None):
            message = "a link leads to one thing: 'to' names a page of the site, 'url' another site."
            report.add(rules.START, item.locate(*path), message, rules.START.mend)
        elif link.url is not None and link.title is None:
            message = "a link to another site has no title."
            report.add(rules.START, item.locate(*path), message, "Add 'title'.")
        _https(item, link.url, (*path, "url"), report)
