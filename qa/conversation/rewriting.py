"""A follow-up question in full, by a language model: for what rules do not resolve (“Sieht er das immer noch so?”).

The model may put in only what the conversation has: with a name, a noun or a number from elsewhere the question is
asked as it was typed.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexicon.function_words import STOP_WORDS
from index.text.terms import words_of
from qa.answer.answer import Answer
from qa.conversation.follow_up import LONGEST_ANSWER
from qa.evidence.injections import talks_to_a_model
from qa.language_model.faults import FaultError
from qa.language_model.model import Model
from qa.language_model.prompts import rewriting_prompt
from qa.language_model.tokens import Tokens
from qa.question.plan import LONGEST, Plan

TURNS = 3
"""The last turns of a conversation that the model is shown."""
_FEW = 2
"""Words of content up to which a question may say too little by itself."""
_LONGEST = 300
"""Code points of a question in full."""
_SAME = 5
"""First letters that make two forms of a noun or a name the same (“Telefonats”, “Telefonat”)."""
_LEANING = re.compile(
    r"\b(?:he|him|his|she|her|they|them|their|it|its|that|this|those|these|there|then|so|too|also|instead|else"
    r"|er|ihm|ihn|sein\w*|sie|ihr\w*|es|das|dies\w*|dazu|darüber|davon|daran|dagegen|dafür|damit|dort|dann|auch|sonst"
    r"|jene\w*)\b|\A\W*(?:and|und|but|aber|or|oder)\b",
    re.IGNORECASE,
)
"""Words that may stand for something said before."""


@dataclass(frozen=True)
class Rewritten:
    """What a model made of a question."""

    question: str | None
    """In full; None where it stands by itself, or the model was of no use."""
    tokens: Tokens | None = None


def rewritten(
    model: Model, asked: Plan, history: Sequence[tuple[str, Answer | str]], stop: threading.Event | None = None
) -> Rewritten:
    """A question with what it takes from the conversation before it; the model is asked only where it may lean on it.

    Args:
        model: who writes.
        asked: the question as typed.
        history: earlier questions with their answers, the oldest first; the last `TURNS` are read.
        stop: set where the user wants no more of it.
    """
    turns = [(earlier[:LONGEST], str(answer)[:LONGEST_ANSWER]) for earlier, answer in history[-TURNS:]]
    if not turns or not may_lean_on_history(asked):
        return Rewritten(None)
    stream = model.stream(rewriting_prompt(asked.question, turns, asked.language), stop)
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return Rewritten(_checked(end.value.text, asked.question, turns), end.value.tokens)
        except FaultError:
            return Rewritten(None)


def may_lean_on_history(asked: Plan) -> bool:
    """Whether a question may need what was said before it."""
    if _LEANING.search(asked.question):
        return True
    content = [word for word in words_of(asked.question) if word not in STOP_WORDS]
    return len(content) <= _FEW and not (asked.asks and asked.asks[0].topic)


def _checked(reply: str, question: str, turns: Sequence[tuple[str, str]]) -> str | None:
    """The question in full, if it is one, and of what the conversation has."""
    lines = [line.strip(' \t"“”„*') for line in reply.splitlines() if line.strip()]
    if len(lines) != 1 or len(lines[0]) > _LONGEST or not lines[0].endswith("?") or talks_to_a_model(lines[0]):
        return None
    said = {word[:_SAME] for text in (question, *(part for turn in turns for part in turn)) for word in words_of(text)}
    named = re.findall(r"(?<!^)\b(?:[A-ZÄÖÜ]|\d)[\w’'-]*", lines[0])
    if any(word[:_SAME] not in said for name in named for word in words_of(name) if word not in STOP_WORDS):
        return None
    return lines[0] if words_of(lines[0]) != words_of(question) else None
