"""MaxSim over words: how well a text answers each word of a question, across languages.

Late interaction (Khattab and Zaharia 2020, “ColBERT”): for every word of the question its best-matching word of the
text. Ours compares static word vectors of one German–English space, so a match can be shown: “phone call” → Telefonat.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.lexicon.function_words import STOP_WORDS
from index.models.word_vectors import WordVectors
from index.search.neighbours import FLOOR
from index.text.compounds import LONGEST
from index.text.terms import content_words, stems, words_of

COMPOUND = 0.8
"""What a word counts that is the first or last part of the other."""
_FIRST_PART, _LAST_PART = 5, 6
"""Shortest stems that count as part of a compound: shorter ones are chance (“Spiel” in “Beispiel”)."""

BACKGROUND_PASSAGES = 5000.0
"""How many background passages the library's own are counted together with when a word's rarity is estimated."""

MOST_WORDS = 64
"""Words of a question that are looked for, the rarest; the longest development question of XQuAD has 14."""


@dataclass(frozen=True)
class Query:
    """The words that a question is about."""

    words: tuple[str, ...]
    """q different lower-cased words."""
    vectors: NDArray[np.float32]
    """(q, d) unit rows; zero where the word is unknown to the model."""
    background: NDArray[np.float32]
    """(q,) share of background passages that hold the word."""
    rarity: NDArray[np.float32]
    """(q,) log(1 + 1 / share of background passages that hold the word): independent of any library."""


def query_of(question: str, vectors: WordVectors) -> Query:
    """The words of `question` with what MaxSim needs to know of them."""
    words = content_words(question)
    background = vectors.background(words)
    if len(words) > MOST_WORDS:  # a pasted article: each word costs a row as long as the library's vocabulary
        rarest = np.sort(np.argsort(background, kind="stable")[:MOST_WORDS])
        words, background = [words[i] for i in rarest], background[rarest]
    rarity = np.log1p(BACKGROUND_PASSAGES / (0.5 + BACKGROUND_PASSAGES * background)).astype(np.float32)
    return Query(tuple(words), vectors.vectors(words), background, rarity)


def similarities(query: Query, row: Mapping[str, int], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(q, v) cosines of a question's words with v words of the given (v, d) unit vectors.

    What is below `FLOOR` is 0, the same word is 1.

    Args:
        query: the question's words.
        row: of each of the v words.
        vectors: of the v words.
    """
    cosines = query.vectors @ vectors.T
    cosines[cosines < FLOOR] = 0.0
    count_same(query, row, cosines)
    return cosines


def count_same(query: Query, row: Mapping[str, int], cosines: NDArray[np.float32]) -> None:
    """Set (q, v) cosines to 1 where the two words are the same, in place; `row`: of each of the v words."""
    same = [(number, row[word]) for number, word in enumerate(query.words) if word in row]
    if same:
        cosines[tuple(np.array(same).T)] = 1.0


def best_matches(query: Query, texts: Sequence[str], vectors: WordVectors) -> NDArray[np.float32]:
    """(n, q) best match of each of the question's q words in each of n texts."""
    tokens = [[word for word in words_of(text) if word not in STOP_WORDS or word in query.words] for text in texts]
    vocabulary = list(dict.fromkeys(word for words in tokens for word in words))
    if not vocabulary or not query.words:
        return np.zeros((len(texts), len(query.words)), dtype=np.float32)
    place = {word: i for i, word in enumerate(vocabulary)}
    cosines = similarities(query, place, vectors.vectors(vocabulary))
    np.maximum(cosines, _lexical(query.words, vocabulary), out=cosines)
    lengths = np.array([len(words) for words in tokens])
    columns = np.array([place[word] for words in tokens for word in words], dtype=np.int64)
    return best_of_runs(cosines, columns, lengths).T


def phrase_matches(query: Query, texts: Sequence[str], vectors: WordVectors) -> NDArray[np.float32]:
    """(n,) best match in each of n texts of the question's words as one phrase, 0 to 1.

    German has a single word for many an English phrase (“phone call”, Telefonat). Such a word is near to each word of
    the phrase: “Ukraine” is near to the mean of “Ukraine pensions” (two orthogonal words have .71 with it), and still
    says nothing about pensions.
    """
    tokens = [words_of(text) for text in texts]
    vocabulary = list(dict.fromkeys(word for words in tokens for word in words))
    phrase = query.vectors.sum(axis=0)
    length = float(np.linalg.norm(phrase))
    if not vocabulary or length == 0:
        return np.zeros(len(texts), dtype=np.float32)
    rows = vectors.vectors(vocabulary)
    near_each = (query.vectors @ rows.T).min(axis=0) >= FLOOR
    cosines = np.where(near_each, rows @ (phrase / length), 0.0)
    found = dict(zip(vocabulary, cosines.tolist(), strict=True))
    return np.array([max((found[word] for word in words), default=0.0) for words in tokens], dtype=np.float32)


def _lexical(asked: Sequence[str], vocabulary: Sequence[str]) -> NDArray[np.float32]:
    """(q, v) what the spelling alone says: 1 for the same stem, `COMPOUND` where one is the other's first or last part.

    German writes compounds as one word (Müll|deponie). A word of more than `compounds.LONGEST` letters is none.
    """
    found = np.zeros((len(asked), len(vocabulary)), dtype=np.float32)
    # Every row of the array is as wide as its longest word.
    german = np.array([stem if len(stem := stems(word)[0]) <= LONGEST else "" for word in vocabulary])
    columns: dict[str, list[int]] = {}
    same: dict[str, list[int]] = {}
    for column, word in enumerate(vocabulary):
        columns.setdefault(stems(word)[0], []).append(column)
        for stem in stems(word):
            same.setdefault(stem, []).append(column)
    for row, word in enumerate(asked):
        stem = stems(word)[0]
        if len(stem) > LONGEST:
            stem = ""
        if len(stem) >= _FIRST_PART:
            found[row, np.char.startswith(german, stem)] = COMPOUND
        if len(stem) >= _LAST_PART:
            found[row, np.char.endswith(german, stem)] = COMPOUND
        firsts = (stem[:length] for length in range(_FIRST_PART, len(stem)))
        lasts = (stem[-length:] for length in range(_LAST_PART, len(stem)))
        for part in chain(firsts, lasts):
            found[row, columns.get(part, ())] = COMPOUND
        for one in stems(word):
            found[row, same.get(one, ())] = 1.0
    return found


def best_of_runs(
    cosines: NDArray[np.float32], columns: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.float32]:
    """(q, n) maxima of (q, v) cosines over n consecutive runs of `columns`; 0 for a run of length 0."""
    return run_maxima(cosines[:, columns], lengths)


def run_maxima(values: NDArray[np.float32], lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """(…, n) maxima of (…, w) values over n consecutive runs; 0 for a run of length 0."""
    best = np.zeros((*values.shape[:-1], len(lengths)), dtype=np.float32)
    filled = lengths > 0
    starts = (np.cumsum(lengths) - lengths)[filled]
    if len(starts):
        best[..., filled] = np.maximum.reduceat(values, starts, axis=-1)
    return best
