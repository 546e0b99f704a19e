"""What an article calls somebody: “Bundeskanzler Scholz”, “Nora Quill, the mayor of Penby”, “Hardt (CDU)”.

An office belongs to the name that its own words lead to, never to whichever stands near it: in “Kanzler Scholz bei
einem Telefonat mit Putin” Putin is no chancellor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon.function_words import STOP_WORDS
from index.lexicon.roles import asked_roles
from index.lexicon.verb_families import family_of
from index.text.terms import fold

_BEFORE = 120
"""Code points in front of a name in which its office is looked for."""
_WORDS = 8
"""Words in front of an office that say of what it is: “der außen- und sicherheitspolitische Berater”."""


def _one_of(words: set[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\\ ", "[ -]").replace(r"\ ", "[ -]") for word in longest_first)


_HEADS = asked_roles("head")
HEAD = re.compile(
    rf"(?<!\w)(?:(?P<english>{_one_of({word for one in _HEADS for word in one.english})})s?"
    rf"|(?P<of>\w*?)(?P<german>{_one_of({word for one in _HEADS for word in one.german})})"
    r"(?P<woman>in|innen)?(?:e[rsn]?|s|n|r)?)(?!\w)",
    re.IGNORECASE,
)
"""An office as an article writes it; the longest is meant: a Ministerpräsident is no Präsident."""


def head_of(found: re.Match[str]) -> str:
    """The office that `HEAD` found, as `asked_roles` writes it."""
    return (found["english"] or found["german"]).lower().replace("-", " ")


_ASIDE = re.compile(
    r"(?:\b(?:former|ex|vice|deputy|late|past|one-?time|vize|stellvertret\w*|ehemalig\w*|früher\w*|einstig\w*|alt)"
    r"(?:[ -]+\w+)?[ -]+)\Z",
    re.IGNORECASE,
)
"""In front of an office that somebody held, or stands in for."""
_ASIDE_IN_WORD = re.compile(r"(?:vize|alt|ex)", re.IGNORECASE)
_BOUNDARY = re.compile(r"(?<!\bDr)(?<!\bProf)(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bMs)\.|[!?:;\n“”„\"»«…–—]")
_NAME_BEHIND_COMMA = re.compile(r",\s*(?:[A-ZÄÖÜ][\w.’'-]*\s+)*\Z")
_GENITIVE = frozenset("der des von vom of for für the".split())
"""What leads from an office to its body and on to the name: “Chef der Firma Blau Peter Groß”."""
_PLACED = _GENITIVE | frozenset("im in am an beim bei at zu zum zur dem den und and".split())
"""The same where a comma stands in front of the name."""
_JOINING = frozenset("und and oder or mit with".split())
_ARTICLES = frozenset("the a an der die das ein eine einer its his her their seine ihre".split())
_PARTY = re.compile(r"\s*\(([^)\n]{1,40})\)")
_APPOSED = re.compile(r"\s*[,–—]\s*([^,.;:\n–—“”\"„]{3,90})")
_COPULA = re.compile(r"\s+(?:is|ist|bleibt|remains)\s+(?:(?:seit|since)\s+\S+\s+)?([^,.;:\n–—“”\"„]{3,60})")
_FROM = re.compile(r"\s+(?:von|vom|of|from|for|at|aus)\s+([^,.;:\n–—“”\"„]{3,40})")
_OF_A_PLACE = re.compile(r"\b(?:von|of|aus)\s+[A-ZÄÖÜ]")


@dataclass(frozen=True)
class Description:
    """One way in which an article speaks of somebody."""

    words: str
    """All of it, folded: the office, of what it is, the party behind the name."""
    head: str | None = None
    """The office as `asked_roles` writes it; None where it is only what somebody belongs to."""
    aside: bool = False
    """Whether it was held once, or somebody stands in for who holds it."""
    woman: bool | None = None
    """Whether a German word says that it is a woman's; None in English."""
    placed: bool = False
    """Whether it says of which place it is: “mayor of Penby”."""


def described(name: str, text: str) -> tuple[Description, ...]:
    """What an article calls a name, wherever it stands there, in the genitive too.

    Args:
        name: of a person; the surname is looked for.
        text: the article's.
    """
    surname = name.split()[-1]
    return _described(surname, text)


