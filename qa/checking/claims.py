"""A language model's answer as claims, each with the numbers of the sentences that it rests on.

The model writes short statements that end with their numbers, “… [1][3]” (the pattern of LongCite, Zhang et al. 2024:
the numbers are places, so that the cited text is the source's by construction).
"""

from dataclasses import dataclass
from typing import Literal

Problem = Literal[
    "no citation",
    "no such number",
    "quotation",
    "speaker",
    "name",
    "number",
    "date",
    "negation",
    "not covered",
    "language",
]
"""Why a claim is not shown as proven.

- "no citation": it names no sentence;
- "no such number": it names only sentences that the evidence does not have;
- "quotation": words in quotation marks stand in none of its sentences;
- "speaker": it says that somebody said what is another's, or nobody's;
- "name", "number", "date": one of its own is in none of its sentences;
- "negation": it denies what its sentences say, or the other way round;
- "not covered": its sentences do not say that;
- "language": it is in another language than the question.
"""


@dataclass(frozen=True)
class Claim:
    """A statement of the model's answer."""

    text: str
    """Without its numbers; untrusted."""
    numbers: tuple[int, ...]
    """The sentences that it cites, counted from 1, each once, in the order written."""


@dataclass(frozen=True)
class Verdict:
    """What became of a claim."""

    claim: Claim
    """As it may be shown where `problem` is None: a repaired one has other numbers than the model gave it."""
    problem: Problem | None = None
    """None where the claim holds."""
    detail: str = ""
    """The words that do not agree, “15” or “Hardt”; untrusted."""


LONGEST_ANSWER = 20_000
"""Code points of a model's answer that are read; what is asked of it are a few statements."""


Disagreement = tuple[Problem, str] | None
"""What does not agree, and the words that do not; None where all does."""
