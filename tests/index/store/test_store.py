"""The SQLite side of a library: what is written is what is read, whole or not at all."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tagging import TAGGER

from index import Article, LibraryError, LibraryModelError, LibraryVersionError, Passage, Sentence, Statement
from index.library.deriving import derive
from index.models.unit_vectors import unit
from index.store.schema import prepare
from index.store.store import Store
from index.store.writing import Derived, ModelStamp, mark_all_pending, mark_drained, put, remove, set_meta
from index.text.terms import SENTENCE_END, match_expression, terms_of, words_of

MODEL = ModelStamp("a model", "1", 4)

DAM = Article.from_text(
    "Der Damm hält\n\n"
    "Am Montag prüften Fachleute den Damm. Landrätin Öztürk sagte, der Damm sei sicher. Er halte noch zehn Jahre.\n\n"
    "„Wir lassen niemanden allein“, sagte Bürgermeister Krüger.",
    source="https://example.org/dam",
    published="2023-05-02",
    outlet="Kreisbote",
    author="A. Beispiel",
)
BRIDGE = Article.from_text(
    "The bridge at Farnham will stay closed until June, engineer Paul Reed said. It opened in 1934.",
    title="Bridge closed",
    language="en",
)


def vectors_of(entries: list[Derived], seed: int = 0) -> NDArray[np.float32]:
    count = sum(len(entry.passages) for entry in entries)
    vectors = np.random.default_rng(seed).normal(size=(count, MODEL.dimensions)).astype(np.float32)
    return unit(vectors)


def store_articles(store: Store, *articles: Article) -> list[str]:
    entries = [derive(article, TAGGER) for article in articles]
    return list(put(store, entries, vectors_of(entries), MODEL))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library")
    yield store
    store.close()


def test_what_is_written_is_read(store: Store) -> None:
    entries = [derive(DAM, TAGGER), derive(BRIDGE, TAGGER)]
    vectors = vectors_of(entries)
    assert put(store, entries, vectors, MODEL) == ["added", "added"]

    assert store.articles() == [DAM, BRIDGE]
    assert store.article(DAM.id) == DAM
    assert store.article("nothing") is None
    assert store.versions(DAM.id) == [DAM]
    assert store.article_titles() == [(1, DAM.title), (2, BRIDGE.title)]
    for entry in entries:
        assert store.sentences(entry.article.id) == entry.sentences
        assert store.sentences(entry.article) == entry.sentences
        assert store.statements(article=entry.article) == list(entry.statements)
    assert entries[0].statements, "the example has statements"
    assert store.statements() == [*entries[0].statements, *entries[1].statements]
    passages = [*entries[0].passages, *entries[1].passages]
    ids = store.passage_ids()
    assert ids.tolist() == list(range(1, len(passages) + 1))
    assert store.passages(ids[::-1]) == passages[::-1]
    assert store.passage_article(ids).tolist() == [1] * len(entries[0].passages) + [2] * len(entries[1].passages)
    found_ids, found = store.passage_vectors()
    assert found_ids.tolist() == ids.tolist()
    np.testing.assert_array_equal(found, vectors.astype(np.float16))


def test_words_of_passages(store: Store) -> None:
    store_articles(store, DAM, BRIDGE)
    names = dict(store.words())
    ids, offsets, words = store.passage_words()
    assert [part.dtype.name for part in (ids, offsets, words)] == ["int64", "int64", "uint32"]
    read = [[names[int(w)] for w in words[a:b]] for a, b in pairwise(offsets)]
    assert read == [words for article in (DAM, BRIDGE) for words in derive(article, TAGGER).words]
    for words_read, passage in zip(read, store.passages(ids), strict=True):
        assert [word for word in words_read if word != SENTENCE_END] == words_of(passage.text)

    last = int(ids[0])
    later_ids, later_offsets, later_words = store.passage_words(last)
    assert later_ids.tolist() == ids[1:].tolist()
    assert later_words.tolist() == words[offsets[1] :].tolist()
    assert later_offsets.tolist() == (offsets[1:] - offsets[1]).tolist()
    assert store.words(2) == [(number, name) for number, name in names.items() if number > 2]
    assert [part.tolist() for part in store.passage_words(int(ids[-1]))] == [[], [0], []]


def test_an_empty_library(store: Store) -> None:
    assert store.articles() == []
    assert store.passage_ids().tolist() == []
    assert [part.tolist() for part in store.passage_words()] == [[], [0], []]
    assert store.passage_vectors()[1].shape == (0, 0)
    assert store.statements() == []
    assert store.speakers() == []
    assert store.sentences("nothing") == ()
    assert store.full_text(match_expression(["damm"]), 10) == []
    assert store.full_text("", 10) == []
    assert store.is_drained()


def test_full_text_finds_stems_best_first(store: Store) -> None:
    store_articles(store, DAM, BRIDGE)
    found = store.full_text(match_expression(terms_of("bridges")), 10)
    assert [passage.article for passage in store.passages(number for number, _ in found)] == [BRIDGE]
    many = store.full_text(match_expression(terms_of("Damm sicher Bridge")), 10)
    assert [score for _, score in many] == sorted((score for _, score in many), reverse=True)
    assert all(score > 0 for _, score in found)
    assert len(store.full_text(match_expression(terms_of("Damm Bridge")), 1)) == 1


def test_a_replaced_version_is_readable_but_not_searched(store: Store) -> None:
    assert store_articles(store, DAM, BRIDGE) == ["added", "added"]
    old = store.passage_ids()
    newer = replace(DAM, text="Der Damm ist gebrochen. Das sagte Krüger am Dienstag.")
    assert store_articles(store, newer) == ["updated"]

    assert store.articles() == [newer, BRIDGE]  # where it was
    assert store.versions(DAM.id) == [DAM, newer]
    assert store.sentences(DAM) == derive(DAM, TAGGER).sentences
    assert store.sentences(DAM.id) == store.sentences(newer) == derive(newer, TAGGER).sentences
    assert store.statements(article=DAM) == list(derive(DAM, TAGGER).statements)
    assert {statement.article for statement in store.statements()} <= {newer, BRIDGE}
    live = store.passages(store.passage_ids())
    assert {passage.article for passage in live} == {newer, BRIDGE}
    assert store.full_text(match_expression(terms_of("Fachleute")), 10) == []
    assert set(store.passage_ids().tolist()) - set(old.tolist()) > set(), "new ids"
    gone = set(old.tolist()) - set(store.passage_ids().tolist())
    assert set(store.removed(100)) == gone
    with pytest.raises(KeyError):
        store.passages(gone)


def test_ids_never_come_back(store: Store) -> None:
    store_articles(store, DAM)
    before = set(store.passage_ids().tolist())
    assert remove(store, DAM.id)
    assert not remove(store, DAM.id)
    store_articles(store, DAM)
    assert not before & set(store.passage_ids().tolist())
    assert store.versions(DAM.id) == [DAM]


def test_removing_leaves_nothing_of_an_article(store: Store) -> None:
    store_articles(store, DAM, BRIDGE)
    store_articles(store, replace(DAM, text="Kurz."))
    remove(store, DAM.id)
    assert store.articles() == [BRIDGE]
    assert store.versions(DAM.id) == []
    for table in ("article", "sentence", "statement", "passage", "full_text"):
        column = "key" if table == "article" else "article"
        if table == "full_text":
            rows = store.database.rows("SELECT rowid FROM full_text")
            assert [number for (number,) in rows] == store.passage_ids().tolist()
        else:
            assert {key for (key,) in store.database.rows(f"SELECT {column} FROM {table}")} <= {2}


def test_the_same_article_is_unchanged(store: Store) -> None:
    store_articles(store, DAM)
    revision = store.passage_ids().tolist()
    assert store_articles(store, DAM) == ["unchanged"]
    assert store.passage_ids().tolist() == revision
    # What is known about it belongs to its content.
    assert store_articles(store, replace(DAM, outlet="Tagblatt")) == ["updated"]


def test_statements_by_speaker(store: Store) -> None:
    store_articles(store, DAM, BRIDGE)
    speakers = store.speakers()
    assert speakers == sorted({s.speaker for s in store.statements() if s.speaker})
    assert any("Krüger" in speaker for speaker in speakers)
    for speaker in speakers:
        assert store.statements([speaker]) == [s for s in store.statements() if s.speaker == speaker]
    assert store.statements([]) == []
    assert store.statements([speakers[0]], article="nothing") == []


def test_every_part_of_a_statement_is_kept(store: Store) -> None:
    text = "A sagte dies. B."
    article = Article("x", text, "Titel")
    sentences = (Sentence(article, 0, 13), Sentence(article, 14, 16, "note"))
    full = Statement(article, "direct", ((2, 5), (8, 12)), sentences, "A", (0, 1), (2, 7))
    bare = Statement(article, "free indirect", ((14, 16),), sentences[1:])
    entry = Derived(article, sentences, (Passage(article, 0, 16),), (full, bare), (["a"],), ("a",))
    put(store, [entry], vectors_of([entry]), MODEL)
    assert store.statements() == [full, bare]


def test_the_revision_counts_changes_of_articles(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "library")
    revision = other.revision()
    store_articles(store, DAM)
    assert other.revision() > revision
    revision = other.revision()
    mark_drained(store, store.passage_ids().tolist(), [])
    set_meta(store, "a fact", "known")
    assert (other.revision(), other.meta("a fact"), other.meta("another")) == (revision, "known", None)
    remove(store, DAM.id)
    assert other.revision() > revision
    other.close()


def test_a_snapshot_stays_as_it_was(store: Store, tmp_path: Path) -> None:
    store_articles(store, DAM)
    other = Store(tmp_path / "library")
    with other.snapshot():
        before = other.passage_ids().tolist()
        store_articles(store, BRIDGE)
        remove(store, DAM.id)
        assert other.passage_ids().tolist() == before
        with other.snapshot():
            assert other.articles() == [DAM]
        assert other.articles() == [DAM]
    assert other.articles() == [BRIDGE]
    other.close()


def test_the_queue_for_chroma(store: Store) -> None:
    store_articles(store, DAM, BRIDGE)
    ids = store.passage_ids().tolist()
    assert not store.is_drained()
    assert store.pending_count() == len(ids)
    number, passage, vector = store.pending(1)[0]
    assert (number, passage) == (ids[0], store.passages(ids[:1])[0])
    np.testing.assert_array_equal(vector, store.passage_vectors()[1][0])
    mark_drained(store, ids, [])
    assert store.is_drained()
    remove(store, BRIDGE.id)
    assert not store.is_drained()
    mark_drained(store, [], store.removed(10))
    assert store.is_drained()
    mark_all_pending(store)
    assert [number for number, _, _ in store.pending(10)] == store.passage_ids().tolist()


def test_another_model_is_refused_inside_the_transaction(store: Store) -> None:
    store_articles(store, DAM)
    entry = derive(BRIDGE, TAGGER)
    with pytest.raises(LibraryModelError, match=r"made with the embedding model a model \(1\), not with b model \(2\)"):
        put(store, [entry], vectors_of([entry]), ModelStamp("b model", "2", 4))
    assert store.articles() == [DAM]
    with pytest.raises(LibraryModelError, match=r"a model \(1\), and here it is another version \(2\)"):
        put(store, [entry], vectors_of([entry]), ModelStamp("a model", "2", 4))


@given(
    text=st.text(st.characters(codec="utf-8")).filter(lambda text: any(map(str.isalnum, text))),
    title=st.text(st.characters(codec="utf-8"), min_size=1),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_code_point_for_code_point(store: Store, text: str, title: str) -> None:
    article = Article.from_text(text, title=title)
    store_articles(store, article)
    assert store.article(article.id) == article
    for sentence in store.sentences(article):
        assert article.text[sentence.start : sentence.end] == sentence.text
    for passage in store.passages(store.passage_ids()):
        assert passage.article.text[passage.start : passage.end] == passage.text


def test_threads_read_and_write_at_once(store: Store) -> None:
    failures: list[BaseException] = []
    articles = [replace(BRIDGE, id=f"article {number}") for number in range(24)]

    def work(part: list[Article]) -> None:
        try:
            for article in part:
                store_articles(store, article)
                with store.snapshot():
                    ids = store.passage_ids()
                    assert len(store.passages(ids)) == len(ids) == len(store.articles())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=[articles[number::6]]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {article.id for article in store.articles()} == {article.id for article in articles}


def test_threads_that_ended_leave_no_open_files(store: Store) -> None:
    store_articles(store, DAM)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(30):
        thread = threading.Thread(target=store.articles)
        thread.start()
        thread.join()
    assert len(os.listdir("/proc/self/fd")) < before + 10


def test_a_new_library_is_made_once_by_many_processes(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from index.store.store import Store
print(Store(Path(sys.argv[1])).meta("library"))
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", script, tmp_path / "new"], stdout=subprocess.PIPE, text=True)
        for _ in range(5)
    ]
    names = {process.communicate(timeout=60)[0] for process in processes}
    assert [process.returncode for process in processes] == [0] * 5
    assert len(names) == 1


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "library")
    store.close()
    store.close()
    with pytest.raises(LibraryError, match=r"library is closed"):
        store.articles()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(LibraryError) as raised:
            Store(folder)
        assert str(folder) in str(raised.value)
        assert "Use another folder" in str(raised.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_text("This is not SQLite. " * 200)
    with pytest.raises(LibraryError, match="it is no library; restore it from a backup") as raised:
        Store(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    connection.execute("CREATE TABLE theirs(a)")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError, match="not Beleg's"):
        Store(tmp_path)


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryVersionError, match="format 99, this one reads up to 7"):
        Store(tmp_path)


def test_a_damaged_library_says_what_to_do(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(30):
        store_articles(store, replace(DAM, id=str(number)))
    store.close()
    path = tmp_path / "library.sqlite"
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = os.urandom(len(content) - 4096 * 2)
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="it is damaged; restore it from a backup"):  # opened, or read
        Store(tmp_path).articles()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    Store(folder).close()
    folder.chmod(0o500)
    try:
        with pytest.raises(LibraryError, match="make the folder writable"):
            store_articles(Store(folder), DAM)
    finally:
        folder.chmod(0o700)


def test_a_full_disk_stores_nothing_of_what_did_not_fit(tmp_path: Path) -> None:
    """The operating system refuses to let files grow; that is how a full disk looks to SQLite, nearly (EFBIG)."""
    script = """
