"""The office that a word names, and who holds it in an article."""

import pytest

from qa.mentions.offices import descriptions_of, holds_office, office_in

TEXT = "Bürgermeisterin Rita Kern kam. Der Minister Ole Sand ging. Anna Roth, die Sprecherin der Bahn, blieb."


@pytest.mark.parametrize(
    ("word", "office"),
    [("Bundeskanzlerin", "bundeskanzler"), ("Bundeskanzlers", "bundeskanzler"), ("mayor", "mayor"), ("Haus", None)],
)
def test_office_in_a_word(word: str, office: str | None) -> None:
    assert office_in(word) == office


def test_what_an_article_calls_somebody() -> None:
    names = ("Rita Kern", "Ole Sand", "Anna Roth", "Jan Blum")
    assert [descriptions_of(TEXT, name) for name in names] == [
        ("Bürgermeisterin",), ("Der Minister",), ("die Sprecherin der Bahn",), ()
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("Rita Kern", "Die Bürgermeisterin lachte.", True),
        ("Ole Sand", "Die Bürgermeisterin lachte.", False),
        ("Rita Kern", "Bürgermeisterin Holm lachte.", False),
        ("Jan Blum", "Die Bürgermeisterin lachte.", False),
    ],
)
def test_who_holds_an_office(name: str, sentence: str, expected: bool) -> None:
    assert holds_office(TEXT, name, sentence) is expected
