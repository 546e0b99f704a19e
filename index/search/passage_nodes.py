"""A passage as a LlamaIndex node, with the facts of its article."""

from typing import Any

from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.utils import node_to_metadata_dict

from index.article import Article, Passage


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
