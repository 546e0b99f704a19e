"""Whether a claim affirms what its sentences affirm and denies what they deny.

Claim and sentences are cut into clauses; each clause of the claim is held against the clause of the sentences that
covers it best. A clause is denied by “not”, “kein”, “never” and the like (`qa/opposites.py`), and by a word whose
opposite stands in its place (“fell” for “ist gestiegen”); a denied opposite affirms.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.keywords import STOP_WORDS, content_words, words_of
from index.library import Library
from index.maxsim import best_matches, query_of
from qa.agreement import Found
from qa.coverage import plain_of
from qa.named import names_of
from qa.opposites import ABSOLUTE, ABSOLUTE_SOURCES, BOUNDS, HARD, NOT_DENYING, PAIRS, SOFT
from qa.source import Source
from qa.statements import share

_ALSO_PLACES = ("over", "über", "unter")
_WHOLE = 3
"""Content words of a clause that says something of its own."""
SAME_CLAUSE = 0.3
"""Share of a claim's clause that a clause of the source must match to be held against it."""
MOST_CLAUSES = 30
"""Clauses of a claim that are looked at; a sentence has fewer."""

_CUT = re.compile(
    r"[,;:–—()“”„\"»«…\n]+|\s(?=(?:and|but|or|that|which|who|because|while|whereas|although|und|aber|oder|sondern|weil|"
    r"während|obwohl|dass|if|wenn|indem|to\s(?:be|stop|withdraw|\w+ly))\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:and|und|or|oder)\b", re.IGNORECASE)
