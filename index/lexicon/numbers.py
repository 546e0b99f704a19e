"""Number words of German and English, with what they are worth (general knowledge)."""

import re


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {
        word: float(start + i * step) for i, group in enumerate(words.split()) for word in group.split("/") if group
    }


ONES = _numbered(
    "zero/null one/eins two/zwei/zweier/beide/beiden/beider/both three/drei/dreier four/vier "
    "five/fünf six/sechs seven/sieben eight/acht "
    "nine/neun ten/zehn eleven/elf twelve/zwölf/dozen/dutzend thirteen/dreizehn fourteen/vierzehn fifteen/fünfzehn "
    "sixteen/sechzehn seventeen/siebzehn eighteen/achtzehn nineteen/neunzehn"
)
TENS = _numbered(
    "twenty/zwanzig thirty/dreißig/dreissig forty/vierzig fifty/fünfzig sixty/sechzig seventy/siebzig eighty/achtzig "
    "ninety/neunzig",
    20,
    10,
)
ORDINALS = _numbered(
    "first/erst second/zweit third/dritt fourth/viert fifth/fünft sixth/sechst seventh/siebt/siebent eighth/acht "
    "ninth/neunt tenth/zehnt eleventh/elft twelfth/zwölft",
    1,
)
PARTS = {
    **dict.fromkeys("half hälfte halb halbe halben halbes halber halves".split(), 0.5),
    **dict.fromkeys("drittel thirds".split(), 1 / 3),
    **{f"{part}tel": 1 / value for value, part in enumerate("fünf sechs sieb ach neun zehn".split(), start=5)},
    **dict.fromkeys("viertel quarter quarters".split(), 0.25),
    **dict.fromkeys("anderthalb eineinhalb".split(), 1.5),
    **dict.fromkeys("once einmal".split(), 1.0),
    **dict.fromkeys("twice zweimal".split(), 2.0),
    **dict.fromkeys("thrice dreimal".split(), 3.0),
}
_LONGEST = 60
"""Letters of a number word: “neunhundertneunundneunzigtausendneunhundertneunundneunzig” has 54."""
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SCALES = {
    **dict.fromkeys("hundred hundert".split(), 1e2),
    **dict.fromkeys("thousand tausend tsd".split(), 1e3),
    **dict.fromkeys("million millionen millions mio mill mn".split(), 1e6),
    **dict.fromkeys("milliarde milliarden mrd bn".split(), 1e9),
    **dict.fromkeys("billionen trillion trillions".split(), 1e12),
    **dict.fromkeys("billion billions".split(), 1e9),
    **dict.fromkeys("dozen dutzend".split(), 12),
}
"""“Billion” is 1e12 in German (index/text/quantities.py)."""


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
