"""A library as an answer reads it: the articles within a filter, the newest first where a question asks for that."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index.article import Article, Hit, Statement
from index.library import Library
from index.store.filters import Filter
from index.store.stories import stories

if TYPE_CHECKING:
    from index.models.embedder import Embedder
    from index.models.word_vectors import WordVectors


class Selection(Library):
    """Reads a library through a filter: what is asked of it is asked of those articles only.

    Everything else (models, stores, locks) is the library's own, nothing is opened and nothing has to be closed.
    """

    def __init__(self, library: Library, within: Filter | None = None, newest: bool = False) -> None:
        self.folder = library.folder
        self.store = library.store
        self._library = library
        self._within = within
        self._newest = newest

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the library has)
        return getattr(self._library, name)

    def close(self) -> None:
        """Nothing: the library stays open."""

    def articles(self, within: Filter | None = None) -> list[Article]:
        """Those of the filter."""
        return self._library.articles(within or self._within)

    def statements(
        self, speaker: str | None = None, article: Article | str | None = None, within: Filter | None = None
    ) -> list[Statement]:
        """Those of the filter's articles; where several articles print one text, each statement of it once.

        The newest article's first, where the question asks for that: whoever ranks them keeps this order in a tie.
        """
        found = self._library.statements(speaker, article, within or self._within)
        if self._newest:  # articles stay together and in order
            found.sort(key=lambda statement: statement.article.published or datetime.date.min, reverse=True)
        return found if article is not None else first_of_each(found, stories(self.store))

    def search(
        self, question: str, limit: int = 10, within: Filter | None = None, newest: bool | None = None
    ) -> list[Hit]:
        """As `Library.search`, within the filter."""
        return self._library.search(question, limit, within or self._within, self._newest if newest is None else newest)

    def duplicates(self, article: Article | str) -> list[Article]:
        """Those within the filter."""
        found = self._library.duplicates(article)
        if not found or not self._within:
            return found
        there = {one.id for one in self._library.articles(self._within)}
        return [one for one in found if one.id in there]

    @property
    def embedder(self) -> "Embedder":
        """The library's."""
        return self._library.embedder

    @property
    def word_vectors(self) -> "WordVectors":
        """The library's."""
        return self._library.word_vectors


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
