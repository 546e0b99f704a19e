"""An article as words: offsets, part of speech, lemma of the verbs, and the quotation that each word stands in.

The German tags (STTS with the verb form in brackets, “VV(FIN)”) and lemmas come from the Hanover Tagger, a hidden
Markov model over morphemes (Wartena 2019, “A Probabilistic Morphology Model for German Lemmatization”, KONVENS).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from index.article import Sentence
from index.grammar.word_analysis import WordAnalysis
from index.lexicon.given_names import is_given_name
from index.text.quotations import Quotation

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’&/.][^\W_]+)*-?|\S")

_LONGEST_WORD = 40
"""Letters, from the end, that the tagger gets to see: its time grows with their square."""

_DOMAIN = re.compile(r"\w\.(?:de|com|org|net|at|ch|eu|tv|info)$")
"""“tagesschau.de”: a medium named by its address."""

_VERBS = ("VV", "VA", "VM")


@dataclass(slots=True)
class Word:
    """A word or punctuation mark of an article: `text[start:end]`."""

    start: int
    end: int
    text: str
    lower: str
    quotation: int
    """The quotation it stands in, counted from 1; 0 outside."""
    tag: str = "XX"
    lemma: str = ""
    """Lower case; of verbs only, else the word itself."""

    @property
    def finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.tag.endswith("(FIN)")

    @property
    def verb(self) -> bool:
        """Whether it is a verb in any form."""
        return self.tag[:2] in _VERBS

    @property
    def noun(self) -> bool:
        """Whether it is a noun or a name."""
        return self.tag[:2] in ("NN", "NE", "FM", "XY")


class Tagger:
    """The Hanover Tagger with a memory for words that it has analysed (most of its time goes into rare words)."""

    def __init__(self) -> None:
        from HanTa.HanoverTagger import HanoverTagger  # 0.2 s: at the first article only

        self._model: Any = HanoverTagger("morphmodel_ger.pgz")
        self._model.analyze_forward = lru_cache(maxsize=100_000)(WordAnalysis(self._model))
        self._lemma = lru_cache(maxsize=50_000)(lambda word, tag: str(self._model.analyze(word, tag)[0]).lower())

    def tag(self, words: Sequence[Word]) -> None:
        """Set tag and lemma of a sentence's words."""
        tags = self._model.tag_sent([word.text[-_LONGEST_WORD:] for word in words], taglevel=0)
        for word, tag in zip(words, tags, strict=True):
            word.tag = _MENDED.get(word.lower, tag) if not word.quotation or word.lower in '„“”»«"()' else tag
            if _DOMAIN.search(word.lower):
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


@cache
def tagger() -> Tagger:
    """The one tagger of this process, loaded when the first German article is read."""
    return Tagger()


def words_of(sentence: Sentence, quotations: Sequence[Quotation]) -> list[Word]:
    """The words of one sentence, untagged.

    A full stop inside the sentence belongs to its word (“Dr.”, “16.”), one at the end or before a closing quotation
    mark stands alone.
    """
    text, end = sentence.article.text, sentence.end
    found: list[Word] = []
    numbers = _quotation_numbers(quotations, sentence.start)
    upcoming = next(numbers, None)
    for match in _TOKEN.finditer(text, sentence.start, end):
        start, stop = match.span()
        while upcoming is not None and start >= upcoming[1].end:
            upcoming = next(numbers, None)
        inside = upcoming[0] if upcoming is not None and upcoming[1].start <= start else 0
        piece = match.group()
        if piece == "." and found and found[-1].end == start and found[-1].text[-1:].isalnum():
            after = text[stop : stop + 1]
            if stop < end and after not in '“”"»«' and text[stop:end].strip('“”"»«)\n '):
                last = found[-1]
                last.end, last.text, last.lower = stop, last.text + ".", last.lower + "."
                continue
        found.append(Word(start, stop, piece, piece.lower(), inside))
    return found


def _quotation_numbers(quotations: Sequence[Quotation], start: int) -> Iterator[tuple[int, Quotation]]:
    return ((number, one) for number, one in enumerate(quotations, 1) if one.end > start)
