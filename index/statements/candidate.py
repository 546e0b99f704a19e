"""A statement while it is being found, in words instead of code points."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.article import StatementKind
from index.grammar.tokens import Word
from index.text.spans import Span


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
    rule: str = ""
    """The rule that found it; for looking at errors."""
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
