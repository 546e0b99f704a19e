"""The files of the lexicon: every row has its columns, and no word stands there twice."""

from collections import Counter
from pathlib import Path

import pytest

import index.lexicon
from index.lexicon.table import rows, words_by

FILES = sorted(path.name for path in (Path(index.lexicon.__path__[0]) / "data").glob("*.tsv"))


@pytest.mark.parametrize("name", FILES)
def test_no_word_stands_twice_in_a_file(name: str) -> None:
    first = next(iter(rows(name)[0]))
    words = Counter((row[first], row.get("language")) for row in rows(name))
    assert [word for word, count in words.items() if count > 1] == []
    assert all(word and word == word.strip() for word, _ in words)


def test_a_cell_that_is_left_out_is_empty() -> None:
    row = next(row for row in rows("verbs_of_saying.tsv") if row["lemma"] == "orakeln")
    assert row["uses"] == "saying"
    assert row["others"] == ""


def test_words_are_found_by_their_marks() -> None:
    marked = words_by([{"word": "a", "what": "one two"}, {"word": "b", "what": "two"}], "word", "what")
    assert marked == {"one": frozenset("a"), "two": frozenset("ab")}
