"""An index that is made again: with another model, with the old one served meanwhile, interrupted."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index import Article, Library, LibraryModelError
from index.models.embedder import EMBEDDED_MODEL

MILL = Article.from_text("Die Mühle steht am Bach. Der Müller sagte, sie mahle wieder.", source="mill")
FERRY = Article.from_text("Die Fähre fuhr nicht. Der Kapitän klagte, der Wind sei zu stark.", source="ferry")


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real sentence-transformers folder under another name: its version is another one, too."""
    folder = tmp_path_factory.mktemp("model") / "other"
    shutil.copytree(EMBEDDED_MODEL, folder)
    return str(folder)


@pytest.mark.slow
def test_another_model_takes_over(tmp_path: Path, other_model: str) -> None:
    with Library.open(tmp_path) as library:
        library.add([MILL, FERRY])
        found = [hit.passage for hit in library.search("mill stream")]
        before = library.embedder.version
        assert library.vector_store is not None  # Chroma is open
        assert library.reindex(other_model) == 2
        assert library.embedder.version != before
        assert [hit.passage for hit in library.search("mill stream")] == found
        assert library.statements(speaker="Müller")[0].article == MILL
        assert library.vector_store.client.count() == library.store.passage_count() == 2
    with Library.open(tmp_path) as library:
        assert library.embedder.name == other_model
        assert [hit.passage for hit in library.search("mill stream")] == found


def test_a_library_that_is_open_elsewhere_says_that_the_model_changed(tmp_path: Path, other_model: str) -> None:
    with Library.open(tmp_path) as library, Library.open(tmp_path, embedding_model="embedded") as other:
        library.add([MILL, FERRY])
        assert other.search("mill")
        library.reindex(other_model)
        with pytest.raises(LibraryModelError, match="not with embedded"):
            other.search("mill")
        other.reindex("embedded")
        assert other.search("mill")


def test_the_old_index_answers_until_the_new_one_is_whole_and_after_an_interruption(
    tmp_path: Path, other_model: str
) -> None:
    class InterruptionError(Exception):
        pass

    with Library.open(tmp_path) as library, Library.open(tmp_path) as reader:
        library.add([MILL, FERRY])
        expected = reader.search("mill")
        version = reader.embedder.version

        def look(done: int, total: int | None, what: str) -> None:
            assert (done, total, what) == (2, 2, "articles")
            assert reader.search("mill") == expected
            raise InterruptionError

        with pytest.raises(InterruptionError):
            library.reindex(other_model, progress=look)
        assert reader.search("mill") == library.search("mill") == expected
        assert library.embedder.version == version
        assert library.statements() == reader.statements() != []


def test_an_empty_library(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert library.reindex() == 0
        library.add(MILL)
        assert library.search("mill")


def _is_written(file: Path) -> bool:
    """Whether somebody is writing a library."""
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        connection.execute("ROLLBACK")
        return False


@pytest.mark.slow
def test_ctrl_c_keeps_the_old_index_which_another_process_reads_meanwhile(tmp_path: Path, other_model: str) -> None:
    texts = (f"Die Mühle Nummer {n} steht am Bach. Der Müller sagte, sie mahle wieder. " * 6 for n in range(40))
    with Library.open(tmp_path / "library") as reader:
        reader.add([MILL, *(Article.from_text(text, source=f"mill {n}") for n, text in enumerate(texts))])
        expected, version = reader.search("Müller"), reader.store.meta("model version")
        command = [sys.executable, "-m", "ui", "--library", str(tmp_path / "library"), "reindex"]
        reindexing = subprocess.Popen(
            [*command, "--embedding-model", other_model],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        until = time.monotonic() + 120
        seen = 0
        while seen < 3:  # in a row: a lock of a moment is somebody opening the file
            assert reindexing.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
            seen = seen + 1 if _is_written(tmp_path / "library" / "library.sqlite") else 0
        reindexing.send_signal(signal.SIGSTOP)  # or it may be done before the search below, on a busy machine
        assert reader.search("Müller") == expected
        reindexing.send_signal(signal.SIGINT)
        reindexing.send_signal(signal.SIGCONT)
        _, said = reindexing.communicate(timeout=60)
        assert reindexing.returncode == 130, said
        assert "The library is as before" in said
        assert "Traceback" not in said
        assert reader.search("Müller") == expected
        assert reader.store.meta("model version") == version
