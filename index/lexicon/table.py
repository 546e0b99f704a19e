"""The files of the lexicon: tab-separated, one row a word; the first line names the columns, `#` begins a comment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

Row = Mapping[str, str]
"""Column → cell."""


@lru_cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a file in order, each with every column: a cell that a row leaves out at its end is empty."""
    lines = [line for line in (_DATA / name).read_text("utf-8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    cells = (line.split("\t") for line in lines[1:])
    return tuple(dict(zip(columns, [*row, *[""] * (len(columns) - len(row))], strict=True)) for row in cells)


def row_key(word: str) -> str:
    """A word as the lists write it, where a pattern without case found it: “MÄRZ”; “Aprıl” and “APRİL” match too.

    Python's `re` takes ı and İ for an i and ſ for an s, which `str.lower` does not make one.
    """
    return word.lower().replace("ı", "i").replace("i\u0307", "i").replace("ſ", "s")


def words_by(found: Iterable[Row], word: str, marks: str) -> Mapping[str, frozenset[str]]:
    """Mark → the words that bear it; `word` and `marks` are columns, the marks of a cell have spaces between them."""
    words: dict[str, set[str]] = defaultdict(set)
    for row in found:
        for mark in row[marks].split():
            words[mark].add(row[word])
    return {mark: frozenset(bearing) for mark, bearing in words.items()}
