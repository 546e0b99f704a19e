"""Every article that answers a question for several: which planes crashed, who resigned, where there were strikes.

Each article is judged by itself, by how well its words and title have those of the topic. The reader, trained to choose
one sentence, adds nothing to that (bench/README.md, “Lists”), and would have to read each.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Hit, Sentence
from index.library.reads import Reads
from index.search.maxsim import best_matches, query_of
from index.text.terms import words_of
from qa.evidence.question_names import QuestionNames
from qa.question.plan import Plan

PASSAGES = 150
"""Passages whose articles are judged, the best of a search: what a list takes is bounded by it."""
COMMON = 0.55
"""Rarity of a word, as a share of that of the rarest, from which a topic is about it: not “gab”, “according”."""
LEAST = -0.6
"""Of `_score`, from which an article is listed: where recall and precision together were best (F1; bench/README.md)."""
_WEIGHTS = (0.89, 2.85, -0.74, 0.66, 2.02, 0.82, 2.92)
_OFFSET = -6.07
"""A logistic regression over `_signs`: articles for 30 questions over 700 (bench/README.md, “Lists”)."""
_OR = re.compile(r"\s*,?\s+(?:or|oder|and|und)\s+|,\s+", re.IGNORECASE)


@dataclass(frozen=True)
class _Judged:
    """An article, and of its passages that a search found the sentence that has most of the topic."""

    sentence: Sentence
    covered: float
    """How much of the topic sentence and title have, 0 to 1."""
    titled: float
    """How much of it the title has."""
    least: float
    """How well they have that word of it which they have least."""
    found: float
    """The search's score."""


def listed(library: Reads, plan: Plan, topic: str) -> list[Sentence]:
    """Of every article that likely answers the sentence that does, the likeliest first.

    Args:
        library: what is asked.
        plan: of the question.
        topic: what the articles are to be about, without the words that ask for them (`mentioning.topic_of`).
    """
    judged = _judged(library, plan.question, topic)
    if not judged:
        return []
    names = QuestionNames(library, plan)
    scores = _scores(judged)
    order = np.argsort(-scores, kind="stable")
    likely = [judged[i].sentence for i in order if scores[i] >= LEAST]
    return [one for one in likely if not names.strange_to(one)]


def _scores(judged: Sequence[_Judged]) -> NDArray[np.float64]:
    """(n,) logits: each sign, and three of them beside the best that any article has."""
    own = np.array([[one.covered, one.titled, one.least, one.found] for one in judged])
    beside = own[:, [0, 2, 3]] / np.maximum(own[:, [0, 2, 3]].max(axis=0), 1e-6)
    found: NDArray[np.float64] = np.hstack([own, beside]) @ np.array(_WEIGHTS) + _OFFSET
    return found


def _judged(library: Reads, question: str, topic: str) -> list[_Judged]:
    by_article: dict[Article, list[Hit]] = {}
    for hit in library.search(topic, limit=PASSAGES):
        by_article.setdefault(hit.passage.article, []).append(hit)
    inside = {article: _sentences(library, article, hits) for article, hits in by_article.items()}
    inside = {article: sentences for article, sentences in inside.items() if sentences}
    texts = [
        text
        for article, sentences in inside.items()
        for text in (article.title, *(f"{article.title} {one.text}" for one in sentences))
    ]
    if not texts:
        return []
    weights, matches = _parts(library, question, topic, texts)
    judged, first = [], 0
    for article, sentences in inside.items():
        rows = matches[first : first + 1 + len(sentences)]
        first += len(rows)
        covered = rows @ weights
        best = 1 + int(covered[1:].argmax())
        least = float(rows[1:].min(axis=1).max())
        found = max(hit.score for hit in by_article[article])
        judged.append(_Judged(sentences[best - 1], float(covered[best]), float(covered[0]), least, found))
    return judged


def _sentences(library: Reads, article: Article, hits: Sequence[Hit]) -> list[Sentence]:
    """The sentences of the passages found; no heading where there is text."""
    spans = [(hit.passage.start, hit.passage.end) for hit in hits]
    inside = [one for one in library.sentences(article) if any(one.start < b and a < one.end for a, b in spans)]
    return [one for one in inside if one.kind == "text"] or inside


def _parts(
    library: Reads, question: str, topic: str, texts: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What an article has to have: (p,) weights, and (n, p) how well each of n texts has each part, 0 to 1.

    A part is a word, or words of which one is enough (“Mafia oder Yakuza”).
    """
    query = query_of(topic, library.word_vectors)
    matches = best_matches(query, texts, library.word_vectors)
    sides = [words_of(side) or [""] for side in _OR.split(question)]
    joined = {(one[-1], other[0]) for one, other in pairwise(sides)}
    groups: list[list[int]] = []
    for number, word in enumerate(query.words):
        if groups and (query.words[groups[-1][-1]], word) in joined:
            groups[-1].append(number)
        else:
            groups.append([number])
    rarity = np.array([query.rarity[group].max() for group in groups], dtype=np.float32)
    kept = np.flatnonzero(rarity >= COMMON * rarity.max())
    weights = rarity[kept] ** 2
    parts = np.stack([matches[:, groups[i]].max(axis=1) for i in kept.tolist()], axis=1)
    return weights / weights.sum(), parts
