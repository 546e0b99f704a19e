"""Words that deny, German and English, by how surely they do (`data/denial.tsv`; general knowledge).

The checks of claims and the choice of sentences do not read the same ones: each list is a strength.
"""

import re
from typing import Literal

from index.lexicon.table import rows

_NOT = r"|n['’]t\b"
"""“Didn't”, behind no boundary of a word."""


def _pattern(strength: str, language: Literal["de", "en"] | None = None, more: str = "") -> re.Pattern[str]:
    """Any of the words of a strength, of one language or of both, in the order of the file."""
    words = (
        row["word"]
        for row in rows("denial.tsv")
        if strength in row["strength"].split() and language in (None, row["language"])
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b{more}", re.IGNORECASE)


HARD = {"en": _pattern("hard", "en", _NOT), "de": _pattern("hard", "de")}
"""What denies a clause."""

SOFT = {"en": _pattern("soft", "en"), "de": _pattern("soft", "de")}
"""What may stand in the place of a word that denies: “failed to inform” for “did not inform”."""

MAYBE = {"en": _pattern("maybe", "en"), "de": _pattern("maybe", "de")}
"""What denies now and then: enough to prove that a sentence has something of the kind."""

SURE = {"en": _pattern("sure", "en"), "de": _pattern("sure", "de")}
"""Of these, what denies for certain what it governs: “refused to accept it” is no “accepted it”."""

ONLY = _pattern("only")
"""“Only with consent” is “not without consent”."""

NOT_DENYING = _pattern("not_denying", more=r"|\bno\.(?=\s?\d)")
"""“Not only”, “no doubt”, “No. 5”."""

ADVERB = _pattern("adverb", more=_NOT)
"""Adverbs that deny, which may go for two clauses with “and” between them."""

WITHOUT = _pattern("without")
BUT_WITH = _pattern("but_with")
"""“Ohne Zustimmung darf die Stadt nicht verkaufen” denies twice, which says: only with consent."""

DENYING = _pattern("denying")
"""Verbs that deny what they govern."""

NEGATION = _pattern("negation", more=_NOT)
"""What a question says “not” with."""

DENIAL = _pattern("denial")
"""Words of a sentence that deny without a negation, for a question."""
