"""The clauses of a text, and how often each denies: “not”, “kein”, “weigerte sich”."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from index.lexicon.denial import ADVERB, BUT_WITH, DENYING, HARD, MAYBE, NOT_DENYING, SOFT, SURE, WITHOUT
from index.text.terms import content_words

_SHORT = 3
"""Words of an apposition or of what only says who speaks."""
WHOLE = 3
"""Content words of a clause that says something of its own."""
_REACH = 1_000
"""Code points of clauses that one verb denies; a sentence has fewer."""
MOST_CLAUSES = 30
"""Clauses of a claim that are looked at; a sentence has fewer."""
CUT = re.compile(
    r"(?:[;:–—()“”„\"»«…\n]|,(?!\d))+|\s(?=(?:(?:and|or|und|oder)(?!\s\d)|but|that|which|who|because|while|whereas|although|aber|sondern|weil|"
    r"während|obwohl|dass|if|wenn|indem|to\s(?:be|stop|withdraw|\w+ly))\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:and|und|or|oder)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b(?:to|zu|dass|that|\w+zu\w+en|\w{3,}ing)\b|^\s*(?:und|and)\b", re.IGNORECASE)


@dataclass(frozen=True)
class DeniedClause:
    """A stretch of a text with at most one verb, roughly."""

    text: str
    denied: int
    """How many words deny it."""
    may_be: bool
    """Whether the clause before, to which “and” joins it, is denied by an adverb, which may go for both."""
    softened: bool
    """Whether it has a word that may stand in the place of one that denies."""
    sure: int
    """How many words deny it or what it governs."""
    at_most: int
    """The same with those that may deny."""
    denying: bool
    """Whether it has a verb that denies what it governs: “weigerte sich, …”."""


def clauses_of(text: str, language: str | None) -> tuple[DeniedClause, ...]:
    """The clauses of a text that say something."""
    return _clauses(text, "de" if language == "de" else "en")


@lru_cache(maxsize=2048)
def governed(text: str, language: str | None) -> tuple[DeniedClause, ...]:
    """The clauses of a text, each with what a verb in it denies: “weigerte sich, das Ergebnis anzuerkennen”."""
    found: list[DeniedClause] = []
    for clause in clauses_of(text, language):
        last = found[-1] if found else None
        if last and last.sure and len(last.text) < _REACH and (last.denying or len(content_words(last.text)) < WHOLE):
            together = f"{last.text}, {clause.text}"
            found[-1] = replace(
                last, text=together, sure=last.sure + clause.sure, at_most=last.at_most + clause.at_most
            )
        else:
            found.append(clause)
    return tuple(found)


@lru_cache(maxsize=2048)
def _clauses(text: str, language: str) -> tuple[DeniedClause, ...]:
    found: list[DeniedClause] = []
    carried = softened = False
    for piece in _pieces(text):
        plain = NOT_DENYING.sub(" ", piece)
        denied = len(HARD[language].findall(plain))
        joined = bool(_JOINED.match(piece))
        soft = bool(SOFT[language].search(plain))
        infinitive = softened and bool(_INFINITIVE.search(plain))  # “warned against …, refused to …”
        may = len(SOFT[language].findall(plain)) + len(MAYBE[language].findall(plain))
        verbs = len(SURE[language].findall(plain))
        if denied and BUT_WITH.search(plain) and (denied > 1 or not WITHOUT.search(plain)):
            denied = 0
        sure = denied + verbs
        found.append(
            DeniedClause(
                piece,
                denied,
                joined and carried and not denied,
                soft or infinitive,
                sure,
                max(sure, denied + may),
                bool(verbs or DENYING.search(plain)),
            )
        )
        softened = soft or infinitive
        carried = bool(ADVERB.search(plain)) or (joined and carried)
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """A text cut into clauses; a few words before a comma stay with what follows: “The owner, Dahl, refused”."""
    found: list[str] = []
    begin = last = 0
    for match in [*CUT.finditer(text), None]:
        end = len(text) if match is None else match.start()
        short = match is not None and match[0].strip() == "," and len(text[last:end].split()) <= _SHORT
        last = end if match is None else match.end()
        if short:
            continue
        if any(map(str.isalnum, text[begin:end])):
            found.append(text[begin:end])
        begin = last
    return found
