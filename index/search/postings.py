"""The library's words in memory: which passage holds which, and their vectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.models.word_vectors import WordVectors
from index.search.neighbours import Neighbours
from index.search.vocabulary import Vocabulary
from index.store.store import Store
from index.text.terms import SENTENCE_END


class Postings:
    """Words by passage and passages by word, kept up with the store by its revision.

    Memory: 8 bytes for each word of each passage, and a float32 vector for each different word.
    """

    def __init__(self, store: Store, words: WordVectors) -> None:
        self._store = store
        self._model = words
        self._revision: int | None = None
        self._last_word = 0
        self.vocabulary = Vocabulary()
        """v different lower-cased words."""
        self.neighbours = Neighbours(words.dimensions)
        """Their vectors."""
        self.passage_ids: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        """(p,) ascending."""
        self._place = np.zeros(1, dtype=np.int32)  # word id → row of the vocabulary
        self._columns = np.zeros(0, dtype=np.int32)  # the words of all passages, one passage after the other
        self._sentence_end = -1  # the row of `SENTENCE_END`, whose vector is zero
        self._lengths = np.zeros(0, dtype=np.int64)

    def refresh(self) -> None:
        """Take over what was written since the last call."""
        revision = self._store.revision()
        if revision == self._revision:
            return
        live = self._store.passage_ids()
        self._add_words()
        # Only the newest are missing, as a rule; but a thread whose snapshot is older than the last one's may miss any
        # that were replaced since, and has to find them all the same.
        missing = live[~np.isin(live, self.passage_ids)]
        last = int(missing[0]) - 1 if len(missing) else int(live[-1]) if len(live) else 0
        kept = np.isin(self.passage_ids, live) & (self.passage_ids <= last)
        ids, offsets, word_ids = self._store.passage_words(last)
        passage_ids = np.concatenate([self.passage_ids[kept], ids])
        columns = np.concatenate([self._columns[np.repeat(kept, self._lengths)], self._place[word_ids]])
        lengths = np.concatenate([self._lengths[kept], np.diff(offsets)])
        self.passage_ids, self._lengths, self._columns = passage_ids, lengths, columns
        self._starts = np.cumsum(lengths) - lengths
        self._invert()
        self._revision = revision

    def _add_words(self) -> None:
        new = self._store.words(self._last_word)
        if not new:
            return
        first = len(self.vocabulary.words)
        self.vocabulary.add([word for _, word in new])
        vectors = self._model.vectors([word for _, word in new])
        if self._sentence_end < 0 and SENTENCE_END in self.vocabulary.row:
            self._sentence_end = self.vocabulary.row[SENTENCE_END]
            vectors[self._sentence_end - first] = 0.0
        self.neighbours.add(vectors)
        self._last_word = new[-1][0]
        place = np.zeros(self._last_word + 1, dtype=np.int32)
        place[: len(self._place)] = self._place
        place[[word_id for word_id, _ in new]] = np.arange(first, len(self.vocabulary.words), dtype=np.int32)
        self._place = place

    def _invert(self) -> None:
        """Make passages by word: for word w, `_rows[_first[w]:_first[w + 1]]`, each passage once."""
        rows = np.repeat(np.arange(len(self._lengths), dtype=np.int64), self._lengths)
        pairs = np.sort(self._columns.astype(np.int64) << 32 | rows)  # of numbers, unlike argsort, it is vectorised
        once = np.ones(len(pairs), dtype=bool)
        once[1:] = pairs[1:] != pairs[:-1]
        pairs = pairs[once]
        self._rows = (pairs & 0xFFFFFFFF).astype(np.int32)
        self._first = np.searchsorted(pairs, np.arange(len(self.vocabulary.words) + 1) << 32)

    def best(self, word_rows: NDArray[np.int64], cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """(p,) best cosine in each passage among some words (rows of the vocabulary), 0 where it holds none of them."""
        best = np.zeros(len(self.passage_ids), dtype=np.float32)
        order = np.argsort(cosines)  # ascending, so that in the assignment the best word of a passage comes last
        word_rows, cosines = word_rows[order], cosines[order]
        counts = self._first[word_rows + 1] - self._first[word_rows]
        offsets = np.repeat(self._first[word_rows] - (np.cumsum(counts) - counts), counts)
        best[self._rows[offsets + np.arange(len(offsets))]] = np.repeat(cosines, counts)
        return best

    def words_of(self, passages: NDArray[np.int64]) -> "PassageWords":
        """The words of some passages (positions in `passage_ids`)."""
        lengths = self._lengths[passages]
        offsets = np.repeat(self._starts[passages] - (np.cumsum(lengths) - lengths), lengths)
        columns = self._columns[offsets + np.arange(len(offsets))]
        ends = np.flatnonzero(columns == self._sentence_end)
        sentences = np.diff(ends, prepend=-1)
        counts = np.diff(np.searchsorted(ends, np.cumsum(lengths)), prepend=0)
        return PassageWords(columns.astype(np.int64), lengths, sentences, counts)


@dataclass(frozen=True)
class PassageWords:
    """The words of n passages, one passage after the other."""

    columns: NDArray[np.int64]
    """(w,) rows of `Postings.vocabulary`."""
    lengths: NDArray[np.int64]
    """(n,) words of each passage."""
    sentence_lengths: NDArray[np.int64]
    """(s,) words of each sentence of each passage."""
    sentences: NDArray[np.int64]
    """(n,) sentences of each passage."""
