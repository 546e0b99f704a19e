"""A sentence that proves a part of an answer, and the parts of an answer."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from index.article import Article, Sentence, Statement
from index.text.spans import Span


@dataclass(frozen=True)
class Citation:
    """A numbered place: `sentence.article.text[sentence.start:sentence.end]` is the proof."""

    number: int
    """Counted from 1 in the order of first use in the answer."""
    sentence: Sentence
    context: Sentence | None = None
    """The sentence that introduces the name where the cited one says only “er”, else None."""
    statement: Statement | None = None
    """The statement that the sentence is cited for; None where it is cited for a fact."""
    also: tuple[Article, ...] = ()
    """Other articles that print the same text, this sentence among it: one source, several outlets."""
    marked: tuple[Span, ...] = ()
    """The words of the sentence that answer, where the question says of what kind they are: the time for “when”, the
    number for “how many”, the name for “who”, the place for “where”. Code points in the article's text, in order."""

    told: datetime.date | None = None
    """In a timeline the day that the sentence tells of (a month's or a year's is its first); else None."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence's text cut at the marked words: (text, whether it is marked)."""
        found, position = [], self.sentence.start
        for start, end in self.marked:
            found += [(self.sentence.article.text[position:start], False)] * (start > position)
            found.append((self.sentence.article.text[start:end], True))
            position = end
        rest = self.sentence.article.text[position : self.sentence.end]
        return (*found, *([(rest, False)] if rest else []))


@dataclass(frozen=True)
class Part:
    """A stretch of an answer: the writer's own words, or what a citation proves."""

    text: str
    """May begin or end with line breaks; untrusted where `citation` is set, it is the article's text."""
    citation: int | None = None
    """The number of the citation that proves `text`; None for the writer's own words."""
    further: tuple[int, ...] = ()
    """The numbers of others that prove it together with that one: only of what a language model wrote."""
    written: bool = False
    """Whether a language model wrote `text` and its citations were checked to prove it; else it is the article's."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all citations that prove it."""
        return () if self.citation is None else (self.citation, *self.further)


def pieces_of(part: Part, citations: Iterable[Citation]) -> tuple[tuple[str, bool], ...]:
    """A part's text cut at the words that answer: (text, whether it is marked)."""
    cited = next((one for one in citations if one.number == part.citation), None)
    return cited.pieces if cited and cited.sentence.text == part.text else ((part.text, False),)
