"""German compounds and their parts: Marschflugkörper is Marsch and Flugkörper.

Source: Koehn and Knight 2003, “Empirical Methods for Compound Splitting” (EACL): of all ways to cut a word into known
words, with a linking element between two, take the one whose parts' frequencies have the greatest geometric mean; the
whole word is one of the ways. Frequencies are those of the embedded model's background. A split must beat the whole
word's own frequency, so that what is a common word by itself stays whole.
"""

from collections.abc import Callable
from functools import lru_cache

SHORTEST = 4
"""Letters of the shortest part: shorter ones are endings and chance (“ung”, “bei”)."""
LONGEST = 80
"""Letters: the longest word of a German law had 67; the ways to cut a word grow with the square of its length."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_RARE = 3e-5
"""Share of background passages that a part must have."""
_NO_PART = frozenset(
    "lich keit heit ung isch schaft ischen ische ischer lichen liche licher igkeit ungen enden ende lang los lose "
    "losen losem loser weise mäßig barer haft chen lein ieren iert ierte ierten ation ationen iker ikern tion tionen "
    "ismus ität gang unter über ober vorder nieder wider wieder gegen einer eine einen eines einem nach durch sein "
    "haben dass oder auch nicht sich sind wird noch beim eben uren ress lern stern reich".split()
)
"""Endings, prefixes and function words that are frequent as words of their own but no parts of compounds."""


class Splitter:
    """Splits lower-cased German words.

    Args:
        share: share of background passages that hold a lower-cased word, 0 where the background does not know it.
    """

    def __init__(self, share: Callable[[str], float]) -> None:
        self._share = share
        self.split = lru_cache(maxsize=50_000)(self._split)
        """The parts of a lower-cased word, without linking elements; the word alone where it is none."""
        self._head = lru_cache(maxsize=50_000)(self._word_of_head)  # compounds share their parts
        self._part = lru_cache(maxsize=50_000)(self._share_of_part)

    def _split(self, word: str) -> tuple[str, ...]:
        if not 2 * SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return (word,)
        best = max(self._share(word), 1e-9)
        parts: tuple[str, ...] = (word,)
        for found, product in self._cuts(word, 3):
            mean = product ** (1 / len(found))
            if mean > best:
                best, parts = mean, found
        return parts

    def _cuts(self, word: str, most: int) -> list[tuple[tuple[str, ...], float]]:
        """Every way to cut `word` into 2 to `most` parts, with the product of their shares."""
        found: list[tuple[tuple[str, ...], float]] = []
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            head, share = self._head(word[:cut])
            if not share:
                continue
            rest = word[cut:]
            last = self._part(rest)
            if last:
                found.append(((head, rest), share * last))
            if most > 2 and len(rest) >= 2 * SHORTEST:
                found += [((head, *parts), share * product) for parts, product in self._cuts(rest, most - 1)]
        return found

    def _word_of_head(self, head: str) -> tuple[str, float]:
        """The word that a part before another stands for, without its linking element, and its share."""
        best = ("", 0.0)
        for link in _LINKS:
            if head.endswith(link):
                bare = head[: len(head) - len(link)]
                share = self._part(bare)
                if share > best[1]:
                    best = (bare, share)
        for bare in (head + "e",):  # Schulbuch, Sprachkurs: the first word lost its e
            share = self._part(bare)
            if not best[1] and share:
                best = (bare, share)
        return best

    def _share_of_part(self, word: str) -> float:
        if len(word) < SHORTEST or word in _NO_PART:
            return 0.0
        share = self._share(word)
        return share if share >= _RARE else 0.0
