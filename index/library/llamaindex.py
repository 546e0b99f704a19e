"""What LlamaIndex users know, over a library: nodes, a retriever, the embedding model.

Imported only where it is asked for: llama_index takes a second.
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, QueryBundle
from pydantic import PrivateAttr

from index.library.reads import Reads
from index.models.embedder import Embedder
from index.search.passage_nodes import node_of
from index.store.store import Store


class LibraryRetriever(BaseRetriever):
    """Beleg's own search as a LlamaIndex retriever: words across languages, dense vectors, MaxSim.

    Args:
        library: what is searched; it stays open as long as the retriever is used.
        store: its own, which knows the number of a passage's node.
        limit: how many passages are found at most.
    """

    def __init__(self, library: Reads, store: Store, limit: int) -> None:
        self._library, self._store = library, store
        self._limit = limit
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        with self._store.snapshot():
            hits = self._library.search(query_bundle.query_str, self._limit)
            nodes = [node_of(hit.passage, self._store.passage_id(hit.passage) or 0) for hit in hits]
        return [NodeWithScore(node=node, score=hit.score) for node, hit in zip(nodes, hits, strict=True)]


class LibraryEmbedding(BaseEmbedding):
    """A library's embedding model, as LlamaIndex wants it."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._embedder.queries([query])[0].tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.passages(texts).tolist()
        return vectors
