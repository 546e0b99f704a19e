"""Which sentences answer a question about a fact, and whether they cover it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Hit, Sentence
from index.library.reads import Reads
from index.search.maxsim import Query, best_matches, query_of
from index.search.recency import newest_first
from qa.evidence.answer_words import answer_words
from qa.evidence.contrary import denies, is_opposite, may_deny, sides_of
from qa.evidence.found import Found, with_speakers
from qa.evidence.question_names import QuestionNames
from qa.evidence.topics import share
from qa.question.expected import Expected
from qa.question.plan import Plan

PASSAGES = 6
"""Passages whose sentences are looked at."""
MOST_SENTENCES = 3
"""An answer to a question about a fact is one to three sentences."""
WORTH = 0.025
"""Probability that a sentence answers, for every `USUAL` code points that it has, from which it is cited beside the
best one (bench/README.md, “Thresholds”)."""
USUAL = 130
"""Code points of a sentence, about the mean of XQuAD's."""
COVERED, COVERED_TRANSLATED = 0.12, 0.25
"""`Scored.covered` from which a question is answered; more where the sentence is in another language (there)."""
AGREED = 0.1
"""`Scored.agreed` from which it is (there)."""
_STRICT = ("time", "duration", "number")
"""What a question expects that every sentence of its answer has to hold."""


@dataclass(frozen=True)
class Scored:
    """A sentence with the signs that it answers. Shares are of the question's words, weighted by rarity, 0 to 1."""

    sentence: Sentence
    telling: float
    """Share that the sentence matches, each word counting less the more of the sentences found match it: what all of
    them are about singles none out."""
    so_far: float
    """Share that the sentence and those before it in its passage match."""
    alike: float
    """Cosine of the vectors of the question and the sentence."""
    exact: float
    """Share that stands in it word for word (or in another form of the word)."""
    near: float
    """Share that the sentence and its two neighbours match."""
    around: float
    """Share that its passage matches."""
    hit: float
    """The search's score of its passage."""
    foremost: bool
    """Its passage is the first that the search found."""
    fits: bool
    """It holds words of the kind that the question expects (a time, a number …) and does not bring itself."""
    misfit: bool
    """It holds none, where the question expects a time, a duration or a number."""
    missing: float
    """Share of the question that is lost by the one word that the sentence and its neighbours match least."""
    number_missing: bool
    """A number of the question stands neither in the sentence nor in its neighbours."""
    opposite: float
    """1 where the sentence says the opposite of a word of the question (south for north), .5 where its passage does."""
    denied: bool
    """The question says “not” or “never”, and the sentence denies nothing."""
    translated: bool
    """Question and article are in different languages, so that words match less well."""

    @property
    def score(self) -> float:
        """How well the sentence answers, higher is better: the logarithm of how likely, up to a constant.

        The weights of a conditional logit over the sentences of each of XQuAD's development questions
        (bench/calibrate.py).
        """
        return sum(weight * sign for weight, sign in zip(_SCORE, self.choosing, strict=True))

    @property
    def choosing(self) -> tuple[float, ...]:
        """What `score` is made of."""
        return (
            self.telling,
            self.so_far,
            self.alike,
            self.exact,
            self.near,
            self.hit,
            float(self.foremost),
            float(self.fits),
            self.length,
        )

    @property
    def length(self) -> float:
        """The logarithm of its code points: of two that match as much the shorter one answers more surely."""
        return math.log(self.sentence.end - self.sentence.start)

    @property
    def covering(self) -> tuple[float, ...]:
        """What `covered` is made of."""
        return (
            self.near,
            self.around,
            self.hit,
            self.missing,
            float(self.number_missing),
            float(self.translated),
        )

    @property
    def agreeing(self) -> tuple[float, ...]:
        """What `agreed` is made of."""
        return (self.missing, float(self.number_missing), self.opposite, float(self.denied), float(self.misfit))

    @property
    def covered(self) -> float:
        """How surely the articles treat of what is asked, 0 to 1: a logistic regression (bench/calibrate.py).

        XQuAD's development questions, asked of the passages with those of the question's document and without. No sign
        depends on the other articles of the library.
        """
        return _logistic(_COVERED, self.covering)

    @property
    def agreed(self) -> float:
        """How surely the question is not one that only looks answerable, 0 to 1: a logistic regression (there).

        XQuAD's development questions beside SQuAD 2.0's unanswerable ones about the same passages.
        """
        return _logistic(_AGREED, self.agreeing)

    @property
    def confidence(self) -> float:
        """How surely the sentence answers, 0 to 1, higher is surer: that the articles treat of it, and as is asked."""
        return self.covered * self.agreed

    @property
    def sure(self) -> bool:
        """Whether the question is answered."""
        return self.covered >= (COVERED_TRANSLATED if self.translated else COVERED) and self.agreed >= AGREED


