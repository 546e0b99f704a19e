"""A name in a question that is one letter off that of somebody who speaks: “Podolksi” for Podolski."""

from collections.abc import Iterable

from index.keywords import fold
from index.names import parse_name, same_name

_SHORTEST = 5
"""Letters of a surname from which one letter more, less or other is likelier a slip than another name."""


def meant(asked: str, speakers: Iterable[str]) -> str | None:
    """The one speaker, by the fullest name, whose surname is a slip away from the asked one; None where none or more is.

    To be offered, not taken: Möller is a slip away from Müller.

    Args:
        asked: the name as asked, which is nobody's.
        speakers: everybody who speaks.
    """
    words = [fold(word) for word in asked.split()]
    if not words or len(words[-1]) < _SHORTEST:
        return None
    near = [name for name in speakers if _is_slip(words, [fold(word) for word in name.split()])]
    near.sort(key=lambda name: (-len(name), name))
    return near[0] if near and all(same_name(near[0], name) for name in near) else None


def _is_slip(asked: list[str], name: list[str]) -> bool:
    """Whether the last words differ by one letter, and the first ones agree where both have them."""
    if not name or parse_name(" ".join(name)).phrase or not one_letter_off(asked[-1], name[-1]):
        return False
    return len(asked) == 1 or len(name) == 1 or asked[:-1] == name[:-1]


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more, one less, or two neighbours exchanged."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[:start] + one[start : start + 2][::-1] + one[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped == other
