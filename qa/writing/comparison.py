"""Two outlets, or two times, on one topic side by side; two people are compared in qa/evidence/disagreement.py."""

import re
from dataclasses import replace

from index.library import Library
from index.library.selection import Selection
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.evidence.found import with_speakers
from qa.evidence.listing import listed
from qa.evidence.mentioning import of_outlet, topic_of
from qa.question.plan import Plan, plan_of
from qa.question.request import Request
from qa.question.times import narrowed, times_of
from qa.writing.titled import answer_of, citations_of, under_titles

EACH = 2
"""Sentences of each side."""
_ASKS = re.compile(
    r"\b(?:compare\w*|comparison|contrast|differ\w*|difference\w*|versus|vs|change\w*|between|side|unterschied\w*|"
    r"unterscheid\w*|vergleich\w*|gegenüber\w*|geändert|veränder\w*|zwischen|thema|topic|schrieb\w*|write|wrote|since|seit)\b",
    re.IGNORECASE,
)
"""Words with which one asks for a comparison; what is left, without the sides, is its topic."""
_NOTHING = {"en": "Nothing on it.", "de": "Nichts dazu."}


def comparison_of(library: Library, plan: Plan, request: Request, within: Filter | None) -> Answer | None:
    """The nearest sentences of each of two outlets or times that a question names; None where it names no two.

    Args:
        library: what is asked.
        plan: of the question.
        request: its language.
        within: the articles that are asked; None: all.
    """
    outlets = list(of_outlet(plan.question, library.outlets()))
    times = times_of(plan.question)
    rest = plan.question
    if len(outlets) == 2:
        outlets.sort(key=lambda one: rest.lower().find(one.lower()))
        sides = [(one, replace(within or Filter(), outlets=(one,))) for one in outlets]
    elif len(times) == 2:
        sides = [(one.phrase, narrowed(within, one) or Filter()) for one in times]
    else:
        return None
    for name, _ in sides:
        rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
    topic = topic_of(" ".join(_ASKS.sub(" ", rest).split()))
    if not topic:
        return None
    parts: list[Part] = []
    citations: list[Citation] = []
    asked = plan_of(topic)
    for name, inside in sides:
        selection = Selection(library, inside)
        found = listed(selection, asked, topic)[:EACH] if library.article_count(inside) else []
        cited = citations_of(with_speakers(selection, found), len(citations) + 1)
        parts += [Part(("\n\n" if parts else "") + f"{name}\n")]
        parts += under_titles(cited, request.language) or [Part(_NOTHING[request.language])]
        citations += cited
    return answer_of("comparison", plan, request, within, parts, citations) if citations else None
