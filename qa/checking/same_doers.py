"""Who does it to whom: “Brennan accused Doyle”, „Doyle wurde von Brennan beschuldigt“.

Read off the word order, the case of German articles and prepositions, for those whom a text names; only an exchange is
told from it: the claim's doer is the one to whom it is done in the sentences, and the other way round.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon.function_words import ASIDE, BY, NOMINATIVE_ARTICLES, OBJECT_ARTICLES, TOWARDS
from qa.checking.attribution import LONGEST
from qa.checking.cited import Source
from qa.checking.claims import Disagreement
from qa.mentions.capitalised import Capital, capitals_of
from qa.mentions.offices import office_in

_CUT = re.compile(
    r"[;:()“”„\"»«…\n]|,(?=\s(?:dass|that|which|who|whom|whose|because|while|weil|wenn|als|um|und|aber|but|and|ob|if|"
    r"nachdem|bevor|obwohl|although|after|before)\b)|\b(?:that|whether)\b",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(r",\s[^,]{0,60}\b(?:said|says|added|sagte|sagt|erklärte|betonte|teilte)\b[^,]{0,40}$")
_EACH_OTHER = re.compile(
    r"\b(?:met|meet\w*|talk\w*|spoke\w*|speak\w*|negotiat\w*|agree\w*|discuss\w*|telefon\w*|getroffen|traf\w*|triff\w*|"
    r"sprach\w*|spr[ei]ch\w*|verhandel\w*|einig\w*|beid\w*|both|play\w*|spiel\w*|between|zwischen)\b",
    re.IGNORECASE,
)
"""What is done to each other."""
_BEING = re.compile(r"\b(?:was|were|is|are|been|be|being|wurde|wurden|wird|werden|worden|werde)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|und|sowie|or|oder)\s(?:the\s|die\s|der\s|das\s)?$", re.IGNORECASE)
_FAR = 80
"""Code points between who does it and to whom."""
_MOST = 12
"""Names of a clause that tells who does it to whom; more are a list."""
_MODIFIERS = 3
"""Words between an article or a preposition and the name."""


@dataclass(frozen=True)
class Deed:
    """That one does something to another, as a text has it."""

    doer: str
    other: str


@dataclass(frozen=True)
class _Mention:
    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def deeds_of(text: str) -> tuple[Deed, ...]:
    """Who does something to whom in the first `LONGEST` code points of a German or English text, clause by clause."""
    found: list[Deed] = []
    for clause in _CUT.split(_SAID_BEHIND.sub("", text[:LONGEST].rstrip(" ."))):
        doers: list[str] = []
        others: list[str] = []
        last = doers
        passive = bool(_BEING.search(clause))
        agent = next((one for one in _mentions(clause) if passive and _before(clause, one)[0] in BY), None)
        for one in _mentions(clause):
            mark, behind_noun = _before(clause, one)
            if (doers or others) and _JOINED.search(clause[: one.start]):
                last.append(one.text)  # “A and B criticised C”
            elif (
                clause[: one.start].rstrip()[-1:] == "," and clause[one.end :].lstrip()[:1] == "," and (doers or others)
            ):
                last.append(one.text)  # “Der Vorsitzende, Jörg Tiedemann, …”
            elif one == agent:
                doers.append(one.text)
            elif mark in ASIDE | BY or (mark in ("der", "die") and behind_noun):
                continue
            else:
                subject = mark not in OBJECT_ARTICLES | TOWARDS and not (doers if agent is None else others)
                last = doers if subject and agent is None else others
                last.append(one.text)
        if len(doers) + len(others) <= _MOST:
            found += [Deed(doer, other) for doer in doers for other in others if doer != other]
    return tuple(dict.fromkeys(found))


def deeds_agree(text: str, source: Source, same: Callable[[str, str], bool]) -> Disagreement:
    """A claim does not exchange who does it and to whom it is done.

    Args:
        text: the claim, without its quotations.
        source: its sentences.
        same: whether a text speaks of a name.
    """
    claimed = deeds_of(text)
    if not claimed or _EACH_OTHER.search(text):
        return None
    given = [deed for one in source.sentences for deed in deeds_of(one.text) if _is_plain(deed, one.text)]

    def stands(doer: str, other: str) -> bool:
        return any(_share_name(doer, one.doer, same) and _share_name(other, one.other, same) for one in given)

    for deed in claimed:
        if _is_plain(deed, text) and stands(deed.other, deed.doer) and not stands(deed.doer, deed.other):
            return "not covered", f"{deed.doer} – {deed.other}"
    return None


def _is_plain(deed: Deed, text: str) -> bool:
    """Whether a text names both once, and not far from each other: long sentences say more of them than one thing."""
    ours, theirs = deed.doer.split()[-1], deed.other.split()[-1]
    apart = abs(text.find(ours) - text.find(theirs))
    return text.count(ours) == 1 and text.count(theirs) == 1 and apart <= _FAR


def _mentions(clause: str) -> list[_Mention]:
    """The names and capitalised nouns of a clause, those that follow each other as one."""
    found: list[_Mention] = []
    for one in capitals_of(f"x {clause}"):
        start, end = one.start - 2, one.start - 2 + len(_written(f"x {clause}", one))
        between = clause[found[-1].end : start] if found else ""
        if found and (between == " " or _names_office(between)):
            found[-1] = _Mention(clause[found[-1].start : end], found[-1].start, end)
        else:
            found.append(_Mention(clause[start:end], start, end))
    return found


def _written(text: str, one: Capital) -> str:
    match = re.compile(r"[\w.&/-]+").match(text, one.start)
    return match[0].rstrip(".") if match else one.text


def _names_office(between: str) -> bool:
    """Whether only an office stands between: “Union leader Mick Brennan”."""
    word = between.strip()
    return bool(word) and word.isalpha() and office_in(word) is not None


def _before(clause: str, one: _Mention) -> tuple[str, bool]:
    """The article or preposition in front of a mention, and whether a noun or name stands in front of that."""
    words = clause[: one.start].split()
    for back, word in enumerate(reversed(words[-_MODIFIERS - 1 :])):
        lowered = word.lower()
        if word.endswith(",") or (word[:1].isupper() and back):
            break
        if lowered in NOMINATIVE_ARTICLES | OBJECT_ARTICLES:
            further = words[-back - 2].lower() if len(words) > back + 1 else ""
            if further in ASIDE | BY | TOWARDS:
                return further, False
            noun = len(words) > back + 1 and words[-back - 2][:1].isupper() and back + 2 <= len(words)
            return lowered, noun
        if lowered in ASIDE | BY | TOWARDS:
            return lowered, False
    return "", False


def _share_name(one: str, other: str, same: Callable[[str, str], bool]) -> bool:
    return any(same(word, other) for word in one.split() if office_in(word) is None) or same(one, other)
