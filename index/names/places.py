"""Other names of places, states and bodies: Kiew and Kyiv, Genf and Geneva, EU and European Union."""

from functools import lru_cache

from index.lexicon import places
from index.text.terms import fold, words_of


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Folded words of a name → all names of the same thing."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for names in places.other_names():
        spelled = {key_of(name) for name in names}
        together = spelled.union(*(found.get(key, set()) for key in spelled))
        for key in together:
            found[key] = together
    return {key: frozenset(names) for key, names in found.items()}


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, as `other_names` compares them."""
    return tuple(fold(word) for word in words_of(name))


LONGEST = 4
"""Words of the longest name that is looked for in a question."""


def other_names(name: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """All names, itself among them, of what is called `name` (folded words); empty where none is known."""
    return _groups().get(name, frozenset())
