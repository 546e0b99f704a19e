"""The dense leg: the stored vectors and Chroma give the same answer, and Chroma follows the store."""

import json
import logging
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from llama_index.core import VectorStoreIndex
from llama_index.core.schema import MetadataMode, TextNode
from llama_index.core.vector_stores.types import ExactMatchFilter, MetadataFilters
from numpy.typing import NDArray

from index import Article, Library, LibraryError, Passage, Sentence
from index.search.chroma import ChromaVectors
from index.search.nearest import Matrix
from index.search.passage_nodes import metadata_of_node, node_of
from index.store.store import Store
from index.store.writing import Derived, ModelStamp, put, remove

DIMENSIONS = 16
HARBOUR = Article.from_text(
    "Der Hafen wird größer\n\nDer Hafen von Wismar bekommt ein neues Becken. Es soll 2027 fertig sein.\n\n"
    "Die Umweltministerin nannte den Plan „verantwortbar“. Naturschützer klagen dagegen.",
    source="https://example.org/harbour",
    published="2024-03-01",
    outlet="Küstenblatt",
)
SCHOOL = Article.from_text(
    "The school in Ely reopens on Monday. Head teacher Ann Marsh said all repairs were done.", title="School reopens"
)


def put_vectors(store: Store, name: str, vectors: NDArray[np.float32]) -> None:
    """An article with a passage a vector."""
    text = "".join(f"Satz {number}. " for number in range(len(vectors)))
    article = Article(name, text, "Titel")
    starts = [text.index(f"Satz {number}.") for number in range(len(vectors))]
    passages = tuple(Passage(article, start, start + 6) for start in starts)
    entry = Derived(
        article, (Sentence(article, 0, 7),), passages, (), tuple(["satz"] for _ in passages), ("satz",) * len(passages)
    )
    put(store, [entry], vectors, ModelStamp("a model", "1", DIMENSIONS))


def random_vectors(count: int, seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def chroma(store: Store, tmp_path: Path) -> Iterator[ChromaVectors]:
    chroma = ChromaVectors(store, tmp_path / "chroma")
    yield chroma
    chroma.close()


def assert_same(store: Store, chroma: ChromaVectors, matrix: Matrix) -> None:
    """Chroma and the matrix both give what NumPy computes over the stored vectors."""
    ids, stored = store.passage_vectors()
    vectors = stored.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1)
    for query in random_vectors(5, seed=99):
        cosines = vectors @ query / np.maximum(lengths, 1e-12) / np.linalg.norm(query)
        order = np.lexsort((ids, -cosines))
        for k in (1, 10, 100, len(ids) + 5):
            for found, found_cosines in (matrix.nearest(query, k), chroma.nearest(query, k)):
                assert (found.dtype.name, found_cosines.dtype.name) == ("int64", "float32")
                assert found.tolist() == ids[order][:k].tolist()
                np.testing.assert_allclose(found_cosines, cosines[order][:k], atol=2e-6)


def test_matrix_and_chroma_agree_with_the_definition(store: Store, chroma: ChromaVectors) -> None:
    vectors = random_vectors(400, seed=1)
    vectors[17] = 0  # a text without a known word
    put_vectors(store, "one", vectors)
    chroma.drain()
    assert store.is_drained()
    assert_same(store, chroma, Matrix(store))


def test_both_follow_the_store(store: Store, chroma: ChromaVectors) -> None:
    matrix = Matrix(store)
    query = random_vectors(1, seed=5)[0]
    assert [part.tolist() for part in matrix.nearest(query, 3)] == [[], []]
    assert [part.tolist() for part in chroma.nearest(query, 3)] == [[], []]
    put_vectors(store, "one", random_vectors(30, seed=1))
    put_vectors(store, "two", random_vectors(30, seed=2))
    chroma.drain()
    assert_same(store, chroma, matrix)
    put_vectors(store, "three", random_vectors(30, seed=3))
    remove(store, "one")
    put_vectors(store, "two", random_vectors(10, seed=4))
    chroma.drain()
    assert_same(store, chroma, matrix)
    remove(store, "two")
    chroma.drain()
    assert_same(store, chroma, matrix)
    remove(store, "three")
    chroma.drain()
    assert chroma.collection.count() == 0
    assert [part.tolist() for part in matrix.nearest(query, 3)] == [[], []]


