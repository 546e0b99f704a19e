"""The sentences that a language model may write from: what answers the question, and what stands near to it."""

from collections.abc import Iterable
from dataclasses import replace

from index.article import Article, Sentence
from index.library.reads import Reads
from qa.evidence.facts import score_sentences
from qa.evidence.found import Evidence, Found, with_speakers
from qa.evidence.injections import talks_to_a_model
from qa.evidence.reading import confidence_of, read_sentences
from qa.evidence.speech import further_by
from qa.evidence.stories import as_sources
from qa.question.plan import Plan

MOST = 24
"""Sentences: what a reader would still look through; a small context holds fewer (qa/language_model/prompts.py)."""
LONGEST = 2_000
"""Code points of a sentence; a longer one is a list or a table, which a model is shown in part
(qa/language_model/prompts.py)."""
PERHAPS = 0.02
"""Confidence (qa/evidence/facts.py) from which a model may try where no sentence alone answers. Of XQuAD's
development questions 2,422 of 2,448 that the passages answer reach it, 2,363 the extractive writer's thresholds; of
1,428 that they do not 558 and 201."""
PERHAPS_READ = 0.1
"""The same, of what the reader says."""
NEAR = 0.4
"""Share of the best sentence's score from which another one is near enough for a model to write from."""


def gather(library: Reads, plan: Plan, found: Found) -> tuple[Evidence, ...]:
    """What a model may write from; what `found` holds comes first.

    Where a person's own words are asked for, only these; else also what stands near to what answers. Never a sentence
    that talks to the model. Nothing where the articles surely do not answer: then there is nothing to write.
    """
    speech = bool(plan.asks) and plan.strict
    if found.reason is not None and (speech or found.reason != "not covered"):
        return ()
    wide = list(found.evidence)
    if speech and found.speaker is not None:
        wide += further_by(library, found.speaker, found.topic)
    else:
        near = _read(library, plan, found) if library.reader else _scored(library, plan, found)
        if found.reason is not None and not near:
            return ()
        wide += with_speakers(library, near)
    kept = as_sources(library, replace(found, evidence=tuple(_once(wide)))).evidence
    short = (one for one in kept if one.sentence.end - one.sentence.start <= LONGEST)
    return tuple(one for one in short if not talks_to_a_model(one.sentence.text))[:MOST]


def _read(library: Reads, plan: Plan, found: Found) -> list[Sentence]:
    """The sentences that the reader finds likeliest; none where it is sure that nothing answers."""
    read = read_sentences(library, plan, enough=1)
    if found.reason is not None and confidence_of(read) < PERHAPS_READ:
        return []
    return [one.sentence for one in read[:MOST]]


def _scored(library: Reads, plan: Plan, found: Found) -> list[Sentence]:
    """The same without a reader."""
    scored = score_sentences(library, plan)
    if found.reason is not None and (not scored or scored[0].confidence < PERHAPS):
        return []
    least = NEAR * max((one.score for one in scored), default=0.0)
    return [one.sentence for one in scored if one.score >= least]


def _once(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence once, where it came first."""
    first: dict[Sentence, Evidence] = {}
    for one in evidence:
        first.setdefault(one.sentence, one)
    return list(first.values())


def in_reading_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The sentences of an article together and in order, the article of the first one first."""
    listed = list(evidence)
    articles: list[Article] = list(dict.fromkeys(one.sentence.article for one in listed))
    return tuple(sorted(listed, key=lambda one: (articles.index(one.sentence.article), one.sentence.start)))
