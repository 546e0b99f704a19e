"""Numbers with their units: what they are read as, and which are the same."""

import pytest

from index.text.quantities import agrees, quantities_of


@pytest.mark.parametrize(
    ("text", "language", "values", "unit"),
    [
        ("closed for a year and a half", "en", {1.5}, "year"),
        ("one and a half million euros", "en", {1.5e6}, "euro"),
        ("a two-and-a-half-hour meeting", "en", {2.5}, "hour"),
        ("nach viereinhalb Stunden", "de", {4.5}, "hour"),
        ("anderthalb Jahre", "de", {1.5}, "year"),
        ("half a million", "en", {5e5}, None),
    ],
)
def test_halves(text: str, language: str, values: set[float], unit: str | None) -> None:
    (found,) = quantities_of(text, language)
    assert (found.values, found.unit) == (values, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("claimed", "written", "same"),
    [
        ("a year and a half", "18 Monate", True),
        ("two weeks", "14 Tage", True),
        ("90 minutes", "anderthalb Stunden", True),
        ("300 metres", "0,3 Kilometer", True),
        ("half a year", "sechs Monate", True),
        ("18 years", "18 Monate", False),
        ("5 hours", "5 Minuten", False),
        ("12 euros", "12 Dollar", False),
    ],
)
def test_units_that_are_multiples_of_each_other(claimed: str, written: str, same: bool) -> None:
    assert agrees(quantities_of(claimed, "en")[0], quantities_of(written, "de")[0], frozenset()) is same


@pytest.mark.parametrize(("text", "unit"), [("5 mıles", "mile"), ("5 MİLES", "mile"), ("5 mıo. Euro", "euro")])
def test_letters_that_a_pattern_takes_for_an_i(text: str, unit: str) -> None:
    assert [one.unit for one in quantities_of(text, "de")] == [unit]
