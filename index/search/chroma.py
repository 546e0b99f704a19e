"""A library's passages in Chroma: derived from the store, and built again from it wherever they differ."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray

from index.errors import LibraryError
from index.models.unit_vectors import unit
from index.progress import Progress
from index.search.nearest import Near, best_first
from index.search.passage_nodes import metadata_of_node, node_of
from index.store.store import Store
from index.store.writing import mark_all_pending, mark_drained

_ROWS = 1000
"""Rows handed to Chroma at once; bounds the memory that their metadata take."""

_EF_SEARCH = 1000
"""How many candidates Chroma's approximate search (HNSW) keeps. With its default of 100 it missed one in seven of the
exact first hundred among 8,000 clustered vectors, with 1,000 none, for .7 ms more a question."""

log = logging.getLogger(__name__)


class ChromaVectors:
    """The Chroma collection of a library: in a folder, or on a server.

    Chroma's embedded client is for one process (chroma-core/chroma issue 7040): who makes one for a folder must
    hold the library's lock until after `close()`. On a server, who drains must hold it.

    Args:
        store: what the collection is derived from.
        folder: where Chroma's files lie, where there is no server.
        url: the server, or None.

    Raises:
        LibraryError: Chroma cannot be opened.
    """

    def __init__(self, store: Store, folder: Path, url: str | None = None) -> None:
        self._store = store
        self._place = url or str(folder)
        self._way_out = "see that the server runs" if url else "close Beleg and remove that folder, it is built again"
        with self._errors("opened"):
            self._client = _server(url) if url else _embedded(folder)
            try:
                self.collection = self._collection()
            except BaseException:
                self.close()
                raise

    def drain(self, progress: Progress | None = None) -> None:
        """Give Chroma what it does not have, take from it what is gone; all of it if it is not what the store says.

        Raises:
            LibraryError: Chroma cannot be written. Nothing is lost: the rows stay pending.
        """
        with self._errors("opened"):
            if self.collection.name != self._name():  # reindexed with another model
                self.collection = self._collection()
        self._drain(progress)
        with self._errors("read"):
            count = self.collection.count()
        if count != self._store.passage_count() and self._store.is_drained():
            # A folder restored from a backup, a collection that somebody else wrote to.
            log.warning("Chroma in %s does not hold this library's passages: it is built again.", self._place)
            with self._errors("written"):
                self._client.delete_collection(self.collection.name)
                self.collection = self._collection()
            mark_all_pending(self._store)
            self._drain(progress)

    def nearest(self, vector: NDArray[np.float32], k: int) -> Near:
        """The `k` passages nearest to a question's vector (d,), by Chroma's approximate search.

        Raises:
            LibraryError: Chroma does not answer.
        """
        if k < 1:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        with self._errors("asked"):
            found = self.collection.query(query_embeddings=unit(vector)[None], n_results=k, include=["distances"])
        ids = np.array([int(number) for number in found["ids"][0]], dtype=np.int64)
        distances = found["distances"] or [[]]
        return best_first(ids, 1 - np.array(distances[0], dtype=np.float32), k)

    def vector_store(self) -> ChromaVectorStore:
        """The collection as a LlamaIndex vector store."""
        return ChromaVectorStore(chroma_collection=self.collection)

    def close(self) -> None:
        """Close Chroma's client."""
        self._client.close()
        for client in (self._client, self._client._admin_client):  # Chroma 1.5.9 leaves a server's connections open
            session = getattr(getattr(client, "_server", None), "_session", None)
            if session:
                session.close()

    def _name(self) -> str:
        """The collection's name: a collection has vectors of one length, so each model gets one of its own."""
        return f"beleg-{self._store.meta('library')}-{self._store.meta('model version') or 'new'}"

    def _collection(self) -> Collection:
        """The library's collection; those of other models are dropped."""
        name = self._name()
        for other in self._client.list_collections():
            if other.name != name and other.name.startswith(f"beleg-{self._store.meta('library')}"):
                self._client.delete_collection(other.name)
        # Chroma's default space is l2.
        return self._client.get_or_create_collection(
            name, configuration={"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH}}, embedding_function=None
        )

    def _drain(self, progress: Progress | None) -> None:
        done, total = 0, self._store.pending_count()
        while removed := self._store.removed(_ROWS):
            with self._errors("written"):
                self.collection.delete(ids=[str(number) for number in removed])
            mark_drained(self._store, [], removed)
        while rows := self._store.pending(_ROWS):
            # Not `add`: that keeps the old row of an id which a killed process wrote and did not come to mark.
            with self._errors("written"):
                self.collection.upsert(
                    ids=[str(number) for number, _, _ in rows],
                    embeddings=np.stack([vector for _, _, vector in rows]),
                    metadatas=[metadata_of_node(node_of(passage, number)) for number, passage, _ in rows],
                )
            mark_drained(self._store, [number for number, _, _ in rows], [])
            done += len(rows)
            if progress:
                progress(done, max(done, total), "vectors")

    @contextmanager
    def _errors(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # Chroma and its Rust core raise exceptions of many kinds
            raise LibraryError(
                f"Chroma in {self._place} cannot be {what} ({error}): {self._way_out}. The articles are safe in SQLite."
            ) from error


def _embedded(folder: Path) -> Client:
    folder.mkdir(mode=0o700, exist_ok=True)
    settings = Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
    return Client(settings=settings)


def _server(url: str) -> Client:
    parts = urlsplit(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    settings = Settings(
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host=parts.hostname or "localhost",
        chroma_server_http_port=parts.port or (443 if secure else 8000),
        chroma_server_ssl_enabled=secure,
        anonymized_telemetry=False,
    )
    return Client(settings=settings)
