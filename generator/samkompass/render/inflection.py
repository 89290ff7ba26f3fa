"""The regular endings of Swedish nouns, so that a term is known in the forms that texts use."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiouyåäöé"
_AFTER_CONSONANT = ("", "n", "en", "et", "er", "ar", "na", "erna", "arna")
_AFTER_VOWEL = ("", "n", "t", "r", "en", "et", "er", "ar", "na", "rna", "erna", "arna")
_INSTEAD_OF_VOWEL = ("or", "orna", "ar", "arna", "na")
"""After words that lose their last -a or -e: åtgärda*or*, händelse, pojk*ar*, ledar*na*."""


def inflections(noun: str) -> Iterator[str]:
    """The noun with its regular endings: definite, plural, definite plural, and the genitive of each.

    Which endings a noun takes is not in its spelling, so some of the forms are no words: no text has them. Endings that
    would often give another word are left out (*val* does not become *valt*), and irregular forms (*böcker*,
    *programmet*) have to be said.
    """
    for form in dict.fromkeys(_forms(noun)):
        yield form
        yield from genitives(form)


def genitives(form: str) -> Iterator[str]:
    """The genitive of a form: *samverkans*, *EU:s*."""
    if _is_abbreviation(form):
        yield f"{form}:s"
    elif form[-1] not in "sxzSXZ":
        yield f"{form}s"


def _forms(noun: str) -> Iterator[str]:
    if _is_abbreviation(noun):
        yield noun
        yield from (f"{noun}:{ending}" for ending in ("n", "en", "t", "et", "er", "ar"))
        return
    last = noun[-1].lower()
    yield from (noun + ending for ending in (_AFTER_VOWEL if last in _VOWELS else _AFTER_CONSONANT))
    if last in "ae":
        yield from (noun[:-1] + ending for ending in _INSTEAD_OF_VOWEL)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()
