"""The official list of municipalities is whole."""

from __future__ import annotations

from samkompass.load.municipalities import municipalities


def test_there_are_290_municipalities_in_21_counties() -> None:
    assert len(municipalities()) == 290
    assert len({found.county for found in municipalities().values()}) == 21


def test_codes_are_four_digits_and_begin_with_the_county_s() -> None:
    counties: dict[str, set[str]] = {}
    for code, found in municipalities().items():
        assert code == found.code
        assert len(code) == 4
        assert code.isdigit()
        counties.setdefault(code[:2], set()).add(found.county)
    assert [names for names in counties.values() if len(names) > 1] == []


def test_a_municipality_has_its_names() -> None:
    found = municipalities()["0180"]
    assert (found.name, found.short, found.county) == ("Stockholms kommun", "Stockholm", "Stockholms län")
