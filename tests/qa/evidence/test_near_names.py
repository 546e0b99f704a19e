"""A name one letter off is offered, with what that person says; no other one is."""

from pathlib import Path

import pytest

from index import Article, Library
from index.names.near_names import meant
from qa import Assistant

SPEAKERS = ["Bogdan Maroszek", "Maroszek", "Eva Tiedke", "Ole Tiedge", "Sprecher der Polizei", "Udo Kley"]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Maroszke", "Bogdan Maroszek"),  # exchanged
        ("Maroschzekl", None),
        ("Marozsek", "Bogdan Maroszek"),
        ("Marosek", "Bogdan Maroszek"),  # one less
        ("Marroszek", "Bogdan Maroszek"),  # one more
        ("Bogdan Maroszeck", "Bogdan Maroszek"),
        ("Karl Maroszeck", None),  # another given name
        ("Tiedle", None),  # two people
        ("Klay", None),  # too short to tell
        ("Polizey", None),
    ],
)
def test_one_letter_off(asked: str, name: str | None) -> None:
    assert meant(asked, SPEAKERS) == name


def test_the_name_that_is_meant_is_asked_back_with_what_that_person_says(tmp_path: Path) -> None:
    article = Article.from_text(
        "Der Fährmann Bogdan Maroszek sagte, die Fähre sei zu alt. Eva Tiedke sagte, die Fähre fahre noch.",
        source="ferry",
    )
    with Library.open(tmp_path) as library:
        library.add(article)
        answer = Assistant(library).ask("Was sagte Maroszke zur Fähre?")
        assert (answer.answered, answer.reason) == (False, "no such speaker")
        assert "niemand namens Maroszke. Ist Bogdan Maroszek gemeint?" in answer.text
        assert [one.sentence.text for one in answer.citations] == [
            "Der Fährmann Bogdan Maroszek sagte, die Fähre sei zu alt."
        ]
        assert "Did you mean Bogdan Maroszek?" in Assistant(library).ask("What did Maroszke say?").text
        assert "gemeint" not in Assistant(library).ask("Was sagte Wollny zur Fähre?").text
