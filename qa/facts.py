"""Which sentences answer a question about a fact, and whether they cover it."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Hit, Sentence
from index.library import Library
from index.maxsim import Query, best_matches, query_of
from index.recency import newest_first
from qa.answer_words import answer_words
from qa.contrary import denies, is_opposite, may_deny, sides_of
from qa.question import Plan
from qa.statements import Evidence, Found, share

PASSAGES = 6
"""Passages whose sentences are looked at."""
MOST_SENTENCES = 3
"""An answer to a question about a fact is one to three sentences."""
WORTH, WORTH_TRANSLATED = 0.015, 0.04
"""Probability that a sentence answers, for every `USUAL` code points that it has, from which it is cited beside the
best one; more across languages, where the chances are less certain (bench/README.md, “Thresholds”)."""
USUAL = 130
"""Code points of a sentence, about the mean of XQuAD's."""
ANSWERS = 0.2
"""Confidence from which a question is answered (there)."""
ANSWERS_TRANSLATED = 0.23
"""The same where the sentence is in another language: there confidence tells less."""
_WHY = re.compile(r"(?:why|warum|weshalb|wieso)\b", re.IGNORECASE)
_STRICT = ("time", "duration", "number")
"""What a question expects that every sentence of its answer has to hold."""


@dataclass(frozen=True)
class Scored:
    """A sentence with the signs that it answers. Shares are of the question's words, weighted by rarity, 0 to 1."""

    sentence: Sentence
    covered: float
    """Share that the sentence matches."""
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
    weakest: float
    """How well the passage matches that word of the question which it matches least."""
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
        signs = (self.covered, self.exact, self.near, self.hit, self.foremost, self.fits, self.length)
        return sum(weight * sign for weight, sign in zip(_SCORE, signs, strict=True))

    @property
    def length(self) -> float:
        """The logarithm of its code points: of two that match as much the shorter one answers more surely."""
        return math.log(self.sentence.end - self.sentence.start)

    @property
    def signs(self) -> tuple[float, ...]:
        """What `confidence` is made of."""
        return (
            self.near,
            self.around,
            self.hit,
            self.weakest,
            self.missing,
            float(self.number_missing),
            self.opposite,
            float(self.denied),
            float(self.misfit),
            float(self.translated),
        )

    @property
    def confidence(self) -> float:
        """How surely the sentence answers, 0 to 1: a logistic regression on XQuAD's development questions.

        Asked of the passages with and without those of the question's document, and beside questions that look
        answerable and are not (bench/calibrate.py). No sign depends on the other articles of the library.
        """
        return 1 / (1 + math.exp(-sum(w * sign for w, sign in zip(_WEIGHTS, self.signs, strict=True)) - _CONSTANT))

    @property
    def sure(self) -> bool:
        """Whether the confidence is enough to answer."""
        return self.confidence >= (ANSWERS_TRANSLATED if self.translated else ANSWERS)


_SCORE = (8.34, -2.48, 4.79, 8.73, 0.63, 2.17, -0.33)
"""Of `Scored.score`, in the order of its signs."""
_WEIGHTS = (2.05, -0.17, 6.83, -1.89, -1.75, -0.87, -1.41, -3.16, -2.03, 0.65)
_CONSTANT = -3.55
"""Of `Scored.confidence`, in the order of `Scored.signs`."""


def find_facts(library: Library, plan: Plan) -> Found:
    """The one to three sentences that answer a question, or the reason why there are none."""
    scored = score_sentences(library, plan)
    texts = [one for one in scored if one.sentence.kind == "text"]  # a heading only where nothing else is found
    chosen = _choose(texts or scored, plan.expected in _STRICT)
    if not chosen or not scored[0].sure:
        return Found(reason="not covered", topic=plan.question)
    articles = list(dict.fromkeys(one.sentence.article.id for one in chosen))
    chosen.sort(key=lambda one: (articles.index(one.sentence.article.id), one.sentence.start))
    return Found(tuple(with_speaker(library, one.sentence) for one in chosen))


