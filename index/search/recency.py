"""“Latest”, “zuletzt”, “heute”: of what answers about equally well, the newer article comes first."""

import datetime
import re
from collections.abc import Sequence

from index.lexicon.function_words import STOP_WORDS
from index.text.terms import words_of

TIE = 0.05
"""How much less than the best of a tie a score may be, as a share of it; see bench/README.md, “Recency”."""

_WORDS = re.compile(
    r"(?<![\w-])(?:(?:the )?(?:most recent(?:ly)?|latest|newest)|today|zuletzt|heute|aktuell(?:e[mnrs]?)?"
    r"|neueste[mnrs]?|neuste[mnrs]?)(?:['’]s)?(?![\w-])"
)
"""In lower case, or at the start of a question: “USA Today” and “Dresdner Neueste Nachrichten” are names."""


def asks_for_newest(question: str) -> bool:
    """Whether a question says that it wants the newest."""
    return bool(_WORDS.search(_opening_lowered(question)))


def without_recency(question: str) -> str:
    """The question without the words that ask for the newest, which no sentence has to hold; itself if none is left."""
    rest = re.sub(r"\s+(?=[?!.,])", "", " ".join(_WORDS.sub(" ", _opening_lowered(question)).split()))
    if all(word in STOP_WORDS for word in words_of(rest)):
        return question
    return rest[:1].upper() + rest[1:] if question[:1].isupper() else rest


def newest_first(scores: Sequence[float], dates: Sequence[datetime.date | None]) -> list[int]:
    """The places of scores, best first; within a tie the newest first, without a date last.

    A tie reaches from a best score down to `TIE` below it, so that a chain of small steps does not lift what is clearly
    worse over what is clearly better.
    """
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    found: list[int] = []
    while order:
        least = scores[order[0]] - TIE * abs(scores[order[0]])
        tied = [place for place in order if scores[place] >= least]
        found += sorted(tied, key=lambda place: dates[place] or datetime.date.min, reverse=True)
        order = order[len(tied) :]
    return found


def _opening_lowered(question: str) -> str:
    stripped = question.strip()
    return stripped[:1].lower() + stripped[1:]
