"""The words for a speaker: the name in them, and whether they are somebody else's."""

import pytest

from qa.mentions.speaker_words import core_of, is_namesake, is_of_somebody, may_be_body, segments_of


def test_a_name_and_its_apposition_apart() -> None:
    assert segments_of("Eva Groß, Sprecherin der Bahn") == ("Eva Groß", "Sprecherin der Bahn")
    assert segments_of("Hardt, foreign policy spokesman") == ("Hardt",)
    assert segments_of("die Ministerin") == ("die Ministerin",)


@pytest.mark.parametrize(
    ("words", "core"),
    [("die Ministerin Eva Groß", "Ministerin Eva Groß"), ("Ursula von der Leyen", "Ursula von der Leyen"),
     ("Putin's", "Putin"), ("er", "er")],
)  # fmt: skip
def test_the_name_in_the_words(words: str, core: str) -> None:
    assert core_of(words) == core


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the spokesman for Scholz", True), ("Putin's spokesman", True), ("Olaf Scholz", False)],
)
def test_somebody_by_another(words: str, expected: bool) -> None:
    assert is_of_somebody(words) is expected


def test_an_office_has_an_article_in_front() -> None:
    assert [may_be_body(one, one) for one in ("die Regierung", "NATO", "Eva Groß")] == [True, True, False]


def test_two_names_that_sound_alike_are_two_peoples_where_a_text_has_both() -> None:
    text = "Bart kam, Barth ging."
    assert is_namesake("Barth", "Bart", text)
    assert not is_namesake("Barth", "Bart", "Bart kam.")
    assert not is_namesake("Kern", "Bart", text)
