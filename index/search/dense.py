"""The dense leg: which passages' vectors are near a question's, and Chroma kept in step with SQLite.

The exact answer is a matrix product over the vectors in SQLite (9 ms at 100,000 × 256, 1 ms over the 5,000 with the
best words); any process can compute it, at once and without Chroma's import. Chroma answers instead where this process
has it open and nothing is pending.
"""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from index.errors import LibraryError
from index.library.adding import Progress
from index.store.store import Store

if TYPE_CHECKING:
    from index.search.chroma import ChromaVectors

log = logging.getLogger(__name__)

Near = tuple[NDArray[np.int64], NDArray[np.float32]]
"""(passage ids (n,), cosines (n,)), best first, equal cosines by id."""


class Dense:
    """The dense leg of one library. Chroma's lock, in the library's folder, is held while this process has it open."""

    def __init__(self, store: Store, folder: Path, chroma_url: str | None) -> None:
        self._store = store
        self._folder = folder
        self._url = chroma_url
        self._matrix = Matrix(store)
        self._chroma: ChromaVectors | None = None
        # Held for the library, not for the thread that happens to open Chroma.
        self._lock = FileLock(folder / "chroma.lock", timeout=0, thread_local=False)
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
                    from index.search.chroma import ChromaVectors

                    self._chroma = ChromaVectors(self._store, self._folder / "chroma", self._url)
                    if self._url is None:
                        self._lock.acquire()
                self._chroma.drain(progress)
        except Timeout:
            return self._chroma
        return self._chroma


@dataclass(frozen=True)
class _Rows:
    revision: int
    ids: NDArray[np.int64]
    """(n,) ascending."""
    vectors: NDArray[np.float32]
    """(n, d) unit rows; zero rows stay zero."""


class Matrix:
    """The vectors of a library in memory, kept up with the store by its revision.

    Memory: 4 bytes a dimension of each passage, 100 MB at 100,000 × 256.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: _Rows | None = None
        self._lock = threading.Lock()

    def nearest(self, vector: NDArray[np.float32], k: int, within: NDArray[np.int64] | None = None) -> Near:
        """The `k` passages nearest to a question's vector (d,), fewer where there are fewer.

        `within`: (n,) ids, ascending, of the only passages that count; None: all.
        """
        rows = self._refreshed()
        ids, vectors = rows.ids, rows.vectors
        if within is not None:
            places = np.searchsorted(ids, within).clip(max=max(len(ids) - 1, 0))
            places = places[ids[places] == within] if len(ids) else places[:0]
            ids, vectors = ids[places], vectors[places]
        cosines = vectors @ unit(vector) if len(ids) else np.zeros(0, dtype=np.float32)
        return best_first(ids, cosines, k)

    def _refreshed(self) -> _Rows:
        with self._lock, self._store.snapshot():
            revision = self._store.revision()
            rows = self._rows
            if rows is not None and rows.revision >= revision:
                return rows
            if rows is not None and rows.vectors.shape[1] != int(self._store.meta("dimensions") or 0):
                rows = None  # reindexed with another model
            last = int(rows.ids[-1]) if rows is not None and len(rows.ids) else 0
            ids, stored = self._store.passage_vectors(last)
            vectors = unit(stored.astype(np.float32))
            if rows is not None and len(rows.ids):
                kept = np.isin(rows.ids, self._store.passage_ids())
                ids = np.concatenate([rows.ids[kept], ids])
                vectors = np.concatenate([rows.vectors[kept], vectors]) if len(vectors) else rows.vectors[kept]
            self._rows = _Rows(revision, ids, vectors)
            return self._rows


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors (d,) or (n, d) at length 1; what is zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    at_one: NDArray[np.float32] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return at_one


def best_first(ids: NDArray[np.int64], cosines: NDArray[np.float32], k: int) -> Near:
    """The `k` greatest cosines with their ids."""
    if len(ids) > k:
        top = np.argpartition(-cosines, k - 1)[:k] if k > 0 else np.zeros(0, dtype=np.intp)
        ids, cosines = ids[top], cosines[top]
    order = np.lexsort((ids, -cosines))
    return ids[order], cosines[order]
