"""Other words of a library that answer a question's word: spellings, names in other languages, compounds, typos.

Word vectors know “ferry” and Fähre, but little of names, which are rare, and nothing of what is written wrongly. So
each of a question's words gets, beside its cosines, the words that these rules lead to, each with what it counts.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexicon.function_words import STOP_WORDS
from index.models.word_vectors import WordVectors
from index.names.places import LONGEST, other_names
from index.names.sounds import romanised, sound_keys
from index.search.vocabulary import Vocabulary
from index.text.compounds import SHORTEST, Splitter
from index.text.terms import fold, stems, words_of

SAME = 1.0
"""The same word but for ß/ss, ä/ae, accents and script; another name of the same place or body."""
SOUND = 0.95
"""A name that sounds the same: Selenskyj, Zelensky."""
HOLDS = 0.8
"""A compound that the question's word is a part of: Marschflugkörper for Flugkörper."""
PART = 0.6
"""A part of the question's compound: Sprecher for Regierungssprecher."""
TYPO = 0.75
"""A word that differs by a letter (two, in words of eight and more) from one that the library does not have."""
WORD_OF_NAME = 0.8
"""One of several words of another name: Union for EU."""

_RARE_NAME = 1e-3
"""Share of background passages that names have at most which are compared by sound: common words only look alike."""
_COMMON = 0.02
"""Share of background passages from which a word's compounds are not looked for: Spiel, Teil and Welt are in hundreds,
which are about something else, and such a word weighs little."""
_SOUNDS_FROM, _TYPO_FROM, _TWO_TYPOS_FROM = 4, 5, 8
"""Letters that a word needs to be compared by sound, and with one or two letters wrong."""


@dataclass(frozen=True)
class Variant:
    """A word of the library that answers a question's word."""

    asked: int
    """Row of the question's word."""
    row: int
    """Row of the library's word."""
    weight: float
    """What it counts, 0 to 1, beside cosines."""


class Variants:
    """Finds variants; `vectors` says how common a word is."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors
        self._splitter = Splitter(vectors.share)

    def of(self, question: str, asked: tuple[str, ...], vocabulary: Vocabulary) -> list[Variant]:
        """The variants of the question's content words `asked` in a vocabulary, the best weight of each pair once."""
        found: dict[tuple[int, int], float] = {}

        def put(one: int, rows: list[int], weight: float) -> None:
            for row in rows:
                found[one, row] = max(weight, found.get((one, row), 0.0))

        named = _names_in(question)
        for number, word in enumerate(asked):
            spelled = vocabulary.spelled(word)
            put(number, spelled, SAME)
            if word[0].isdigit():
                continue
            if self._vectors.share(word) < _COMMON:
                put(number, self._compounds(word, vocabulary), HOLDS)
            for part in self._splitter.split(word):
                if part != word:
                    put(number, vocabulary.spelled(part), PART)
            if word in named and self._vectors.share(word) <= _RARE_NAME:
                put(number, self._sounding(word, vocabulary), SOUND)
                known = any(one == number for one, _ in found)
                if not known and len(word) >= _TYPO_FROM:
                    put(number, vocabulary.misspelled(word, 1 + (len(word) >= _TWO_TYPOS_FROM)), TYPO)
        for number, name, weight in _exonyms(question, asked, named):
            put(number, vocabulary.spelled(name), weight)
        return [Variant(one, row, weight) for (one, row), weight in found.items()]

    def _compounds(self, word: str, vocabulary: Vocabulary) -> list[int]:
        """Rows of the compounds that `word` is a part of, by their splits."""
        plain = fold(word)  # a stem has lost its umlauts, so its length is all that is taken from it
        plain = plain[: len(plain) - max(0, len(word) - len(stems(word)[0]))]
        if len(plain) < SHORTEST:
            return []
        own, spelled = self._splitter.split(word), {*stems(word)}
        found = []
        for row in vocabulary.longer(plain):
            parts = self._splitter.split(vocabulary.words[row])
            if len(parts) > 1 and _is_run(own, spelled, parts):
                found.append(row)
        return found

    def _sounding(self, word: str, vocabulary: Vocabulary) -> list[int]:
        """Rows of the rare words that sound like `word`."""
        if len(word) < _SOUNDS_FROM:
            return []
        keys = sound_keys(romanised(word))
        return [
            row
            for row in vocabulary.alike(word)
            if len(vocabulary.words[row]) >= _SOUNDS_FROM
            and self._vectors.share(vocabulary.words[row]) <= _RARE_NAME
            and keys & sound_keys(romanised(vocabulary.words[row]))
        ]


def _is_run(own: tuple[str, ...], spelled: set[str], parts: tuple[str, ...]) -> bool:
    """Whether a word (its parts `own`, its stems `spelled`) is some consecutive ones of a compound's parts."""
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            run = parts[start:end]
            if len(run) == len(parts):
                continue
            if spelled.intersection(stems("".join(run))):
                return True
            if len(own) == len(run) > 1 and all({*stems(a)} & {*stems(b)} for a, b in zip(own, run, strict=True)):
                return True
    return False


def _names_in(question: str) -> set[str]:
    """The words of a question that may be names: those with a capital, or all where it has none (or nothing else)."""
    words = re.findall(r"[^\W_]+(?:['’]\w+)?", question)
    capital = [word for word in words if word[:1] != word[:1].lower()]
    chosen = capital if capital and len(capital) < len(words) else words
    return {lowered for word in chosen for lowered in words_of(word)}


def _exonyms(question: str, asked: tuple[str, ...], named: set[str]) -> list[tuple[int, str, float]]:
    """(question's word, folded word of another name, weight) for every name of a place or body in the question."""
    words = words_of(question)
    number = {word: i for i, word in enumerate(asked)}
    found = []
    for start in range(len(words)):
        for length in range(1, LONGEST + 1):
            span = words[start : start + length]
            if len(span) < length or not named.issuperset(word for word in span if word not in STOP_WORDS):
                continue
            rows = [number[word] for word in span if word in number]
            for name in other_names(tuple(fold(word) for word in span)):
                for place, word in enumerate(name):
                    if len(name) == 1:
                        found += [(row, word, SAME) for row in rows]
                    elif word not in STOP_WORDS and len(name) == length and span[place] in number:
                        found.append((number[span[place]], word, SAME))
                    elif len(name) != length and place == len(name) - 1:
                        found += [(row, word, WORD_OF_NAME) for row in rows]
    return found


def apply(variants: list[Variant], cosines: NDArray[np.float32]) -> None:
    """Raise (q, v) cosines to the weights of variants, in place."""
    if variants:
        asked = np.array([variant.asked for variant in variants])
        rows = np.array([variant.row for variant in variants])
        weights = np.array([variant.weight for variant in variants], dtype=np.float32)
        cosines[asked, rows] = np.maximum(cosines[asked, rows], weights)
