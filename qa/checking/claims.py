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

PROBLEM_WORDS: dict[str, dict[Problem, str]] = {
    "en": {
        "no citation": "no sentence is cited",
        "no such number": "a sentence is cited that was not there",
        "quotation": "a quotation is in none of the cited sentences",
        "speaker": "the speaker is another one",
        "name": "a name is in none of the cited sentences",
        "number": "a number is in none of the cited sentences",
        "date": "a date is in none of the cited sentences",
        "negation": "the cited sentences say the opposite",
        "not covered": "the cited sentences do not say so",
        "language": "it is in another language",
    },
    "de": {
        "no citation": "kein Satz ist genannt",
        "no such number": "ein Satz ist genannt, den es nicht gab",
        "quotation": "ein Zitat steht in keinem der genannten Sätze",
        "speaker": "der Sprecher ist ein anderer",
        "name": "ein Name steht in keinem der genannten Sätze",
        "number": "eine Zahl steht in keinem der genannten Sätze",
        "date": "ein Datum steht in keinem der genannten Sätze",
        "negation": "die genannten Sätze sagen das Gegenteil",
        "not covered": "die genannten Sätze sagen das nicht",
        "language": "es ist in einer anderen Sprache",
    },
}
"""What is wrong with a claim, for whoever reads the answer and for the model that may write it again."""


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
