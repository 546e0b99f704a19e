"""What web pages hold beside their articles, by the words of their markup and by what they say.

From `data/page_words.tsv` and `data/page_phrases.tsv`.
"""

import re
from typing import Literal

from index.lexicon.table import rows, words_by

Problem = Literal["browser", "script", "consent", "login", "missing", "robot"]
"""Why a page holds no article."""

_CAMEL = re.compile(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])")
_WORD = re.compile(r"[a-zäöüß]+")
_MARKS = " \t\n\"'“”„»«:;.,!?…>→▶►›+*•|–-"
_SHORT = 300
"""Characters of a paragraph that may be no part of an article for how it begins."""
_LABEL = 90
"""Characters of one that says nothing else."""

_WORDS = words_by(rows("page_words.tsv"), "word", "what")
FOREIGN, LEAD, QUOTE, PICTURE = (_WORDS[what] for what in ("foreign", "lead", "quote", "picture"))


def _phrases(what: str) -> str:
    return "|".join(row["phrase"] for row in rows("page_phrases.tsv") if row["what"] == what)


_ALONE = re.compile(rf"(?:{_phrases('alone')})", re.IGNORECASE)
_FIRST = re.compile(rf"(?:{_phrases('first')})", re.IGNORECASE)
_WITHIN = re.compile(rf"\s?(?:{_phrases('within')})", re.IGNORECASE)
_PROBLEMS: dict[Problem, re.Pattern[str]] = {
    what: re.compile(_phrases(what), re.IGNORECASE)
    for what in ("robot", "missing", "login", "browser", "script", "consent")
}


def markup_words(names: str) -> set[str]:
    """The words of a class or an id: “c-inlineTeaser__headline” has c, inline, teaser and headline."""
    return set(_WORD.findall(_CAMEL.sub(" ", names).lower()))


def is_label(text: str) -> bool:
    """Whether a paragraph says nothing but that something else follows: “Mehr zum Thema”, “Advertisement”."""
    return len(text) <= _LABEL and _ALONE.fullmatch(text.strip(_MARKS)) is not None


def is_aside(text: str) -> bool:
    """Whether a paragraph speaks for the page, not the article: “Lesen Sie auch: …”, “Sign up for our newsletter”."""
    return len(text) <= _SHORT and (is_label(text) or _FIRST.match(text.lstrip(_MARKS)) is not None)


def without_asides(text: str) -> str:
    """A line without what is said to those who cannot see it: “(öffnet im neuen Fenster)”."""
    return _WITHIN.sub("", text)


def problem_in(text: str) -> Problem | None:
    """Which of the reasons why a page holds no article `text` gives."""
    return next((what for what, pattern in _PROBLEMS.items() if pattern.search(text)), None)
