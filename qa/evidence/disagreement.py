"""“What do Hardt and Miersch disagree on?”: what each of two people says on what both speak about, side by side."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.article import Statement
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.verb_families import verb_family
from index.library.reads import Reads
from index.search.maxsim import best_matches, query_of
from index.text.terms import words_of
from qa.evidence.found import Evidence, Found
from qa.evidence.topics import ON_TOPIC, share
from qa.evidence.unquoted import only_named
from qa.question.plan import Plan

MOST_EACH = 2
"""Sentences of each of the two."""
MOST_COMPARED = 60
"""Statements of each of the two that are compared, those of shared articles first."""
SHARED = 0.3
"""Share of a statement's words, by rarity, that the other's has to match: what they both speak about. Two statements of
one article are about one thing anyhow."""

TAKES_SIDES = 0.3
"""What it counts beside that share that a statement praises, criticises or denies."""


def find_disagreement(library: Reads, plan: Plan) -> Found:
    """What both say on the topic, or on what they have most in common; the reason where one of them says nothing."""
    assert plan.people
    topic = plan.asks[0].topic if plan.asks else ""
    both = [library.statements(speaker=name) for name in plan.people]
    for name, said in zip(plan.people, both, strict=True):
        if not said:
            return only_named(library, name, topic) or Found(reason="no such speaker", speaker=name, topic=topic)
    shared = {one.article.id for one in both[0]} & {one.article.id for one in both[1]}
    sides = [sorted(said, key=lambda one: one.article.id not in shared)[:MOST_COMPARED] for said in both]
    if topic:
        sides = [_on_topic(library, said, topic) for said in sides]
        for name, said in zip(plan.people, sides, strict=True):
            if not said:
                return Found(reason="no statement on the topic", speaker=name, topic=topic)
    one, other = _nearest(library, *sides)
    if one is None or other is None:
        return Found(reason="not covered", topic=plan.question)
    return Found(tuple(_of(one, sides[0]) + _of(other, sides[1])), topic=topic)


def _nearest(
    library: Reads, one: Sequence[Statement], other: Sequence[Statement]
) -> tuple[Statement | None, Statement | None]:
    """The pair that has most in common."""
    texts = [_text(statement) for statement in other]
    best: tuple[float, Statement | None, Statement | None] = (0.0, None, None)
    for statement in one:
        alike = _alike(library, _text(statement), texts)
        together = np.array([statement.article == theirs.article for theirs in other])
        taking_sides = np.array([_takes_sides(statement) + _takes_sides(theirs) for theirs in other])
        fits = alike + together + TAKES_SIDES * taking_sides
        place = int(fits.argmax())
        if (together[place] or alike[place] >= SHARED) and float(fits[place]) > best[0]:
            best = float(fits[place]), statement, other[place]
    return best[1], best[2]


def _takes_sides(statement: Statement) -> bool:
    """Whether it praises, criticises or denies, by its cue."""
    cue = statement.article.text[slice(*statement.cue)] if statement.cue else ""
    return any(verb_family(word) in ("criticise", "praise", "deny") for word in cue.split())


def _alike(library: Reads, text: str, others: Sequence[str]) -> NDArray[np.float32]:
    words = " ".join(word for word in words_of(text) if word not in STOP_WORDS)
    query = query_of(words, library.word_vectors)
    return share(query, best_matches(query, others, library.word_vectors))


def _on_topic(library: Reads, said: Sequence[Statement], topic: str) -> list[Statement]:
    query = query_of(topic, library.word_vectors)
    covered = share(query, best_matches(query, [_text(one) for one in said], library.word_vectors))
    return [said[i] for i in np.flatnonzero(covered >= ON_TOPIC).tolist()]


def _text(statement: Statement) -> str:
    return " ".join(sentence.text for sentence in statement.sentences)


def _of(best: Statement, said: Sequence[Statement]) -> list[Evidence]:
    """The best statement's sentences and those of the same person next to it in the article."""
    here = [one for one in said if one.article == best.article]
    near = sorted(here, key=lambda one: abs(one.spans[0][0] - best.spans[0][0]))
    kept: dict[int, Evidence] = {}
    for one in near:
        for sentence in one.sentences:
            if len(kept) < MOST_EACH:
                kept.setdefault(sentence.start, Evidence(sentence, one))
    return [kept[start] for start in sorted(kept)]
