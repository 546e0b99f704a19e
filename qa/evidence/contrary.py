"""Whether a question says the opposite of a sentence: north for south, “never” where nothing is denied.

Questions that look answerable and are not are often made so (Rajpurkar, Jia and Liang 2018, “Know What You Don't Know”,
table 1: negation, antonym, entity swap). The words are general knowledge, German and English.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from index.lexicon.denial import DENIAL, NEGATION
from index.lexicon.opposites import SIDES
from index.text.terms import stems, words_of


@lru_cache(maxsize=1)
def _side_of() -> dict[str, set[tuple[int, int]]]:
    """Stem → the (pair, side) that it stands on."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, line in enumerate(SIDES.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for stem in (stem for word in words.split() for stem in stems(word)):
                found[stem].add((number, side))
    return dict(found)


def _held(words: Iterable[str]) -> set[tuple[int, int]]:
    sides = _side_of()
    return {side for word in words for stem in stems(word) for side in sides.get(stem, ())}


def sides_of(text: str) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites the words of a text stand on."""
    return frozenset(_held(words_of(text)))


def is_opposite(asked: frozenset[tuple[int, int]], there: frozenset[tuple[int, int]]) -> bool:
    """Whether something asked stands there only as its opposite; both are `sides_of` a text."""
    return any((number, 1 - side) in there and (number, side) not in there for number, side in asked)


def denies(text: str) -> bool:
    """Whether a question says “not”, “never”, “without”."""
    return bool(NEGATION.search(text))


def may_deny(text: str) -> bool:
    """Whether a sentence denies something, with or without a negation."""
    return bool(NEGATION.search(text) or DENIAL.search(text))
