"""Articles → sentences → passages and statements → SQLite and Chroma → search.

Importing this is quick: models, Chroma and LlamaIndex are imported by what needs them.
"""

from index.article import Article, Hit, Passage, Sentence, Statement, StatementKind
from index.errors import (
    AddressError,
    ArticleError,
    BelegError,
    EmptyArticleError,
    FilterError,
    LanguageModelError,
    LibraryError,
    LibraryModelError,
    LibraryVersionError,
    ModelError,
    NotInLibraryError,
    QuestionError,
    UnreadableError,
)
from index.library import Library
from index.library.adding import AddReport
from index.library.versions import Standing, Version, standing, versions_of
from index.progress import Progress
from index.settings import Settings
from index.store.feeds import Feed
from index.store.filters import Filter
from index.text.spans import SentenceKind, Span

__all__ = [
    "AddReport",
    "AddressError",
    "Article",
    "ArticleError",
    "BelegError",
    "EmptyArticleError",
    "Feed",
    "Filter",
    "FilterError",
    "Hit",
    "LanguageModelError",
    "Library",
    "LibraryError",
    "LibraryModelError",
    "LibraryVersionError",
    "ModelError",
    "NotInLibraryError",
    "Passage",
    "Progress",
    "QuestionError",
    "Sentence",
    "SentenceKind",
    "Settings",
    "Span",
    "Standing",
    "Statement",
    "StatementKind",
    "UnreadableError",
    "Version",
    "standing",
    "versions_of",
]
