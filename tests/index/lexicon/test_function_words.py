"""Function words: one row a word of a language, each in classes that something reads it with."""

from index.lexicon import function_words
from index.lexicon.table import rows


def test_every_class_is_read() -> None:
    source = function_words.__file__
    with open(source, encoding="utf-8") as lines:
        code = lines.read()
    found = rows("function_words.tsv")
    assert {row["language"] for row in found} == {"de", "en", "other"}
    for name in {name for row in found for name in row["class"].split()}:
        assert f'["{name}"]' in code


def test_a_word_of_both_languages_is_two_words() -> None:
    assert "was" in function_words.GERMAN_QUESTION_WORDS
    assert "was" not in function_words.ENGLISH_QUESTION_WORDS
    assert {"war", "in", "will"}.isdisjoint(function_words.GERMAN_SIGNS | function_words.ENGLISH_SIGNS)
    assert {"the", "der"} <= function_words.NOMINATIVE_ARTICLES


def test_particles_of_names_are_of_no_language() -> None:
    assert {"de", "bin", "von"} <= function_words.NAME_PARTICLES
    assert "ter" in function_words.PARTICLES_IN_GERMAN
    assert "ter" not in function_words.PARTICLES_IN_ENGLISH
