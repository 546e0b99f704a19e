"""The library's words in memory, in step with the store."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import Article, Library
from index.search.postings import Postings
from index.text.terms import SENTENCE_END

MILL = Article.from_text("Die Mühle dreht sich. Der Müller freut sich über die Mühle.", title="Mühle", source="mill")
FERRY = Article.from_text("The ferry was cancelled. The wind was high.", title="Ferry", source="ferry")
BRIDGE = Article.from_text("Die Brücke ist gesperrt.", title="Brücke", source="bridge")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def words(postings: Postings) -> list[list[str]]:
    """The words of each passage, in order."""
    found = postings.words_of(np.arange(len(postings.passage_ids)))
    ends = np.cumsum(found.lengths)
    return [[postings.vocabulary.words[i] for i in columns] for columns in np.split(found.columns, ends)[:-1]]


def fresh(library: Library) -> Postings:
    postings = Postings(library.store, library.word_vectors)
    postings.refresh()
    return postings


def test_nothing_in_it(library: Library) -> None:
    postings = fresh(library)
    assert postings.vocabulary.words == []
    assert postings.passage_ids.tolist() == []
    assert postings.best(np.array([], dtype=np.int64), np.array([], dtype=np.float32)).tolist() == []


def test_words_by_passage_and_passages_by_word(library: Library) -> None:
    library.add([MILL, FERRY])
    postings = fresh(library)
    mill, ferry = words(postings)
    assert mill == "die mühle dreht sich \n der müller freut sich über die mühle \n".split(" ")
    assert ferry == "the ferry was cancelled \n the wind was high \n".split(" ")
    found = postings.words_of(np.array([1, 0]))
    assert found.lengths.tolist() == [10, 13]
    assert found.sentence_lengths.tolist() == [5, 5, 5, 8]
    assert found.sentences.tolist() == [2, 2]

    rows = np.array([postings.vocabulary.words.index(word) for word in ("mühle", "wind", "müller")])
    best = postings.best(rows, np.array([0.5, 0.9, 0.4], dtype=np.float32))
    assert best.tolist() == pytest.approx([0.5, 0.9])
    assert postings.best(rows[::-1].copy(), np.array([0.4, 0.9, 0.5], dtype=np.float32)).tolist() == best.tolist()


def test_the_end_of_a_sentence_is_near_to_nothing(library: Library) -> None:
    library.add(MILL)
    postings = fresh(library)
    assert not postings.neighbours.vectors[postings.vocabulary.words.index(SENTENCE_END)].any()
    assert postings.neighbours.vectors.shape == (len(postings.vocabulary.words), library.word_vectors.dimensions)


def test_what_is_added_replaced_and_removed_is_followed(library: Library) -> None:
    postings = fresh(library)
    library.add(MILL)
    library.add(FERRY)
    postings.refresh()
    before = words(postings)
    postings.refresh()
    assert words(postings) == before
    library.add(Article.from_text("Ein ganz anderer Text.", title="Mühle", source="mill"))
    library.add(BRIDGE)
    postings.refresh()
    assert words(postings) == words(fresh(library))
    assert not any("mühle" in passage for passage in words(postings))
    library.remove(BRIDGE.id)
    library.remove(FERRY.id)
    postings.refresh()
    assert words(postings) == [[*"ein ganz anderer text".split(), SENTENCE_END]]
    library.remove(MILL.id)
    postings.refresh()
    assert words(postings) == []
    library.add([FERRY, BRIDGE])
    postings.refresh()
    assert words(postings) == words(fresh(library))
    assert len(words(postings)) == 2


def test_an_older_snapshot_hides_nothing_from_the_next_one(library: Library) -> None:
    """A long read that began before an addition may be the next to search."""
    library.add(MILL)
    postings = fresh(library)
    with library.store.snapshot():
        postings.refresh()
        adding = threading.Thread(target=lambda: (library.add(FERRY), postings.refresh()))
        adding.start()
        adding.join()
        assert len(words(postings)) == 2
        postings.refresh()
        assert len(words(postings)) == 1
    postings.refresh()
    assert words(postings) == words(fresh(library))
    assert len(words(postings)) == 2
