"""The name in the words used for a speaker, and whose name there is somebody else's."""

import pytest
from parsing import parsed, shown

from index.grammar.persons import Persons
from index.statements.german.speaker_names import person_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Sprecher der Fraktion, Hardt", "Hardt"),
        ("Eva Groß vom Verband", "Eva Groß"),
        ("die Ministerin Eva Groß", "Eva Groß"),
        ("der Vorsitzende des Parlaments Eva Groß", "Eva Groß"),
        ("der Bruder Merkels, Marcus Kasner", "Marcus Kasner"),
        ("Eva Groß (CDU)", "Eva Groß"),
        ("der Sprecher der Fraktion", None),
        ("der Präsident Frankreichs", None),
        ("ein Sprecher von Merkel", None),
        ("die Stadt Wien", None),
    ],
)
def test_whose_name_it_is(text: str, expected: str | None) -> None:
    found = parsed(f"Da kam {text}.")
    words = found.words
    persons = Persons(words, [(one.first, one.last) for one in found.sentences])
    assert shown(words, person_in(words, persons, 2, len(words) - 1)) == expected


def test_a_genitive_of_somebody_named_elsewhere_is_not_the_speaker() -> None:
    found = parsed("Angela Merkel kam. Ein Sprecher Merkels schwieg.")
    words = found.words
    persons = Persons(words, [(one.first, one.last) for one in found.sentences])
    first = [word.text for word in words].index("Ein")
    assert person_in(words, persons, first, first + 3) is None
