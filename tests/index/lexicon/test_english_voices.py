"""English nouns for who speaks: people, bodies, papers, in the plural and the genitive, and what is none of these."""

import pytest

from index.lexicon.english_voices import is_english_person, is_english_voice


@pytest.mark.parametrize("word", ["witness", "nurses", "29-year-old", "barman", "spokeswoman", "mayor", "owner's"])
def test_people(word: str) -> None:
    assert is_english_person(word)
    assert is_english_voice(word)


@pytest.mark.parametrize("word", ["ministry", "companies", "report", "union's", "authorities"])
def test_bodies_and_papers(word: str) -> None:
    assert not is_english_person(word)
    assert is_english_voice(word)


@pytest.mark.parametrize("word", ["bridge", "monday", "three", "said", "plan"])
def test_what_does_not_speak(word: str) -> None:
    assert not is_english_voice(word)
