"""What LlamaIndex users know, over a library: nodes, a retriever, the embedding model.

Imported only where it is asked for: llama_index takes a second.
"""

from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.utils import node_to_metadata_dict
from pydantic import PrivateAttr

from index.article import Article, Passage
from index.models.embedder import Embedder

if TYPE_CHECKING:
    from index.library import Library


def facts_of(article: Article) -> dict[str, str]:
    """What is known of an article, as a node's metadata; what is not known is left out, since Chroma takes no None."""
    facts = {
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "author": article.author,
        "language": article.language,
    }
    return {name: value for name, value in facts.items() if value is not None}


def node_of(passage: Passage, number: int) -> TextNode:
    """A passage as a node: its exact offsets, its article as the source document, the passage's id as the node's."""
    facts = facts_of(passage.article)
    return TextNode(
        id_=str(number),
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=facts,
        excluded_embed_metadata_keys=list(facts),
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.article.id)},
    )


def metadata_of_node(node: TextNode) -> dict[str, Any]:
    """A node as a Chroma row's metadata, from which `ChromaVectorStore` makes it again, offsets and text included.

    The text stays inside the node: as a Chroma document it would be indexed a second time (.7 for .4 ms a row).
    """
    return node_to_metadata_dict(node, remove_text=False, flat_metadata=True)


class LibraryRetriever(BaseRetriever):
    """Beleg's own search as a LlamaIndex retriever: words across languages, dense vectors, MaxSim.

    Args:
        library: what is searched; it stays open as long as the retriever is used.
        limit: how many passages are found at most.
    """

    def __init__(self, library: "Library", limit: int) -> None:
        self._library = library
        self._limit = limit
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        store = self._library.store
        with store.snapshot():
            hits = self._library.search(query_bundle.query_str, self._limit)
            nodes = [node_of(hit.passage, store.passage_id(hit.passage) or 0) for hit in hits]
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
