"""Word vectors of both languages in one space, and how common a word is: what MaxSim and rarity are made of."""

import gzip
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.embedder import EMBEDDED_MODEL, EmbeddedModel, Vectors


class WordVectors:
    """Vectors and background frequencies of lower-cased German and English words.

    Both come from the embedded model's folder, whatever model embeds the passages: `WordVectors(EmbeddedModel())`.

    Raises:
        ModelError: the table of background frequencies is missing or damaged.
    """

    def __init__(self, model: EmbeddedModel, folder: Path = EMBEDDED_MODEL) -> None:
        self._model = model
        self._shares = _embedded_shares() if folder == EMBEDDED_MODEL else _shares_of(folder)
        self._rarest = min(self._shares.values())

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._model.dimensions

    def vectors(self, words: Sequence[str]) -> Vectors:
        """The vectors of lower-cased words, (n, d) float32, unit rows; zero where nothing of a word is known.

        The dot product of two rows is how near two words are in meaning, within a language or across (cosine).
        """
        return self._model.words(words)

    def texts(self, texts: Sequence[str]) -> Vectors:
        """The vectors of sentences and questions, common words counting less, (n, d) float32, unit rows."""
        return self._model.passages(texts)

    def background(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The share of background passages of a hundred words that hold each lower-cased word, (n,) float32, 0 to 1.

        A word that the table does not hold is taken to be as rare as the rarest that it holds.
        """
        shares = (self._shares.get(word.replace("ß", "ss"), self._rarest) for word in words)
        return np.fromiter(shares, dtype=np.float32, count=len(words))

    def share(self, word: str) -> float:
        """`background` of one lower-cased word, 0 where the table does not hold it."""
        return self._shares.get(word.replace("ß", "ss"), 0.0)


@cache
def _embedded_shares() -> Mapping[str, float]:
    """The embedded model's table: data, read once a process, however many libraries there are."""
    return _shares_of(EMBEDDED_MODEL)


def _shares_of(folder: Path) -> Mapping[str, float]:
    """Word → the share of background passages that hold it."""
    path = folder / "background.txt.gz"
    shares: dict[str, float] = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                level, words = line.rstrip("\n").split("\t")
                shares |= dict.fromkeys(words.split(" "), 10 ** (-int(level) / 100))
        if not shares:
            raise ValueError("it is empty")
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Install Beleg again.") from error
    return shares