_SCORE = (6.45, 2.36, 3.45, -2.70, 4.10, 7.20, 0.58, 2.33, -0.22)
"""Of `Scored.score`, in the order of `Scored.choosing`."""
_COVERED = (5.08, 3.22, 14.76, -5.05, -1.51, 1.46, -8.01)
"""Of `Scored.covered`: the weights in the order of `Scored.covering`, and the constant."""
_AGREED = (-2.04, -0.59, -1.54, -3.27, -1.86, 0.62)
"""Of `Scored.agreed`: the weights in the order of `Scored.agreeing`, and the constant."""


def _logistic(weights: Sequence[float], signs: Sequence[float]) -> float:
    """`weights`: one for each sign, and the constant."""
    return 1 / (1 + math.exp(-sum(w * sign for w, sign in zip(weights, (*signs, 1.0), strict=True))))


def find_facts(library: Reads, plan: Plan) -> Found:
    """The one to three sentences that answer a question, or the reason why there are none."""
    scored = score_sentences(library, plan)
    names = QuestionNames(library, plan)
    chosen = _choose_of(scored, plan.expected)
    while chosen and names.strange_to(best := chosen[0].sentence):
        scored = [one for one in scored if one.sentence.article != best.article]
        chosen = _choose_of(scored, plan.expected)
    if not chosen or not scored[0].sure:
        return Found(reason="not covered", topic=plan.question)
    chosen = [one for one in chosen if names.beside(chosen[0].sentence, one.sentence)]
    articles = list(dict.fromkeys(one.sentence.article.id for one in chosen))
    chosen.sort(key=lambda one: (articles.index(one.sentence.article.id), one.sentence.start))
    return Found(with_speakers(library, (one.sentence for one in chosen)))


def _choose_of(scored: Sequence[Scored], expected: Expected | None) -> list[Scored]:
    """As `_choose`, a heading only where nothing else is found."""
    return _choose([one for one in scored if one.sentence.kind == "text"] or scored, expected)


def _choose(scored: Sequence[Scored], expected: Expected | None) -> list[Scored]:
    """The best sentence and those beside it that are likely enough for their length.

    Only those that hold a time or a number where that is expected; none where no likely one does.
    """
    strict = expected in _STRICT
    if not scored:
        return []
    chances = np.exp(np.array([one.score for one in scored]) - max(one.score for one in scored))
    chances /= chances.sum()
    chosen: list[Scored] = []
    for one, chance in zip(scored, chances.tolist(), strict=True):
        length = one.sentence.end - one.sentence.start
        worth = chance * USUAL / length >= WORTH or (not chosen and (not strict or chance >= WORTH))
        if worth and (one.fits or not strict) and len(chosen) < MOST_SENTENCES:
            chosen.append(one)
    return chosen


