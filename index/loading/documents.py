"""LlamaIndex documents and nodes to articles."""

import datetime
import uuid

from llama_index.core.schema import BaseNode, MetadataMode, TextNode

from index.article import Article
from index.errors import UnreadableError
from index.text.dates import date_in

_SOURCES = ("source", "url", "URL", "file_path")
"""Keys under which LlamaIndex's readers say where a document comes from: web readers, `SimpleDirectoryReader`."""


def article_of_node(node: BaseNode) -> Article:
    """A LlamaIndex document or node as an article; its text is taken unchanged.

    Read from the metadata: “title”, “published”, “outlet”, “author”, “language”, and the source from `_SOURCES`; else
    the id is the source, unless it is a random one, which says nothing. A part of a document (a page, a node that a
    splitter made) is an article of its own: its source goes on with its page, or with where it begins.

    Raises:
        EmptyArticleError: it has no text.
        UnreadableError: what it says of its date is no date.
    """
    metadata = node.metadata
    known = {
        name: str(metadata[name]) if metadata.get(name) is not None else None
        for name in ("title", "outlet", "author", "language")
    }
    published = metadata.get("published")
    if published is not None and not isinstance(published, datetime.date):
        written, published = str(published), date_in(str(published))
        if published is None and written.strip():
            raise UnreadableError(f"{node.node_id}: “{written}” is no date: write “published” as 2024-11-16.")
    text = node.get_content(MetadataMode.NONE)
    return Article.from_text(text, source=_source(node), published=published, **known)


def _source(node: BaseNode) -> str | None:
    whole = node.source_node
    names = [node.metadata.get(key) for key in _SOURCES]
    names += [one for one in (node.node_id, whole.node_id if whole else None) if one and not _is_random(one)]
    source = next((str(name) for name in names if name), None)
    if source is None or source == node.node_id:
        return source
    if node.metadata.get("page_label"):
        source += f"#page={node.metadata['page_label']}"
    if whole is None:
        return source
    begins = node.start_char_idx if isinstance(node, TextNode) else None
    return f"{source}#{node.hash[:12] if begins is None else begins}"


def _is_random(name: str) -> bool:
    """Whether an id is one that LlamaIndex made up."""
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
