"""A list: every article that likely answers, the newest first, each with the sentence that does; counted in all."""

import datetime

from index.library import Library
from index.library.selection import Selection
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Part
from qa.evidence.found import Found, with_speakers
from qa.evidence.listing import listed
from qa.evidence.mentioning import topic_of
from qa.evidence.stories import as_sources
from qa.question.plan import Plan, plan_of
from qa.question.request import Request
from qa.question.times import any_time_of, narrowed
from qa.writing.titled import answer_of, citations_of, counted, each_titled

SHOWN = 10
"""Articles that are shown at first, the newest; the count is of all, and “show all” shows them."""
FEWEST = 2
"""Articles from which an answer is a list; one is a fact."""
_LINES = {
    "en": {
        "count": "{articles} seem to answer this{shown}:",
        "shown": "; {count} shown (“show all” for the rest)",
    },
    "de": {
        "count": "{articles} dürften das beantworten{shown}:",
        "shown": "; {count} gezeigt („alle zeigen“ für den Rest)",
    },
}


def list_of(library: Library, plan: Plan, request: Request, within: Filter | None, everything: bool) -> Answer | None:
    """The articles that answer a question for several, of the time that it names; None where fewer than two do.

    Args:
        library: what is asked.
        plan: of the question.
        request: its language.
        within: the articles that are asked; None: all.
        everything: show all of them.
    """
    when = any_time_of(plan.question, datetime.date.today())
    asked, inside = (plan_of(when.rest), narrowed(within, when)) if when else (plan, within)
    if when and inside is within:  # its time lies outside of the filter
        return None
    with library.snapshot():
        selection = Selection(library, inside)
        found = Found(with_speakers(selection, listed(selection, asked, topic_of(asked.question) or asked.question)))
        evidence = as_sources(selection, found).evidence
    if len(evidence) < FEWEST:
        return None
    newest = sorted(evidence, key=lambda one: one.sentence.article.published or datetime.date.min, reverse=True)
    language, lines = request.language, _LINES[request.language]
    shown = newest if everything else newest[:SHOWN]
    more = lines["shown"].format(count=len(shown)) if len(shown) < len(newest) else ""
    opening = lines["count"].format(articles=counted(len(newest), language), shown=more)
    citations = citations_of(shown)
    return answer_of("list", plan, request, within, [Part(opening), *each_titled(citations, language)], citations)
