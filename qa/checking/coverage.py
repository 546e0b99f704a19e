"""How much of a claim its sentences cover, across languages: MaxSim over the static word vectors."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.lexicon.denial import HARD
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.verb_families import family_of
from index.library.reads import Reads
from index.search.maxsim import best_matches, phrase_matches, query_of
from index.text.moments import moments_of
from index.text.quantities import quantities_of
from index.text.terms import words_of
from qa.evidence.topics import PHRASE, share
from qa.mentions.text_words import SAME_MEANING

COVERED = 0.3
"""Least share of a claim's words, by rarity (bench/README.md, “Answers of a model”)."""

SPOKEN = 0.18
"""The same where the claim names who speaks in the sentences."""
CORE = 0.12
"""The same without the words for who speaks and where, which are compared one by one."""
MUCH_BETTER = 0.3
"""How much more of a claim another sentence of the evidence must cover for the cited one to be the wrong one."""
_CLAUSE = ((5, 0.2), (4, 0.17), (3, 0.1))
"""Content words of a clause, and the least share of them that must be covered (there): what is joined by “and”."""
_SAID = ("say", "demand", "promise")
"""Families of verbs that say no more than who speaks; to criticise, praise, deny or warn is a part of what is said."""


def least_of_clause(clause: str) -> float:
    """The least share of a clause's words that must be covered; 0 where it has too few to tell."""
    words = sum(word not in STOP_WORDS for word in words_of(clause))
    return next((least for fewest, least in _CLAUSE if words >= fewest), 0.0)


def plain_of(claim: str, language: str) -> str:
    """A claim without what is compared otherwise: numbers, dates, that something is said, and that it is denied."""
    text = list(claim)
    spans = [(one.start, one.end) for one in moments_of(claim)]
    spans += [(one.start, one.end) for one in quantities_of(claim, language)]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    words = (word for word in re.findall(r"\S+", "".join(text)) if family_of(word.strip(".,:;")) not in _SAID)
    return " ".join(
        word for word in words if not HARD["de" if language == "de" else "en"].fullmatch(word.strip(".,:;"))
    )


def coverage(claim: str, text: str, library: Reads, besides: str = "", phrases: bool = True) -> float:
    """Share of a claim's content words, weighted by rarity, that `text` matches, 0 to 1.

    With `phrases`, two neighbouring words are also looked for as one (“phone calls”, Telefonate; “expert report”,
    Gutachten). Words that `besides` matches, who speaks and where, count neither way. 1 where no word is left.
    """
    if _says_nothing(claim):
        return 1.0
    query = query_of(claim, library.word_vectors)
    around, matches = best_matches(query, [besides, text], library.word_vectors)
    for i in range(len(query.words) - 1 if phrases else 0):
        if matches[i : i + 2].min() < PHRASE:
            two = replace(query, words=query.words[i : i + 2], vectors=query.vectors[i : i + 2])
            phrase = float(phrase_matches(two, [text], library.word_vectors)[0])
            if phrase >= PHRASE:
                matches[i : i + 2] = np.maximum(matches[i : i + 2], phrase)
    counted = around < SAME_MEANING
    if not counted.any():
        return 1.0
    return float(matches @ (query.rarity * counted) / max(float(query.rarity @ counted), 1e-6))


def coverages(claim: str, texts: Sequence[str], library: Reads) -> list[float]:
    """Share of a claim that each of several texts matches, word by word."""
    if _says_nothing(claim) or not texts:
        return [1.0] * len(texts)
    query = query_of(claim, library.word_vectors)
    return [float(one) for one in share(query, best_matches(query, texts, library.word_vectors))]


def _says_nothing(claim: str) -> bool:
    return all(word in STOP_WORDS for word in words_of(claim))
