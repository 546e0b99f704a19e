"""Whether a cited sentence answers a question for yes or no, and with which of the two.

A wrong yes is worse than none: “yes” wants a sentence that has every word of the question and denies nothing, “no” one
that denies what it shares with the question (bench/README.md, “Yes and no”).
"""

import re
from dataclasses import replace
from typing import Literal

from index.article import Article, Sentence
from index.grammar.tagger import Tagger
from index.grammar.tokens import tokens_of
from index.lexicon.denial import NEGATION
from index.lexicon.opposites import ABSOLUTE
from index.library.reads import Reads
from index.search.maxsim import best_matches, query_of
from qa.evidence.contrary import denies, is_opposite, may_deny, sides_of
from qa.evidence.found import Evidence, Found
from qa.evidence.topics import share
from qa.question.plan import Plan

SURE = 0.5
"""`Found.confidence` from which the sentence is taken to be about what is asked."""
SAID = 0.6
"""Share of the question's words, by rarity, that a sentence and its title have where it says “yes”."""
EACH = 0.3
"""How well each of them is matched there."""
DENIED = 0.5
"""Share of them where a sentence that denies says “no”: of 48 such sentences 45 do (there)."""
_ENGLISH = re.compile(
    r"\W*(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|might|must|should|shall)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:if|whether|unless|falls|wenn|ob|nicht nur|not only)\b", re.IGNORECASE)
"""What makes a sentence say less, or something else, than it denies."""


def asks_yes_or_no(plan: Plan, tagger: Tagger) -> bool:
    """Whether a question begins with its verb, as those for yes or no do."""
    if plan.expected or not plan.question.endswith("?"):
        return False
    if plan.language == "en":
        return bool(_ENGLISH.match(plan.question))
    words = tokens_of(Sentence(Article.from_text(plan.question, language="de"), 0, len(plan.question)), ())
    tagger.tag(words)
    return bool(words) and words[0].tag.startswith("V")


def with_verdict(library: Reads, plan: Plan, found: Found) -> Found:
    """What was found with its verdict, where the question is for yes or no and one sentence surely says which.

    What somebody says is theirs, so it is no verdict; nor is a sentence of which the reader is not sure.
    """
    if plan.asks or plan.people or not asks_yes_or_no(plan, library.tagger):
        return found
    if found.reason == "not covered":
        return replace(found, verdict="not said")
    sure = found.reason is None and (found.confidence or 0) >= SURE and not denies(plan.question)
    if not sure or len(found.evidence) != 1 or found.evidence[0].statement:
        return found
    return replace(found, verdict=_said(library, plan, found.evidence[0]))


def _said(library: Reads, plan: Plan, one: Evidence) -> Literal["yes", "no"] | None:
    text = one.sentence.text
    query = query_of(plan.question, library.word_vectors)
    matches = best_matches(query, [f"{one.sentence.article.title} {text}"], library.word_vectors)
    covered, least = float(share(query, matches)[0]), float(matches[0].min())
    negations = NEGATION.findall(text)
    if negations:
        return "no" if len(negations) == 1 and covered >= DENIED and not _OPEN.search(text) else None
    opposite = is_opposite(sides_of(plan.question), sides_of(text))
    absolute = any(pattern.search(plan.question) for pattern in ABSOLUTE[plan.language])
    said = covered >= SAID and least >= EACH and not (may_deny(text) or opposite or absolute or _OPEN.search(text))
    return "yes" if said else None