def score_sentences(library: Reads, plan: Plan) -> list[Scored]:
    """The sentences of the best passages for a question, best first, each once."""
    query = query_of(plan.question, library.word_vectors)
    asked = library.word_vectors.texts([plan.question])[0]
    passages = [_read(library, query, asked, hit) for hit in library.search(plan.question, limit=PASSAGES)]
    passages = [one for one in passages if one.sentences]
    if not passages:
        return []
    rarity = query.rarity * (1 - np.concatenate([one.matches for one in passages]).mean(axis=0))
    telling = Query(query.words, query.vectors, query.background, rarity)
    found: dict[tuple[str, int], Scored] = {}
    for place, passage in enumerate(passages):
        for one in _score_passage(plan, query, telling, passage, foremost=place == 0):
            key = (one.sentence.article.id, one.sentence.start)
            if key not in found or found[key].score < one.score:
                found[key] = one
    scored = sorted(found.values(), key=lambda one: -one.score)
    if plan.newest:
        dates = [one.sentence.article.published for one in scored]
        # Scores are logarithms: what is within about 1 of the best is a tie (index/search/recency.py takes shares of
        # it).
        return [scored[place] for place in newest_first([math.exp(one.score / 20) for one in scored], dates)]
    return scored


@dataclass(frozen=True)
class _Read:
    """A passage that the search found, held against the question."""

    hit: Hit
    sentences: tuple[Sentence, ...]
    matches: NDArray[np.float32]
    """(s, q) best match of each of the question's words in each sentence, 0 to 1."""
    alike: NDArray[np.float32]
    """(s,) cosine of the question's vector and each sentence's."""


def _read(library: Reads, query: Query, asked: NDArray[np.float32], hit: Hit) -> _Read:
    """`asked`: the (d,) unit vector of the question."""
    passage = hit.passage
    sentences = tuple(
        one for one in library.sentences(passage.article) if passage.start <= one.start and one.end <= passage.end
    )
    texts = [one.text for one in sentences]
    words = library.word_vectors
    return _Read(hit, sentences, best_matches(query, texts, words), words.texts(texts) @ asked)


def _score_passage(plan: Plan, query: Query, telling: Query, read: _Read, foremost: bool) -> Iterator[Scored]:
    """`telling`: the question's words, each counting less the more of the sentences found match it."""
    matches, language = read.matches, read.hit.passage.article.language
    number = np.array([word[0].isdigit() for word in query.words], dtype=bool)
    asked = sides_of(plan.question)
    # “How long had they not spoken?” and “Why did he not come?” take for granted what they deny.
    granted = plan.expected == "duration" or plan.asks_why
    denied = not granted and denies(plan.question)
    there = sides_of(" ".join(one.text for one in read.sentences)) if asked else frozenset()
    contrary = is_opposite(asked, there)
    for i, sentence in enumerate(read.sentences):
        if sentence.kind not in ("text", "heading"):
            continue
        near = matches[max(i - 1, 0) : i + 2].max(axis=0)
        fits = bool(answer_words(plan.question, plan.expected, sentence.text, language == "de"))
        yield Scored(
            sentence,
            telling=_share(telling, matches[i : i + 1]),
            so_far=_share(query, matches[: i + 1]),
            alike=float(read.alike[i]),
            exact=_share(query, (matches[i : i + 1] >= 1).astype(np.float32)),
            near=_share(query, near[None]),
            around=_share(query, matches),
            hit=read.hit.score,
            foremost=foremost,
            fits=fits,
            misfit=plan.expected in _STRICT and not fits,
            missing=float((query.rarity * (1 - near)).max(initial=0.0) / max(float(query.rarity.sum()), 1e-6)),
            number_missing=bool((number & (near < 1)).any()),
            opposite=(0.5 + 0.5 * is_opposite(asked, sides_of(sentence.text))) if contrary else 0.0,
            denied=denied and not may_deny(sentence.text),
            translated=language is not None and language != plan.language,
        )


def _share(query: Query, matches: NDArray[np.float32]) -> float:
    """Share of the question that some sentences match together, 0 to 1."""
    return float(share(query, matches.max(axis=0, keepdims=True))[0])
