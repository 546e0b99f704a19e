"""Word vectors across languages and background frequencies."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models.embedder import EmbeddedModel
from index.models.word_vectors import WordVectors


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return WordVectors(EmbeddedModel())


@pytest.mark.parametrize(
    ("english", "german"),
    [("war", "krieg"), ("phone", "telefonat"), ("missile", "marschflugkörper"), ("missile", "rakete"),
     ("chancellor", "bundeskanzler"), ("demanded", "forderte"), ("zelensky", "selenskyj"), ("kyiv", "kiew")],
)  # fmt: skip
def test_a_word_and_its_translation_are_neighbours(words: WordVectors, english: str, german: str) -> None:
    one, other = words.vectors([english, german])
    assert one @ other >= 0.3


@pytest.mark.parametrize(("one", "other"), [("cup", "ukraine"), ("pensions", "taurus"), ("butter", "minister")])
def test_words_of_different_matters_are_not(words: WordVectors, one: str, other: str) -> None:
    first, second = words.vectors([one, other])
    assert first @ second < 0.3


def test_rows_are_unit_vectors_and_unknown_words_zero(words: WordVectors) -> None:
    vectors = words.vectors(["straße", "generalsekretär", "xqzvkjw", "", "中"])
    assert vectors.shape == (5, words.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.array([1, 1, 1, 0, 0]), abs=1e-5)
    assert words.vectors([]).shape == (0, words.dimensions)


def test_background_is_a_share_that_tells_common_words_from_rare_ones(words: WordVectors) -> None:
    shares = words.background(["und", "the", "krieg", "bundeskanzler", "marschflugkörper", "miersch", "2024", "straße"])
    assert shares.dtype == np.float32
    assert np.all((shares > 0) & (shares <= 1))
    und, the, war, chancellor, missile, surname, year, street = shares.tolist()
    assert min(und, the) > 0.9
    assert 0.1 > war > chancellor > missile >= surname
    assert 0.1 > year > missile
    assert street > chancellor
    assert words.background([]).shape == (0,)


def test_a_missing_table_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"background\.txt\.gz"):
        WordVectors(EmbeddedModel(), tmp_path)
