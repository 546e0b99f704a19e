"""The different words of a library, and what they look like: by folded spelling, by part, by consonants, by a typo.

Each look-up is a search in one long string or in a dictionary, in C, so that a vocabulary of 300,000 words costs a
millisecond and not a loop over its words.
"""

import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.cyrillic import romanised
from index.keywords import fold

_DROPPED = b"aeiouyjhsztckqxd0123456789"
_LIKE = bytes.maketrans(b"wfp", b"vvb")
_DOUBLE = re.compile(rb"([^\n])\1+")


class Vocabulary:
    """Words with their rows; grows at its end."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words: list[str] = []
        self.row: dict[str, int] = {}
        """Word → row."""
        self._folded = "\n"
        self._starts = np.zeros(0, dtype=np.int64)  # where each word begins in `_folded`
        self._skeletons: dict[str, list[int]] = {}
        self._rows: dict[str, list[int]] = {}
        self._by_shape: dict[tuple[str, int], list[int]] = {}
        self.add(words)

    def add(self, words: Sequence[str]) -> None:
        """Append lower-cased words; a line break among them (`keywords.SENTENCE_END`) is found by nothing."""
        if not words:
            return
        first = len(self.words)
        self.words += words
        self.row |= {word: first + i for i, word in enumerate(words)}
        lines = [word if word.isalpha() and word.isascii() else _plain(word) for word in words]
        text = "\n".join(lines)
        lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
        begins = len(self._folded) + np.cumsum(lengths + 1) - (lengths + 1)
        self._starts = np.concatenate([self._starts, begins])
        self._folded += text + "\n"
        for row, skeleton in enumerate(_skeletons(text).split("\n"), first):
            if len(skeleton) > 1:
                self._skeletons.setdefault(skeleton, []).append(row)
        for row, line in enumerate(lines, first):
            self._rows.setdefault(line, []).append(row)
            self._by_shape.setdefault((line[:1], len(line)), []).append(row)

    def folded(self, row: int) -> str:
        """The word of a row as it is compared: folded, in Latin letters."""
        start = int(self._starts[row])
        return self._folded[start : self._folded.index("\n", start)]

    def spelled(self, word: str) -> list[int]:
        """Rows of the words that are `word` but for ß/ss, ä/ae, accents and script."""
        return self._rows.get(_plain(word), [])

    def holding(self, part: str) -> list[int]:
        """Rows of the longer words that hold the folded `part`, in the order of the rows."""
        places = []
        at = self._folded.find(part)
        while at >= 0:
            places.append(at)
            at = self._folded.find(part, at + 1)
        rows = np.searchsorted(self._starts, np.array(places, dtype=np.int64), side="right") - 1
        return [int(row) for row in np.unique(rows) if len(self.folded(row)) > len(part)]

    def alike(self, word: str) -> list[int]:
        """Rows of the words with the consonants of `word` that no transcription changes (what to compare by sound)."""
        return self._skeletons.get(_skeletons(_plain(word)), [])

    def misspelled(self, word: str, most: int) -> list[int]:
        """Rows of the words that differ from `word` by 1 to `most` edits of letters, but not in the first one."""
        asked = _plain(word)
        found: list[int] = []
        for length in range(len(asked) - most, len(asked) + most + 1):
            rows = self._by_shape.get((asked[:1], length), [])
            near = process.extract(
                asked, [self.folded(row) for row in rows], scorer=OSA.distance, score_cutoff=most, limit=None
            )
            found += [rows[place] for _, distance, place in near if distance]
        return found


def _plain(word: str) -> str:
    """A word as it is compared: folded, in Latin letters; a line break is nothing."""
    return romanised(fold(word)).strip()


def _skeletons(text: str) -> str:
    """Lines of folded words → lines of the consonants that spellings of one name share."""
    letters = text.encode("ascii", "replace").replace(b"ph", b"f").translate(_LIKE, _DROPPED)
    return _DOUBLE.sub(rb"\1", letters).decode("ascii")
