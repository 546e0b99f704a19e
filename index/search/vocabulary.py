"""The different words of a library, and what they look like: by folded spelling, by part, by consonants, by a typo.

Each look-up is a search in a sorted list or in a dictionary, so that a vocabulary of 300,000 words costs hardly more
than one of 3,000.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.names.sounds import romanised
from index.text.terms import fold

_DROPPED = b"aeiouyjhsztckqxd0123456789"
_LIKE = bytes.maketrans(b"wfp", b"vvb")
_DOUBLE = re.compile(rb"([^\n])\1+")
_INFLECTIONS = ("", "e", "n", "s", "en", "er", "es", "ern")
"""What a German noun may end with, folded."""
_AFTER = "\U0010ffff"
"""Sorts behind every letter."""


class Vocabulary:
    """Words with their rows; grows at its end."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words: list[str] = []
        self.row: dict[str, int] = {}
        """Word → row."""
        self._folded: list[str] = []
        self._forwards: list[tuple[str, int]] = []  # folded words with their rows, sorted
        self._backwards: list[tuple[str, int]] = []  # the same, each word from its end
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
        self._folded += lines
        self._forwards = sorted([*self._forwards, *((line, row) for row, line in enumerate(lines, first))])
        self._backwards = sorted([*self._backwards, *((line[::-1], row) for row, line in enumerate(lines, first))])
        for row, skeleton in enumerate(_skeletons("\n".join(lines)).split("\n"), first):
            if len(skeleton) > 1:
                self._skeletons.setdefault(skeleton, []).append(row)
        for row, line in enumerate(lines, first):
            self._rows.setdefault(line, []).append(row)
            self._by_shape.setdefault((line[:1], len(line)), []).append(row)

    def spelled(self, word: str) -> list[int]:
        """Rows of the words that are `word` but for ß/ss, ä/ae, accents and script."""
        return self._rows.get(_plain(word), [])

    def longer(self, part: str) -> list[int]:
        """Rows of the longer words that begin or, but for an inflection, end with the folded `part`, ascending."""
        rows = set(_beginning(self._forwards, part))
        for inflection in _INFLECTIONS:
            rows.update(_beginning(self._backwards, (part + inflection)[::-1]))
        return sorted(row for row in rows if len(self._folded[row]) > len(part))

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
                asked, [self._folded[row] for row in rows], scorer=OSA.distance, score_cutoff=most, limit=None
            )
            found += [rows[place] for _, distance, place in near if distance]
        return found


def _beginning(words: list[tuple[str, int]], part: str) -> list[int]:
    """Rows of those of some sorted words that begin with `part`."""
    return [row for _, row in words[bisect_left(words, (part, 0)) : bisect_left(words, (part + _AFTER, 0))]]


def _plain(word: str) -> str:
    """A word as it is compared: folded, in Latin letters; a line break is nothing."""
    return romanised(fold(word)).strip()


def _skeletons(text: str) -> str:
    """Lines of folded words → lines of the consonants that spellings of one name share."""
    letters = text.encode("ascii", "replace").replace(b"ph", b"f").translate(_LIKE, _DROPPED)
    return _DOUBLE.sub(rb"\1", letters).decode("ascii")
