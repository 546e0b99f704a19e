"""The mood of reported speech: which verb forms are Konjunktiv I and II (Duden grammar, “Indirekte Rede”)."""

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.tokens import Word

_FIRST = frozenset("sei seien habe werde könne müsse dürfe solle wolle möge gebe wisse lasse".split())
"""Konjunktiv I forms that are no other form in the third person."""

_SECOND = frozenset(
    "würde würden wäre wären hätte hätten könnte könnten müsste müssten müßte müßten dürfte dürften bräuchte bräuchten "
    "gäbe gäben käme kämen ginge ließe ließen bekäme bekämen stünde stünden läge lägen bliebe blieben bekäme fände "
    "fänden befände befänden wüsste wüssten sollte sollten wollte wollten".split()
)
"""Konjunktiv II, which takes the place of Konjunktiv I where that looks like the indicative."""

_AMBIGUOUS = frozenset("sollte sollten wollte wollten blieben".split())
"""Also simple past: no Konjunktiv on their own."""


def is_first(word: Word, first_person: bool = False) -> bool:
    """Whether the word is Konjunktiv I. In a sentence about “ich” most forms are the indicative."""
    if word.lower in ("sei", "seien"):
        return True
    if first_person:
        return False
    if word.lower in _FIRST:
        return word.verb
    if not word.finite or not word.lower.endswith("e") or word.lower in _SECOND:
        return False
    # “lote” of loten, “erinnere” of erinnern
    return word.lemma.endswith((word.lower + "n", word.lower[:-1] + "n"))


def is_second(word: Word) -> bool:
    """Whether the word is Konjunktiv II of one of the common verbs."""
    return word.lower in _SECOND and word.lower not in _AMBIGUOUS


def mood(words: list[Word], clause: Clause, sentence: ParsedSentence) -> int:
    """1 or 2 for a clause in Konjunktiv I or II, 0 for the indicative or no finite verb."""
    if clause.finite is None:
        return 0
    word = words[clause.finite]
    if is_first(word, sentence.first_person):
        return 1
    return 2 if is_second(word) else 0
