"""What an answer reads of a library: of all of it (`Library`), or of the articles within a filter (`Selection`)."""

from contextlib import AbstractContextManager
from typing import Protocol

from index.article import Article, Hit, Sentence, Statement
from index.grammar.tagger import Tagger
from index.models.reader import Reader
from index.models.word_vectors import WordVectors


class Reads(Protocol):
    """Reads articles; each method as `Library` has it."""

    @property
    def tagger(self) -> Tagger:
        """The library's tagger of German."""

    @property
    def word_vectors(self) -> WordVectors:
        """The static word vectors of the embedded model."""

    @property
    def reader(self) -> Reader | None:
        """What says which sentences answer a question; None where none is named."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it everything is read as of one moment."""

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """The passages that best answer a question, best first."""

    def sentences(self, article: Article | str) -> tuple[Sentence, ...]:
        """The sentences of an article, in order."""

    def statements(self, speaker: str | None = None, article: Article | str | None = None) -> list[Statement]:
        """Who said what, in the order of the articles and their texts."""

    def speakers(self) -> list[str]:
        """Everybody who says something in the library, whatever the filter is."""

    def duplicates(self, article: Article | str) -> list[Article]:
        """The other articles that are the same text."""

    def mentions(self, words: str) -> bool:
        """Whether a text of the library has these words, whatever the filter is."""
