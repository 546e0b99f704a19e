"""Reading files of some kinds in a process of their own, so that none of them can harm this one.

Packages that take a page, a PDF or a mail apart may need hours or gigabytes for a few bytes, or end Python itself. Here
they end a process that does nothing else: the file is reported, and the next one gets a new process. Starting one takes
half a second, once for all files of an `add`; and while it reads, this process answers.
"""

import contextlib
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar

from index.article import Article
from index.errors import ArticleError, UnreadableError

File = Callable[[], bytes]
"""The content of a file in an archive."""

ReadResult = tuple[str, Article | ArticleError | File]
"""The place of an article, and the article or why there is none; or a file that articles may be in."""

Reader = Callable[[str, bytes, Mapping[str, str]], Iterator[ReadResult]]
"""Name of a file, its content, and the columns of tables (see `index.loading.load.load`) → its articles."""

Found = TypeVar("Found")
"""What a reader finds, such as an article."""

INTERRUPTIONS = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What is no fault of a file. All else that is raised is, `BaseException`s too, such as panics of packages in Rust."""

_SECONDS, _SECONDS_A_BYTE = 60.0, 20e-6
"""How long finding the next article of a file may take. The slowest PDFs need 10 seconds for a megabyte."""
_MEMORY, _MEMORY_A_BYTE = 700_000_000, 40
"""Bytes of memory that reading a file may take, where the operating system can hold to that: Linux does."""
_READY = "ready"


def unreadable(name: str, error: BaseException) -> ArticleError:
    """What is reported of a file that raised `error`."""
    if isinstance(error, ArticleError):
        return error
    if isinstance(error, RecursionError):
        return UnreadableError(f"{name} is nested too deeply to be an article: save what you see of it as text.")
    if isinstance(error, MemoryError):
        return UnreadableError(
            f"{name} needs more memory than there is: save its text, or split it into smaller files."
        )
    what = f"{type(error).__name__}: {error}"[:200]
    return UnreadableError(f"{name} cannot be read ({what}): save what you see of it as text.")


def read_here(
    reader: Callable[[str, bytes, Mapping[str, str]], Iterator[tuple[str, Found]]],
    name: str,
    data: bytes,
    columns: Mapping[str, str],
) -> Iterator[tuple[str, Found | ArticleError]]:
    """What `reader` finds in a file; what it raises is the last thing found."""
    try:
        yield from reader(name, data, columns)
    except INTERRUPTIONS:
        raise
    except BaseException as error:
        yield name, unreadable(name, error)


class Reading:
    """A process that reads files, one after the other; it is started for the first. To be used in a `with` block."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    def read(
        self,
        reader: Callable[[str, bytes, Mapping[str, str]], Iterator[tuple[str, Found]]],
        name: str,
        data: bytes,
        columns: Mapping[str, str],
    ) -> Iterator[tuple[str, Found | ArticleError]]:
        """What `reader`, a function of a module, finds in a file; what it raises, or dies of, is the last thing found.

        Where no process can be started, the file is read in this one.
        """
        seconds = self._seconds + _SECONDS_A_BYTE * len(data)
        begin = time.monotonic()
        done = False
        try:
            if self._process is None and not self._start():
                yield from read_here(reader, name, data, columns)
                return
            self._write((reader, name, data, dict(columns), seconds))
            while (found := self._read()) is not None:
                yield found
                begin = time.monotonic()
            done = True
        except (EOFError, OSError):
            late = time.monotonic() - begin >= seconds
            what = f"takes longer than {seconds:.0f} seconds" if late else "ended the process that read it"
            yield name, UnreadableError(f"{name} cannot be read (it {what}): save what you see of it as text.")
        finally:
            if not done:  # it ended, or whoever asked wants no more of this file
                self._end()

    def _start(self) -> bool:
        """Start a Python that serves and has the modules that this one has; False where there is none to start."""
        if not sys.executable or getattr(sys, "frozen", False):
            return False
        code = f"import sys; sys.path[:] = {sys.path!r}; from index.loading.reading import serve; serve()"
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return bool(self._read() == _READY)
        except (EOFError, OSError, pickle.UnpicklingError):
            return False

    def _write(self, request: tuple[Any, ...]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()

    def _read(self) -> Any:  # noqa: ANN401 (what `serve` writes)
        assert self._process is not None
        assert self._process.stdout is not None
        return pickle.load(self._process.stdout)

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        with contextlib.suppress(OSError):  # what it did not read it will not
            self._process.communicate()
        self._process = None


def serve() -> None:
    """Read the files that come in, as long as there are any; None goes out behind the last article of each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is meant for whoever started this
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a package prints may get between
    found: Iterator[ReadResult]
    with contextlib.suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:
        _send(_READY, outgoing)
        while True:
            reader, name, data, columns, seconds = pickle.load(incoming)
            _bound_memory(_MEMORY + _MEMORY_A_BYTE * len(data))
            found = read_here(reader, name, data, columns)
            more = True
            while more:
                faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)  # whatever holds the interpreter
                item = next(found, None)
                faulthandler.cancel_dump_traceback_later()
                _send(item, outgoing)
                more = item is not None


def _send(item: Any, outgoing: IO[bytes]) -> None:  # noqa: ANN401 (what can be pickled)
    pickle.dump(item, outgoing)
    outgoing.flush()


def _bound_memory(size: int) -> None:
    """Let this process take so many bytes more than it has, where the operating system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        has = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (has + size, resource.getrlimit(resource.RLIMIT_DATA)[1]))
