"""An article as words: offsets, part of speech, lemma of the verbs, and the quotation that each word stands in.

The German tags (STTS with the verb form in brackets, “VV(FIN)”) and lemmas come from the Hanover Tagger, a hidden
Markov model over morphemes (Wartena 2019, “A Probabilistic Morphology Model for German Lemmatization”, KONVENS).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from index.grammar.sentence_analysis import SentenceAnalysis
from index.grammar.tokens import Word
from index.lexicon.given_names import is_given_name

_LONGEST_WORD = 40
"""Letters, from the end, that the tagger gets to see: its time grows with their square."""

_DOMAIN = re.compile(r"\w\.(?:de|com|org|net|at|ch|eu|tv|info)$")
"""“tagesschau.de”: a medium named by its address."""


@cache
def _hanover() -> tuple[Any, SentenceAnalysis]:
    """The model and its analysis of sentences: data, read once a process, however many taggers there are."""
    from HanTa.HanoverTagger import HanoverTagger  # with its model .3 s: at the first German words only

    model = HanoverTagger("morphmodel_ger.pgz")
    return model, SentenceAnalysis(model)


class Tagger:
    """The Hanover Tagger with a memory for words that it has analysed (most of its time goes into rare words).

    It is loaded when the first words are tagged. A library has one, which is handed on to whoever reads German.
    """

    def __init__(self) -> None:
        self._lemma = lru_cache(maxsize=30_000)(lambda word, tag: str(_hanover()[0].analyze(word, tag)[0]).lower())

    def tag(self, words: Sequence[Word]) -> None:
        """Set tag and lemma of a sentence's words."""
        tags = _hanover()[1]([word.text[-_LONGEST_WORD:] for word in words])
        for word, tag in zip(words, tags, strict=True):
            word.tag = _MENDED.get(word.lower, tag) if not word.quotation or word.lower in '„“”»«"()' else tag
            if "." in word.lower and _DOMAIN.search(word.lower):
                word.tag = "NE"
        _mend_names(words)
        for word in words:
            word.lemma = self._lemma(word.text[-_LONGEST_WORD:], word.tag) if word.verb else word.lower


def _mend_names(words: Sequence[Word]) -> None:
    """Tag surnames that are words too: “Karl Weise”, “Hanna Moser”."""
    first = words[0] if words else None
    if first is not None and len(words) > 1 and first.tag == "VV(IMP)" and words[1].noun and words[1].text[0].isupper():
        first.tag = "NE"  # “Henk Blau”
    for before, word in pairwise(words):
        given = is_given_name(before.lower)
        if given and (before.tag == "NN" or ("-" in before.text and before.text[:1].isupper())):
            before.tag = "NE"
        if not word.text[:1].isupper() or not word.text[-1].isalpha() or word.text.isupper():
            continue
        if word.lower.endswith(("es", "em")):
            continue  # “Merkel Positives”
        opaque = word.tag.startswith(("ADJ", "VV", "ADV", "ITJ", "PTK", "PRO", "XY"))
        if (before.tag == "NE" and opaque) or (given and (opaque or word.tag == "NN")):
            word.tag = "NE"


def mend_surnames(words: Sequence[Word], surnames: set[str]) -> None:
    """Tag surnames that are words too where they stand alone: “Klein sagte” in an article that names “Udo Klein”.

    Args:
        words: a tagged sentence.
        surnames: those that stood behind a given name so far; the sentence's own are added.
    """
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        if before is not None and is_given_name(before.lower) and word.tag[:2] == "NE" and before.text[0].isupper():
            surnames.add(word.text)
            continue
        noun = word.tag[:2] == "NN" and before is not None and before.tag in ("ART", "ADJ(A)", "PPOSAT", "APPRART")
        if word.text in surnames and not noun:
            word.tag, word.lemma = "NE", word.lower


_MENDED = {
    **dict.fromkeys('„“”»«"', "Q"),
    **dict.fromkeys("()", "$("),
    "sei": "VA(FIN)",
    "seien": "VA(FIN)",
    "laut": "APPR",
    "zufolge": "APPO",
}
"""Words that the tagger mistakes and that these rules depend on."""
