"""Whether the name in a question means a speaker.

A name is compared as it sounds, so that “Selenskyj”, “Zelensky” and “Zelenskyy” are one name. The rules follow how
German, English and French newspapers write names from the Cyrillic and Arabic alphabets (Duden's transcription,
BGN/PCGN and the French one side by side, e.g. ш = sch, sh, ch; х = ch, kh; в = w, v); they leave German surnames that
merely look alike apart (Scholz and Schulz, Meyer and Meier, Schmidt and Schmitt).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon.function_words import NAME_PARTICLES
from index.lexicon.places import SAME_SPEAKER
from index.lexicon.roles import BEFORE_NAME, BODY_HEAD, TITLES
from index.names.sounds import sound_keys

_IN_FRONT = TITLES | frozenset("the der die das des dem den ein eine einer eines einem an a of".split())
"""Words in front of a name that are no part of it."""


@dataclass(frozen=True)
class Name:
    """A name in parts, each a set of keys (a part that can be read in several ways has several)."""

    given: tuple[frozenset[str], ...]
    surname: frozenset[str]
    """Keys of the last part, or of the head word of a body (“Polizei” in “Polizei Berlin”)."""
    phrase: bool
    """True for an office as written, “Sprecher der Polizei”, False for a plain name."""
    places: tuple[frozenset[str], ...] = ()
    """What follows a body's head word."""


LONGEST = 200
"""Code points of a name; a longer text is nobody's."""
_SEVERAL_WORDS = re.compile(
    r"\b(?:"
    + "|".join(re.escape(name) for name in sorted(SAME_SPEAKER, key=len, reverse=True) if " " in name)
    + r")\b",
    re.IGNORECASE,
)


def _canonical(text: str) -> str:
    words = re.sub(r"[„“”\"»«‚‘,()]", " ", text)
    words = re.sub(r"(?<=\w)(?:['’]s|['’])(?=\s|$)", "", words)
    words = re.sub(r"\s+", " ", words).strip()
    words = _SEVERAL_WORDS.sub(lambda match: SAME_SPEAKER[match.group().lower()], words)
    return " ".join(SAME_SPEAKER.get(word.lower(), word) for word in words.split(" "))


@lru_cache(maxsize=50_000)
def parse_name(text: str) -> Name:
    """Take a name apart: “der SPD-Generalsekretär Matthias Miersch” has a given name and the surname Miersch."""
    words = _canonical(text).split(" ")
    capitalised = any(word[:1].isupper() for word in words)
    phrase = False
    kept: list[str] = []
    for position, word in enumerate(words):
        lowered = word.casefold().strip(".")
        if lowered in _IN_FRONT and position < len(words) - 1:
            if kept and lowered in ("der", "des", "of", "the"):
                phrase = phrase or bool(BEFORE_NAME.search(kept[0].casefold()) or BODY_HEAD.search(kept[0].casefold()))
            continue
        if BEFORE_NAME.search(lowered) and position < len(words) - 1:
            if words[position + 1].casefold() in ("der", "des", "von", "vom", "of", "for", "für"):
                phrase = True
            continue
        if lowered in NAME_PARTICLES or lowered in ("vom", "im", "für", "for", "in", "aus", "beim", "bei", "am"):
            phrase = phrase or (not kept and lowered in ("von", "vom", "für", "for", "aus"))
            continue
        if word[:1].islower() and len(words) > 1 and capitalised:
            continue
        kept.append(word)
    if not kept:
        kept = words[-1:]
    keys = tuple(sound_keys(word) for word in kept)
    if len(kept) > 1 and not phrase:
        head = next((n for n, word in enumerate(kept) if BODY_HEAD.search(word.casefold())), len(kept) - 1)
        return Name(keys[:head], keys[head], phrase, keys[head + 1 :])
    return Name(keys[:-1], keys[-1], phrase)


def _given_agree(asked: tuple[frozenset[str], ...], spoken: tuple[frozenset[str], ...]) -> bool:
    """Whether given names do not contradict each other; an initial agrees with every name it begins."""
    if not asked or not spoken:
        return True
    for one in asked:
        for other in spoken:
            if one & other or any(
                a.startswith(b) or b.startswith(a) for a in one for b in other if min(len(a), len(b)) == 1
            ):
                return True
    return False


def same_name(asked: str, speaker: str) -> bool:
    """Whether the name in a question, `asked`, means this speaker.

    `asked` may be a surname, a full name, a name with titles and roles in front, in the genitive (“Putins”), or in
    another language's spelling. Two people of one surname with different given names are not the same; a bare surname
    fits both. An office (“Polizei”) means its spokespeople too (“Sprecher der Polizei”), a person's name does not mean
    the person's spokesman. More than `LONGEST` code points are no name.
    """
    if asked == speaker or max(len(asked), len(speaker)) > LONGEST:
        return asked == speaker
    one, other = parse_name(asked), parse_name(speaker)
    surname = one.surname
    if one.places and not other.places and any(place & other.surname for place in one.places):
        return True  # “Weltverband FIFA” and “FIFA”
    if not surname & other.surname:
        stripped = re.sub(r"(?<=\w{3})s$", "", asked)
        if stripped == asked or not parse_name(stripped).surname & other.surname:
            return bool(other.phrase and not one.given and any(surname & part for part in other.given))
    if other.phrase and not one.phrase and not _is_office(asked):
        return False
    if one.places and not all(any(place & there for there in other.places) for place in one.places):
        return False
    return _given_agree(one.given, other.given)


def _is_office(asked: str) -> bool:
    """Whether the words name a body rather than a person, so that its spokespeople speak for it."""
    words = _canonical(asked).split(" ")
    last = words[-1]
    return len(last) > 1 and (last.isupper() or any(BODY_HEAD.search(word.casefold()) for word in words))


def speaks_for(asked: str, written: str) -> bool:
    """Whether the words used for a speaker say that the speaker belongs to the body that is asked for.

    “Eva Groß von der IG Metall Trier” speaks for “IG Metall”, “Ole Blau, der Vorsitzende der Demokratischen Partei” for
    “Demokratische Partei”; for use where nobody of that very name says anything. `written` is the speaker as written,
    `article.text[slice(*statement.speaker_span)]`.
    """
    wanted = [sound_keys(_stem(word)) for word in _canonical(asked).split(" ") if word.casefold() not in _IN_FRONT]
    there = [sound_keys(_stem(word)) for word in _canonical(written).split(" ")]
    width = len(wanted)
    return bool(width) and any(
        all(one & other for one, other in zip(wanted, there[i : i + width], strict=True))
        for i in range(len(there) - width + 1)
    )


def around(known: Sequence[tuple[int, str]], place: int, most: int) -> Iterator[str]:
    """The names of a sorted list of (place, name) next to a place: those before it, the nearest first, those behind it.

    `most`: how many either way, at most.
    """
    middle = bisect_left(known, (place, ""))
    yield from (name for _, name in reversed(known[max(0, middle - most) : middle]))
    yield from (name for _, name in known[middle : middle + most])


def _stem(word: str) -> str:
    """Without the endings that German adjectives and names take on (“Demokratischen Partei”, “Roten Kreuzes”)."""
    return re.sub(r"(?<=\w{4})(?:en|em|er|es|e|s)$", "", word)
