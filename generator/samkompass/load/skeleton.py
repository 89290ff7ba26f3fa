"""Skeletons of new records: every required field, with a text that says what belongs there."""

from __future__ import annotations

import re

from samkompass.model.base import ID_PATTERN

ID = re.compile(ID_PATTERN)

_COMMON = """\
# yaml-language-server: $schema=../../schemas/{kind}.schema.json
kind: {kind}
id: {id}
title: Skriv en rubrik som ett påstående eller en fråga
summary: >-
  Skriv det viktigaste först, med högst 60 ord.
"""

_FIELDS = {
    "source": """\
authors: [Förnamn Efternamn]
year: 2026
publisher: Utgivare
report_type: rapport
""",
    "concept": """\
definition: >-
  Skriv vad begreppet betyder.
""",
    "finding": """\
meaning: >-
  Skriv vad fyndet betyder för den som leder arbetet.
""",
    "model": """\
form: cycle
elements:
  - id: forsta
    title: Första steget
    summary: >-
      Skriv vad som händer i steget.
  - id: andra
    title: Andra steget
    summary: >-
      Skriv vad som händer i steget.
  - id: tredje
    title: Tredje steget
    summary: >-
      Skriv vad som händer i steget.
""",
    "case": """\
lessons:
  - >-
    Skriv vad andra kan ta med sig.
""",
    "recommendation": """\
actors: [direktor]
why: >-
  Skriv varför det hjälper.
steps:
  - >-
    Skriv ett första steg som går att ta på måndag.
""",
}

_ORIGIN = """\
# Byt mot källor när texten bygger på en: sources: [{{ref: carlsson-2026, at: avsnitt 2}}]
origin: own
"""


def skeleton(kind: str, id_: str) -> str:
    """The YAML text of a new record that passes the check as it is.

    Args:
        kind: a kind of knowledge record.
        id_: a sound id that is not taken.
    """
    return (_COMMON + _FIELDS[kind] + _ORIGIN).format(kind=kind, id=id_)
