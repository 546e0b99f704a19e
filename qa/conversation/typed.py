"""A question as it was typed after other turns: read once, with what every rule for a follow-up looks at."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.lexicon.function_words import STOP_WORDS
from index.text.terms import words_of
from qa.question.plan import LONGEST, Plan, plan_of

Language = Literal["de", "en"]

_MARKS = " ?!.…\"'„“”‚‘’«»"
_LEAD = re.compile(r"\A(?:(?:and|und|but|aber|also|so|ok|okay|well|na|then|dann|now)\b[\s,:–-]*)+", re.IGNORECASE)
_GERMAN_ONLY = frozenset(
    "noch sonst auch und sie er ihn ihm ihr dazu darüber davon dagegen dafür damit das dies wer wen wem wo wann".split()
)
_EITHER = frozenset("was in an am so also die war hat will man her on do".split())
"""Function words, or what looks like them, of both languages."""


@dataclass(frozen=True)
class Typed:
    """A question as typed after other turns."""

    plan: Plan
    before: Plan
    """Of the last question before it, in full."""

    @property
    def question(self) -> str:
        """All of it, as `Plan` has it."""
        return self.plan.question

    @cached_property
    def text(self) -> str:
        """Without “And” in front and marks around."""
        return without_lead(self.question)

    @property
    def led(self) -> bool:
        """Whether there was an “And” in front."""
        return bool(_LEAD.match(self.question.strip(_MARKS)))

    @property
    def is_asked(self) -> bool:
        """Whether there is a question mark."""
        return "?" in self.question

    @cached_property
    def whole(self) -> Plan:
        """The plan of `text` with its question mark."""
        whole = self.text + ("?" if self.question.endswith("?") else "")
        return self.plan if whole == self.question else plan_of(whole)

    @cached_property
    def language(self) -> Language:
        """That of the question where its words show one, else that of the question before."""
        words = set(words_of(self.question))
        if words & _GERMAN_ONLY:
            return "de"
        if words & (STOP_WORDS - _EITHER):
            return self.plan.language
        return self.before.language


def without_lead(question: str) -> str:
    """A question without “And” in front and marks around."""
    return _LEAD.sub("", question[:LONGEST].strip(_MARKS))
