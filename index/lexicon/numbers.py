"""Number words of German and English, with what they are worth (`data/numbers.tsv`)."""

import re
from fractions import Fraction
from typing import Literal

from index.lexicon.table import rows

Kind = Literal["one", "both", "ten", "ordinal", "part", "scale", "short_scale", "many", "sign"]


def numbers_of(*kinds: Kind) -> dict[str, float]:
    """The words of these kinds, lower-cased, with their values; what the kinds are the file says."""
    return {
        row["word"]: _value(row["value"])
        for row in rows("numbers.tsv")
        if not set(kinds).isdisjoint(row["what"].split())
    }


def _value(written: str) -> float:
    return float(Fraction(written))  # “1/3”, “1e6”


ONES = numbers_of("one", "both")
TENS = numbers_of("ten")
ORDINALS = numbers_of("ordinal")
PARTS = numbers_of("part")
SCALES = numbers_of("scale", "short_scale")
SIGNS = numbers_of("sign")
COUNTED = frozenset(word for word, value in numbers_of("one", "ten", "scale").items() if value > 1)
"""Words that count more than one, each by itself: “zwei”, “fünfzig”, “million”."""
_LONGEST = 60
"""Letters of a number word: “neunhundertneunundneunzigtausendneunhundertneunundneunzig” has 54."""


def whole_of(word: str) -> float | None:
    """The value of a number word, a German compound too: “zweihunderteinundzwanzig”; None if it is none."""
    if len(word) > _LONGEST:
        return None
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    for scale, factor in (("tausend", 1e3), ("hundert", 1e2)):
        head, found, tail = word.partition(scale)
        if found:
            first = 1.0 if head in ("", "ein") else whole_of(head)
            rest = 0.0 if not tail else whole_of(tail.removeprefix("und"))
            if head == "" and not tail:
                return factor
            return None if first is None or rest is None else first * factor + rest
    ones, found, tens = word.partition("und")
    if found and tens in TENS:
        one = 1.0 if ones == "ein" else ONES.get(ones)
        return None if one is None else TENS[tens] + one
    if word in ("hundred", "thousand"):
        return SCALES[word]
    return None


def ordinal_of(word: str) -> float | None:
    """The value of “third”, “dritten”, “zwanzigste”; None if it is none."""
    if word in ORDINALS:
        return None if word in ("erst", "acht") else ORDINALS[word]
    stem = re.sub(r"(?:en|er|es|em|ens|e)$", "", word)
    if stem == word or word in ("achten", "achter"):
        return None
    if stem in ORDINALS:
        return ORDINALS[stem]
    return whole_of(stem[:-2]) if stem.endswith("st") else None
