"""Question → passages: three first stages, one ranking.

First stage: passages that hold one of the nearest words of a question's word (in either language), passages that full
text finds, passages whose vector is near. The union is ranked by MaxSim over words together with BM25.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.article import Hit
from index.duplicates import distinct
from index.embedder import Embedder
from index.filters import Allowed
from index.keywords import match_expression, stems
from index.language import language_of
from index.maxsim import BACKGROUND_PASSAGES, Query, query_of, run_maxima, similarities
from index.postings import PassageWords, Postings
from index.recency import newest_first
from index.store import Store
from index.variants import SAME, Variants, apply
from index.word_vectors import WordVectors

Dense = Callable[[NDArray[np.float32], int, NDArray[np.int64] | None], tuple[NDArray[np.int64], NDArray[np.float32]]]
"""(query vector (d,), k, the only passages that count or None) → (passage ids (≤ k,), cosines (≤ k,)), best first."""

NEIGHBOURS = 64
"""Nearest words asked for each of a question's words: .970 en→de and .987 de→de of the right passages are among the
first 100 of 6,302 (../shared/trials/first_stage.py)."""
CANDIDATES = 100
"""Passages that each first stage hands to the ranking."""
MOST_VARIANTS = 64
"""Other words that full text is asked for besides a question's own, the best first."""
BM25_WEIGHT = 0.03
"""Weight of BM25, divided by the sum of the words' weights, beside MaxSim."""
EXACT_WEIGHT = 0.3
"""Weight of the share of the question's words that stand in a passage exactly, where both are in one language: across
languages only names and numbers do, and MaxSim counts them as 1. Both weights: bench/README.md, “Fusion”."""


class Searcher:
    """Searches one library; what it keeps in memory follows the store's revision."""

    def __init__(self, store: Store, embedder: Embedder, words: WordVectors, dense: Dense) -> None:
        self._store = store
        self._embedder = embedder
        self._words = words
        self._dense = dense
        self._postings = Postings(store, words)
        self._variants = Variants(words)

    def search(self, question: str, limit: int = 10, within: Allowed | None = None, newest: bool = False) -> list[Hit]:
        """The passages that best answer `question`, best first; fewer than `limit` where fewer have to do with it.

        `within`: the only articles and passages that count; None: all. `newest`: the newer of equally good ones first.
        """
        question = question.encode("utf-8", "replace").decode("utf-8")  # half a character is none
        with self._store.snapshot():
            self._postings.refresh()
            query = query_of(question, self._words)
            if limit < 1 or not query.words or not len(self._postings.passage_ids):
                return []
            vocabulary = self._postings.vocabulary
            cosines = similarities(query, vocabulary.row, self._postings.vectors)
            variants = self._variants.of(question, query.words, vocabulary)
            apply(variants, cosines)
            terms = [term for word in query.words for term in stems(word)]
            others = sorted(variants, key=lambda variant: -variant.weight)[:MOST_VARIANTS]
            terms += [term for variant in others for term in stems(vocabulary.words[variant.row])]
            full_text = dict(
                self._store.full_text(match_expression(terms), CANDIDATES, within.articles if within else None)
            )
            allowed = within.passages if within else None
            candidates, weights = self._first_stage(question, query, cosines, full_text, allowed)
            ids = self._postings.passage_ids[candidates]
            bm25 = np.array([full_text.get(int(i), 0.0) for i in ids], dtype=np.float32) / weights.sum()
            language = language_of(question)
            same = np.array([language is not None and other == language for other in self._store.languages(ids)])
            scores = rank_scores(cosines, weights, self._postings.words_of(candidates), bm25, same)
            order = np.argsort(-scores, kind="stable")
            order = order[scores[order] > 0]
            if newest:
                order = order[newest_first(scores[order].tolist(), self._store.passage_dates(ids[order].tolist()))]
            order = order[distinct(self._store, ids[order].tolist(), limit)]
            passages = self._store.passages([int(i) for i in ids[order]])
        return [Hit(passage, float(score)) for passage, score in zip(passages, scores[order], strict=True)]

    def _first_stage(
        self,
        question: str,
        query: Query,
        cosines: NDArray[np.float32],
        full_text: dict[int, float],
        within: NDArray[np.int64] | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Candidates (positions in the postings) and the (q,) weights of the question's words.

        A word weighs log(1 + N / (0.5 + n)), n the sum of its best match over N passages, the library's and the
        background's together: a small library alone would make the weights depend on its size.
        """
        postings = self._postings
        best = np.zeros((len(query.words), len(postings.passage_ids)), dtype=np.float32)
        for row in range(len(query.words)):
            near = np.flatnonzero(cosines[row])
            if len(near) > NEIGHBOURS:
                near = near[np.argpartition(-cosines[row, near], NEIGHBOURS)[:NEIGHBOURS]]
            best[row] = postings.best(near, cosines[row, near])
        held = best.sum(axis=1) + BACKGROUND_PASSAGES * query.background
        weights = np.log1p((len(postings.passage_ids) + BACKGROUND_PASSAGES) / (0.5 + held)).astype(np.float32)
        scores = weights @ best
        places = np.arange(len(scores))
        if within is not None:  # before the best are taken: those of other articles would crowd them out
            places = np.flatnonzero(np.isin(postings.passage_ids, within, assume_unique=True))
        count = min(CANDIDATES, len(places))
        words = places[np.argpartition(-scores[places], count - 1)[:count]] if count else places
        near_ids, _ = self._dense(self._embedder.queries([question])[0], CANDIDATES, within)
        others = np.concatenate([near_ids, np.array(list(full_text), dtype=np.int64)])
        found = np.searchsorted(postings.passage_ids, others).clip(max=len(postings.passage_ids) - 1)
        found = found[postings.passage_ids[found] == others]
        return np.unique(np.concatenate([words, found])), weights


def rank_scores(
    cosines: NDArray[np.float32],
    weights: NDArray[np.float32],
    words: PassageWords,
    bm25: NDArray[np.float32],
    same_language: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """(n,) how well each passage answers, 0 to about 1, higher is better.

    The mean of two MaxSims, the passage's and that of its best sentence (words that answer together stand together),
    and BM25, which adds what MaxSim does not see: how often a word stands there and how long the passage is.

    Args:
        cosines: (q, v) of the question's words with the library's.
        weights: (q,) of the question's words.
        words: of n passages.
        bm25: (n,) divided by the sum of `weights`.
        same_language: (n,) whether the passage is in the question's language.
    """
    matches = cosines[:, words.columns]
    best_words = run_maxima(matches, words.lengths)
    total = weights.sum()
    sentences = run_maxima(weights @ run_maxima(matches, words.sentence_lengths), words.sentences)
    scores = (weights @ best_words + sentences) / (2 * total) + BM25_WEIGHT * bm25
    exact = weights @ (best_words >= SAME).astype(np.float32) / total
    blended: NDArray[np.float32] = np.where(same_language, (scores + EXACT_WEIGHT * exact) / (1 + EXACT_WEIGHT), scores)
    return blended
