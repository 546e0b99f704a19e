"""The words of a sentence: where each stands, how it is written, whether it is quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Sentence
from index.text.quotations import Quotation

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’&/.][^\W_]+)*-?|\S")

_VERBS = ("VV", "VA", "VM")


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
        return self.tag.endswith("(FIN)")

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
    numbers = _quotation_numbers(quotations, sentence.start)
    upcoming = next(numbers, None)
    for match in _TOKEN.finditer(text, sentence.start, end):
        start, stop = match.span()
        while upcoming is not None and start >= upcoming[1].end:
            upcoming = next(numbers, None)
        inside = upcoming[0] if upcoming is not None and upcoming[1].start <= start else 0
        piece = match.group()
        if piece == "." and found and found[-1].end == start and found[-1].text[-1:].isalnum():
            after = text[stop : stop + 1]
            if stop < end and after not in '“”"»«' and text[stop:end].strip('“”"»«)\n '):
                last = found[-1]
                last.end, last.text, last.lower = stop, last.text + ".", last.lower + "."
                continue
        found.append(Word(start, stop, piece, piece.lower(), inside))
    return found


def _quotation_numbers(quotations: Sequence[Quotation], start: int) -> Iterator[tuple[int, Quotation]]:
    return ((number, one) for number, one in enumerate(quotations, 1) if one.end > start)
