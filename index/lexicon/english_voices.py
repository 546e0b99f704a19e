"""English nouns for who speaks in the news: people by trade, kinship or their part in an affair, bodies, papers.

They stand in `data/english_voices.tsv`, besides those of `roles.py`. In the texts that the judge learns from, 627
speakers have an article and no name; `roles.py` alone knows 254 of them.
"""

import re
from functools import lru_cache

from index.lexicon.roles import BODY, ENGLISH_PERSON, ENGLISH_ROLES, MEN, NO_PERSON, OFFICE, WOMEN
from index.lexicon.table import rows, words_by

_ROWS = rows("english_voices.tsv")
_WORDS = words_by(_ROWS, "word", "what")
_PEOPLE = _WORDS["person"] | (ENGLISH_ROLES - NO_PERSON)
_OTHERS = _WORDS["body"] | _WORDS["paper"] | ENGLISH_ROLES | NO_PERSON
_MADE = re.compile(r"\w+(?:man|men|woman|women|person|ologist|ographer|keeper)|\d+-year-old")
"""What is made of parts that say it: “barman”, “goalkeeper”, “the 29-year-old”."""
MALE_NOUNS = MEN | {row["word"] for row in _ROWS if row["gender"] == "m"}
FEMALE_NOUNS = WOMEN | {row["word"] for row in _ROWS if row["gender"] == "f"}


@lru_cache(maxsize=50_000)
def is_english_person(word: str) -> bool:
    """Whether an English word, lower case, means a person or people."""
    return word not in NO_PERSON and any(
        one in _PEOPLE or ENGLISH_PERSON.search(one) or OFFICE.fullmatch(one) or _MADE.fullmatch(one)
        for one in _forms(word)
    )


@lru_cache(maxsize=50_000)
def is_english_voice(word: str) -> bool:
    """Whether an English word, lower case, means somebody or something that speaks in the news."""
    return is_english_person(word) or any(one in _OTHERS or BODY.fullmatch(one) for one in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    """A word without “'s”, and what it can be the plural of."""
    lower = word.removesuffix("'s").removesuffix("’s")
    return lower, lower.removesuffix("s"), lower.removesuffix("ies") + "y" if lower.endswith("ies") else lower
