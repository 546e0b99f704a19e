"""Common given names in German, English and French news, by gender; lower case (`data/given_names.tsv`)."""

from index.lexicon.table import rows, words_by

_OF = words_by(rows("given_names.tsv"), "name", "gender")
MALE, FEMALE = _OF["m"], _OF["f"]


_GIVEN = MALE | FEMALE


def is_given_name(word: str) -> bool:
    """Whether a lower-case word is a given name, or two of them joined by a hyphen (“hans-georg”)."""
    if "-" not in word:
        return word in _GIVEN
    return all(part in _GIVEN for part in word.split("-"))


def is_male(word: str) -> bool:
    """Whether a lower-case word is a man's given name; of “jan-eva” the first part decides."""
    return word.split("-")[0] in MALE


def is_female(word: str) -> bool:
    """Whether a lower-case word is a woman's given name."""
    return word.split("-")[0] in FEMALE