@lru_cache(maxsize=4096)
def _described(surname: str, text: str) -> tuple[Description, ...]:
    first = re.search(r"\w+", surname)
    written = re.compile(rf"(?<!\w){re.escape(surname)}(?:s|['’]s?)?(?!\w)")
    found: list[Description] = []
    for place in (*_places(text).get(first[0], ()), *_places(text).get(f"{first[0]}s", ())) if first else ():
        match = written.match(text, max(0, place - first.start())) if first else None
        if match is not None:
            found += _in_front(text[max(0, match.start() - _BEFORE) : match.start()], text[match.end() :][:60])
            found += _behind(text[match.end() : match.end() + 140])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=32)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word of a text stands: it has thousands of names, and is read once for all."""
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"\w+", text):
        places.setdefault(match[0], []).append(match.start())
    return places


def phrase(words: str) -> Description:
    """What a speaker is called by words of its own: “der CDU-Politiker”, “the chancellor's spokesman”.

    The first office is meant, but for one in the genitive: “Sprecher des Kanzlers”, “the chancellor's spokesman”.
    """
    heads = [one for one in HEAD.finditer(words) if not re.match("['’]s?", words[one.end() :])]
    return _of(heads[0], words[: heads[0].start()], words[heads[0].end() :]) if heads else Description(fold(words))


def _of(head: re.Match[str], before: str, behind: str) -> Description:
    aside = bool(_ASIDE.search(f"{before.rstrip()} ")) or bool(_ASIDE_IN_WORD.fullmatch(head["of"] or ""))
    woman = None if head["english"] and not head["german"] else bool(head["woman"])
    words = fold(f"{before} {head[0]} {behind}")
    return Description(words, head_of(head), aside, woman, bool(_OF_A_PLACE.search(behind)))


def _in_front(before: str, behind: str) -> Iterator[Description]:
    """Yield the office that leads to a name: the nearest, or the one that the nearest is said of."""
    segment = _BOUNDARY.split(before)[-1]
    comma = _NAME_BEHIND_COMMA.search(segment)
    if comma:
        segment = segment[: comma.start()]
    segment = segment.rpartition(",")[2]
    chosen: re.Match[str] | None = None
    for head in reversed(list(HEAD.finditer(segment))):
        if not _leads(segment[head.end() :], comma is not None):
            break
        chosen = head
        if comma is None:
            break
    party = _PARTY.match(behind)
    if chosen is not None:
        yield _of(chosen, _said_of(segment[: chosen.start()]), f"{segment[chosen.end() :]} {party[1] if party else ''}")
    elif comma is None and (said := _said_of(segment)):
        yield Description(fold(said))


def _leads(gap: str, comma: bool) -> bool:
    """Whether what stands between an office and a name belongs to them: “der Firma Blau Peter”, not “traf”."""
    if re.match("['’-]", gap):
        return False
    words = gap.split()
    links = _PLACED if comma else _GENITIVE
    opened = bool(words) and words[0].lower() in links
    for word in words:
        if word[0].isupper() or word[0].isdigit() or word.lower() in links:
            continue
        if word in ("und", "and") and words[0] in ("für", "for"):
            continue
        if not (opened and comma and family_of(word) is None):
            return False
    return opened or all(word[0].isupper() for word in words)


def _said_of(before: str) -> str:
    """The last words in front of an office, as far as they belong to it."""
    words = before.split()[-_WORDS:]
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower() in _JOINING and not (i and words[i - 1].endswith("-")):
            return " ".join(words[i + 1 :])
    return " ".join(words)


def _behind(behind: str) -> Iterator[Description]:
    """Yield what stands behind a name: its party, an apposition, what it is, whence it is."""
    party = _PARTY.match(behind)
    if party:
        yield Description(fold(party[1]))
        behind = behind[party.end() :]
    for pattern in (_APPOSED, _COPULA):
        told = pattern.match(behind)
        head = HEAD.search(told[1]) if told else None
        while told and head and re.match("['’]s?", told[1][head.end() :]):
            head = HEAD.search(told[1], head.end())  # “the company's chief executive”
        if told and head and _opens(told[1][: head.start()]) and not re.match(r" [A-ZÄÖÜ]", told[1][head.end() :]):
            yield _of(head, told[1][: head.start()], told[1][head.end() :])
    if whence := _FROM.match(behind):
        yield Description(fold(whence[1]))


def _opens(words: str) -> bool:
    """Whether an apposition may begin with these words in front of its office: “the company's”, not “who met the”."""
    first, *others = words.lower().split() or [""]
    return (first in _ARTICLES or first not in STOP_WORDS) and not any(
        word in STOP_WORDS or family_of(word) for word in others
    )