_ADVERB = re.compile(r"\b(?:not|nicht|never|nie|niemals|without|ohne|neither|weder)\b|n['’]t\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b(?:to|zu|dass|that|\w+zu\w+en|\w{3,}ing)\b|^\s*(?:und|and)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A stretch of a text with at most one verb, roughly."""

    text: str
    denied: int
    """How many words deny it."""
    may_be: bool
    """Whether the clause before, to which “and” joins it, is denied by an adverb, which may go for both."""
    softened: bool
    """Whether it has a word that may stand in the place of one that denies."""


def clauses_of(text: str, language: str | None) -> tuple[Clause, ...]:
    """The clauses of a text that say something."""
    return _clauses(text, "de" if language == "de" else "en")


@lru_cache(maxsize=2048)
def _clauses(text: str, language: str) -> tuple[Clause, ...]:
    found: list[Clause] = []
    carried = softened = False
    for piece in _CUT.split(text):
        if not any(map(str.isalnum, piece)):
            continue
        plain = NOT_DENYING.sub(" ", piece)
        denied = len(HARD[language].findall(plain))
        joined = bool(_JOINED.match(piece))
        soft = bool(SOFT[language].search(plain))
        infinitive = softened and bool(_INFINITIVE.search(plain))  # “warned against …, refused to …”
        found.append(Clause(piece, denied, joined and carried and not denied, soft or infinitive))
        softened = soft or infinitive
        carried = bool(_ADVERB.search(plain)) or (joined and carried)
    return tuple(found)


def polarity_agrees(text: str, language: str, source: Source, library: Library) -> Found:
    """A claim denies nothing that its sentences affirm, and the other way round.

    Args:
        text: the claim, without what is quoted in another language.
        language: the claim's, "de" or "en".
        source: the sentences.
        library: for the word vectors.
    """
    claimed = clauses_of(text, language)[:MOST_CLAUSES]
    given = [(clause, i) for i, one in enumerate(source.sentences) for clause in _of(one.text, one.article.language)]
    if not claimed or not given:
        return None
    pairs = _opposites(text, language, source.text, source.language or "de")
    for ours, theirs in pairs:
        one = next((clause for clause in claimed if ours in clause.text), None)
        other = next((clause for clause, _ in given if theirs in clause.text), None)
        if one and other and bool(one.denied) == bool(other.denied) and not (one.may_be or other.may_be):
            return "negation", ours
    used: set[int] = set()
    differing: list[str] = []
    for clause in claimed:
        content = [word for word in words_of(clause.text) if word not in STOP_WORDS]
        if not content or any(ours in clause.text for ours, _ in pairs):
            continue
        query = query_of(_content(clause.text, language) or clause.text, library.word_vectors)
        covered = share(query, best_matches(query, [one.text for one, _ in given], library.word_vectors))
        best = int(covered.argmax())
        if covered[best] < SAME_CLAUSE:
            continue
        equal, sentence = given[best]
        used.add(sentence)
        if _differ(clause, equal):
            differing.append(clause.text.strip(" .,;"))
    ours_denied = sum(clause.denied for clause in claimed)
    theirs_denied = sum(clause.denied for clause, i in given if i in used)
    if ours_denied and not pairs and not any(clause.denied or clause.softened for clause, _ in given):
        return "negation", next(clause.text.strip(" .,;") for clause in claimed if clause.denied)
    whole = [clause for clause, i in given if i in used and len(content_words(clause.text)) >= _WHOLE]
    denied_all = bool(whole) and all(one.denied and not one.softened for one in whole)
    if denied_all and not ours_denied and not pairs and not any(clause.softened for clause in claimed):
        return "negation", claimed[0].text.strip(" .,;")
    # Where the numbers of words that deny are equal, a clause is cut elsewhere in the other language.
    return ("negation", differing[0]) if differing and ours_denied != theirs_denied else None


def extremes_agree(text: str, language: str, source: Source) -> Found:
    """“All”, “only”, “more than” and “at most” in a claim have their like in the sentences."""
    for pattern, sources in zip(ABSOLUTE[language], ABSOLUTE_SOURCES, strict=True):
        if (match := pattern.search(text)) and not sources.search(source.text):
            return "not covered", match[0]
    plain = re.sub(r"\bnot? more than\b|\bnicht mehr als\b", "", text)
    for pattern, *others in zip(BOUNDS[language], BOUNDS["de"], BOUNDS["en"], strict=True):
        match = re.search(rf"(?:{pattern.pattern})(?=\s+\W?\d)", plain, re.IGNORECASE)
        if match and match[0].lower() not in _ALSO_PLACES and not any(other.search(source.text) for other in others):
            return "number", match[0]
    return None


def _content(text: str, language: str) -> str:
    """A clause without names, which are compared one by one, and without the verbs of saying."""
    names = set(names_of(text, language))
    return " ".join(word for word in plain_of(text, language).split() if word.strip(".,;:'’s") not in names)


def _of(text: str, language: str | None) -> tuple[Clause, ...]:
    return clauses_of(text, language)


def _differ(one: Clause, other: Clause) -> bool:
    if one.may_be or other.may_be or one.softened != other.softened:
        return False
    return bool(one.denied) != bool(other.denied)


def _opposites(text: str, language: str, other: str, other_language: str) -> list[tuple[str, str]]:
    """Words of the claim, each with its opposite that the sentences have in its place."""
    text, other = _without_degrees(text), _without_degrees(other)
    found = []
    for one, two in PAIRS:
        for ours, theirs in ((one, two), (two, one)):
            match, opposite = ours[language].search(text), theirs[other_language].search(other)
            if match and opposite and not ours[other_language].search(other) and not theirs[language].search(text):
                found.append((match[0], opposite[0]))
    return found


def _without_degrees(text: str) -> str:
    """Without “mehr” and “more” that say nothing of amounts: “nicht mehr”, “once more”."""
    return re.sub(
        r"\b(?:nicht|keine?\w*|nie|no|any|once) (?:mehr|more)\b|\b(?:last|letzte[nmrs]?|first) "
        r"(?:year|month|week|night|summer|winter|spring|autumn|century|decade|jahr\w*|monat\w*|woche|nacht|name)\b|"
        r"\bat (?:first|last)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
