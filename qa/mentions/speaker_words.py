"""With what words a text calls somebody who speaks: the name, an office in front, an apposition behind it."""

import re

from index.lexicon.function_words import PARTICLES_IN_CLAIMS
from index.lexicon.nations import nations_in
from index.names.sounds import sound_keys
from index.text.terms import words_of


def segments_of(speaker: str) -> tuple[str, ...]:
    """A name and its apposition apart: “Hardt | foreign policy spokesman for the group”; of these, the plain names."""
    segments = [part.strip() for part in speaker.split(",") if part.strip()]
    names = [one for one in segments if all(word[0].isupper() or word in PARTICLES_IN_CLAIMS for word in one.split())]
    return tuple(names or segments or [speaker])


def core_of(speaker: str) -> str:
    """The name in the words for a speaker: the last capitalised ones; the words themselves where there is none."""
    runs = re.findall(
        r"(?:[^\W\da-zäöüß][\w.'’-]*)(?:\s+(?:(?:von|van|de|der|den|zu|bin|al|of|für|the)\s+)*[^\W\da-zäöüß][\w.'’-]*)*",
        speaker,
    )
    if not runs:
        return speaker
    return str(re.sub(r"['’]s?$", "", runs[-1]))


def is_namesake(one: str, other: str, text: str) -> bool:
    """Whether two names sound alike and an article has both, so that they are two people's: Bart and Barth."""
    plain, there = one.lower().removesuffix("s"), other.lower().removesuffix("s")
    if not there or plain == there or sound_keys(one).isdisjoint(sound_keys(other)):
        return False
    return bool(re.search(rf"\b{re.escape(one)}\b", text))


def of_another_country(one: str, other: str) -> bool:
    """Whether the words for two speakers name countries or parties, and no common one."""
    first, second = nations_in(words_of(one)), nations_in(words_of(other))
    return bool(first and second and not first & second)


def last_of(name: str) -> str:
    """The last word of a name: the surname."""
    words = name.split()
    return words[-1] if words else name


def is_of_somebody(claimed: str) -> bool:
    """Whether the words name somebody by another: “the spokesman for Scholz”."""
    return bool(re.search(r"\b(?:for|of|von|des|der)\s+[A-ZÄÖÜ]\w+$|['’]s\s", claimed))


def may_be_body(core: str, claimed: str) -> bool:
    """Whether the words can be an office or a body rather than a person: an article stands in front."""
    return bool(re.match(r"(?:the|der|die|das|des|dem|den|a|an|ein|eine)\s", claimed, re.IGNORECASE)) or core.isupper()
