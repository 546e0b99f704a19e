"""Which office an article gives to a name: “Bundeskanzler Scholz”, “Hardt, the foreign policy spokesman”."""

import re
from functools import lru_cache

from index.lexicon.nations import nations_in
from index.lexicon.roles import BODY, OFFICE
from index.text.terms import words_of

_WORDS_BEFORE = 8
"""Words in front of a name that may say its office: “Der außenpolitische Sprecher der Unionsfraktion …, Hardt”."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")


def office_in(word: str) -> str | None:
    """The office or body that a word names, as it is compared: “Bundeskanzlers” is bundeskanzler."""
    last = re.split(r"[-/]", word)[-1]
    if body := BODY.fullmatch(last):
        return body[1].lower()
    match = OFFICE.fullmatch(last)
    return re.sub(r"(?:innen|in|n|en|s)$", "", last.lower()) if match else None


@lru_cache(maxsize=1024)
def descriptions_of(text: str, name: str) -> tuple[str, ...]:
    """What an article says in front of a name, each time: “Der außenpolitische Sprecher der Unionsfraktion”."""
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:s|['’]s?)?(?!\w)", text, re.IGNORECASE):
        before = re.split(r"[.!?:;„“”\"»«\n]", text[max(0, match.start() - 120) : match.start()])[-1]
        words = _TOKEN.findall(before)[-_WORDS_BEFORE:]
        described: list[str] = []
        for word in reversed(words):
            if word in ("und", "and", "mit", "with", "oder", "or"):
                break
            described.insert(0, word)
        if any(office_in(word) for word in described):
            found.append(" ".join(described))
        behind = re.match(r",\s+((?:the|a|an|der|die|ein|eine)\s[^,.;:]{3,80}),", text[match.end() : match.end() + 100])
        if behind:
            found.append(behind[1])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def offices_of(text: str, name: str) -> tuple[frozenset[str], frozenset[int]]:
    """The offices that an article gives to a name, and the countries and parties it says them of."""
    offices, nations = set(), set[int]()
    for description in descriptions_of(text, name):
        offices |= {office for word in _TOKEN.findall(description) if (office := office_in(word))}
        nations |= nations_in(words_of(description))
    return frozenset(offices), frozenset(nations)


def holds_office(text: str, name: str, sentence: str) -> bool:
    """Whether a sentence has the office that an article's text gives to a name, without another's name behind it."""
    offices, nations = offices_of(text, name)
    for match in _TOKEN.finditer(sentence) if offices else ():
        if office_in(match[0]) not in offices:
            continue
        behind = sentence[match.end() : match.end() + 40].split()
        if behind and behind[0][:1].isupper() and behind[0].strip(".,") not in ("Der", "Die"):
            continue
        said_of = nations_in(words_of(sentence[max(0, match.start() - 40) : match.end()])[-4:])
        if not said_of or not nations or said_of & nations:
            return True
    return False
