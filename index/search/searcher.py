"""Question → passages: two first stages, one ranking.

First stage: passages that hold one of the nearest words of a question's word (in either language), and passages whose
vector is near. The union is ranked by MaxSim over words together with the vectors' cosine.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.article import Hit
from index.models.embedder import Embedder
from index.models.unit_vectors import unit
from index.models.word_vectors import WordVectors
from index.search.maxsim import BACKGROUND_PASSAGES, Query, count_same, query_of, run_maxima
from index.search.postings import PassageWords, Postings
from index.search.recency import newest_first
from index.search.variants import SAME, Variants, apply
from index.store.store import Store
from index.store.stories import distinct
from index.text.language import language_of

Nearest = Callable[[NDArray[np.float32], int, NDArray[np.int64], bool], tuple[NDArray[np.int64], NDArray[np.float32]]]
"""(query vector (d,), k, ids of the passages that are enough to look at, whether others are forbidden) → (passage ids
(≤ k,), cosines (≤ k,)), best first."""

NEIGHBOURS = 64
"""Nearest words asked for each of a question's words: .970 en→de and .987 de→de of the right passages are among the
first 100 of 6,302 (../shared/trials/first_stage.py)."""
CANDIDATES = 100
"""Passages that hold words near to the question's and are ranked. Among 7,000 passages the right one is among them and
`NEAR` for .992 en→en, .985 de→de, .977 en→de and .972 de→en of XQuAD's development questions; four times as many of
both change the first place of 2 in 2,448 (bench/README.md, “Depth”)."""
NEAR = 50
"""Passages with a vector near to the question's that are ranked besides."""
LIKELY = 5000
"""Passages with the best words whose vectors are compared: a product with all is what takes longest in a large library,
and a passage with no near word is not found anyway (bench/README.md, “Depth”)."""
DENSE_WEIGHT = 0.6
"""Weight of the cosine of the question's and the passage's vector beside MaxSim."""
EXACT_WEIGHT = 0.2
"""Weight of the share of the question's words that stand in a passage exactly, where both are in one language: across
languages only names and numbers do, and MaxSim counts them as 1. Both weights: bench/README.md, “Fusion”."""


