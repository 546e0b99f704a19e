"""The vectors nearest to a question's, exactly, over all that are stored."""

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.models.unit_vectors import unit
from index.store.store import Store

Near = tuple[NDArray[np.int64], NDArray[np.float32]]
"""(passage ids (n,), cosines (n,)), best first, equal cosines by id."""


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


def best_first(ids: NDArray[np.int64], cosines: NDArray[np.float32], k: int) -> Near:
    """The `k` greatest cosines with their ids."""
    if len(ids) > k:
        top = np.argpartition(-cosines, k - 1)[:k] if k > 0 else np.zeros(0, dtype=np.intp)
        ids, cosines = ids[top], cosines[top]
    order = np.lexsort((ids, -cosines))
    return ids[order], cosines[order]
