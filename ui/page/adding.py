"""What is added in the chat, read in a process of its own, so that the chat goes on answering.

In a thread of the chat the reading held the interpreter for seconds: while an article of 5 MB was added, questions
took 80 to 140 times as long. From a process of its own it leaves them at 1.0 to 1.1 times (two cores).
"""

import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from index.article import Article
from index.errors import BelegError
from index.library import Library
from index.loading.load import load
from index.loading.reading import Reading
from index.progress import Progress as Told
from ui.views.plain import reasons

_SECONDS = 0.5
"""Between two reports of the progress."""


@dataclass(frozen=True)
class Progress:
    """How far it is: `done` of `total`, None where that is not known, `what` is counted."""

    done: int
    total: int | None
    what: str


@dataclass(frozen=True)
class Added:
    """What became of the files."""

    counts: dict[str, int]
    """How many articles were added, updated, unchanged."""
    problems: list[str]
    """What was not added, and why."""


class Adding:
    """Adds articles to a library, which the other process opens anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._running: list[BaseProcess] = []

    def add(self, files: Sequence[str] = (), sources: Sequence[str | Article] = ()) -> Iterator[Progress | Added]:
        """Add uploaded files, which are removed with the folders that they lie in, and addresses and articles.

        Whoever stops listening does not stop the adding.

        Returns:
            How far it is, now and then, and at last what became of them.
        """
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
        told, telling = context.Pipe(duplex=False)
        process = context.Process(target=_add, args=(self._library, files, sources, telling))
        process.start()
        self._running = [*(one for one in self._running if one.is_alive()), process]
        telling.close()
        with told:
            try:
                while isinstance(news := told.recv(), Progress):
                    yield news
            except EOFError:  # it was killed, or crashed
                process.join()
                broke_off = f"Reading broke off (exit status {process.exitcode}). What was added until then is kept."
                news = Added({}, [broke_off])
        yield news

    def close(self) -> None:
        """End what is running; what is stored by then is whole articles."""
        for process in self._running:
            process.terminate()
            process.join()


def _add(library: Library, files: Sequence[str], sources: Sequence[str | Article], telling: Connection) -> None:
    """What the other process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the chat's to hear, which then ends this
    last = time.monotonic()

    def progress(done: int, total: int | None, what: str) -> None:
        nonlocal last
        if time.monotonic() - last > _SECONDS:
            last = time.monotonic()
            tell(Progress(done, total, what))

    def tell(news: Progress | Added) -> None:
        with suppress(BrokenPipeError):  # nobody listens any more
            telling.send(news)

    with telling:
        found = list(_loaded(files, progress))
        given = [*(one for one in found if isinstance(one, Article)), *sources]
        try:
            with library:
                report = library.add(given, progress)
        except BelegError as error:
            tell(Added({}, [str(error)]))
            return
        counts = {"added": len(report.added), "updated": len(report.updated), "unchanged": len(report.unchanged)}
        failed = [one for one in found if isinstance(one, tuple)]
        problems = reasons([*failed, *report.failed])
        for folder in {Path(file).parent for file in files}:
            problems = [problem.replace(f"{folder}{os.sep}", "") for problem in problems]
        tell(Added(counts, problems))


def _loaded(files: Sequence[str], progress: Told) -> Iterator[Article | tuple[str, Exception]]:
    """The articles of `files`, which are gone then; (name, error) for what gives none."""
    with Reading() as reading:
        for number, file in enumerate(files, start=1):
            progress(number, len(files), "files")
            for found in load(file, reading=reading):
                yield _without_its_place(found) if isinstance(found, Article) else (found.source, found.error)
            shutil.rmtree(Path(file).parent, ignore_errors=True)


def _without_its_place(article: Article) -> Article:
    """An uploaded article: the temporary file that it came in is no source to go back to."""
    if article.source is None or not Path(article.source.rpartition("#")[0] or article.source).is_file():
        return article  # a row of a table that names its own source
    return Article.from_text(
        article.text, article.title, None, article.published, article.outlet, article.author, article.language
    )
