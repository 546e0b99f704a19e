"""The language of a text, German or English, by its function words."""

import re
from typing import Literal

from index.lexicon.function_words import ENGLISH_SIGNS, GERMAN_SIGNS

Language = Literal["de", "en"]

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_FEWEST_WORDS = 4
_LEAST_SHARE = 0.12
"""Least share of these function words among the words of a text. Of 1,968 German and 240 English articles (Wikinews,
10kGNAD, XQuAD) 99 of 100 have .19 or more, .32 on average; paragraphs in twelve other languages have .07 at most."""


def language_of(text: str) -> Language | None:
    """The language of `text`; None where it is neither or too short to tell."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    german = sum(word in GERMAN_SIGNS for word in words)
    english = sum(word in ENGLISH_SIGNS for word in words)
    if len(words) < _FEWEST_WORDS or max(german, english) < max(2, _LEAST_SHARE * len(words)) or german == english:
        return None
    return "de" if german > english else "en"
