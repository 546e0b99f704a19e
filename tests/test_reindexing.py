"""An index that is made again: with another model, with the old one served meanwhile, interrupted."""

import shutil
from pathlib import Path

import pytest

from index import Article, Library, LibraryModelError
from index.embedder import EMBEDDED_MODEL

MILL = Article.from_text("Die Mühle steht am Bach. Der Müller sagte, sie mahle wieder.", source="mill")
FERRY = Article.from_text("Die Fähre fuhr nicht. Der Kapitän klagte, der Wind sei zu stark.", source="ferry")


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real sentence-transformers folder under another name: its version is another one, too."""
    folder = tmp_path_factory.mktemp("model") / "other"
    shutil.copytree(EMBEDDED_MODEL, folder)
    return str(folder)


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
