"""Countries, their people and adjectives, and parties, German and English: “Russian” is said of Russland.

`index/names/places.py` has other names of a place; an adjective is none. General knowledge; what is not here is
compared by the word vectors. The words stand in `data/nations.tsv`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.lexicon.table import rows

_ENDINGS = "|".join(
    """
    anisch anische anischen anischer anisches ianisch ianische ianischen ianischer ianisches n s e en er ern es
    ens em in innen isch ische ischen ischer isches ischem ian ians an ans ean eans ese i is ish
    sprachig sprachige sprachigen sprachiger sprachiges ien iens ier iern land lands lander a as ia ias o os
    isches länder ländern ländisch ländische ländischen ländischer
    """.split()
)


@lru_cache(maxsize=1)
def _groups() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern whose matched stem, and the words that, say which row it is."""
    exact: dict[str, int] = {}
    for number, row in enumerate(rows("nations.tsv")):
        for word in row["words"].split():
            exact.setdefault(word.rstrip("*").replace("_", " ") + "*" * word.endswith("*"), number)
    stems = sorted((word[:-1] for word in exact if word.endswith("*")), key=len, reverse=True)
    return re.compile(rf"({'|'.join(stems)})(?:{_ENDINGS})?"), exact


@lru_cache(maxsize=20_000)
def nation_of(word: str) -> int | None:
    """The number of the country or party that a lower-cased word, or two, names or is said of; else None."""
    pattern, exact = _groups()
    if word in exact:
        return exact[word]
    match = pattern.fullmatch(word)
    return exact[match[1] + "*"] if match and len(word) > 3 else None


def nations_in(words: Sequence[str]) -> frozenset[int]:
    """The countries and parties of some lower-cased words, two words together too."""
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset(number for word in (*words, *pairs) if (number := nation_of(word)) is not None)
