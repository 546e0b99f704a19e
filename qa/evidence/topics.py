"""How much of a topic a statement is about."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.article import Sentence, Statement
from index.library.reads import Reads
from index.search.maxsim import Query, best_matches, phrase_matches, query_of
from index.text.terms import stems, words_of

ON_TOPIC = 0.5
"""Share of the topic's words (by rarity) that a statement must match; see bench/README.md, “Thresholds”."""
PHRASE = 0.5
"""Cosine from which a word that is near to each of a topic's two or three words is that topic (“phone call”: Telefonate
.54; “air strikes”: Luftangriffe .56; “climate change”: Klimawandel .63)."""


def topic_share(library: Reads, texts: Sequence[str], topic: str) -> NDArray[np.float32]:
    """(n,) share of the topic, weighted by rarity, that each of n texts matches; 1 without a topic."""
    query = query_of(topic, library.word_vectors)
    if not topic.strip() or not query.words:
        return np.ones(len(texts), dtype=np.float32)
    covered = share(query, best_matches(query, texts, library.word_vectors))
    if 2 <= len(query.words) <= 3:
        phrase = phrase_matches(query, texts, library.word_vectors)
        covered = np.where(phrase >= PHRASE, np.maximum(covered, phrase), covered)
    return covered


def share(query: Query, matches: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) share of the question's words, weighted by rarity, that each of (n, q) rows matches, 0 to 1."""
    covered: NDArray[np.float32] = matches @ query.rarity / max(float(query.rarity.sum()), 1e-6)
    return covered


def worded_by_others(library: Reads, statements: Sequence[Statement], topic: str) -> NDArray[np.bool_]:
    """(n,) whether the article has the topic's very words, and the statement itself has not."""
    query = query_of(topic, library.word_vectors)
    asked = [set(stems(word)) for word in query.words]
    named: dict[str, NDArray[np.bool_]] = {}

    def names(text: str) -> NDArray[np.bool_]:
        if text not in named:
            there = {stem for word in words_of(text) for stem in stems(word)}
            named[text] = np.array([bool(one & there) for one in asked], dtype=bool)
        return named[text]

    def much(words: NDArray[np.bool_]) -> bool:
        return float(query.rarity[words].sum()) >= ON_TOPIC * float(query.rarity.sum())

    if not asked:
        return np.zeros(len(statements), dtype=bool)
    return np.array([much(names(one.article.text)) and not much(names(text_of(one))) for one in statements])


def text_of(statement: Statement) -> str:
    """The words of a statement's sentences but for those that name the speaker."""
    return " ".join(without_speaker(statement, sentence) for sentence in statement.sentences)


def without_speaker(statement: Statement, sentence: Sentence) -> str:
    """The words of a sentence but for those that name the speaker: “Vorstandschef Groß” is no topic of Groß's."""
    if statement.speaker_span is None:
        return sentence.text
    start, end = (min(max(place - sentence.start, 0), len(sentence.text)) for place in statement.speaker_span)
    return f"{sentence.text[:start]} {sentence.text[end:]}"
