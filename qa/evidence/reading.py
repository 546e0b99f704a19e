"""What a reader makes of a question: which sentences of the best articles answer it, or that none does."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, Hit, Sentence
from index.library.reads import Reads
from index.models.reader import Piece
from index.search.recency import newest_first
from qa.evidence.facts import MOST_SENTENCES
from qa.evidence.found import Found, with_speakers
from qa.question.plan import Plan

PASSAGES = 8
"""Passages whose articles are read."""
CHARACTERS = 5_200
"""Code points that are read for a question, about four windows (bench/README.md, “The reader”)."""
WHOLE = 3_000
"""Code points of an article that is read whole; of a longer one the passages found."""
AROUND = 3
"""Sentences that are read on either side of a passage."""
SURE = 0.1
"""`confidence_of` the sentences from which a question is answered."""
SLOPE, OFFSET = 0.82, -2.09
"""Of `confidence_of`."""
BESIDE = 0.35
"""Probability of a sentence by itself from which it is cited beside the best one."""


@dataclass(frozen=True)
class ReadSentence:
    """A sentence as the reader sees it."""

    sentence: Sentence
    choice: float
    """Logit: how much more likely it answers than no sentence does."""
    alone: float
    """Logit: how likely it answers, whatever the others do."""

    @property
    def probability(self) -> float:
        """Of `alone`, 0 to 1."""
        return _logistic(self.alone)


def find_facts(library: Reads, plan: Plan) -> Found:
    """The one to three sentences that answer a question, or the reason why there are none."""
    read = read_sentences(library, plan)
    text = [one for one in read if one.sentence.kind == "text"] or read
    confidence = confidence_of(text)
    if confidence < SURE:
        return Found(reason="not covered", topic=plan.question, confidence=confidence)
    return Found(with_speakers(library, _cited(text)), confidence=confidence)


def _cited(read: Sequence[ReadSentence]) -> list[Sentence]:
    """The likeliest sentence, and those of its article that likely answer too, in their order."""
    best = read[0]
    beside = [one for one in read[1:] if one.probability >= BESIDE and one.sentence.article == best.sentence.article]
    return sorted((one.sentence for one in (best, *beside[: MOST_SENTENCES - 1])), key=lambda one: one.start)


def confidence_of(read: Sequence[ReadSentence]) -> float:
    """Probability that the likeliest of the sentences answers, 0 to 1.

    From the softmax over all of them and “none”, calibrated (Platt 1999) on questions over texts held out
    (bench/README.md, “The reader”).
    """
    highest = max((one.choice for one in read), default=-math.inf)
    if highest == -math.inf:
        return 0.0
    total = highest + math.log(sum(math.exp(one.choice - highest) for one in read))
    return _logistic(SLOPE * total + OFFSET)


def _logistic(logit: float) -> float:
    return (1 + math.tanh(logit / 2)) / 2  # for any number


def read_sentences(library: Reads, plan: Plan) -> list[ReadSentence]:
    """The sentences of the best articles as the reader sees them, the likeliest answer first."""
    assert library.reader is not None
    parts = list(_parts(library, library.search(plan.question, limit=PASSAGES)))
    pieces = [Piece(heading_of(article), tuple(one.text for one in sentences)) for article, sentences in parts]
    found: dict[tuple[str, int], ReadSentence] = {}
    for (article, sentences), reading in zip(parts, library.reader.read(plan.question, pieces), strict=True):
        for sentence, choice, alone in zip(sentences, reading.choice.tolist(), reading.alone.tolist(), strict=True):
            key = (article.id, sentence.start)
            if key not in found or found[key].choice < choice:
                found[key] = ReadSentence(sentence, choice, alone)
    read = sorted(found.values(), key=lambda one: -one.choice)
    if plan.newest:
        dates = [one.sentence.article.published for one in read]
        return [read[place] for place in newest_first([one.probability for one in read], dates)]
    return read


def heading_of(article: Article) -> str:
    """An article's title and date, as the reader was trained to see them."""
    return f"{article.title} ({article.published})" if article.published else article.title


def _parts(library: Reads, hits: Sequence[Hit]) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """What is read: short articles whole, of long ones the passages found with what stands around them."""
    left = CHARACTERS
    places: dict[Article, set[int]] = {}
    texts: dict[Article, list[Sentence]] = {}
    for hit in hits:
        article = hit.passage.article
        if article not in texts:
            texts[article] = [one for one in library.sentences(article) if one.kind in ("text", "heading")]
            places[article] = set()
        sentences = texts[article]
        if sum(one.end - one.start for one in sentences) <= WHOLE:
            wanted = set(range(len(sentences)))
        else:
            inside = [
                i for i, one in enumerate(sentences) if one.start < hit.passage.end and hit.passage.start < one.end
            ]
            wanted = {i + step for i in inside for step in range(-AROUND, AROUND + 1) if 0 <= i + step < len(sentences)}
        more = wanted - places[article]
        size = sum(sentences[i].end - sentences[i].start for i in more)
        if size > left and left < CHARACTERS:
            break
        left -= size
        places[article] |= more
    for article, numbers in places.items():
        for run in _runs(sorted(numbers)):
            yield article, tuple(texts[article][i] for i in run)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
