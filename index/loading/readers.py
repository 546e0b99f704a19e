"""What reads a file of each kind. The packages of a kind are imported when the first file of it comes."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.archive import files_of_zip
from index.loading.decode import decode
from index.loading.reading import INTERRUPTIONS, File, Reader, Reading, ReadResult, read_here, unreadable
from index.loading.tables import articles_of_table

DOCUMENTS = frozenset(
    """
    .doc .odt .rtf .epub .mhtml .mht .msg .mbox .tar .gz .tgz .bz2 .xz .7z .rar .tex .rst .xls .xlsx .ods .json .tsv
    .pages .text .wpd .ps .djvu
    """.split()
)
"""Endings of files that may hold articles and are not read. In a folder they are reported; other files that are no
articles (pictures, style sheets, programs) are passed over there, and reported only when they are named themselves."""


APART = frozenset(".html .htm .xhtml .pdf .docx .eml .xml .rss .atom".split())
"""Kinds that a process of its own reads: the packages that read them may never end, or end Python."""


def articles_of_file(
    name: str, suffix: str, data: bytes, columns: Mapping[str, str], reading: Reading
) -> Iterator[tuple[str, Article | ArticleError]]:
    """The articles of a file, each with its place, broken ones with the error.

    Args:
        name: The file's path.
        suffix: Its ending, a key of `READERS`.
        data: Its content.
        columns: For tables, field of an article → name of the column that has it.
        reading: What reads the kinds that are `APART`.
    """
    if not data.strip():
        yield name, EmptyArticleError(f"{name} is empty: nothing to add.")
        return
    empty = True
    for place, found in (reading.read if suffix in APART else read_here)(READERS[suffix], name, data, columns):
        inside = [(place, found)] if not callable(found) else _articles_in(name, place, found, columns, reading)
        for article in inside:
            yield article
            empty = False
    if empty:
        yield name, EmptyArticleError(f"{name} holds no articles: nothing to add.")


def _articles_in(
    archive: str, place: str, content: File, columns: Mapping[str, str], reading: Reading
) -> Iterator[tuple[str, Article | ArticleError]]:
    """The articles of a file in an archive."""
    suffix = PurePosixPath(place).suffix.casefold()
    if suffix == ".zip":
        yield place, UnreadableError(f"{place} is an archive in an archive: unpack {archive} and add what is in it.")
    elif suffix in READERS:
        try:
            data = content()
        except INTERRUPTIONS:
            raise
        except BaseException as error:
            yield place, unreadable(place, error)
        else:
            yield from articles_of_file(place, suffix, data, columns, reading)
    elif suffix in DOCUMENTS:
        yield place, unknown_kind(place, suffix)


def unknown_kind(name: str, suffix: str) -> UnreadableError:
    """The error for a file of another kind."""
    known = ", ".join(sorted(READERS))
    return UnreadableError(f"{name} is of a kind that is not read (“{suffix or name}”): save it as one of {known}.")


def _read_text(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(decode(data, name), source=name)


def _read_html(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    from index.loading.web_page import article_of_html  # 0.2 s

    yield name, article_of_html(name, data)


def _read_pdf(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    from index.loading.pdf import article_of_pdf  # 0.1 s

    yield name, article_of_pdf(name, data)


def _read_docx(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    from index.loading.word_document import article_of_docx  # 0.01 s

    yield name, article_of_docx(name, data)


def _read_mail(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    from index.loading.mail import article_of_mail  # 0.2 s

    yield name, article_of_mail(name, data)


def _read_feed(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    from index.loading.feed import articles_of_feed  # 0.2 s

    yield from articles_of_feed(name, data)


def _read_zip(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:

    yield from files_of_zip(name, data)


READERS: Mapping[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".jsonl": articles_of_table,
    ".csv": articles_of_table,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".eml": _read_mail,
    ".xml": _read_feed,
    ".rss": _read_feed,
    ".atom": _read_feed,
    ".zip": _read_zip,
}
