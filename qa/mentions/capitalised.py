"""The capitalised words of a text, which may be names."""

import re
from dataclasses import dataclass

from index.lexicon.calendar import names_of
from index.lexicon.function_words import STARTERS, STOP_WORDS
from index.text.moments import moments_of
from index.text.quantities import is_unit
from index.text.terms import words_of

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_NO_NAMES = (names_of("month", "weekday", "relative day").keys() - {"may"}) | frozenset(
    """
    i mr mrs ms dr prof herr herrn frau uhr however translation übersetzung translated übersetzt according unlike
    despite like nearly almost around roughly similarly additionally moreover furthermore meanwhile consequently
    therefore instead overall initially finally currently recently critics experts officials people both
    """.split()
)


@dataclass(frozen=True)
class Capital:
    """A word of a claim that begins with a capital."""

    text: str
    words: tuple[str, ...]
    """Lower-cased, the parts of a hyphenated one."""
    start: int
    first: bool
    """Whether it begins a sentence or a quotation, where every word has a capital."""


def capitals_of(text: str) -> tuple[Capital, ...]:
    """The capitalised words of a text that may be names, in order."""
    found = []
    days = iter(moments_of(text))
    day = next(days, None)
    for number, match in enumerate(_TOKEN.finditer(text)):
        while day and day.end <= match.start():
            day = next(days, None)
        if day and day.start <= match.start():
            continue
        word = re.sub(r"^(Co|Re)-(?=[a-z])", r"\1", re.sub(r"['’]s?$", "", match[0]))  # Co-operation
        if not word[0].isupper() and not any(map(str.isupper, word[1:])):
            continue
        opens = number == 0 and not text[: match.start()].rstrip(' \t“”„"»«‘’(…-–—*').rstrip()
        first = opens or bool(re.search(r"[.!?:]\W*$", text[max(0, match.start() - 8) : match.start()]))
        lowered = word.lower()
        parts = tuple(
            part for piece in word.split("-") for part in words_of(piece) if piece[:1].isupper() or "-" not in word
        )
        if (
            not parts
            or lowered in _NO_NAMES
            or is_unit(lowered)
            or (first and (lowered in STOP_WORDS or lowered in STARTERS))
        ):
            continue
        if lowered in STOP_WORDS and len(word) > 1 and not word.isupper():
            continue
        found.append(Capital(word, parts, match.start(), first))
    return tuple(found)
