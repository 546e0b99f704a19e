"""A name in a question that is one letter off that of somebody who speaks: “Podolksi” for Podolski."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from index.names.person_names import same_name
from index.text.terms import fold

_LINKED = re.compile(r" (?:der|des|vom|für|im|of|for) ")
"""Between the words for one who speaks for a body: “Sprecher der Polizei”."""
_SHORTEST = 5
"""Letters of a surname from which one letter more, less or other is likelier a slip than another name."""
_LONGEST = 100
"""Letters of a word that can be a name; comparing two takes time with the square of that."""


def meant(asked: str, speakers: Iterable[str]) -> str | None:
    """The one speaker, by the fullest name, whose surname is a slip away from the asked one; None unless it is one.

    To be offered, not taken: Möller is a slip away from Müller.

    Args:
        asked: the name as asked, which is nobody's.
        speakers: everybody who speaks.
    """
    words = [fold(word) for word in asked.split()]
    if not words or len(words[-1]) < _SHORTEST:
        return None
    near = [name for name in speakers if name.split() and one_letter_off(words[-1], fold(name.split()[-1]))]
    near = sorted((name for name in near if not _LINKED.search(name)), key=lambda name: (-len(name), name))
    if not near or not all(same_name(near[0], name) for name in near):
        return None
    given = [fold(word) for word in near[0].split()[:-1]]
    return near[0] if not words[:-1] or not given or words[:-1] == given else None


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more, one less, or two neighbours exchanged."""
    return len(one) <= _LONGEST and OSA.distance(one, other, score_cutoff=1) == 1
