"""An assistant as LlamaIndex knows it: a query engine and a chat engine whose source nodes are the cited sentences.

Imported only where it is asked for (`Assistant.as_query_engine`): llama_index takes a second.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.base.response.schema import Response
from llama_index.core.chat_engine.types import AgentChatResponse, BaseChatEngine, StreamingAgentChatResponse
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from index.search.passage_nodes import facts_of
from qa.answer.answer import Answer
from qa.answer.citation import Citation


class Asks(Protocol):
    """What answers questions: `qa.Assistant`."""

    def ask(self, question: str, history: Sequence[tuple[str, Answer | str]] | None = None) -> Answer:
        """Answer a question within a conversation."""

    async def aask(self, question: str, history: Sequence[tuple[str, Answer | str]] | None = None) -> Answer:
        """The same without holding up the event loop."""


def source_node(citation: Citation) -> NodeWithScore:
    """A citation as a node: the sentence, its exact offsets in the article's text, what is known of both.

    The metadata has “article” (its id), “number”, “title”, and, where they are known, “source”, “published”, “outlet”,
    “author”, “language”, “speaker”, “told_by”, “kind” (of the statement) and “context” (the sentence that introduces
    the name).
    The node's source document is the article. It has no score: a citation is a proof, not a likeness.
    """
    sentence, statement = citation.sentence, citation.statement
    known = {
        "article": sentence.article.id,
        "number": citation.number,
        **facts_of(sentence.article),
        "speaker": statement and statement.speaker,
        "told_by": statement and statement.source,
        "kind": statement and statement.kind,
        "context": citation.context and citation.context.text,
    }
    facts = {name: value for name, value in known.items() if value is not None}
    node = TextNode(
        id_=f"{sentence.article.id}:{sentence.start}-{sentence.end}",
        text=sentence.text,
        start_char_idx=sentence.start,
        end_char_idx=sentence.end,
        metadata=facts,
        excluded_embed_metadata_keys=list(facts),
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=sentence.article.id)},
    )
    return NodeWithScore(node=node)


def source_nodes(answer: Answer) -> list[NodeWithScore]:
    """A node a citation, in the order of their numbers."""
    return [source_node(citation) for citation in answer.citations]


def _metadata(answer: Answer) -> dict[str, Any]:
    facts = {"answered": answer.answered, "reason": answer.reason, "language": answer.language}
    return facts if answer.understood_as is None else {**facts, "understood_as": answer.understood_as}


class AssistantQueryEngine(BaseQueryEngine):
    """Answers each question by itself.

    The response's text is `Answer.text`, its `source_nodes` are the citations, its `metadata` says “answered”, “reason”
    and “language”.
    """

    def __init__(self, assistant: Asks) -> None:
        super().__init__(callback_manager=None)
        self._assistant = assistant

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        return _response(self._assistant.ask(query_bundle.query_str))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return _response(await self._assistant.aask(query_bundle.query_str))


def _response(answer: Answer) -> Response:
    return Response(answer.text, source_nodes(answer), _metadata(answer))


class AssistantChatEngine(BaseChatEngine):
    """Answers questions within a conversation, which it remembers until `reset`.

    A follow-up (“And Hardt?”) is answered as it is understood; the response's `metadata` has that as “understood_as”. A
    `chat_history` that is given takes the place of what it remembers. An answer is proven before it is shown, so a
    stream brings it in one piece.
    """

    def __init__(self, assistant: Asks) -> None:
        self._assistant = assistant
        self._history: list[tuple[str, Answer | str]] = []

    def reset(self) -> None:
        """Forget the conversation."""
        self._history = []

    @property
    def chat_history(self) -> list[ChatMessage]:
        """The conversation so far, the earliest question first."""
        return [
            ChatMessage(content=content, role=role)
            for question, answer in self._history
            for content, role in ((question, MessageRole.USER), (str(answer), MessageRole.ASSISTANT))
        ]

    def chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """Answer `message`."""
        history = self._earlier(chat_history)
        return self._remember(history, message, self._assistant.ask(message, history))

    async def achat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """Answer `message`."""
        history = self._earlier(chat_history)
        return self._remember(history, message, await self._assistant.aask(message, history))

    def stream_chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> StreamingAgentChatResponse:
        """Answer `message`; `response_gen` gives the whole answer at once."""
        answered = self.chat(message, chat_history)
        stream = StreamingAgentChatResponse(source_nodes=answered.source_nodes)
        stream.put_in_queue(answered.response)
        stream.is_done = True
        return stream

    async def astream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> StreamingAgentChatResponse:
        """Answer `message`; `async_response_gen` gives the whole answer at once."""
        answered = await self.achat(message, chat_history)
        stream = StreamingAgentChatResponse(response=answered.response, source_nodes=answered.source_nodes)
        stream._ensure_async_setup()
        stream.aput_in_queue(answered.response)
        stream.is_done = True
        return stream

    def _earlier(self, messages: Sequence[ChatMessage] | None) -> list[tuple[str, Answer | str]]:
        """The conversation before a question, as the assistant takes it."""
        if messages is None:
            return self._history
        pairs: list[tuple[str, Answer | str]] = []
        for message in messages:
            if message.role == MessageRole.USER:
                pairs.append((message.content or "", ""))
            elif message.role == MessageRole.ASSISTANT and pairs:
                pairs[-1] = (pairs[-1][0], message.content or "")
        return pairs

    def _remember(self, history: list[tuple[str, Answer | str]], message: str, answer: Answer) -> AgentChatResponse:
        self._history = [*history, (message, answer)]
        return AgentChatResponse(response=answer.text, source_nodes=source_nodes(answer), metadata=_metadata(answer))
