"""The words of a text in the forms in which a claim's names are looked for in it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.lexicon.function_words import DEFINITE_ARTICLES, STOP_WORDS
from index.lexicon.nations import nation_of, nations_in
from index.models.word_vectors import WordVectors
from index.names.places import LONGEST, other_names
from index.names.sounds import romanised, sound_keys
from index.text.compounds import Splitter
from index.text.terms import fold, stems, words_of
from qa.mentions.capitalised import Capital, capitals_of

_ALIKE = 5
"""Last letters that two words of the same ending have in common."""
_POINTS = frozenset("nord süd ost west nordost nordwest südost südwest nieder ober".split())
"""Parts of compounds that are no names by themselves: Nordkorea is not the North."""
KNOWN_WORD = 0.001
"""Share of background passages that a word is in which may be a common one: cooperation .002, rail .003,
freeway .0004."""
HARDLY = 0.25
"""Cosine of a common word of a longer name with some word there, below which it is another: “Prime”/Ministerpräsidentin
.33, “Rail”/Zug .28, “Defence”/Verkehr −.04, “Health”/Wirtschaft .08 (the embedded model)."""


def is_another_compound(word: str, other: str) -> bool:
    """Whether two words end alike and begin differently: Südbrücke and Nordbrücke, Außen- and Innenminister."""
    return (
        len(word) > _ALIKE < len(other)
        and word[-_ALIKE:] == other[-_ALIKE:]
        and word[:2] != other[:2]
        and not word.endswith(other)
        and not other.endswith(word)
    )


@dataclass(frozen=True)
class Known:
    """The words of a source in the forms in which names are compared."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    sounds: frozenset[str]
    nations: frozenset[int]
    content: tuple[str, ...]
    """What means something: its words without stop words."""

    @classmethod
    def of(cls, text: str) -> "Known":
        """The words of a text."""
        return _known(text)

    @cached_property
    def folded(self) -> frozenset[str]:
        """Its words as spelling varies them."""
        return frozenset(map(fold, self.words))

    def spells(self, word: str) -> bool:
        """Whether a word is there, in another inflection or spelling too."""
        if word in self.words or not self.stems.isdisjoint(stems(word)):
            return True
        plain = re.sub(r"(?<=\w{3})s$", "", word)
        return len(plain) >= 4 and not self.sounds.isdisjoint(sound_keys(romanised(plain)))

    def names(self, word: str, one: Capital, text: str) -> bool:
        """Whether another name of what the word is part of is there: “United” of United States, USA."""
        words = words_of(text[max(0, one.start - 40) :][:120]) if text else [word]
        for place in [i for i, other in enumerate(words) if other == word]:
            for length in range(1, LONGEST + 1):
                for start in range(max(0, place - length + 1), place + 1):
                    name = tuple(fold(other) for other in words[start : start + length])
                    if any(
                        self.folded.issuperset(set(other) - DEFINITE_ARTICLES)
                        for other in other_names(name)
                        if other != name
                    ):
                        return True
        return False


class Meanings:
    """Compares words by their meaning, German compounds also by their parts."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors
        self._split = Splitter(vectors.share).split
        self._parts = lru_cache(maxsize=8)(self._parts_of)
        self._rows = lru_cache(maxsize=8)(vectors.vectors)

    def nearest(self, known: Known, word: str) -> float:
        """The cosine of the word nearest to `word`, or of a part of one: “Transport” of Bundesverkehrsminister."""
        asked = self._vectors.vectors([word])[0]
        best = self._best(asked, known.content, [not is_another_compound(word, other) for other in known.content])
        if len(self._split(word)) == 1 and self._vectors.share(word) >= KNOWN_WORD:  # Lohmann is no -mann
            parts = self.parts(known)
            best = max(best, self._best(asked, parts, [word == part or not word.endswith(part) for part in parts]))
        return best

    def _best(self, asked: NDArray[np.float32], words: tuple[str, ...], counted: list[bool]) -> float:
        return float(np.max(self._rows(words) @ asked, where=np.array(counted), initial=0.0)) if words else 0.0

    def parts(self, known: Known) -> tuple[str, ...]:
        """The parts of the German compounds there, but for points of the compass."""
        return self._parts(known.content)

    def _parts_of(self, content: tuple[str, ...]) -> tuple[str, ...]:
        there = _POINTS.union(content)
        found = dict.fromkeys(part for word in content for part in self._split(word))
        return tuple(part for part in found if part not in there)

    def means(self, known: Known, word: str) -> bool:
        """Whether a word of the same meaning is there, or the same country."""
        nation = nation_of(word)
        if nation is not None:
            return nation in known.nations or nation in nations_in(self.parts(known))
        return self.nearest(known, word) >= SAME_MEANING


@lru_cache(maxsize=128)
def _known(text: str) -> Known:
    words = words_of(text)
    capitals = [part for one in capitals_of(text) for part in one.words]
    sounds = frozenset(
        key
        for word in (*capitals, *(w for w in words if not w.isascii()))
        if len(word) >= 4
        for form in (word, re.sub(r"(?<=\w{3})s$", "", word))
        for key in sound_keys(romanised(form))
    )
    content = tuple(dict.fromkeys(word for word in words if word not in STOP_WORDS))
    return Known(
        text,
        frozenset(words),
        frozenset(stem for word in words for stem in stems(word)),
        sounds,
        nations_in(words),
        content,
    )


SAME_MEANING = 0.4
"""Cosine from which two words mean the same: chancellor/Kanzler .81, Foreign Ministry/Außenministerium .46,
Berlin/Paris .14, Putin/Selenskyj .14, Ukraine/Russland .10 (the embedded model)."""
