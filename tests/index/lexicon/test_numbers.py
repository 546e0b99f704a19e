"""Number words and units: what their files say, and the words made of them."""

import pytest

from index.lexicon.numbers import COUNTED, ONES, PARTS, SCALES, SIGNS, TENS, numbers_of, ordinal_of, whole_of
from index.lexicon.units import MULTIPLES, UNIT_OF, unit_of, units_of


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("elf", 11),
        ("dreißig", 30),
        ("einundzwanzig", 21),
        ("zweihunderteinundzwanzig", 221),
        ("dreitausend", 3000),
        ("hundred", 100),
        ("haus", None),
    ],
)
def test_whole_numbers(word: str, value: float | None) -> None:
    assert whole_of(word) == value


@pytest.mark.parametrize(("word", "value"), [("third", 3), ("dritten", 3), ("zwanzigste", 20), ("erst", None)])
def test_ordinals(word: str, value: float | None) -> None:
    assert ordinal_of(word) == value


def test_what_the_file_says() -> None:
    assert (ONES["beide"], TENS["sixty"], PARTS["drittel"], SCALES["mrd"], SIGNS["¾"]) == (2, 60, 1 / 3, 1e9, 0.75)
    assert numbers_of("many")["dozens"] == 12


def test_what_counts_more_than_one() -> None:
    assert {"zwei", "vierzehn", "fifty", "million"} <= COUNTED
    assert not COUNTED & {"null", "eins", "one", "both", "mill"}


def test_units() -> None:
    assert unit_of("Per\u00a0Cent") == unit_of("Prozent") == "percent"
    assert unit_of("Mıles") == unit_of("MİLES") == "mile"
    assert units_of("von 20 auf 30 Prozent in zwei Jahren") == {"percent", "year"}
    assert set(MULTIPLES) <= set(UNIT_OF.values())
