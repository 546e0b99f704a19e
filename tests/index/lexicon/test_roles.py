"""Words for people and bodies: one row a word, with what it is used for."""

from index.lexicon import roles
from index.lexicon.table import rows

USES = set(
    "person alone title before_name body_head speaks subject role no_person one_holder office body address "
    "position".split()
)


def test_each_word_has_a_use_that_is_known() -> None:
    found = rows("roles.tsv")
    assert {use for row in found for use in row["what"].split()} == USES
    assert {row["gender"] for row in found} == {"", "m", "f"}
    assert {row["language"] for row in found} == {"de", "en", "both"}


def test_german_nouns_for_people() -> None:
    assert [
        word for word in ("regierungssprecherin", "landrat", "haus", "us", "vertrag") if roles.PERSON.search(word)
    ] == [
        "regierungssprecherin",
        "landrat",
        "us",
    ]
    assert roles.WOMAN.search("ehefrau")
    assert roles.SPEAKING.search("bundesregierung")
    assert not roles.SPEAKING.search("brücke")


def test_words_in_front_of_a_name() -> None:
    assert {"herr", "chancellor", "dr"} <= roles.TITLES
    assert roles.BEFORE_NAME.search("spd-generalsekretär")
    assert roles.FORMS_OF_ADDRESS == {"frau": "f", "mrs": "f", "ms": "f", "herr": "m", "herrn": "m", "mr": "m"}
    assert {"king", "mr"} <= roles.MEN
    assert {"queen", "mrs"} <= roles.WOMEN


def test_offices_and_bodies() -> None:
    assert roles.OFFICE.fullmatch("Spokeswoman")
    assert roles.OFFICE.fullmatch("Bundeskanzlerin")
    assert not roles.OFFICE.fullmatch("Kanzlei")
    match = roles.BODY.fullmatch("Energiekonzerns")
    assert match
    assert match[1] == "konzern"