def _choose(scored: Sequence[Scored], strict: bool) -> list[Scored]:
    """The best sentence and those beside it that are likely enough for their length.

    `strict`: only those that hold what the question expects; none where no likely one does.
    """
    if not scored:
        return []
    chances = np.exp(np.array([one.score for one in scored]) - max(one.score for one in scored))
    chances /= chances.sum()
    chosen: list[Scored] = []
    for one, chance in zip(scored, chances.tolist(), strict=True):
        length = one.sentence.end - one.sentence.start
        least = WORTH_TRANSLATED if one.translated else WORTH
        worth = chance * USUAL / length >= least or (not chosen and (not strict or chance >= least))
        if worth and (one.fits or not strict) and len(chosen) < MOST_SENTENCES:
            chosen.append(one)
    return chosen


def with_speaker(library: Library, sentence: Sentence) -> Evidence:
    """A sentence as evidence: what somebody says in it is shown as theirs, not as a fact."""
    statements = library.statements(article=sentence.article)
    said = (one for one in statements if one.speaker is not None and sentence in one.sentences)
    return Evidence(sentence, next(said, None))


def score_sentences(library: Library, plan: Plan) -> list[Scored]:
    """The sentences of the best passages for a question, best first, each once."""
    query = query_of(plan.question, library.word_vectors)
    found: dict[tuple[str, int], Scored] = {}
    for place, hit in enumerate(library.search(plan.question, limit=PASSAGES)):
        for one in _score_passage(library, plan, query, hit, foremost=place == 0):
            key = (one.sentence.article.id, one.sentence.start)
            if key not in found or found[key].score < one.score:
                found[key] = one
    scored = sorted(found.values(), key=lambda one: -one.score)
    if plan.newest:
        dates = [one.sentence.article.published for one in scored]
        # Scores are logarithms: what is within about 1 of the best is a tie (index/recency.py takes shares of it).
        return [scored[place] for place in newest_first([math.exp(one.score / 20) for one in scored], dates)]
    return scored


def _score_passage(library: Library, plan: Plan, query: Query, hit: Hit, foremost: bool) -> Iterator[Scored]:
    passage = hit.passage
    sentences = [
        one for one in library.sentences(passage.article) if passage.start <= one.start and one.end <= passage.end
    ]
    if not sentences:
        return
    matches = best_matches(query, [sentence.text for sentence in sentences], library.word_vectors)
    language = passage.article.language
    number = np.array([word[0].isdigit() for word in query.words], dtype=bool)
    asked = sides_of(plan.question)
    # “How long had they not spoken?” and “Why did he not come?” take for granted what they deny.
    granted = plan.expected == "duration" or _WHY.match(plan.question)
    denied = not granted and denies(plan.question)
    there = sides_of(" ".join(sentence.text for sentence in sentences)) if asked else frozenset()
    contrary = is_opposite(asked, there)
    for i, sentence in enumerate(sentences):
        if sentence.kind not in ("text", "heading"):
            continue
        near = matches[max(i - 1, 0) : i + 2].max(axis=0)
        fits = bool(answer_words(plan.question, plan.expected, sentence.text, language == "de"))
        yield Scored(
            sentence,
            covered=_share(query, matches[i : i + 1]),
            exact=_share(query, (matches[i : i + 1] >= 1).astype(np.float32)),
            near=_share(query, near[None]),
            around=_share(query, matches),
            hit=hit.score,
            foremost=foremost,
            fits=fits,
            misfit=plan.expected in _STRICT and not fits,
            weakest=float(matches.max(axis=0).min(initial=1.0)),
            missing=float((query.rarity * (1 - near)).max(initial=0.0) / max(float(query.rarity.sum()), 1e-6)),
            number_missing=bool((number & (near < 1)).any()),
            opposite=(0.5 + 0.5 * is_opposite(asked, sides_of(sentence.text))) if contrary else 0.0,
            denied=denied and not may_deny(sentence.text),
            translated=language is not None and language != plan.language,
        )


def _share(query: Query, matches: NDArray[np.float32]) -> float:
    """Share of the question that some sentences match together, 0 to 1."""
    return float(share(query, matches.max(axis=0, keepdims=True))[0])
