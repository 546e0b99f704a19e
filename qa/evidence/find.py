"""A plan in, what answers it out: statements, what two people say, facts, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from index.errors import FilterError
from index.library import Library
from index.library.selection import Selection
from index.store.filters import Filter
from qa.evidence import facts, reading
from qa.evidence.disagreement import find_disagreement
from qa.evidence.found import Found
from qa.evidence.people_by_role import role_of
from qa.evidence.said_why import asks_why, reasons_of
from qa.evidence.speech import SHOWN, find_statements
from qa.evidence.stories import as_sources
from qa.question.determiner import without_article
from qa.question.plan import Plan

_NEAREST = 3
"""Passages among which one of the articles cited before has to be for a follow-up to be about these."""


def find(library: Selection, plan: Plan) -> Found:
    """What the articles say on a question, or why they do not answer it.

    Raises:
        FilterError: the library has no such outlet, language or article.
    """
    if library.library.is_empty:
        return Found(reason="empty library")
    if library.within and not library.library.article_count(library.within):
        return Found(reason="nothing within", topic=str(library.within))
    if plan.people:
        return find_disagreement(library, plan)
    if plan.asks:
        found = find_statements(library, plan)
        if found.reason == "no statement on the topic" and library.reader and not plan.asks_whether:
            read = reading.find_spoken(library, plan, library.statements(speaker=found.speaker))
            found = found if read.reason else replace(read, speaker=found.speaker, topic=found.topic)
        if found.reason is None and asks_why(plan):
            return reasons_of(library, plan, found)
        if found.reason is None or (plan.strict and not (library.reader and _is_described(plan, found))):
            return found
        if plan.strict:
            read = reading.find_facts(library, plan)
            return found if read.reason else read
    return _facts(library, plan)


def _is_described(plan: Plan, found: Found) -> bool:
    """Whether who is asked for is no name and no office but “the prisoner”, of whom no statement was recognised."""
    asked = plan.asks[0].speaker or ""
    described = without_article(asked) != asked and not role_of(asked)
    return described and found.reason in ("no statement recognised", "no such speaker")


def _facts(library: Selection, plan: Plan) -> Found:
    """What answers a question that is not about speech, by the reader where there is one."""
    return reading.find_facts(library, plan) if library.reader else facts.find_facts(library, plan)


def beyond(library: Selection, plan: Plan, found: Found, scope: Literal["filter", "time"]) -> Found:
    """Why nothing within a filter answers, with what answers outside of it.

    Args:
        library: without the filter.
        plan: of the question.
        found: the reason, within the filter.
        scope: whether the user set the filter, or the question names a time.
    """
    if found.reason in ("empty library", "no question", "ambiguous speaker"):
        return found
    other = as_sources(library, find(library, plan))
    shown = other.evidence
    if other.reason == "no statement recognised" and found.reason == "no such speaker":
        shown = other.related  # there they are named, at least
    return replace(found, scope=scope, outside=shown[:SHOWN])


def find_in(
    articles: Sequence[str], library: Library, plan: Plan, as_asked_there: Plan | None, within: Filter | None
) -> Found | None:
    """What the articles that the turn before cites say, where the question goes on about them; None: nothing.

    So a fact is that of the same event, and “the chancellor” the one of the same article.

    Args:
        articles: the ids of these.
        library: where they are.
        plan: of the question in full.
        as_asked_there: of the question as these articles are asked; None where it stands by itself.
        within: the articles that the user asks.
    """
    if not articles or (within and within.articles) or plan.people:
        return None
    nearest = library.search(plan.question, limit=_NEAREST, within=within)
    if as_asked_there and not any(hit.passage.article.id in articles for hit in nearest):
        return None  # what was cited before was not what was asked for
    here = Selection(library, replace(within or Filter(), articles=tuple(articles)))
    try:
        if plan.asks:
            role = plan.asks[0].speaker and plan.asks[0].speaker != without_article(plan.asks[0].speaker)
            found = find_statements(here, plan) if role else None
        else:
            found = _facts(here, as_asked_there) if as_asked_there else None
    except FilterError:  # an article was removed, or replaced, since it was cited
        return None
    return found if found and found.reason is None else None
