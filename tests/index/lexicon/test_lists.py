"""Given names, nations, abbreviations and nouns: their files, and what is asked of them."""

from index.lexicon import abbreviations, given_names, reporting_german, speechless_nouns
from index.lexicon.nations import nation_of, nations_in
from index.lexicon.table import rows


def test_given_names_have_a_gender() -> None:
    assert {row["gender"] for row in rows("given_names.tsv")} == {"m", "f"}
    assert given_names.is_given_name("hans-georg")
    assert given_names.is_male("jan-eva")
    assert given_names.is_female("eva")
    assert not given_names.is_given_name("tisch")


def test_a_nation_has_many_words() -> None:
    assert nation_of("russian") == nation_of("russland") == nation_of("kremlin")
    assert nation_of("united kingdom") == nation_of("britische")
    assert nation_of("spd") != nation_of("cdu")
    assert nation_of("tisch") is None
    assert len(nations_in(["german", "and", "south", "africa"])) == 2


def test_abbreviations_tell_what_follows() -> None:
    assert {row["follows"] for row in rows("abbreviations.tsv")} == {"word", "number", "maybe", "end"}
    assert "z.b" in abbreviations.NEVER_LAST
    assert abbreviations.CAPITALISED < abbreviations.NEVER_LAST
    assert {"nr", "vol"} <= abbreviations.BEFORE_NUMBER
    assert "usw" in abbreviations.MAY_BE_LAST


def test_nouns_of_saying_and_of_what_cannot_speak() -> None:
    assert {"forderung", "kritik"} <= reporting_german.NOUN_CUES
    assert reporting_german.SOURCES | {"vorstellung", "theorie"} > reporting_german.BEFORE_NACH
    assert "polizeiangaben".endswith(reporting_german.SOURCE_ENDINGS)
    assert speechless_nouns.QUALITY.search("verhandlungen")
    assert speechless_nouns.COLLECTIVE.search("bundesregierung")
    assert "brücke" in speechless_nouns.SPEECHLESS