def test_matrix_looks_at_no_others_than_it_is_told_to(store: Store) -> None:
    put_vectors(store, "one", random_vectors(30, seed=1))
    matrix, query = Matrix(store), random_vectors(1, seed=5)[0]
    ids, cosines = matrix.nearest(query, 30)
    some = np.sort(ids[10:20])
    gone = np.array([ids.max() + 1, ids.max() + 7])  # another process removed them
    found = matrix.nearest(query, 5, np.concatenate([some, gone]))
    assert [part.tolist() for part in found] == [ids[10:15].tolist(), cosines[10:15].tolist()]
    assert matrix.nearest(query, 5, gone)[0].tolist() == matrix.nearest(query, 5, gone[:0])[0].tolist() == []


def test_no_neighbours_are_asked_for(store: Store, chroma: ChromaVectors) -> None:
    put_vectors(store, "one", random_vectors(3, seed=1))
    chroma.drain()
    query = random_vectors(1, seed=5)[0]
    assert [part.tolist() for part in Matrix(store).nearest(query, 0)] == [[], []]
    assert [part.tolist() for part in chroma.nearest(query, 0)] == [[], []]


def test_chroma_is_built_again_where_it_is_not_what_the_store_says(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put_vectors(store, "one", random_vectors(20, seed=1))
    chroma = ChromaVectors(store, tmp_path / "chroma")
    chroma.drain()
    chroma.close()
    shutil.rmtree(tmp_path / "chroma")
    chroma = ChromaVectors(store, tmp_path / "chroma")
    with caplog.at_level(logging.WARNING):
        chroma.drain()
    assert "it is built again" in caplog.text
    assert_same(store, chroma, Matrix(store))
    chroma.collection.upsert(ids=["999"], embeddings=random_vectors(1, seed=3))
    chroma.drain()
    assert_same(store, chroma, Matrix(store))
    chroma.close()


def test_a_row_that_was_written_but_not_marked_is_written_again(store: Store, chroma: ChromaVectors) -> None:
    """What a process leaves that is killed between Chroma and SQLite."""
    put_vectors(store, "one", random_vectors(5, seed=1))
    chroma.collection.upsert(
        ids=["3"], embeddings=random_vectors(1, seed=7), metadatas=[metadata_of_node(TextNode(text="old"))]
    )
    chroma.drain()
    assert_same(store, chroma, Matrix(store))
    stored = chroma.collection.get(ids=["3"])["metadatas"] or [{}]
    assert json.loads(str(stored[0]["_node_content"]))["text"] == "Satz 2"


def test_a_damaged_chroma_folder_keeps_nobody_from_working(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "chroma.sqlite3").write_text("This is no database. " * 500)
    with Library.open(tmp_path) as library:
        report = library.add([HARBOUR, SCHOOL])
        assert (report.added, report.failed) == ([HARBOUR, SCHOOL], [])
        assert "remove that folder, it is built again" in caplog.text
        assert library.search("Hafen in Wismar")[0].passage.article == HARBOUR
        with pytest.raises(LibraryError, match="The articles are safe"):
            _ = library.vector_store


def test_a_node_is_the_passage_and_survives_the_collection() -> None:
    passage = Passage(HARBOUR, *find(HARBOUR, "Es soll 2027 fertig sein."))
    node = node_of(passage, 7)
    assert (node.node_id, node.ref_doc_id, node.text) == ("7", HARBOUR.id, "Es soll 2027 fertig sein.")
    assert HARBOUR.text[node.start_char_idx : node.end_char_idx] == node.text
    assert node.metadata == {
        "title": "Der Hafen wird größer",
        "source": "https://example.org/harbour",
        "published": "2024-03-01",
        "outlet": "Küstenblatt",
        "language": "de",
    }
    assert node.get_content(MetadataMode.EMBED) == node.text, "what is embedded is the passage alone"
    assert None not in metadata_of_node(node_of(Passage(SCHOOL, 0, 10), 1)).values()


def find(article: Article, quote: str) -> tuple[int, int]:
    start = article.text.index(quote)
    return start, start + len(quote)


def test_llama_index_opens_the_library(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([HARBOUR, SCHOOL])
        index = VectorStoreIndex.from_vector_store(library.vector_store, embed_model=library.embed_model)
        found = index.as_retriever(similarity_top_k=50).retrieve("When is the new basin in Wismar finished?")
        texts = {HARBOUR.id: HARBOUR.text, SCHOOL.id: SCHOOL.text}
        spans = []
        for scored in found:
            node = scored.node
            assert isinstance(node, TextNode)
            assert node.ref_doc_id is not None
            assert texts[node.ref_doc_id][node.start_char_idx : node.end_char_idx] == node.text
            spans.append((node.ref_doc_id, node.start_char_idx, node.end_char_idx))
        assert found[0].node.ref_doc_id == HARBOUR.id
        passages = library.store.passages(library.store.passage_ids())
        assert sorted(spans) == sorted((passage.article.id, passage.start, passage.end) for passage in passages)
        filters = MetadataFilters(filters=[ExactMatchFilter(key="title", value="School reopens")])
        only = index.as_retriever(similarity_top_k=50, filters=filters).retrieve("Hafen")
        assert {scored.node.ref_doc_id for scored in only} == {SCHOOL.id}

        # A later addition is in the same collection.
        newer = replace(SCHOOL, text="The school in Ely stays closed.")
        library.add(newer)
        found_texts = [
            scored.node.get_content() for scored in index.as_retriever(similarity_top_k=50).retrieve("school")
        ]
        assert "The school in Ely stays closed." in found_texts
        assert not any("Ann Marsh" in text for text in found_texts)


def test_the_search_as_a_retriever(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([HARBOUR, SCHOOL])
        question = "When is the new basin in Wismar finished?"
        found = library.as_retriever(limit=1).retrieve(question)
        (hit,) = library.search(question, limit=1)
        assert [scored.score for scored in found] == [hit.score]
        node = found[0].node
        (same,) = library.vector_store.get_nodes([node.node_id])
        assert isinstance(node, TextNode)
        assert node.to_dict() == same.to_dict()
        assert (node.start_char_idx, node.end_char_idx) == (hit.passage.start, hit.passage.end)
        assert HARBOUR.text[node.start_char_idx : node.end_char_idx] == node.text


def test_the_embedding_model_for_llama_index(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        model = library.embed_model
        texts = ["Der Hafen wird größer.", "School reopens"]
        assert model.get_query_embedding(texts[0]) == library.embedder.queries(texts)[0].tolist()
        assert model.get_text_embedding_batch(texts) == library.embedder.passages(texts).tolist()


def test_search_gives_the_same_with_and_without_chroma(tmp_path: Path) -> None:
    with Library.open(tmp_path) as writer, Library.open(tmp_path) as reader:
        writer.add([HARBOUR, SCHOOL])
        assert writer.vector_store is not None
        for question in ("Hafen in Wismar", "When does the school reopen?", "Was sagen Naturschützer?"):
            assert writer.search(question) == reader.search(question) != []
        with pytest.raises(LibraryError, match="Another process has Chroma in"):
            _ = reader.vector_store
        # What the reader adds waits for the one who has Chroma open, and both find it at once.
        extra = Article.from_text("Der Leuchtturm von Kap Arkona wird gestrichen.", title="Leuchtturm")
        assert reader.add(extra).added == [extra]
        assert not reader.store.is_drained()
        for library in (writer, reader):
            assert library.search("Leuchtturm")[0].passage.article == extra
        assert writer.vector_store.client.count() == len(reader.store.passage_ids())
        assert reader.store.is_drained()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(tmp_path / "served")]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=30)


def test_a_chroma_server(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BELEG_CHROMA_URL", server)
    with (
        Library.open(tmp_path / "a") as one,
        Library.open(tmp_path / "a") as two,
        Library.open(tmp_path / "b") as other,
    ):
        one.add(HARBOUR)
        two.add(SCHOOL)
        other.add(SCHOOL)
        passages = len(one.store.passage_ids())
        assert one.vector_store.client.count() == two.vector_store.client.count() == passages
        assert other.vector_store.client.count() == len(other.store.passage_ids()) < passages
        assert one.search("Hafen") == two.search("Hafen") != []
        one.remove(SCHOOL.id)
        assert two.vector_store.client.count() == len(two.store.passage_ids()) < passages
        assert caplog.text == ""
        assert not (tmp_path / "a" / "chroma").exists()


def test_a_chroma_server_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BELEG_CHROMA_URL", "http://127.0.0.1:9")
    with Library.open(tmp_path) as library:
        assert library.add(HARBOUR).added == [HARBOUR]
        assert "http://127.0.0.1:9 cannot be opened" in caplog.text
        assert "see that the server runs" in caplog.text
        assert library.search("Hafen")[0].passage.article == HARBOUR
        with pytest.raises(LibraryError, match="see that the server runs"):
            _ = library.vector_store
