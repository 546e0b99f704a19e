"""Which sentences answer a question about a fact, and whether they cover it."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Hit, Sentence
from index.library import Library
from index.maxsim import Query, best_matches, query_of
from index.recency import newest_first
from qa.question import Expected, Plan
from qa.statements import MOST_SENTENCES, Evidence, Found, share

PASSAGES = 6
"""Passages whose sentences are looked at."""
CHARACTERS = 720
"""After the first sentence, others are cited only while all of them together stay below (400 to 450 on average)."""
NEARLY = 0.75
"""Share of the best sentence's score that a further cited one must reach (bench/README.md, “Thresholds”)."""
ANSWERS = 0.17
"""Confidence from which a question is answered (there)."""


def _alternatives(words: str) -> str:
    return "|".join(words.split())


_DAYS_AND_MONTHS = _alternatives(
    """
    januar februar märz april mai juni juli august september oktober november dezember january february march june
    july october december montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday
    thursday friday saturday sunday gestern heute morgen abend yesterday today tomorrow jahrhundert century
    """
)
_DAYTIMES = "abend|morgen|mittag|vormittag|nachmittag|nacht"
_NUMBER_WORDS = _alternatives(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig fünfzig hundert tausend hunderte
    tausende million millionen milliarde milliarden dutzend dutzende hälfte drittel viertel einmal zweimal
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    hundred thousand hundreds thousands millions
    billion billions dozen dozens half third quarter once twice
    """
)
_UNITS = _alternatives(
    """
    sekunden? minuten? stunden? tag(?:e|en)? wochen? monat(?:e|en)? jahr(?:e|en|zehnte?n?|hunderte?n?)?
    seconds? minutes? hours? days? weeks? months? years? decades? century centuries
    """
)
_EXPECTED: dict[Expected, re.Pattern[str]] = {
    "time": re.compile(
        rf"\b(?:\d{{1,2}}[.:]\d\d|\d{{3,4}}|\d{{1,2}}\.|\d+er"
        rf"|(?-i:May)\b|(?:{_DAYS_AND_MONTHS})(?:e?s|{_DAYTIMES})?\b"
        rf"|(?:seit|vor|since|within)\b.{{1,25}}\b(?:{_UNITS})\b|(?:{_UNITS}) (?:ago|later|earlier|zuvor|später)\b)",
        re.IGNORECASE,
    ),
    "duration": re.compile(rf"\b(?:{_UNITS})\b", re.IGNORECASE),
    "number": re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    "person": re.compile(r"(?<=[a-zäöüß,;:] )[A-ZÄÖÜ]|^\W*[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]"),
    "place": re.compile(r"\b(?:in|im|at|near|bei|nach|aus|to|from|on|auf|an|am)\b", re.IGNORECASE),
}
"""Words that a sentence needs to answer the kind of question; a sign, not a proof (general knowledge)."""


@dataclass(frozen=True)
class Scored:
    """A sentence with the signs that it answers. Shares are of the question's words, weighted by rarity, 0 to 1."""

    sentence: Sentence
    covered: float
    """Share that the sentence matches."""
    near: float
    """Share that the sentence and its two neighbours match."""
    around: float
    """Share that its passage matches."""
    hit: float
    """The search's score of its passage."""
    fits: bool
    """It holds what the question expects (a time, a number …)."""
    translated: bool
    """Question and article are in different languages, so that words match less well."""

    @property
    def score(self) -> float:
        """How well the sentence answers, higher is better.

        The weights of a conditional logit over the sentences of each of XQuAD's development questions, divided by 10
        (bench/calibrate.py).
        """
        return 0.63 * self.covered + 0.51 * self.near + 0.9 * self.hit + 0.19 * self.fits

    @property
    def confidence(self) -> float:
        """How surely the sentence answers, 0 to 1: a logistic regression on XQuAD's development questions.

        Asked of the passages with and without those of the question's document (bench/calibrate.py). No sign depends
        on the other articles of the library.
        """
        signs = 5.18 * self.covered + 8.23 * self.near + 5.99 * self.around + 1.99 * self.translated - 9.26
        return 1 / (1 + math.exp(-signs))


def find_facts(library: Library, plan: Plan) -> Found:
    """The one to four sentences that answer a question, or the reason why there are none."""
    scored = score_sentences(library, plan)
    if not scored or scored[0].confidence < ANSWERS:
        return Found(reason="not covered", topic=plan.question)
    least = NEARLY * max(one.score for one in scored)
    if plan.expected in ("time", "duration", "number"):
        fitting = [one for one in scored if one.fits and one.score >= least]
        scored = fitting or scored
    chosen: list[Scored] = []
    length = 0
    for one in scored:
        length_with = length + one.sentence.end - one.sentence.start
        if one.score < least or len(chosen) == MOST_SENTENCES:
            break
        if not chosen or length_with <= CHARACTERS:
            chosen.append(one)
            length = length_with
    articles = list(dict.fromkeys(one.sentence.article.id for one in chosen))
    chosen.sort(key=lambda one: (articles.index(one.sentence.article.id), one.sentence.start))
    return Found(tuple(with_speaker(library, one.sentence) for one in chosen))


def with_speaker(library: Library, sentence: Sentence) -> Evidence:
    """A sentence as evidence: what somebody says in it is shown as theirs, not as a fact."""
    statements = library.statements(article=sentence.article)
    said = (one for one in statements if one.speaker is not None and sentence in one.sentences)
    return Evidence(sentence, next(said, None))


def score_sentences(library: Library, plan: Plan) -> list[Scored]:
    """The sentences of the best passages for a question, best first, each once."""
    query = query_of(plan.question, library.word_vectors)
    found: dict[tuple[str, int], Scored] = {}
    for hit in library.search(plan.question, limit=PASSAGES):
        for one in _score_passage(library, plan, query, hit):
            key = (one.sentence.article.id, one.sentence.start)
            if key not in found or found[key].score < one.score:
                found[key] = one
    scored = sorted(found.values(), key=lambda one: -one.score)
    if plan.newest:
        dates = [one.sentence.article.published for one in scored]
        return [scored[place] for place in newest_first([one.score for one in scored], dates)]
    return scored


def _score_passage(library: Library, plan: Plan, query: Query, hit: Hit) -> Iterator[Scored]:
    passage = hit.passage
    sentences = [
        one for one in library.sentences(passage.article) if passage.start <= one.start and one.end <= passage.end
    ]
    matches = best_matches(query, [sentence.text for sentence in sentences], library.word_vectors)
    around = _share(query, matches) if sentences else 0.0
    language = passage.article.language
    for i, sentence in enumerate(sentences):
        if sentence.kind not in ("text", "heading"):
            continue
        yield Scored(
            sentence,
            covered=_share(query, matches[i : i + 1]),
            near=_share(query, matches[max(i - 1, 0) : i + 2]),
            around=around,
            hit=hit.score,
            fits=plan.expected is not None and bool(_EXPECTED[plan.expected].search(sentence.text)),
            translated=language is not None and language != plan.language,
        )


def _share(query: Query, matches: NDArray[np.float32]) -> float:
    """Share of the question that some sentences match together, 0 to 1."""
    return float(share(query, matches.max(axis=0, keepdims=True))[0])
