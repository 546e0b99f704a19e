"""Who says it in an English sentence: in front of the verb, behind it, in a relative clause; whom it is told."""

import pytest
from parsing import parsed, shown

from index.statements.english.subjects import addressee_end, relative_head, subject_before, subject_behind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jürgen Hardt, foreign policy spokesman, said it was late.", "Jürgen Hardt , foreign policy spokesman"),
        ("Hardt, who leads the group, said it was late.", "Hardt , who leads the group"),
        ("It rained and Putin said it was late.", "Putin"),
        ("When it rained, the mayor said it was late.", "the mayor"),
        ("The bridge is closed, she said.", "she"),
        ("In a statement the leader of the union said it was late.", "the leader of the union"),
        ("On Monday Marsh said it was late.", "Marsh"),
        ("''Nobody came,'' the ruling said.", "the ruling"),
        ("“It is late,” said Hardt.", None),
    ],
)
def test_in_front_of_the_verb(text: str, expected: str | None) -> None:
    found = parsed(text, "en")
    verb = [word.text for word in found.words].index("said")
    assert shown(found.words, subject_before(found.words, found.sentences[0], verb)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Hardt, the spokesman.", "Hardt , the spokesman"),
        ("“It is late,” said the mayor on Monday.", "the mayor"),
        ("“It is late,” said Hardt, adding that it rained.", "Hardt"),
        ("“It is late,” said opposition leader Meena Tripathi.", "opposition leader Meena Tripathi"),
        ("“It is late,” said their speaker, Mercy Tandoh.", "their speaker"),
        ("“It is late,” said nobody.", None),
        ("Hardt said.", None),
    ],
)
def test_behind_the_verb(text: str, expected: str | None) -> None:
    found = parsed(text, "en")
    verb = [word.text for word in found.words].index("said")
    assert shown(found.words, subject_behind(found.words, verb, len(found.words))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Everybody liked Hardt, who said it was late.", "Hardt"), ("It was Hardt who said it was late.", None)],
)
def test_whom_a_relative_clause_means(text: str, expected: str | None) -> None:
    found = parsed(text, "en")
    verb = [word.text for word in found.words].index("said")
    assert shown(found.words, relative_head(found.words, found.sentences[0], verb)) == expected


@pytest.mark.parametrize("told", ["the BBC", "reporters", "Anna Brook"])
def test_whom_somebody_tells(told: str) -> None:
    words = parsed(f"Hardt told {told} it was late.", "en").words
    assert shown(words, (2, addressee_end(words, 2, len(words)))) == told
