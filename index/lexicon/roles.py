"""Words for people and bodies: titles, offices, trades, what speaks in the news, German and English.

They stand in `data/roles.tsv` (general knowledge; German and English newspaper usage), each with what it is used for:
articles are not read with the same words as questions and claims.
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.lexicon.table import rows, words_by

_ROWS = rows("roles.tsv")
_FOR = words_by(_ROWS, "word", "what")


def _any_of(words: frozenset[str]) -> str:
    """Alternatives of a regular expression, the longest first; a star stands for any ending."""
    return "|".join(word.replace("*", r"\w*") for word in sorted(words, key=lambda word: (-len(word), word)))


def _of_gender(gender: str, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(row["word"] for row in _ROWS if row["gender"] == gender and row["language"] in languages)


PERSON = re.compile(
    rf"(?:^|[-\w])(?:{_any_of(_FOR['person'])})(?:in|innen|e|er|en|em|es|n|s)?$|"
    r"(?:land|\w+stadt|studien|kirchen|ministerial|legations|hof)rat(?:e?s)?$|"
    rf"^(?:{_any_of(_FOR['alone'])})\.?$"
)
"""German nouns for people, alone or at the end of a compound; titles alone only (“Haus” ends in “us”)."""

WOMAN = re.compile(rf"(?:in|{_any_of(_of_gender('f', ('de', 'both')))})$")
"""German nouns for women."""

SUBJECT = re.compile(f"(?:{_any_of(_FOR['subject'])})")
"""What a subject rather than an object has somewhere in it."""

SPEAKING = re.compile(f"(?:{_any_of(_FOR['speaks'])})[nes]{{0,2}}$")
"""Heads of German nouns for people and bodies that speak in the news, in compounds too."""

TITLES = _FOR["title"]
"""Words in front of a name that are no part of it."""

FORMS_OF_ADDRESS: dict[str, Literal["m", "f"]] = {
    word: "f" if word in _of_gender("f", ("de", "both")) else "m" for word in _FOR["address"]
}
"""“Frau”, “Mr”: what says no more than a gender."""

BEFORE_NAME = re.compile(rf"(?:^|-)[\w]*(?:{_any_of(_FOR['before_name'])})(?:in|n|en|s|innen)?$")
"""Compounds that name a role in front of a name: „Regierungssprecher“, „SPD-Generalsekretär“."""

BODY_HEAD = re.compile(f"(?:{_any_of(_FOR['body_head'])})$")
"""Head words of bodies: what follows them is a place or a field, not a surname (“Polizei Berlin”)."""

ENGLISH_ROLES = _FOR["role"]
"""Words in front of an English name that belong to a role."""
MEN = _of_gender("m", ("en", "both"))
WOMEN = _of_gender("f", ("en", "both"))
NO_PERSON = _FOR["no_person"]
"""English words of roles that stand for a body where they stand alone."""
ONE_HOLDER = _FOR["one_holder"]
"""English offices that one person holds: the last speaker holds them only where the article says so."""
ENGLISH_PERSON = re.compile(f"(?:{_any_of(_FOR['position'])})$", re.IGNORECASE)
"""English nouns for people that somebody asks by."""

OFFICE = re.compile(rf"\w*(?:{_any_of(_FOR['office'])})(?:in|innen|s|n|en)?", re.IGNORECASE)
"""A word that names an office or a trade, German and English."""
BODY = re.compile(rf"\w*?({_any_of(_FOR['body'])})(?:s|es|en|e)?", re.IGNORECASE)
"""A word for a body, by which a text goes on speaking of it: “Der Energiekonzern Voltara …, dem Konzern”."""


@dataclass(frozen=True)
class AskedRole:
    """How a question says a role or a body, and what an article writes for it; lower-cased."""

    asked: tuple[str, ...]
    german: tuple[str, ...]
    """Ends of words for what somebody is, parts of them else."""
    english: tuple[str, ...]
    """Whole words."""


def asked_roles(what: Literal["head", "field", "body"]) -> list[AskedRole]:
    """What a question may say for a "head", what one is, a "field", of what, or a "body", who speaks by its people."""
    return [
        AskedRole(
            tuple(row["asked"].split(", ")),
            tuple(row["written"].split()),
            tuple(word.replace("_", " ") for word in row["english"].split()),
        )
        for row in rows("asked_roles.tsv")
        if what in row["what"].split()
    ]
