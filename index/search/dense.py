"""The dense leg: which passages' vectors are near a question's, and Chroma kept in step with SQLite.

The exact answer is a matrix product over the vectors in SQLite (9 ms at 100,000 × 256, 1 ms over the 5,000 with the
best words); any process can compute it, at once and without Chroma's import. Chroma answers instead where this process
has it open and nothing is pending.
"""

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from index.errors import LibraryError
from index.progress import Progress
from index.search.nearest import Matrix, Near
from index.store.private import keep_private
from index.store.store import Store

if TYPE_CHECKING:
    from index.search.chroma import ChromaVectors

log = logging.getLogger(__name__)


class Dense:
    """The dense leg of one library. Chroma's lock, in the library's folder, is held while this process has it open."""

    def __init__(self, store: Store, folder: Path, chroma_url: str | None) -> None:
        self._store = store
        self._folder = folder
        self._url = chroma_url
        self._matrix = Matrix(store)
        self._chroma: ChromaVectors | None = None
        # Held for the library, not for the thread that happens to open Chroma.
        self._lock = FileLock(folder / "chroma.lock", timeout=0, mode=0o600, thread_local=False)
        self._draining = threading.Lock()

    def nearest(
        self, vector: NDArray[np.float32], k: int, likely: NDArray[np.int64] | None = None, only: bool = False
    ) -> Near:
        """The `k` passages nearest to a question's vector (d,): by Chroma among all, or exactly among `likely`.

        Chroma knows no snapshot and may name passages that this one does not have.

        Args:
            vector: of the question.
            k: how many at most.
            likely: (n,) ids, ascending, of the passages that are enough to look at; None: all.
            only: whether no others than `likely` may be named.
        """
        chroma = self._chroma
        if chroma is not None and not only and self._store.is_drained():
            try:
                return chroma.nearest(vector, k)
            except LibraryError as error:
                log.warning("%s The stored vectors answer instead.", error)
        return self._matrix.nearest(vector, k, likely)

    def drain(self, progress: Progress | None = None) -> None:
        """Bring Chroma up to date, if that can be done now; the articles are stored in any case."""
        if self._store.is_drained():
            return
        try:
            with self._draining:
                self._drained(progress)
        except LibraryError as error:
            log.warning("%s The search goes on without it.", error)

    def chroma(self) -> "ChromaVectors":
        """Chroma, open and up to date.

        Raises:
            LibraryError: another process has it open, or it fails.
        """
        with self._draining:
            chroma = self._drained()
        if chroma is None:
            raise LibraryError(
                f"Another process has Chroma in {self._folder} open: close the library there, or let both use a Chroma "
                "server (BELEG_CHROMA_URL). Searching, adding and removing work all the same."
            )
        return chroma

    def close(self) -> None:
        """Close Chroma and let others have it. A second call does nothing."""
        with self._draining:
            if self._chroma is not None:
                self._chroma.close()
                self._chroma = None
            self._lock.release(force=True)

    def _drained(self, progress: Progress | None = None) -> "ChromaVectors | None":
        """Chroma, open and up to date; None where another process has it."""
        try:
            with self._lock:  # with a server so long as it is written, else until `close`
                if self._chroma is None:
                    from index.search.chroma import ChromaVectors  # two seconds

                    self._chroma = ChromaVectors(self._store, self._folder / "chroma", self._url)
                    if self._url is None:
                        self._lock.acquire()
                self._chroma.drain(progress)
                keep_private(self._folder)  # Chroma makes its files as it needs them
        except Timeout:
            return self._chroma
        return self._chroma
