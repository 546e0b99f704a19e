"""What a reader makes of a question: which sentences of the best articles answer it, or that none does."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, Hit, Sentence, Statement
from index.library.reads import Reads
from index.models.reader import Piece
from index.search.recency import newest_first
from qa.evidence.facts import MOST_SENTENCES
from qa.evidence.found import Evidence, Found, with_speakers
from qa.question.plan import Plan

PASSAGES = 8
"""Passages whose articles are read."""
CHARACTERS = 4_600
"""Code points that are read for a question, about four windows (bench/README.md, “The reader”)."""
ENOUGH = 0.3
"""`confidence_of` the sentences read from which no further article is: the first that the search finds come first."""
WHOLE = 3_000
"""Code points of an article that is read whole; of a longer one the passages found."""
AROUND = 3
"""Sentences that are read on either side of a passage."""
SURE = 0.2
"""`confidence_of` the sentences from which a question is answered."""
SURE_SPOKEN = 0.5
"""The same for what somebody says where none of it has the words of the topic."""
SLOPE, OFFSET = 0.72, -0.44
"""Of `confidence_of`."""
SEARCHED = 5.0
"""What the search's score of an article counts beside the reader's choice (bench/README.md, “The reader”)."""
LEAST = 1e-3  # of a search's score
TRUSTED = 0.5
"""The same in `confidence_of`."""
BESIDE = 0.35
"""Probability of a sentence by itself from which it is cited beside the best one."""
CLOSE = 0.75
"""How much less its choice may be, as a logit, where it is cited whatever its probability."""
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")


@dataclass(frozen=True)
class ReadSentence:
    """A sentence as the reader sees it."""

    sentence: Sentence
    choice: float
    """Logit: how much more likely it answers than no sentence does."""
    alone: float
    """Logit: how likely it answers, whatever the others do."""
    found: float
    """Logarithm of the search's score of its article."""

    @property
    def joined(self) -> float:
        """What orders sentences of several articles."""
        return self.choice + SEARCHED * self.found

    @property
    def probability(self) -> float:
        """Of `alone`, 0 to 1."""
        return _logistic(self.alone)


def find_facts(library: Reads, plan: Plan) -> Found:
    """The one to three sentences that answer a question, or the reason why there are none."""
    read = read_sentences(library, plan)
    text = _text(read)
    confidence = confidence_of(text)
    if confidence < SURE or _is_of_another_year(text[0].sentence.article, plan):
        return Found(reason="not covered", topic=plan.question, confidence=confidence)
    return Found(with_speakers(library, cited_of(text)), confidence=confidence)


def find_spoken(library: Reads, plan: Plan, own: Sequence[Statement]) -> Found:
    """Of what somebody says the sentences that answer, or a reason where the likeliest of all is not one of these."""
    said = {sentence: one for one in reversed(own) for sentence in one.sentences}
    read = _text(read_sentences(library, plan))
    confidence = confidence_of(read)
    if confidence < SURE_SPOKEN or read[0].sentence not in said:
        return Found(reason="no statement on the topic", confidence=confidence)
    cited = [one for one in cited_of(read) if one in said]
    return Found(tuple(Evidence(one, said[one]) for one in cited), confidence=confidence)


def _is_of_another_year(article: Article, plan: Plan) -> bool:
    """Whether a year of the question stands nowhere in an article: the prize of 2007 in one of 2006."""
    text = f"{article.title} {article.published or ''} {article.text}"
    return any(year not in text for year in _YEAR.findall(plan.question))


def _text(read: Sequence[ReadSentence]) -> Sequence[ReadSentence]:
    """Without headings, where there is something else."""
    return [one for one in read if one.sentence.kind == "text"] or read


def cited_of(read: Sequence[ReadSentence]) -> list[Sentence]:
    """The likeliest sentence, and those of its article that likely answer too or as likely, in their order."""
    best = read[0]
    beside = [
        one
        for one in read[1:]
        if one.sentence.article == best.sentence.article
        and (one.probability >= BESIDE or one.choice >= best.choice - CLOSE)
    ]
    return sorted((one.sentence for one in (best, *beside[: MOST_SENTENCES - 1])), key=lambda one: one.start)


def confidence_of(read: Sequence[ReadSentence]) -> float:
    """Probability that the likeliest of the sentences answers, 0 to 1.

    From the softmax over those of its article and “none”, and the search's score; calibrated (Platt 1999) on questions
    over texts held out (bench/README.md, “The reader”).
    """
    if not read:
        return 0.0
    best = max(read, key=lambda one: one.joined)
    choices = [one.choice for one in read if one.sentence.article == best.sentence.article]
    highest = max(choices)
    if highest == -math.inf:
        return 0.0
    total = highest + math.log(sum(math.exp(choice - highest) for choice in choices))
    return _logistic(SLOPE * (total + TRUSTED * best.found) + OFFSET)


def _logistic(logit: float) -> float:
    return (1 + math.tanh(logit / 2)) / 2  # for any number


def read_sentences(library: Reads, plan: Plan, enough: float = ENOUGH) -> list[ReadSentence]:
    """The sentences of the best articles as the reader sees them, the likeliest answer first.

    Article by article, until the sentences have `enough` confidence; where the newest answer is wanted, all.
    """
    assert library.reader is not None
    read: list[ReadSentence] = []
    hits = library.search(plan.question, limit=PASSAGES)
    for article, runs in _parts(library, hits):
        score = max(hit.score for hit in hits if hit.passage.article == article)
        pieces = [Piece(heading_of(article), tuple(one.text for one in run)) for run in runs]
        for run, reading in zip(runs, library.reader.read(plan.question, pieces), strict=True):
            for sentence, choice, alone in zip(run, reading.choice.tolist(), reading.alone.tolist(), strict=True):
                read.append(ReadSentence(sentence, choice, alone, math.log(max(score, LEAST))))
        if confidence_of(_text(read)) >= enough and not plan.newest:
            break
    read.sort(key=lambda one: -one.joined)
    if plan.newest:
        dates = [one.sentence.article.published for one in read]
        return [read[place] for place in newest_first([one.probability for one in read], dates)]
    return read


def heading_of(article: Article) -> str:
    """An article's title and date, as the reader was trained to see them."""
    return f"{article.title} ({article.published})" if article.published else article.title


def _parts(library: Reads, hits: Sequence[Hit]) -> Iterator[tuple[Article, list[tuple[Sentence, ...]]]]:
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
        if numbers:
            yield article, [tuple(texts[article][i] for i in run) for run in _runs(sorted(numbers))]


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
