"""Russian and Ukrainian letters in Latin ones, so that Зеленский is compared with Selenskyj and Zelensky by sound.

BGN/PCGN's table of 1947 and 1965 without its apostrophes; `names.sound_keys` knows how it and Duden's differ.
"""

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