import resource, sys
from dataclasses import replace
from pathlib import Path
import numpy as np
from index import Article, LibraryError
from index.store.store import Store
from index.grammar.tagger import Tagger
from index.library.deriving import derive
from index.store.writing import ModelStamp, put

store = Store(Path(sys.argv[1]))
model = ModelStamp("a model", "1", 4)
tagger = Tagger()
text = " ".join(f"Satz Nummer {number} handelt vom Wetter." for number in range(400))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
for number in range(100):
    entry = derive(Article(f"article {number}", text, "Titel"), tagger)
    try:
        put(store, [entry], np.zeros((len(entry.passages), 4), dtype=np.float32), model)
    except LibraryError as error:
        print(number, "stored;", error)
        break
"""
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "library"], capture_output=True, text=True, timeout=120, check=True
    )
    stored, message = done.stdout.split(" stored; ")
    assert str(tmp_path / "library") in message
    assert "full" in message
    store = Store(tmp_path / "library")
    assert [article.id for article in store.articles()] == [f"article {number}" for number in range(int(stored))]
    assert {passage.article.id for passage in store.passages(store.passage_ids())} == {a.id for a in store.articles()}
    store.close()


def test_an_interruption_right_behind_the_first_commit(tmp_path: Path) -> None:
    class Interrupted(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            done = super().execute(sql, *values)
            if sql == "COMMIT":
                raise KeyboardInterrupt
            return done

    file = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None, factory=Interrupted)) as connection:
        with pytest.raises(KeyboardInterrupt):
            prepare(connection, tmp_path)
        assert not connection.in_transaction
