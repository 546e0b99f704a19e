"""A statement while it is being found, in words instead of code points."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.article import StatementKind
from index.grammar.tokens import Word
from index.text.spans import Span


class Rule(StrEnum):
    """The rule that found a statement; what is found later goes by it, `bench/statements.py --rules` counts by it."""

    # English
    QUOTE_BEFORE = "quote before"
    QUOTE_BEHIND = "quote behind"
    BETWEEN = "between"
    THAT = "that"
    PLAIN = "plain"
    TO = "to"
    WITHIN = "within"
    ALONE = "alone"
    GOES_ON = "goes on"
    ACCORDING_TO = "according to"
    # either language
    HEADING = "heading"
    ACT = "act"
    PASSIVE_ACT = "passive act"
    BEHIND = "behind"
    # German, indirect
    SOURCE = "source"
    SO = "so"
    SO_VERB = "so verb"
    WIE = "wie"
    DAS_BEHIND = "das behind"
    DEMONSTRATIVE = "demonstrative"
    BEFORE_DASS = "before dass"
    BEFORE_QUESTION = "before question"
    BEFORE_INFINITIVE = "before infinitive"
    BEFORE_VERB_SECOND = "before verb second"
    BEFORE_INDICATIVE = "before indicative"
    NOUN_DASS = "noun dass"
    NOUN_INFINITIVE = "noun infinitive"
    NOUN_VERB_SECOND = "noun verb second"
    ATTRIBUTED_DASS = "attributed dass"
    ATTRIBUTED_INFINITIVE = "attributed infinitive"
    ATTRIBUTED_VERB_SECOND = "attributed verb second"
    # German, direct
    DIRECT_CLAUSE = "direct clause"
    DIRECT_COLON = "direct colon"
    DIRECT_BEFORE_VERB = "direct before verb"
    DIRECT_RESUMED = "direct resumed"
    DIRECT_SO = "direct so"
    DIRECT_FRAGMENT = "direct fragment"
    DIRECT_WITHIN = "direct within"
    DIRECT_ALONE = "direct alone"
    DIRECT_IN_KONJUNKTIV = "direct in Konjunktiv"
    # German, free indirect
    FREE = "free"
    CONTINUED = "continued"
    FOR = "for"
    RUMOUR = "rumour"
    # either language, learned
    LEARNED = "learned"


BEFORE_MESSAGE = frozenset(rule for rule in Rule if rule.startswith("before "))
"""The verb of saying stands in front of what is said."""
ATTRIBUTED = frozenset(rule for rule in Rule if rule.startswith("attributed "))
"""A noun's attribute says who says it: “die Aussage des Fahrers, er habe nichts gesehen”."""


@dataclass(slots=True)
class Candidate:
    """A statement that a rule found; all numbers are indices of the article's words."""

    kind: StatementKind
    sentence: int
    """The number of the sentence that holds the speaker and the cue."""
    message: list[int]
    """The words of what is said, in order."""
    speaker: Span | None = None
    """(first, last) of the speaker as written, last exclusive."""
    cue: list[int] = field(default_factory=list)
    rule: Rule | None = None
    """None where only its speaker is looked for."""
    nested: bool = False
    """Whether it lies inside somebody else's statement, so that nothing goes on from it."""
    denied: bool = False
    """Whether the speaker denies it, or the verb is negated."""
    inherited: bool = False
    """Whether `speaker` is that of the statement before, which this one goes on with."""


def without_commas(words: Sequence[Word], indices: Sequence[int]) -> list[int]:
    """Without the commas at either end."""
    found = list(indices)
    while found and words[found[0]].text in (",", ":", ";", "–", "-"):
        found.pop(0)
    while found and words[found[-1]].text in (",", ":", ";", "–", "-"):
        found.pop()
    return found
