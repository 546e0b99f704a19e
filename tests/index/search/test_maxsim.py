"""MaxSim over words, compounds and phrases."""

import tracemalloc

import numpy as np
import pytest

from index.models.embedder import EmbeddedModel
from index.models.word_vectors import WordVectors
from index.search.maxsim import (
    COMPOUND,
    FLOOR,
    MOST_WORDS,
    best_matches,
    phrase_matches,
    query_of,
    run_maxima,
    similarities,
)
from index.text.terms import words_of


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors(EmbeddedModel())


def test_a_query_holds_the_words_that_are_asked_about(vectors: WordVectors) -> None:
    query = query_of("What did the chancellor say about Taurus?", vectors)
    assert query.words == ("chancellor", "say", "taurus")
    assert query.vectors.shape == (3, vectors.dimensions)
    chancellor, say, taurus = query.rarity.tolist()
    assert say < chancellor < taurus
    assert np.all(query.rarity > 0)


def test_a_pasted_article_asks_for_its_rarest_words_in_their_order(vectors: WordVectors) -> None:
    text = "Krieg Haus Stadt Jahr " + " ".join(f"Xqz{n}wort" for n in range(500))
    query = query_of(text, vectors)
    assert len(query.words) == MOST_WORDS == len(query.vectors) == len(query.background) == len(query.rarity)
    every = words_of(text)
    assert [every.index(word) for word in query.words] == sorted(every.index(word) for word in query.words)
    assert "jahr" not in query.words


def test_nothing_asked_matches_nothing(vectors: WordVectors) -> None:
    query = query_of("?!", vectors)
    assert query.words == ()
    assert best_matches(query, ["Taurus"], vectors).shape == (1, 0)
    assert phrase_matches(query, ["Taurus"], vectors).tolist() == [0]


@pytest.mark.parametrize(
    ("asked", "text", "share"),
    [
        ("Taurus", "Der Taurus kommt.", 1),
        ("Lieferungen", "Die Lieferung", 1),
        ("STRASSE", "Straße", 1),
        ("Xqzvorsitzender", "Die Xqzvorsitzenden", 1),
        ("Deponie", "Mülldeponie", COMPOUND),
        ("Mülldeponie", "Deponie", COMPOUND),
        ("xqzvkjw", "nichts davon", 0),
        ("1.5", "15", 0),
    ],
)
def test_the_same_word_a_form_of_it_and_a_part_of_it(vectors: WordVectors, asked: str, text: str, share: float) -> None:
    (((found,),)) = best_matches(query_of(asked, vectors), [text], vectors).tolist()
    assert found >= share if 0 < share < 1 else found == pytest.approx(share)


def test_a_stop_word_matches_no_other_word(vectors: WordVectors) -> None:
    query = query_of("Auswechslung", vectors)
    assert best_matches(query, ["Es sei nicht aus.", "die Auswechslung"], vectors).tolist() == [[0.0], [1.0]]


@pytest.mark.parametrize(("asked", "text"), [("Spiel", "Beispiel"), ("Amt", "Gesamt"), ("cup", "cupboard")])
def test_short_words_are_part_of_others_by_chance(vectors: WordVectors, asked: str, text: str) -> None:
    assert best_matches(query_of(asked, vectors), [text], vectors)[0, 0] < COMPOUND


def test_across_languages_the_translation_is_nearer_than_another_word(vectors: WordVectors) -> None:
    query = query_of("missile", vectors)
    translation, other = best_matches(query, ["Marschflugkörper", "Butterbrot"], vectors)[:, 0]
    assert translation > FLOOR
    assert other == 0


def test_one_row_a_text_whatever_its_length(vectors: WordVectors) -> None:
    query = query_of("Taurus Ukraine", vectors)
    found = best_matches(query, ["", "Taurus", "…", "Ukraine Taurus " * 1000, ""], vectors)
    assert found.shape == (5, 2)
    assert found.tolist()[0] == found.tolist()[2] == found.tolist()[4] == [0, 0]
    assert found[3].tolist() == [1, 1]
    assert best_matches(query, [], vectors).shape == (0, 2)


def test_a_word_of_endless_length_is_not_cut_into_all_its_parts(vectors: WordVectors) -> None:
    query = query_of("1." * 10_000, vectors)
    assert len(query.words[0]) == 19_999
    tracemalloc.start()
    assert best_matches(query, ["Taurus"], vectors).shape == (1, 1)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000  # bytes; all parts are 400 million


def test_below_the_floor_is_nothing(vectors: WordVectors) -> None:
    query = query_of("Taurus", vectors)
    words = ["taurus", "butter", "und", "xqzvkjw"]
    found = similarities(query, {word: row for row, word in enumerate(words)}, vectors.vectors(words))
    assert found[0, 0] == 1
    assert np.all((found == 0) | (found >= FLOOR))


def test_a_phrase_is_met_by_one_word_that_is_near_to_each_of_its_words(vectors: WordVectors) -> None:
    query = query_of("phone call", vectors)
    call, butter = phrase_matches(query, ["Es gab ein Telefonat.", "Es gab Butter."], vectors)
    assert call > 0.4
    assert butter == 0


@pytest.mark.parametrize(
    ("phrase", "text"), [("Ukraine pensions", "Die Ukraine"), ("Putin biography", "Putin"), ("phone prices", "Phone")]
)
def test_a_word_of_a_phrase_is_not_the_phrase(vectors: WordVectors, phrase: str, text: str) -> None:
    assert phrase_matches(query_of(phrase, vectors), [text], vectors).tolist() == [0]


def test_maxima_of_runs() -> None:
    values = np.array([[0.1, 0.9, 0.3, 0.2], [0.5, 0.4, 0.0, 0.7]], dtype=np.float32)
    lengths = np.array([0, 2, 0, 1, 1, 0])
    expected = np.array([[0, 0.9, 0, 0.3, 0.2, 0], [0, 0.5, 0, 0, 0.7, 0]], dtype=np.float32)
    assert run_maxima(values, lengths).tolist() == expected.tolist()
    assert run_maxima(values[:, :0], np.array([0, 0])).tolist() == [[0, 0], [0, 0]]
    assert run_maxima(values[0], np.array([4])).tolist() == pytest.approx([0.9])
