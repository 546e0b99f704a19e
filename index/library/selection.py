"""A library as an answer reads it: the articles within a filter, the newest first where a question asks for that."""

import datetime
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from index.article import Article, Hit, Sentence, Statement
from index.grammar.tagger import Tagger
from index.library import Library
from index.models.reader import Reader
from index.models.word_vectors import WordVectors
from index.store.filters import Filter
from index.store.stories import stories


@dataclass(frozen=True)
class Selection:
    """Reads a library through a filter (`Reads`): what is asked of it is asked of those articles only.

    Everything else (models, stores, locks) is the library's own, nothing is opened and nothing has to be closed.
    """

    library: Library
    within: Filter | None = None
    newest: bool = False
    """Whether the newer of what answers equally well comes first."""

    def statements(self, speaker: str | None = None, article: Article | str | None = None) -> list[Statement]:
        """Those of the filter's articles; where several articles print one text, each statement of it once.

        The newest article's first, where the question asks for that: whoever ranks them keeps this order in a tie.
        """
        found = self.library.statements(speaker, article, self.within)
        if self.newest:  # articles stay together and in order
            found.sort(key=lambda statement: statement.article.published or datetime.date.min, reverse=True)
        return found if article is not None else first_of_each(found, stories(self.library.store))

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """As `Library.search`, within the filter."""
        return self.library.search(question, limit, self.within, self.newest)

    def duplicates(self, article: Article | str) -> list[Article]:
        """Those within the filter."""
        found = self.library.duplicates(article)
        if not found or not self.within:
            return found
        there = {one.id for one in self.library.articles(self.within)}
        return [one for one in found if one.id in there]

    def sentences(self, article: Article | str) -> tuple[Sentence, ...]:
        """As `Library.sentences`: of any article."""
        return self.library.sentences(article)

    def speakers(self) -> list[str]:
        """As `Library.speakers`: of all articles."""
        return self.library.speakers()

    def mentions(self, words: str) -> bool:
        """As `Library.mentions`: in all articles."""
        return self.library.mentions(words)

    def snapshot(self) -> AbstractContextManager[None]:
        """The library's."""
        return self.library.snapshot()

    @property
    def tagger(self) -> Tagger:
        """The library's."""
        return self.library.tagger

    @property
    def reader(self) -> Reader | None:
        """The library's."""
        return self.library.reader

    @property
    def word_vectors(self) -> WordVectors:
        """The library's."""
        return self.library.word_vectors


def first_of_each(statements: Sequence[Statement], stories: Mapping[str, int]) -> list[Statement]:
    """The statements, in order, without those that an earlier article of the same story has in the same words."""
    first: dict[tuple[int, str | None, tuple[str, ...]], str] = {}
    kept = []
    for statement in statements:
        story = stories.get(statement.article.id)
        if story is not None:
            words = tuple(word for sentence in statement.sentences for word in sentence.text.split())
            if first.setdefault((story, statement.speaker, words), statement.article.id) != statement.article.id:
                continue
        kept.append(statement)
    return kept
