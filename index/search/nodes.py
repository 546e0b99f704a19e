"""Passages as LlamaIndex nodes, and LlamaIndex nodes as articles.

A module of its own, because importing LlamaIndex takes more than a second.
"""

import datetime
import uuid
from collections.abc import Sequence

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document, MetadataMode, NodeRelationship, TextNode

from index.article import Article
from index.errors import UnreadableError
from index.passages import passages_of
from index.text.dates import date_in
from index.text.sentences import sentences_of


class PassageParser(NodeParser):
    """A LlamaIndex node parser whose nodes are Beleg's passages.

    `document.text[node.start_char_idx : node.end_char_idx] == node.text`, code points, end exclusive.
    """

    @classmethod
    def class_name(cls) -> str:
        """The name that LlamaIndex stores the parser under."""
        return "PassageParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: object) -> list[BaseNode]:
        parsed: list[BaseNode] = []
        for node in nodes:
            text = node.get_content()
            if not text.strip():
                continue
            article = Article(id=node.node_id, text=text, title="")
            parsed += [
                TextNode(
                    id_=f"{node.node_id}:{passage.start}-{passage.end}",
                    text=passage.text,
                    start_char_idx=passage.start,
                    end_char_idx=passage.end,
                    relationships={NodeRelationship.SOURCE: node.as_related_node_info()},
                )
                for passage in passages_of(article, sentences_of(article))
            ]
        return parsed

    def _postprocess_parsed_nodes(self, nodes: list[BaseNode], parent_doc_map: dict[str, Document]) -> list[BaseNode]:
        """LlamaIndex searches the text for each node again and takes the first place of words that occur twice."""
        places = [(node.start_char_idx, node.end_char_idx) for node in nodes if isinstance(node, TextNode)]
        nodes = super()._postprocess_parsed_nodes(nodes, parent_doc_map)
        for node, (start, end) in zip(nodes, places, strict=True):
            if isinstance(node, TextNode):
                node.start_char_idx, node.end_char_idx = start, end
        return nodes


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
