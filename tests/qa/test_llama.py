"""Beleg from LlamaIndex: engines whose source nodes are the citations, documents and nodes as articles."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.schema import Document, ImageNode, TextNode
from llama_index.core.tools import QueryEngineTool

from index import Article, Library, UnreadableError
from index.loading.documents import article_of_node
from index.search.nodes import PassageParser
from qa import Assistant

MILL = Article.from_text(
    "Die Mühle steht wieder\n\nDie Windmühle in Ahlsdorf dreht sich wieder. Müllermeister Jörg Brandt sagte, er habe "
    "drei Jahre gebaut. Das Holz komme aus dem Harz.",
    source="https://example.org/mill",
    published="2023-09-03",
    outlet="Harzbote",
)
BUILT = "Müllermeister Jörg Brandt sagte, er habe drei Jahre gebaut."
WOOD = "Das Holz komme aus dem Harz."
FERRY = "The ferry to Arran was cancelled on Friday. Captain Moira Bell said it would sail again on Saturday."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.add(MILL)
        yield library


def test_source_nodes_are_the_citations(library: Library) -> None:
    assistant = Assistant(library)
    answer = assistant.ask("Was sagte Brandt?")
    response = assistant.as_query_engine().query("Was sagte Brandt?")
    assert str(response) == answer.text
    assert response.metadata == {"answered": True, "reason": None, "language": "de"}
    assert [found.node.get_content() for found in response.source_nodes] == [BUILT, WOOD]
    for number, found in enumerate(response.source_nodes, start=1):
        node = found.node
        assert isinstance(node, TextNode)
        assert MILL.text[node.start_char_idx : node.end_char_idx] == node.text
        assert node.ref_doc_id == MILL.id
        assert {key: node.metadata[key] for key in ("article", "number", "speaker", "title", "source", "outlet")} == {
            "article": MILL.id,
            "number": number,
            "speaker": "Jörg Brandt",
            "title": MILL.title,
            "source": "https://example.org/mill",
            "outlet": "Harzbote",
        }
        assert node.metadata["published"] == "2023-09-03"
    assert [found.node.metadata["kind"] for found in response.source_nodes] == ["indirect", "free indirect"]
    assert len({found.node_id for found in response.source_nodes}) == 2


def test_the_query_engine_abstains_with_a_reason_and_works_as_a_tool(library: Library) -> None:
    engine = Assistant(library).as_query_engine()
    response = asyncio.run(engine.aquery("Was sagte Sauer?"))
    assert response.metadata == {"answered": False, "reason": "no such speaker", "language": "de"}
    assert response.source_nodes == []
    tool = QueryEngineTool.from_defaults(engine, name="articles", description="Answers from the articles.")
    assert WOOD in str(tool.call("Was sagte Brandt?"))


def test_the_chat_engine_remembers_the_conversation(library: Library) -> None:
    assistant = Assistant(library)
    engine = assistant.as_chat_engine()
    said = assistant.ask("Was sagte Brandt?").text
    response = engine.chat("Was sagte Brandt?")
    assert (str(response), [found.text for found in response.source_nodes]) == (said, [BUILT, WOOD])
    stream = engine.stream_chat("Was sagte Brandt?")
    assert ("".join(stream.response_gen), str(stream)) == (said, said)
    assert [found.text for found in stream.source_nodes] == [BUILT, WOOD]
    turn = [(MessageRole.USER, "Was sagte Brandt?"), (MessageRole.ASSISTANT, said)]
    assert [(message.role, message.content) for message in engine.chat_history] == turn * 2

    earlier = [ChatMessage(content="Hallo", role="user"), ChatMessage(content="Guten Tag", role="assistant")]
    engine.chat("Was sagte Brandt?", chat_history=[ChatMessage(content="kurz", role="system"), *earlier])
    shown = [(message.role, message.content) for message in engine.chat_history]
    assert shown == [(MessageRole.USER, "Hallo"), (MessageRole.ASSISTANT, "Guten Tag"), *turn]
    engine.reset()
    assert engine.chat_history == []


def test_the_chat_engine_follows_up(library: Library) -> None:
    library.add(Document(text="Der Bäcker Ole Hahn sagte, das Holz sei zu nass.", metadata={"source": "baker"}))
    engine = Assistant(library).as_chat_engine()
    engine.chat("Was sagte Brandt zum Holz?")
    response = engine.chat("Und Hahn?")
    assert [found.text for found in response.source_nodes] == ["Der Bäcker Ole Hahn sagte, das Holz sei zu nass."]
    assert response.metadata == {
        "answered": True, "reason": None, "language": "de", "understood_as": "Was sagte Hahn zum Holz?"
    }  # fmt: skip
    earlier = [
        ChatMessage(content="Was sagte Brandt zum Holz?", role="user"),
        ChatMessage(content="…", role="assistant"),
    ]
    response = asyncio.run(engine.achat("Und Hahn?", chat_history=earlier))
    assert response.metadata
    assert response.metadata["understood_as"] == "Was sagte Hahn zum Holz?"
    assert "Ole Hahn" in "".join(engine.stream_chat("Warum?").response_gen)
    engine.reset()
    assert "understood_as" not in (engine.chat("Und Hahn?").metadata or {})


def test_the_chat_engine_answers_in_an_event_loop(library: Library) -> None:
    assistant = Assistant(library)
    said = assistant.ask("Was sagte Brandt?").text

    async def talk() -> tuple[str, str, int]:
        engine = assistant.as_chat_engine()
        first = await engine.achat("Was sagte Brandt?")
        stream = await engine.astream_chat("Was sagte Brandt?")
        streamed = "".join([delta async for delta in stream.async_response_gen()])
        return str(first), streamed, len(engine.chat_history)

    assert asyncio.run(talk()) == (said, said, 4)


def test_documents_are_added(library: Library) -> None:
    ferry = Document(
        text=FERRY,
        metadata={"url": "https://example.org/ferry", "title": "Ferry cancelled", "published": date(2024, 5, 3)},
    )
    added = Article.from_text(
        FERRY, title="Ferry cancelled", source="https://example.org/ferry", published="2024-05-03"
    )
    report = library.add(ferry)  # one alone
    assert (report.added, report.failed) == ([added], [])
    progress: list[tuple[int, int | None, str]] = []
    report = library.add([ferry, MILL, Document(text=FERRY, id_="ferry")], lambda *step: progress.append(step))
    assert (report.unchanged, [one.source for one in report.added]) == ([added, MILL], ["ferry"])
    assert [step for step in progress if step[2] == "articles"] == [(n, 3, "articles") for n in (1, 2, 3)]
    citation = Assistant(library).ask("What did Bell say?").citations[0]
    assert citation.sentence.text == "Captain Moira Bell said it would sail again on Saturday."
    assert FERRY[citation.sentence.start : citation.sentence.end] == citation.sentence.text


def test_a_bad_document_does_not_lose_the_others(library: Library) -> None:
    bad = [
        Document(text=" ", id_="empty"),
        Document(text=FERRY, id_="undated", metadata={"published": "some day"}),
        ImageNode(id_="picture"),
    ]
    report = library.add([*bad, Document(text=FERRY, id_="ferry")])
    assert [source for source, _ in report.failed] == ["empty", "undated", "picture"]
    assert "some day" in str(report.failed[1][1])
    assert isinstance(report.failed[1][1], UnreadableError)
    assert [one.source for one in report.added] == ["ferry"]


def test_parts_of_a_document_are_articles_of_their_own() -> None:
    file = {"file_path": "/articles/paper.pdf"}
    pages = [Document(text=FERRY, metadata={**file, "page_label": label}) for label in ("1", "2")]
    assert [article_of_node(page).source for page in pages] == [
        "/articles/paper.pdf#page=1",
        "/articles/paper.pdf#page=2",
    ]
    whole = Document(text=f"{FERRY}\n\n{'Der Hafen wird ausgebaut. ' * 60}", metadata=file)
    nodes = PassageParser().get_nodes_from_documents([whole])
    parts = [article_of_node(node) for node in nodes]
    assert len(parts) > 1
    for node, part in zip(nodes, parts, strict=True):
        assert isinstance(node, TextNode)
        assert whole.text[node.start_char_idx : node.end_char_idx] == part.text
    assert len({part.id for part in parts}) == len(parts)
    nowhere = TextNode(text=FERRY)  # a random id, and nothing else to go by: the text tells it from others
    assert article_of_node(nowhere) == Article.from_text(FERRY)
