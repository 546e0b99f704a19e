"""A follow-up question in full: “And Hardt?”, “Warum?”, “Was sagte sie dazu?”, by rules over the turn before.

What is left out (speaker, topic, the rest of a question) is taken from the last question in full and its answer; what a
pronoun stands for is somebody of the conversation whose gender fits. A question that stands by itself is left as it is,
and begins a conversation of its own: nothing from before it is looked at any more.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.library.reads import Reads
from qa.answer.answer import Answer
from qa.conversation.incomplete import (
    asks_how_alone,
    on_the_same,
    question_word_alone,
    thing_left_out,
    what_else,
    who_is_that,
)
from qa.conversation.other_views import others_than_before, view_of, whether_true, who_else, who_said_it
from qa.conversation.phrase import phrase_alone
from qa.conversation.pronouns import resolved
from qa.conversation.turn import Focus
from qa.conversation.typed import Typed, without_lead
from qa.question.plan import LONGEST as LONGEST_QUESTION
from qa.question.plan import Plan, plan_of

TURNS = 8
"""How many turns of the history are read, the last ones."""
LONGEST = 500
"""Code points of a question that goes on from the one before; a longer one stands by itself."""
LONGEST_ANSWER = 10_000
"""Code points of an earlier answer's text that are read; of its question as many as can be asked."""
_ARTICLES = 3
"""Articles of the turn before that a follow-up is about at most; an answer cites hardly more."""

_BESIDES = ("last answer", "other", "talk")
"""Kinds of turns that leave the conversation at what it was about: “Thanks”, “shorter”."""
_PRONOUN_ALONE = re.compile("he|she|they|him|her|them|er|sie|ihn|ihm|ihr", re.IGNORECASE)
"""Asks too little to know what."""


@dataclass(frozen=True)
class FollowUp:
    """A question as it is to be asked after the turns before it."""

    asked: Plan
    """As typed."""
    plan: Plan
    """In full, with what it takes from the conversation; `asked` where it stands by itself."""
    within: Plan | None = None
    """As the articles that the turn before cites are asked, which know what they are about; None: as `plan`."""
    articles: tuple[str, ...] = ()
    """The ids of these."""

    @property
    def in_full(self) -> str | None:
        """The question in full; None where it stands by itself."""
        return None if self.plan is self.asked else self.plan.question


def follow_up(library: Reads, question: str, history: Sequence[tuple[str, Answer | str]]) -> FollowUp:
    """What `question` asks after the turns before it.

    Args:
        library: knows who speaks, and the articles that were cited.
        question: as asked.
        history: earlier questions with their answers (an `Answer` or its text), the oldest first; the last `TURNS` of
            them are read, each up to `LONGEST_ANSWER` and `qa.question.LONGEST`.
    """
    turns: list[Focus] = []
    articles: tuple[str, ...] = ()
    for whole, answer in history[-TURNS:]:
        earlier = whole[:LONGEST_QUESTION]
        if isinstance(answer, Answer) and answer.kind in _BESIDES:
            continue
        if isinstance(answer, Answer):
            plan, goes_on = plan_of(answer.understood_as or earlier), answer.understood_as is not None
            cited = dict.fromkeys(citation.sentence.article.id for citation in answer.citations)
            articles = tuple(cited) if answer.answered else articles
        else:
            after = _after(plan_of(earlier), turns)
            plan, goes_on = after.plan, after.in_full is not None
        if (plan.asks_nothing and not goes_on) or asks_how_alone(without_lead(earlier)):
            continue  # “Why?” leaves the conversation at what it was about
        focus = Focus(library, plan, answer if isinstance(answer, Answer) else answer[:LONGEST_ANSWER])
        turns = [*turns, focus] if goes_on else [focus]
    return replace(_after(plan_of(question), turns), articles=articles[:_ARTICLES])


def _after(asked: Plan, turns: Sequence[Focus]) -> FollowUp:
    """What a question asks after these turns, each in full."""
    by_itself = FollowUp(asked, asked)
    if not turns or len(asked.question) > LONGEST or _PRONOUN_ALONE.fullmatch(without_lead(asked.question)):
        return by_itself
    typed = Typed(asked, turns[-1].plan)
    for rule in _RULES:
        if found := rule(typed, turns):
            plan = plan_of(found[:1].upper() + found[1:])
            if plan.question.casefold() == asked.question.casefold():
                return by_itself
            return FollowUp(asked, plan, typed.whole if rule is thing_left_out else plan)
    return by_itself


def _whole_question(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """A question with what its pronouns stand for, with the topic that is left out behind “And”, and besides whom."""
    last, language = turns[-1], typed.language
    found = resolved(typed.whole, turns, language)
    if typed.led:
        found = on_the_same(plan_of(found) if found else typed.whole, last, language) or found
    return others_than_before(found or typed.whole.question, last) or found


_RULES: tuple[Callable[[Typed, Sequence[Focus]], str | None], ...] = (
    question_word_alone,  # “Why?”
    who_is_that,  # “Who is he?”
    who_said_it,  # “Says who?”
    who_else,  # “Who disagreed?”
    whether_true,  # “Really?”
    view_of,  # “Does Hardt agree?”
    what_else,  # “Tell me more”
    phrase_alone,  # “And Hardt?”
    _whole_question,  # “Warum lehnt er das ab?”
    thing_left_out,  # “Gab es Verletzte?”
)
"""A question and the turns before it in, the question in full or nothing out; the first that answers wins."""
