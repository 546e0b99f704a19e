"""The words of a sentence: where each stands, how it is written, whether it is quoted."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from index.article import Sentence
from index.text.quotations import Quotation

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’&/.][^\W_]+)*-?|\S")

_CLOSES = re.compile(r"[“”\"»«]|[’']{1,2}(?!\w)")
"""A quotation mark behind a full stop."""

_VERBS = ("VV", "VA", "VM")
_FINITE = ("VV(FIN)", "VA(FIN)", "VM(FIN)")


@dataclass(slots=True)
class Word:
    """A word or punctuation mark of an article: `text[start:end]`."""

    start: int
    end: int
    text: str
    lower: str
    quotation: int
    """The quotation it stands in, counted from 1; 0 outside."""
    tag: str = "XX"
    lemma: str = ""
    """Lower case; of verbs only, else the word itself."""

    @property
    def finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.tag in _FINITE

    @property
    def verb(self) -> bool:
        """Whether it is a verb in any form."""
        return self.tag[:2] in _VERBS

    @property
    def noun(self) -> bool:
        """Whether it is a noun or a name."""
        return self.tag[:2] in ("NN", "NE", "FM", "XY")


def tokens_of(sentence: Sentence, quotations: Sequence[Quotation]) -> list[Word]:
    """The words of one sentence, untagged.

    A full stop inside the sentence belongs to its word (“Dr.”, “16.”), one at the end or before a closing quotation
    mark stands alone.
    """
    text, end = sentence.article.text, sentence.end
    found: list[Word] = []
    upcoming = bisect_right(quotations, sentence.start, key=lambda one: one.end)
    closing = end  # where nothing but what closes the sentence stands
    while closing > sentence.start and text[closing - 1] in "“”\"»«’')\n ":
        closing -= 1
    for match in _TOKEN.finditer(text, sentence.start, end):
        start, stop = match.span()
        while upcoming < len(quotations) and start >= quotations[upcoming].end:
            upcoming += 1
        inside = upcoming + 1 if upcoming < len(quotations) and quotations[upcoming].start <= start else 0
        piece = match.group()
        goes_on = piece == "." and stop < closing and not _CLOSES.match(text, stop)
        if goes_on and found and found[-1].end == start and found[-1].text[-1:].isalnum():
            last = found[-1]
            last.end, last.text, last.lower = stop, last.text + ".", last.lower + "."
            continue
        # Interned: of a long article's words most are there already.
        found.append(Word(start, stop, intern(piece), intern(piece.lower()), inside))
    return found
