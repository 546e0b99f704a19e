"""Verbs of saying in families that a question, a cue and a claim share: to say, demand, criticise, praise and so on.

They stand in `data/verbs_of_saying.tsv` (general knowledge of both languages).
"""

import re
from collections.abc import Iterable

from index.lexicon.table import Row, rows

_VERBS = rows("verbs_of_saying.tsv")


def _forms(row: Row, *columns: str) -> list[str]:
    """The forms in some cells of a row; two words of one verb are joined by “_” there."""
    return [form.replace("_", " ") for column in columns for form in row[column].split()]


LOOSE = frozenset(form for row in _VERBS for form in _forms(row, "loose"))
"""Forms that ask for speech or for something else (“What did Tesla call his invention?”): where nobody's statement
answers, a fact may."""

_FAMILY = {form: row["family"] for row in _VERBS for form in _forms(row, "asked", "loose")}


def verb_family(verb: str) -> str | None:
    """The family of a verb form: “kritisierte”, “criticise” → "criticise"; None if it is no verb of saying."""
    return _FAMILY.get(verb.lower())


def is_german(word: str) -> bool:
    """Whether a lower-cased word is a German form of a verb of saying and no English word."""
    return word in _GERMAN_WORDS


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _words(language: str) -> frozenset[str]:
    return frozenset(form for row in _VERBS if row["language"] == language for form in _forms(row, "asked", "loose"))


_ENGLISH_WORDS = _words("en")
_GERMAN_WORDS = _words("de") - {"will", "bat"}

ENGLISH_FORMS = _alternatives(_ENGLISH_WORDS)
GERMAN_FORMS = _alternatives(_GERMAN_WORDS | {"will", "bat"})
"""All forms as alternatives of a regular expression, the longest first."""
ENGLISH_AFTER_AUXILIARY = (
    rf"(?:{_alternatives(form for form in _ENGLISH_WORDS if not re.search('[^s]s$', form))})"
    r"(?!\s+(?:say|said|tell|told|state|stated|claim|claimed)\b)"
)
"""Those that can stand behind “did” or “has”: not “states” (“What did the United States say?”), nor a noun in front of
the verb (“What did the UN report say?”)."""
ENGLISH_GOING_ON = _alternatives(form for form in _ENGLISH_WORDS if re.search("ing(?: |$)", form))
"""Those behind “was”: “What was Merkel demanding?”; “What was the ship called?” asks for nobody's words."""
GERMAN_STRICT = _alternatives(_GERMAN_WORDS - LOOSE)
"""Those that ask for nothing but speech."""

MORE = {form: row["family"] for row in _VERBS for form in _forms(row, "told")}
"""Form → family of verbs of claims and sentences that questions do not ask with."""

SEPARABLE = {form: frozenset(row["particles"].split()) for row in _VERBS for form in row["split"].split()}
"""Finite form → what makes it a German verb of saying, far behind it: “gab … bekannt”."""

PARTICLES = frozenset("deutlich klar bekannt".split())
"""Those that stand in front of a participle: “bekannt gegeben”."""

NOUNS = frozenset(form for row in _VERBS for form in row["nouns"].split())
"""Forms that are nouns as often as verbs; they count where a name stands right before them."""

SAYING = re.compile(
    rf"\b(?:{ENGLISH_FORMS}|{GERMAN_FORMS}|{'|'.join(map(re.escape, MORE))}|(?:{'|'.join(SEPARABLE)})\b.*\b"
    r"(?:bekannt|fest|klar|deutlich|hervor|ein|aus|zu|an))\b",
    re.IGNORECASE,
)
"""Any verb of saying of either language."""


def family_of(word: str) -> str | None:
    """The family of a verb of saying; None if the word is none."""
    return MORE.get(word.lower()) or verb_family(word)
