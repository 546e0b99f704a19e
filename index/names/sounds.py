"""Names by their sound: Selenskyj, Zelensky, Зеленский."""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 100
"""Letters of a word that are compared by sound."""


def _fold(word: str) -> str:
    """Lower case without diacritics; ß = ss; ä, ö, ü as a, o, u (and “ae”, “oe”, “ue” the same)."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"(?<![aeq])([aou])e(?=[a-z])", r"\1", plain)


_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        (r"schtsch|shch|chtch", "C"),
        (r"tsch|tch|cz", "C"),
        (r"dsch|dzh", "J"),
        (r"sch|sh|sz", "S"),
        (r"kh", "H"),
        (r"zh", "S"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck", "k"),
        (r"w", "v"),
        (r"([oe])ff$", r"\1v"),
        (r"ou", "u"),
        (r"(?<=[nl])e$", ""),
        (r"(?:iy|yy|yj|ij|ii|y)$", "i"),
        (r"(?<=[ae])[yj]$", "i"),
        (r"^[jy](?=[aeiou])", "i"),
        (r"(?<=[b-df-hj-np-tv-zCSHJ])[jy]e", "e"),
        (r"(?<=[b-df-hj-np-tv-zCSHJ])[yj](?=[b-df-hj-np-tv-zaouCSHJ])", "i"),
        (r"(?<=[CS])[eo]v(?=$|a$)", "ov"),
        (r"ts", "s"),
        (r"ss", "s"),
        (r"z", "s"),
        (r"q", "k"),
    ]
]


@lru_cache(maxsize=50_000)
def sound_keys(word: str) -> frozenset[str]:
    """The ways that one word of a name can sound; two spellings of a name share at least one.

    “ch” is /x/ in German and /tʃ/ in English, “j” /j/ and /dʒ/: both readings are kept. Last “c” is /k/ or /s/.
    """
    plain = re.sub(r"[^a-z]", "", _fold(word[:_LONGEST]))
    if not plain:
        return frozenset({word.casefold()})
    for pattern, replacement in _RULES[:4]:
        plain = pattern.sub(replacement, plain)
    # A French “ch” is a German “sch”, but a German “ch” far more often an English “kh”: two readings, not three.
    readings = {plain.replace("ch", "H"), plain.replace("ch", "C")}
    if "j" in plain:
        readings |= {reading.replace("j", "J") for reading in readings}
    keys = set()
    for reading in readings:
        key = re.sub(r"[IY](?=C$)", "i", re.sub(r"(?:y|i)C$", "iC", reading))
        key = re.sub(r"c(?=[eiy])", "s", key).replace("c", "k")
        for pattern, replacement in _RULES[4:]:
            key = pattern.sub(replacement, key)
        keys.add(key)
    return frozenset(keys)


# BGN/PCGN's table of 1947 and 1965 without its apostrophes; `sound_keys` knows how it and Duden's differ.
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "w",
    }
)  # fmt: skip


def romanised(text: str) -> str:
    """Lower-cased `text` with its Cyrillic letters in Latin ones; all others as they are."""
    return text if text.isascii() else text.translate(_LATIN)
