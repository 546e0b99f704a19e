"""How much of a claim its sentences cover, across languages: MaxSim over the static word vectors."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.keywords import STOP_WORDS, words_of
from index.library import Library
from index.maxsim import best_matches, phrase_matches, query_of
from qa.attribution import family_of
from qa.moments import moments_of
from qa.quantities import quantities_of
from qa.statements import PHRASE, share

COVERED = 0.34
"""Least share of a claim's words, by rarity (bench/README.md, “Answers of a model”)."""

MUCH_BETTER = 0.2
"""How much more of a claim another sentence of the evidence must cover for the cited one to be the wrong one."""
_CLAUSE = ((5, 0.2), (4, 0.17), (3, 0.1))
"""Content words of a clause, and the least share of them that must be covered (there): what is joined by “and”."""


def least_of_clause(clause: str) -> float:
    """The least share of a clause's words that must be covered; 0 where it has too few to tell."""
    words = sum(word not in STOP_WORDS for word in words_of(clause))
    return next((least for fewest, least in _CLAUSE if words >= fewest), 0.0)


def plain_of(claim: str, language: str) -> str:
    """A claim without what is compared otherwise: numbers, dates, and the verbs of saying."""
    text = list(claim)
    spans = [(one.start, one.end) for one in moments_of(claim)]
    spans += [(one.start, one.end) for one in quantities_of(claim, language)]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    return " ".join(word for word in re.findall(r"\S+", "".join(text)) if family_of(word.strip(".,:;")) is None)


def coverage(claim: str, text: str, library: Library) -> float:
    """Share of a claim's content words, weighted by rarity, that `text` matches, 0 to 1; 1 where it has none."""
    return coverages(claim, [text], library)[0]


def coverages(claim: str, texts: Sequence[str], library: Library) -> list[float]:
    """`coverage` of a claim by each of several texts.

    Two neighbouring words are also looked for as one (“phone calls”, Telefonate; “expert report”, Gutachten).
    """
    if all(word in STOP_WORDS for word in words_of(claim)):
        return [1.0] * len(texts)
    if not texts:
        return []
    query = query_of(claim, library.word_vectors)
    matches = best_matches(query, texts, library.word_vectors)
    for i in range(len(query.words) - 1):
        if matches[:, i : i + 2].min() < PHRASE:
            two = replace(query, words=query.words[i : i + 2], vectors=query.vectors[i : i + 2])
            phrase = phrase_matches(two, texts, library.word_vectors)
            phrase[phrase < PHRASE] = 0.0
            matches[:, i : i + 2] = np.maximum(matches[:, i : i + 2], phrase[:, None])
    return [float(one) for one in share(query, matches)]
