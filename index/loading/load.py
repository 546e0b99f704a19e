"""Files and folders to articles.

The only normalisation of text in Beleg: a file is decoded and its line endings become line feeds
(`index.loading.decode`); what is no text itself (HTML, PDF, DOCX) becomes paragraphs with an empty line between them.
The source of an article is its file's absolute path with links resolved, so that it stays the same from whatever folder
a file is named; a row of a table that states no source has the file's path and the row's number (`/…/news.csv#3`), a
file in an archive the archive's path before its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from os import fsencode
from pathlib import Path

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.readers import DOCUMENTS, READERS, articles_of_file, unknown_kind
from index.loading.reading import Reading, unreadable

_LARGEST = 500_000_000  # bytes of a file; all of it is held in memory, several times over


@dataclass(frozen=True)
class Failure:
    """A source that gave no article, and why."""

    source: str
    error: ArticleError


def load(
    source: Path | str,
    columns: Mapping[str, str] | None = None,
    reading: Reading | None = None,
    begin: Callable[[int], object] = lambda size: None,
) -> Iterator[Article | Failure]:
    """The articles of a file or a folder; what cannot be read comes as a `Failure` in its place, nothing is raised.

    A folder is walked in the order of its names, with all folders in it; hidden files (“.name”) are passed over, and a
    folder that links lead to a second time is walked once.

    Args:
        source: A file of a kind that `index.loading.readers.READERS` names, or a folder of them.
        columns: For tables, field of an article → name of the column that has it (`{"text": "body"}`).
        reading: What reads the kinds that a process of its own reads; None: one of this call's own. Whoever loads
            several sources gives one for all, as its start takes half a second.
        begin: Called with the bytes of each file before its first article comes.
    """
    if reading is None:
        with Reading() as reading:
            yield from load(source, columns, reading, begin)
        return
    name = str(source)
    try:
        if not name.strip():
            raise FileNotFoundError
        path = Path(source).expanduser().resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as error:  # a name that is too long, has a NUL, or links to itself
        yield Failure(name, _cannot_read(name, error))
        return
    if not path.is_dir():
        yield from _load_file(path, columns or {}, reading, begin, named=True)
        return
    empty = True
    for file in _files(path):
        for found in _load_file(file, columns or {}, reading, begin):
            empty = False
            yield found
    if empty:
        yield Failure(_name(path), EmptyArticleError(f"{_name(path)} holds no articles: nothing to add."))


def size_of(source: Path | str) -> int:
    """The bytes of a file, or of the files that are read in a folder; 0 of what is not there."""
    try:
        path = Path(source).expanduser().resolve(strict=True)
        files = _files(path) if path.is_dir() else [path]
        return sum(file.stat().st_size for file in files if file.suffix.casefold() in READERS and file.is_file())
    except (OSError, ValueError, RuntimeError, TypeError):
        return 0


def _files(folder: Path) -> Iterator[Path]:
    """The visible files in `folder` and the folders in it, each folder's in the order of their names."""
    seen: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        path = stack.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        except OSError:  # it may not be read, or is gone by now
            yield path  # reading it says why it cannot be read
            continue
        stack += reversed(inside)


def _load_file(
    path: Path, columns: Mapping[str, str], reading: Reading, begin: Callable[[int], object], named: bool = False
) -> Iterator[Article | Failure]:
    """The articles of one file; `named` is one that the caller named, not one of a folder."""
    name, suffix = _name(path), path.suffix.casefold()
    if suffix not in READERS and not path.is_dir():
        if named or suffix in DOCUMENTS:
            yield Failure(name, unknown_kind(name, suffix))
        return
    try:
        path = path.resolve(strict=True)
        name = _name(path)
        if not path.is_file() and not path.is_dir():
            raise UnreadableError(f"{name} is a device or a pipe, not a file: save what it gives to a file.")
        if path.stat().st_size > _LARGEST:
            raise UnreadableError(f"{name} has {path.stat().st_size:,} bytes: split it into smaller files.")
        data = path.read_bytes()
        begin(len(data))
    except UnreadableError as error:
        yield Failure(name, error)
    except (OSError, RuntimeError) as error:
        yield Failure(name, _cannot_read(name, error))
    except MemoryError as error:
        yield Failure(name, unreadable(name, error))
    else:
        for place, found in articles_of_file(name, suffix, data, columns, reading):
            yield Failure(place, found) if isinstance(found, ArticleError) else found


def _name(path: Path) -> str:
    """The path as text that can be stored: bytes that are no UTF-8 as escapes."""
    return fsencode(path).decode("utf-8", "backslashreplace")


def _cannot_read(name: str, error: Exception) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        if "://" in name:
            return UnreadableError(f"{name} is no address of a page: it has to begin with http:// or https://.")
        return UnreadableError(f"“{name}” does not exist: check the spelling, and the folder that it is named from.")
    if isinstance(error, PermissionError):
        return UnreadableError(f"{name} may not be read by this user: change its permissions (chmod u+r) or copy it.")
    reason = getattr(error, "strerror", None) or error
    return UnreadableError(f"{name} cannot be read ({reason}): check the name, or copy the file.")
