"""How much of a claim its sentences cover, across languages: MaxSim over the static word vectors."""

import re

from index.keywords import STOP_WORDS, words_of
from index.library import Library
from index.maxsim import best_matches, query_of
from qa.moments import moments_of
from qa.quantities import quantities_of
from qa.statements import share
from qa.verbs import verb_family

COVERED = 0.5
"""Least share of a claim's words, by rarity (bench/README.md, “Answers of a model”)."""


def plain_of(claim: str, language: str) -> str:
    """A claim without what is compared otherwise: numbers, dates, and the verbs of saying."""
    text = list(claim)
    spans = [(one.start, one.end) for one in moments_of(claim)]
    spans += [(one.start, one.end) for one in quantities_of(claim, language)]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    return " ".join(word for word in re.findall(r"\S+", "".join(text)) if verb_family(word.strip(".,:;")) is None)


def coverage(claim: str, text: str, library: Library) -> float:
    """Share of a claim's content words, weighted by rarity, that `text` matches, 0 to 1; 1 where it has none."""
    if all(word in STOP_WORDS for word in words_of(claim)):
        return 1.0
    query = query_of(claim, library.word_vectors)
    return float(share(query, best_matches(query, [text], library.word_vectors))[0])
