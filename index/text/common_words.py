"""Which of two languages a text is in, for whoever must choose: by the commonest words of each."""

import re

_COMMON = re.compile(
    r"\b(?:(der|die|und|das|nicht|ist|den|mit|dem|ein|eine|auf|für|sich|von)|(the|of|and|to|in|that|is|was|for|with|on))\b"
)
"""The commonest words of German and English that are not words of the other."""


def language_of(text: str) -> str:
    """“en” or “de”, by the commonest words of the first 4,000 code points."""
    german = english = 0
    for match in _COMMON.finditer(text[:4000].lower()):
        german += match.lastindex == 1
        english += match.lastindex == 2
    return "en" if english > german else "de"
