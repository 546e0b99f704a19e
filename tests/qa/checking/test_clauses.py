"""Clauses, and how often they deny."""

import pytest

from qa.checking.denials import clauses_of, governed


@pytest.mark.parametrize(
    ("language", "text", "sure"),
    [
        ("de", "Die Firma weigerte sich, das Ergebnis der Prüfung anzuerkennen.", [1]),
        ("de", "Sand bestritt, das Geld genommen zu haben.", [1]),
        ("de", "Ohne Zustimmung darf die Stadt nicht verkaufen.", [0]),
        ("de", "Nicht nur die Firma zahlt.", [0]),
        ("de", "Das Land lehnt Hilfen für die Bauern ab.", [1]),
        ("de", "Der Bau kostet 3,5 Millionen.", [0]),
        ("en", "The owner, Ole Sand, refused to comment.", [1]),
        ("en", "They may not sell it unless the town agrees.", [0]),
        ("en", "She has ratified Convention No. 81.", [0]),
    ],
)
def test_what_denies(language: str, text: str, sure: list[int]) -> None:
    assert [one.sure for one in governed(text, language)] == sure


def test_a_few_words_stay_with_what_follows() -> None:
    assert [one.text.strip() for one in clauses_of("The owner, Ole Sand, refused to comment.", "en")] == [
        "The owner, Ole Sand, refused to comment."
    ]
