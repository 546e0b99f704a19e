"""One bad file is one line in `report.failed`, whatever it raises; the others of its batch are added."""

import json
import os
import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers.pre_tokenizers import FixedLength

from index import Library
from index.article import Article
from index.errors import ArticleError, UnreadableError
from index.library.adding import add
from index.loading.load import load
from index.loading.readers import READERS
from index.loading.reading import Reading, ReadResult, read_here
from index.models.embedder import Embedder

GOOD = "Frau Holm lehnte den Plan ab."


def good(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(GOOD, source=name)


def panicking(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield f"{name}#1", Article.from_text(GOOD, source=f"{name}#1")
    FixedLength(length=0).pre_tokenize_str("Rat")  # a panic of Rust: a BaseException


def greedy(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(str(bytearray(10**15)))


def deep(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(json.loads("[" * 100_000))


def wrong(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(f"{GOOD[99]}")


def exiting(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    yield name, Article.from_text(GOOD)
    os.kill(os.getpid(), signal.SIGKILL)  # as a system does that runs out of memory


def endless(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    re.match("(a*)*b", "a" * 99)  # and nothing else of this process can run meanwhile
    yield name, Article.from_text(GOOD)


RAISED = [
    (panicking, 1, "a cannot be read (PanicException: chunk size must be non-zero): save what you see of it as text."),
    (greedy, 0, "a needs more memory than there is: save its text, or split it into smaller files."),
    (deep, 0, "a is nested too deeply to be an article: save what you see of it as text."),
    (wrong, 0, "a cannot be read (IndexError: string index out of range): save what you see of it as text."),
]
ENDED = [
    (exiting, 1, "a cannot be read (it ended the process that read it): save what you see of it as text."),
    (endless, 0, "a cannot be read (it takes longer than 2 seconds): save what you see of it as text."),
]


@pytest.mark.parametrize(("reader", "articles", "problem"), RAISED)
def test_whatever_is_raised_is_found(
    reader: Callable[[str, bytes, Mapping[str, str]], Iterator[ReadResult]], articles: int, problem: str
) -> None:
    *before, (place, error) = read_here(reader, "a", b"x", {})
    assert len(before) == articles
    assert isinstance(error, UnreadableError)
    assert (place, str(error)) == ("a", problem)


def test_what_ends_a_process_is_found_and_the_next_file_is_read() -> None:
    with Reading(seconds=2) as reading:
        for reader, articles, problem in [*RAISED, *ENDED]:
            *before, (place, error) = reading.read(reader, "a", b"x", {})
            assert len(before) == articles
            assert (place, str(error)) == ("a", problem)
            assert list(reading.read(good, "b", b"x", {})) == [("b", Article.from_text(GOOD, source="b"))]


def test_a_reading_that_is_left_off() -> None:
    with Reading() as reading:
        reader = reading.read(panicking, "a", b"x", {})
        next(reader)
        reader.close()  # type: ignore[attr-defined]
        assert [place for place, _ in reading.read(good, "b", b"x", {})] == ["b"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit])
def test_an_interruption_is_no_fault_of_a_file(interruption: type[BaseException]) -> None:
    def interrupted(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[ReadResult]:
        raise interruption
        yield

    with pytest.raises(interruption):
        list(read_here(interrupted, "a", b"x", {}))


def test_the_other_files_of_a_folder_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name in ("1.txt", "2.html", "3.pdf", "4.md", "5.markdown", "6.docx", "7.eml", "8.txt"):
        (tmp_path / "in" / name).write_text(f"{GOOD} {name}")
    for suffix, reader in {".html": panicking, ".pdf": exiting, ".md": greedy, ".docx": deep, ".eml": wrong}.items():
        monkeypatch.setitem(READERS, suffix, reader)  # type: ignore[arg-type]
    with Library.open(tmp_path / "library") as library:
        report = library.add(tmp_path / "in")
        assert library.articles() == report.added
        assert [Path(article.source or "").name for article in report.added] == [
            "1.txt", "2.html#1", "", "5.markdown", "8.txt",
        ]  # fmt: skip
        assert [Path(source).name for source, _ in report.failed] == ["2.html", "3.pdf", "4.md", "6.docx", "7.eml"]
        for source, error in report.failed:
            assert isinstance(error, UnreadableError)
            assert str(error).startswith(source)


class Panicking:
    """An embedding model that a text sends into a panic."""

    name, version, dimensions = "panicking", "1", 2

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if any("Plan" in text for text in texts):
            FixedLength(length=0).pre_tokenize_str("Rat")
        return np.tile(np.array([1, 0], np.float32), (len(texts), 1))

    queries = passages


class Greedy(str):
    """A text that takes too much memory to look at."""

    __slots__ = ()

    def strip(self, characters: str | None = None) -> str:
        raise MemoryError


def test_an_article_that_cannot_be_taken_apart_or_embedded(tmp_path: Path) -> None:
    articles = [Article.from_text(text, title=text) for text in ("Er kam.", GOOD, "Sie ging.", GOOD + " Heute.")]
    greedy_article = Article("greedy", Greedy("Er kam."), "Viel")
    model: Embedder = Panicking()
    with Library.open(tmp_path / "library") as library:
        report = add(library.store, lambda: model, library.tagger, [*articles, greedy_article])
        assert report.added == [articles[0], articles[2]] == library.articles()
        problem = "cannot be read (PanicException: chunk size must be non-zero): save what you see of it as text."
        assert [(source, str(error)) for source, error in report.failed] == [
            ("Viel", "Viel needs more memory than there is: save its text, or split it into smaller files."),
            (articles[1].title, f"{articles[1].title} {problem}"),
            (articles[3].title, f"{articles[3].title} {problem}"),
        ]


DEEP = "<w:x>" * 20_000 + "</w:x>" * 20_000


def test_real_files(tmp_path: Path) -> None:
    """The process reads many kinds one after the other, broken ones between them."""
    from awkward import PAGE, docx, mail, paragraph, simple_pdf

    files = {
        "1.html": PAGE.format(charset="utf-8").encode(),
        "2.docx": docx(DEEP),
        "3.pdf": simple_pdf(),
        "4.eml": mail(GOOD),
        "5.html": b"<div>" * 300 + b"<p>Er kam.",
        "6.docx": docx(paragraph(GOOD)),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = list(load(tmp_path))
    assert [isinstance(item, Article) for item in found] == [True, False, True, True, False, True]


def test_errors_are_those_of_articles() -> None:
    assert issubclass(UnreadableError, ArticleError)
