"""A timeline: cited sentences by the day that they tell of, each with its date."""

import datetime

from index.library import Library
from index.library.selection import Selection
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.in_words import told_in_words
from qa.evidence.chronology import affair_of, beginnings, chronology
from qa.evidence.found import Found, with_speakers
from qa.evidence.stories import as_sources
from qa.question.plan import Plan, plan_of
from qa.question.request import Request
from qa.question.times import any_time_of, narrowed
from qa.writing.titled import answer_of, titled

SHOWN = 12
"""Steps that are shown at first, the earliest; “show all” shows all."""
FEWEST = 2
_MORE = {
    "en": "\n\n{shown} of {total} steps (“show all” for the rest).",
    "de": "\n\n{shown} von {total} Schritten („alle zeigen“ für den Rest).",
}


def timeline_of(
    library: Library, plan: Plan, request: Request, within: Filter | None, everything: bool
) -> Answer | None:
    """What happened in an affair, or in the time that a request names; None where there are not two steps.

    Args:
        library: what is asked.
        plan: of the request.
        request: its language.
        within: the articles that are asked; None: all.
        everything: show all steps.
    """
    when = any_time_of(plan.question, datetime.date.today())
    asked, inside = (plan_of(when.rest), narrowed(within, when)) if when else (plan, within)
    if when and inside is within:  # its time lies outside of the filter
        return None
    affair = affair_of(asked.question)
    if not affair and not when:
        return None
    with library.snapshot():
        selection = Selection(library, inside)
        steps = chronology(selection, asked, affair) if affair else beginnings(selection, library.articles(inside))
        told = {step.sentence: step.told for step in steps}
        evidence = as_sources(selection, Found(with_speakers(selection, told))).evidence
    if len(evidence) < FEWEST:
        return None
    shown = evidence if everything else evidence[:SHOWN]
    parts: list[Part] = []
    citations = []
    for number, one in enumerate(shown, 1):
        when_told = told[one.sentence]
        date, title = told_in_words(when_told, request.language), titled(one.sentence.article, request.language)
        parts += [Part(("\n\n" if parts else "") + f"{date} · {title}\n"), Part(one.sentence.text, number)]
        citations.append(Citation(number, one.sentence, one.context, one.statement, one.also, told=when_told.day))
    if len(shown) < len(evidence):
        parts.append(Part(_MORE[request.language].format(shown=len(shown), total=len(evidence))))
    return answer_of("timeline", plan, request, within, parts, citations)
