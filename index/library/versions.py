"""The versions of an article, and whether a sentence that was cited still stands in the current one."""

import datetime
from dataclasses import dataclass
from typing import Literal

from index.article import Article, Sentence
from index.library import Library

Standing = Literal["current", "changed", "removed"]
"""What became of a cited sentence: it stands in the article's current version; it does not, or not as a sentence of its
own; the article is no longer in the library."""


@dataclass(frozen=True)
class Version:
    """One version of an article."""

    number: int
    """Counted from 1, the oldest."""
    article: Article
    added: datetime.datetime | None
    """When it was stored, UTC; None where a Beleg that did not record it has stored it."""


def versions_of(library: Library, article_id: str) -> list[Version]:
    """Every version of an article, the oldest first, the current one last.

    Raises:
        NotInLibraryError: there is none of that id.
    """
    with library.store.snapshot():
        pairs = zip(library.versions(article_id), library.store.version_dates(article_id), strict=True)
        return [Version(number, article, added) for number, (article, added) in enumerate(pairs, start=1)]


def standing(library: Library, sentence: Sentence) -> Standing:
    """What became of `sentence` since it was cited.

    It is current where the current version has a sentence of the same words, wherever it stands now; line breaks and
    other white space do not count. Part of a longer sentence is not the same: “he comes” says something else than
    “nobody believes that he comes”.
    """
    with library.store.snapshot():
        current = library.store.article(sentence.article.id)
        if current is None:
            return "removed"
        if current.text == sentence.article.text:
            return "current"
        words = sentence.text.split()
        return "current" if any(one.text.split() == words for one in library.sentences(current)) else "changed"
