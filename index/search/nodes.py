"""Passages as LlamaIndex nodes, and LlamaIndex nodes as articles.

A module of its own, because importing LlamaIndex takes more than a second.
"""

from collections.abc import Sequence

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document, NodeRelationship, TextNode

from index.article import Article, sentences_of
from index.passages import passages_of


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
