"""The exception tree of Beleg.

    BelegError
    ├── ArticleError            one article cannot be taken; the others of its batch are
    │   ├── UnreadableError     missing, no permission, not text, wrong encoding
    │   ├── EmptyArticleError   nothing in it to read
    │   └── AddressError        an address cannot be fetched, or must not be
    ├── LibraryError            the library's folder cannot be used
    │   ├── LibraryVersionError     written by a newer Beleg
    │   ├── LibraryModelError       made with another embedding model
    │   └── NotInLibraryError       no article of that id
    ├── ModelError              an embedding model cannot be loaded
    ├── LanguageModelError      what is set for a language model cannot be
    ├── QuestionError           the question cannot be answered as it stands
    └── FilterError             a filter that cannot be: no such outlet, language, article or day

Every message holds the actual value, the place, and what to do next.
"""


class BelegError(Exception):
    """Base of all errors that Beleg raises on purpose."""


class ArticleError(BelegError):
    """One article cannot be taken; `Library.add` reports it and goes on."""


class UnreadableError(ArticleError):
    """A file is missing, forbidden, not text, or in an unknown encoding."""


class EmptyArticleError(ArticleError):
    """An article has no text."""


class AddressError(ArticleError):
    """An address cannot be fetched, or must not be; `lasting` where trying again later would not help."""

    def __init__(self, message: str, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting

    def __reduce__(self) -> tuple[type["AddressError"], tuple[str, bool]]:
        return AddressError, (str(self), self.lasting)


class LibraryError(BelegError):
    """The library's folder cannot be used."""


class LibraryVersionError(LibraryError):
    """The library was written by a newer version of Beleg."""


class LibraryModelError(LibraryError):
    """The library was made with another embedding model."""


class NotInLibraryError(LibraryError):
    """No article of that id is in the library."""


class ModelError(BelegError):
    """An embedding model cannot be loaded."""


class LanguageModelError(BelegError):
    """What is set for a language model cannot be; one that fails is no error: the articles answer."""


class QuestionError(BelegError):
    """A question cannot be answered as it stands."""


class FilterError(BelegError):
    """A filter cannot be: no such outlet, language or article is in the library, or a day is none."""