class Searcher:
    """Searches one library; what it keeps in memory follows the store's revision."""

    def __init__(
        self, store: Store, embedder: Embedder, words: WordVectors, dense: Nearest, postings: Postings | None = None
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._words = words
        self._dense = dense
        self._postings = postings or Postings(store, words)
        self._variants = Variants(words)

    def search(
        self, question: str, limit: int = 10, within: NDArray[np.int64] | None = None, newest: bool = False
    ) -> list[Hit]:
        """The passages that best answer `question`, best first; fewer than `limit` where fewer have to do with it.

        `within`: ids of the only passages that count, ascending; None: all. `newest`: the newer of equally good ones
        first.
        """
        question = question.encode("utf-8", "replace").decode("utf-8")  # half a character is none
        with self._store.snapshot():
            self._postings.refresh()
            query = query_of(question, self._words)
            if limit < 1 or not query.words or not len(self._postings.passage_ids):
                return []
            cosines = self.matches(question, query)
            best, weights = word_matches(query, cosines, self._postings)
            asked = self._embedder.queries([question])[0]
            candidates = self._candidates(weights @ best, asked, within)
            ids = self._postings.passage_ids[candidates]
            language = language_of(question)
            vectors, languages = self._store.vectors(ids)
            same = np.array([language is not None and other == language for other in languages])
            near = unit(vectors) @ unit(asked)
            scores = rank_scores(cosines, weights, self._postings.words_of(candidates), near, same)
            order = np.argsort(-scores, kind="stable")
            order = order[scores[order] > 0]
            if newest:
                order = order[newest_first(scores[order].tolist(), self._store.passage_dates(ids[order].tolist()))]
            order = order[distinct(self._store, ids[order].tolist(), limit)]
            passages = self._store.passages([int(i) for i in ids[order]])
        return [Hit(passage, float(score)) for passage, score in zip(passages, scores[order], strict=True)]

    def matches(self, question: str, query: Query) -> NDArray[np.float32]:
        """(q, v) how well the v words of the library answer the question's, 0 to 1."""
        vocabulary = self._postings.vocabulary
        cosines = self._postings.neighbours.of(query.vectors)
        count_same(query, vocabulary.row, cosines)
        apply(self._variants.of(question, query.words, vocabulary), cosines)
        return cosines

    def _candidates(
        self, scores: NDArray[np.float32], asked: NDArray[np.float32], within: NDArray[np.int64] | None
    ) -> NDArray[np.int64]:
        """Positions in the postings of the passages whose words or vectors are near, ascending, each once.

        Args:
            scores: (p,) of the passages by the words in them.
            asked: (d,) vector of the question.
            within: ids of the only passages that count; None: all.
        """
        there = self._postings.passage_ids
        places = np.arange(len(there))
        if within is not None:  # before the best are taken: those of other articles would crowd them out
            places = np.flatnonzero(np.isin(there, within, assume_unique=True))
        likely = _greatest(scores, places, LIKELY)
        near, _ = self._dense(asked, NEAR, there[np.sort(likely)], within is not None)
        found = np.searchsorted(there, near).clip(max=len(there) - 1)
        return np.unique(np.concatenate([_greatest(scores, likely, CANDIDATES), found[there[found] == near]]))


def _greatest(scores: NDArray[np.float32], places: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The up to `count` of some places with the greatest scores, in no order."""
    return places[np.argpartition(-scores[places], count - 1)[:count]] if count < len(places) else places


def word_matches(
    query: Query, cosines: NDArray[np.float32], postings: Postings
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(q, p) best match of each of the question's words in each passage, by its nearest words; the (q,) words' weights.

    A word weighs log(1 + N / (0.5 + n)), n the sum of its best match over N passages, the library's and the
    background's together: a small library alone would make the weights depend on its size.

    Args:
        query: the question's words.
        cosines: (q, v) with the library's words.
        postings: the library's words.
    """
    best = np.zeros((len(query.words), len(postings.passage_ids)), dtype=np.float32)
    for row in range(len(query.words)):
        near = np.flatnonzero(cosines[row] > 0)
        if len(near) > NEIGHBOURS:
            near = near[np.argpartition(-cosines[row, near], NEIGHBOURS)[:NEIGHBOURS]]
        best[row] = postings.best(near, cosines[row, near])
    held = best.sum(axis=1) + BACKGROUND_PASSAGES * query.background
    weights = np.log1p((len(postings.passage_ids) + BACKGROUND_PASSAGES) / (0.5 + held)).astype(np.float32)
    return best, weights


def rank_scores(
    cosines: NDArray[np.float32],
    weights: NDArray[np.float32],
    words: PassageWords,
    near: NDArray[np.float32],
    same_language: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """(n,) how well each passage answers, 0 to about 1, higher is better; 0 where none of its words does.

    The mean of two MaxSims, the passage's and that of its best sentence (words that answer together stand together),
    and the vectors' cosine, which sees what all words are about together: among many passages some match each word
    by chance.

    Args:
        cosines: (q, v) of the question's words with the library's.
        weights: (q,) of the question's words.
        words: of n passages.
        near: (n,) cosines of the passages' vectors with the question's.
        same_language: (n,) whether the passage is in the question's language.
    """
    matches = cosines[:, words.columns]
    best_words = run_maxima(matches, words.lengths)
    total = weights.sum()
    sentences = run_maxima(weights @ run_maxima(matches, words.sentence_lengths), words.sentences)
    maxsim = (weights @ best_words + sentences) / (2 * total)
    scores = maxsim + DENSE_WEIGHT * near
    exact = weights @ (best_words >= SAME).astype(np.float32) / total
    blended = np.where(same_language, (scores + EXACT_WEIGHT * exact) / (1 + EXACT_WEIGHT), scores) / (1 + DENSE_WEIGHT)
    found: NDArray[np.float32] = np.where(maxsim > 0, blended, 0.0).astype(np.float32)
    return found
