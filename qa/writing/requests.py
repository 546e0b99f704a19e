"""A request that is no question to the articles in, its answer out; None where it goes the way of a question."""

import re
from collections.abc import Sequence

from index.library import Library
from index.store.filters import Filter
from index.text.terms import content_words, words_of
from qa.answer.answer import Answer
from qa.evidence.whether import asks_yes_or_no
from qa.question.plan import Plan, plan_of
from qa.question.request import Request, request_of
from qa.writing.about_library import about_library, asks_for_articles
from qa.writing.again import again
from qa.writing.chronology import timeline_of
from qa.writing.comparison import comparison_of
from qa.writing.in_short import article_in_short
from qa.writing.listing import list_of
from qa.writing.talk import talk
from qa.writing.who_is import about_person

RARE = 1e-3
"""Share of background passages that a word of a topic has at most; “help”, “danke” and “test” are in more."""
LIST = 0.6
"""Probability from which a request for several things, or steps, is answered with a list of them."""
_ONE = ("time", "duration", "number")
"""What is asked of one thing (“How many people live in …”), whatever the model takes it for."""
_QUOTED = re.compile(r"[„“\"](.+)[“”\"]")
"""From the first quotation mark to the last: a title may hold some."""
History = Sequence[tuple[str, Answer | str]]


def answer_to(
    request: Request,
    plan: Plan,
    library: Library,
    history: History,
    within: Filter | None,
    everything: bool = False,
    opened: str | None = None,
) -> Answer | None:
    """The answer to a request that surely is no question; None where it is one, or may be.

    Args:
        request: what kind it is.
        plan: of the question as typed.
        library: what is asked.
        history: earlier questions with their answers, the oldest first.
        within: the articles that are asked; None: all.
        everything: of a list show all.
        opened: the id of the article that the user has open.
    """
    if title := title_in(library, plan.question):
        masked = plan_of(plan.question.replace(title, "X"))
        request, asks = request_of(masked, library.word_vectors), masked.asks
    else:
        asks = plan.asks
    if request.kind == "list" and not asks and asks_for_articles(plan.question):
        return about_library(library, plan, request, within, everything)
    of_one = asks or plan.asks_nothing or plan.asks_whether or plan.expected in _ONE
    if request.share >= LIST and not of_one and not asks_yes_or_no(plan, library.tagger):
        if request.kind == "list":
            return list_of(library, plan, request, within, everything)
        if request.kind == "timeline":
            return timeline_of(library, plan, request, within, everything)
    if request.kind == "comparison" and (both := comparison_of(library, plan, request, within)):
        return both
    of_opened = opened is not None and request.kind == "article"
    if not request.leaves or asks or (plan.asks_nothing and history and not of_opened):
        return None
    if request.kind in ("talk", "other"):
        return None if names_topic(library, plan.question) else talk(library, plan, request)
    if request.kind == "library":
        return about_library(library, plan, request, within, everything)
    if request.kind == "article":
        return article_in_short(library, plan, request, [opened] if opened else _cited(history), within)
    if request.kind == "last answer":
        return again(library, plan, request, history)
    if request.kind == "person":
        return about_person(library, plan, request, within)
    return None


def _cited(history: History) -> list[str]:
    """The ids of the articles that the last answer cites."""
    last = next((answer for _, answer in reversed(history) if isinstance(answer, Answer)), None)
    return list(dict.fromkeys(one.sentence.article.id for one in last.citations)) if last else []


def title_in(library: Library, question: str) -> str | None:
    """The title of an article that a request quotes, as written: its words say nothing of the kind of request."""
    if not (quoted := _QUOTED.search(question)):
        return None
    words = words_of(quoted[1])
    there = any(words_of(one.title)[: len(words)] == words for one in library.articles())
    return quoted[1] if words and there else None


def names_topic(library: Library, question: str) -> bool:
    """Whether a rare word of a request stands in the library: “Ist die Brücke sicher?” is a question where one does."""
    words = content_words(question)
    background = library.word_vectors.background(words)
    return any(
        share < RARE and len(word) > 2 and library.mentions(word) for word, share in zip(words, background, strict=True)
    )
