"""What somebody said at several times: in order, and whether the later words differ from the earlier ones."""

import datetime
from collections.abc import Sequence
from itertools import combinations

from index.lexicon.function_words import STOP_WORDS
from index.lexicon.verb_families import verb_family
from index.text.terms import stems, words_of
from qa.evidence.contrary import denies, is_opposite, sides_of
from qa.evidence.found import Evidence

_CONTRARY = (frozenset({"praise", "criticise"}), frozenset({"demand", "deny"}))
"""Families of cues (index/lexicon/verb_families.py) that are two positions on one thing."""
_ALIKE = 0.3
"""Share of the fewer content words that two statements have to have in common to be on one thing (Jaccard's overlap
coefficient; set by hand)."""


def by_date(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with the earliest article first, undated ones last; sentences of an article stay together."""
    return tuple(sorted(evidence, key=lambda one: one.sentence.article.published or datetime.date.max))


def dates_of(evidence: Sequence[Evidence]) -> list[datetime.date]:
    """The different dates of the cited articles, in order."""
    return sorted({one.sentence.article.published for one in evidence if one.sentence.article.published})


def changed(evidence: Sequence[Evidence]) -> str | None:
    """Who says something else later than before, by opposite words, a denial, or praise after criticism; else None."""
    said = [(one, one.statement.speaker, one.sentence.article.published) for one in by_date(evidence) if one.statement]
    for (earlier, speaker, before), (later, same, after) in combinations(said, 2):
        if speaker and speaker == same and before and after and before != after and _differ(earlier, later):
            return speaker
    return None


def _differ(one: Evidence, other: Evidence) -> bool:
    texts = one.sentence.text, other.sentence.text
    words = [{stem for word in words_of(text) if word not in STOP_WORDS for stem in stems(word)} for text in texts]
    if len(words[0] & words[1]) < _ALIKE * min(map(len, words)):
        return False
    if frozenset({_family(one), _family(other)}) in _CONTRARY:
        return True
    sides = sides_of(texts[0]), sides_of(texts[1])
    return denies(texts[0]) != denies(texts[1]) or is_opposite(*sides) or is_opposite(*reversed(sides))


def _family(one: Evidence) -> str | None:
    statement = one.statement
    cue = statement.article.text[slice(*statement.cue)] if statement and statement.cue else ""
    return next((family for word in cue.split() if (family := verb_family(word))), None)
