"""The people that an article names: every mention with its role and gender, and the fullest form of each name."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.grammar.tokens import Word
from index.lexicon.calendar import names_of
from index.lexicon.function_words import PARTICLES_IN_GERMAN
from index.lexicon.given_names import is_female, is_given_name, is_male
from index.lexicon.reporting_german import NOUN_CUES
from index.lexicon.roles import PERSON, WOMAN
from index.names.person_names import around
from index.names.sounds import sound_keys
from index.text.spans import Span

Gender = Literal["m", "f", "?"]

_LONGEST_ROLE = 30
"""Letters at a noun's end that `PERSON` looks at, at most."""

_NEVER_NAMES = names_of("weekday", "month", language="de")

PLACES = frozenset(
    "deutschland österreich schweiz frankreich italien spanien portugal england großbritannien irland "
    "schottland polen ukraine russland rußland türkei griechenland israel palästina iran irak syrien libanon "
    "ägypten libyen china japan indien pakistan afghanistan usa amerika kanada mexiko brasilien argentinien "
    "chile venezuela kuba kolumbien australien indonesien thailand nordkorea südkorea korea vietnam südafrika "
    "nigeria kenia sudan europa afrika asien berlin hamburg münchen köln frankfurt bonn dresden leipzig wien "
    "zürich bern paris london madrid rom moskau kiew kyjiw warschau prag budapest brüssel straßburg washington "
    "york new peking tokio jerusalem teheran bagdad kabul bayern sachsen hessen thüringen niedersachsen "
    "brandenburg westfalen württemberg baden saarland bremen holstein schleswig belgien niederlande dänemark "
    "schweden norwegen finnland ungarn tschechien slowakei rumänien bulgarien serbien kroatien slowenien "
    "bosnien kosovo albanien litauen lettland estland weißrussland belarus georgien armenien aserbaidschan "
    "kasachstan usbekistan kalifornien texas florida bund land nato eu uno un queensland".split()
)
"""Places that stand behind a role without being its bearer's name: “der Präsident Frankreichs”."""


_JOINED = re.compile(r"([A-ZÄÖÜ][a-zäöüß]+)([A-ZÄÖÜ][a-zäöüß]+['’]?s?)$")
"""A given name and a surname without a space between them."""

_APPOSITION = 16
"""Words between a role and the name in apposition to it, and nouns in front of a name, at most."""

_SHORTEST_ROLE = 5
"""Letters of a role that another may be a compound of."""

_LONGEST_ENDING = 40
"""Letters by which two compounds for a role are held together: “minister” and “außenminister”."""

_LOOK_BACK = 20
"""Mentions of a surname that are looked through for a full name, either way."""


@dataclass(frozen=True)
class Mention:
    """A place where the article names a person."""

    first: int
    last: int
    name: str
    role: tuple[str, ...]
    """The nouns in front of the name, or in the apposition beside it, lower case."""
    gender: Gender


def is_role(word: Word) -> bool:
    """Whether the word is a noun for a person."""
    capital = word.text[:1].isupper() or (word.text[:1].isdigit() and not word.text.islower())  # “der 48-Jährige”
    return capital and is_role_noun(word.lower)


@lru_cache(maxsize=20_000)
def is_role_noun(noun: str) -> bool:
    """Whether a noun, lower case, means a person."""
    return PERSON.search(noun[-_LONGEST_ROLE:]) is not None


def _names_an_office(words: Sequence[Word], i: int) -> bool:
    """Whether a word that the tagger takes for a name is a role with a name in front: “ABC-Chef” of “ABC-Chef Groß”."""
    prefix, _, role = words[i].text.rpartition("-")
    following = words[i + 1] if i + 1 < len(words) else None
    named = following is not None and following.noun and following.text[:1].isupper()
    return bool(prefix) and named and role[:1].isupper() and is_role(words[i]) and not is_given_name(role.lower())


def _may_be_name(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if not word.text[:1].isupper() or len(word.text) < 2 or word.lower in _NEVER_NAMES:
        return False
    if (is_role(word) and (word.tag[:2] != "NE" or _names_an_office(words, i))) or (
        word.text.isupper() and len(word.text) > 4
    ):
        return False
    if word.text.endswith("s") and word.lower[:-1] in PLACES and i + 1 < len(words) and words[i + 1].noun:
        return False  # “Spaniens Eva Groß”
    if word.tag[:2] in ("NE", "FM"):
        return True
    if word.lower in NOUN_CUES and word.tag[:2] == "NN":
        return False  # “hat die Schauspielerin Klage eingereicht”
    behind_role = i > 0 and is_role(words[i - 1]) and words[i - 1].lower not in ("us", "frau", "mann")
    return (behind_role and word.noun and word.tag != "NNI") or (len(word.text) == 2 and word.text[1] == ".")


def name_run(words: Sequence[Word], i: int, stop: int) -> int:
    """Index behind the name that begins at `i`; `i` itself where none does."""
    k = i
    while k < stop and (_may_be_name(words, k) or (k > i and _goes_on(words, i, k, stop))):
        k += 1
    while k > i and words[k - 1].lower in PARTICLES_IN_GERMAN:
        k -= 1
    return k


def _goes_on(words: Sequence[Word], i: int, k: int, stop: int) -> bool:
    """Whether a name that began at `i` goes on with a word that would not begin one."""
    word, before = words[k], words[k - 1]
    if word.lower in PARTICLES_IN_GERMAN:
        # “Ursula von der Leyen”, but not “Putin von Russland”, “Hardt von der CDU” and “Eva Groß von Blau Rot”.
        if word.lower == "von" and k > i + 1 and not is_given_name(before.lower):
            return False
        k += 1
        while k < stop and words[k].lower in PARTICLES_IN_GERMAN:
            k += 1
        if k >= stop or not words[k].text[:1].isupper() or words[k].text.isupper() or words[k].lower in PLACES:
            return False
        german = word.lower in ("von", "der", "den", "zu", "zur")
        return words[k].tag[:2] in ("NE", "FM") and (not german or before.lower in PARTICLES_IN_GERMAN or k - i <= 3)
    if not word.text[:1].isupper() or (word.text.isupper() and len(word.text) > 4) or is_role(word):
        return False
    if before.lower in PARTICLES_IN_GERMAN:
        return True
    # A surname that the tagger does not know: two nouns side by side are rare but for names (“Karl Edler”).
    given = is_given_name(before.lower)
    named = before.tag[:2] in ("NE", "FM") and not before.text.endswith("s") and before.lower not in PLACES
    if word.tag.startswith("ADJ") and word.lower.endswith(("es", "em")):
        return False  # “Groß Neues zu sagen”
    return (
        (given or named)
        and word.tag not in ("ART", "APPR", "APPRART", "KON", "KOUS", "PPOSAT", "CARD")
        and (word.lower not in _NEVER_NAMES and not word.lower.endswith(("tag", "abend", "jahr", "uhr")))
    )


class Persons:
    """All mentions of people in an article, in order."""

    def __init__(self, words: Sequence[Word], bounds: Sequence[Span]) -> None:
        """Read the names; `bounds` are the sentences as (first, last) word indices."""
        self.words = words
        self.mentions: list[Mention] = []
        self.full_surnames: set[str] = set()
        """The last words of the names that have several."""
        self.parts: set[str] = set()
        """All words of names."""
        self._firsts: list[int] = []
        self._by_last: dict[int, Mention] = {}
        self._by_role: dict[str, list[int]] = {}
        self._by_ending: dict[str, list[int]] = {}
        self._full: dict[str, list[tuple[int, str]]] = {}
        self._genders: dict[str, Counter[Gender]] = {}
        self._names: set[str] = set()
        self._surnames: set[str] = set()
        for first, last in bounds:
            i = first
            while i < last:
                end = name_run(words, i, last)
                if end > i:
                    mention = self._mention(first, i, end, last)
                    if mention is not None:
                        self._remember(mention)
                    i = end
                else:
                    i += 1

    def _mention(self, first: int, i: int, end: int, last: int) -> Mention | None:
        words = self.words
        text = " ".join(word.text for word in words[i:end])
        roles = []
        gender: Gender = "?"
        k = i - 1
        while k >= max(first, i - _APPOSITION) and (
            words[k].noun or (words[k].tag in ("ADJ(A)", "NNA") and words[k].text[:1].isupper())
        ):
            if words[k].noun:
                roles.append(words[k].lower)
            k -= 1
        determiner = words[k].lower if k >= first else ""
        while k >= first and words[k].tag in ("ADJ(A)", "CARD"):
            k -= 1
            determiner = words[k].lower if k >= first else ""
        apposed = self._apposed(first, i, end, last)
        given = words[i].lower
        if is_male(given):
            gender = "m"
        elif is_female(given) or any(WOMAN.search(role) and is_role_noun(role) for role in roles):
            gender = "f"
        elif any(map(is_role_noun, roles)) or determiner in (
            "der",
            "dem",
            "den",
            "des",
            "ein",
            "herr",
        ):
            gender = "m" if roles else "?"
        person = (
            (end - i > 1 and given not in PLACES) or any(map(is_role_noun, roles)) or gender != "?"
        ) and given not in PLACES
        if not person and words[i - 1].lower in ("in", "im", "aus", "nach", "bei") and i > first:
            return None
        if not person and end - i == 1 and not roles:
            apposed = ()
        roles += apposed
        return Mention(i, end, _bare(text), tuple(roles), gender) if person or end - i == 1 else None

    def _apposed(self, first: int, i: int, end: int, last: int) -> tuple[str, ...]:
        """The role beside a name, across a comma: “der Leiter der Schule, Ole Groß”, “Ole Groß, Leiter der Schule”."""
        words = self.words
        found = []
        if i - 1 > first and words[i - 1].text == ",":
            k = i - 2
            while k >= first and i - k < _APPOSITION and not (words[k].text in ",;:" or words[k].verb):
                k -= 1
            head = next((n for n in range(k + 1, i - 1) if words[n].noun), None)
            if head is not None and is_role(words[head]):
                found.append(words[head].lower)
        if end + 1 < last and words[end].text == ",":
            k = end + 1
            while k < last and words[k].tag in ("ART", "ADJ(A)", "PPOSAT", "CARD"):
                k += 1
            if k < last and words[k].noun and is_role(words[k]):
                found.append(words[k].lower)
        return tuple(found)

    def fullest(self, name: str, before: int) -> str:
        """The longest form of a name in the article: the one used last before word `before`, else the first."""
        while True:
            name = _bare(name)
            parts = name.split(" ")
            for key in sorted(_keys(parts[-1])):
                for full in around(self._full.get(key, []), before, _LOOK_BACK):
                    others = full.split(" ")
                    given = len(parts) == 1 or any(sound_keys(parts[0]) & sound_keys(other) for other in others[:-1])
                    if given and len(parts) < len(others) <= 5:
                        return full
            # “Putins”: the genitive of a name that stands elsewhere.
            if not (name.endswith("s") and (name[:-1] in self._names or name[:-1] in self._surnames)):
                return name
            name = name[:-1]

    def _remember(self, mention: Mention) -> None:
        """Note a mention under the ways its last word sounds."""
        number = len(self.mentions)
        self.mentions.append(mention)
        self._firsts.append(mention.first)
        self._by_last[mention.last] = mention
        for role in set(mention.role):
            self._by_role.setdefault(role, []).append(number)
            for cut in range(max(0, len(role) - _LONGEST_ENDING), len(role)):
                self._by_ending.setdefault(role[cut:], []).append(number)
        *given, last = mention.name.split(" ")
        self.parts.update(given, (last,))
        if given:
            self.full_surnames.add(last)
        self._names.add(mention.name)
        self._surnames.add(last)
        for key in _keys(last):
            if " " in mention.name:
                self._full.setdefault(key, []).append((mention.first, mention.name))
            if mention.gender != "?":
                self._genders.setdefault(key, Counter())[mention.gender] += 1

    def gender_of(self, name: str) -> Gender:
        """The gender of the person of that name, from all mentions."""
        genders: Counter[Gender] = Counter()
        for key in _keys(name.split(" ")[-1]):
            genders.update(self._genders.get(key, {}))
        return genders.most_common(1)[0][0] if genders else "?"

    def by_role(self, noun: str, before: int) -> Mention | None:
        """The person last named with that role before word `before`: “der Minister” after “Außenminister Lawrow”."""
        limit = bisect_left(self._firsts, before)
        found = -1
        shorter = (self._by_role.get(noun[cut:], ()) for cut in range(len(noun) - _SHORTEST_ROLE + 1))
        for numbers in (self._by_ending.get(noun, ()), *shorter):
            place = bisect_left(numbers, limit)
            if place:
                found = max(found, numbers[place - 1])
        return self.mentions[found] if found >= 0 else None

    def ending_at(self, word: int) -> Mention | None:
        """The mention whose last word stands right before word `word`."""
        return self._by_last.get(word)

    def between(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin at words from `first` on, before `last`, in order."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]


def _bare(name: str) -> str:
    """The name without the apostrophe of its genitive, and with a space that is missing: “EvaGroß”."""
    joined = _JOINED.match(name)
    if joined and is_given_name(joined[1].lower()):
        name = f"{joined[1]} {joined[2]}"
    return re.sub(r"['’]s?$", "", name)


def _keys(word: str) -> frozenset[str]:
    return sound_keys(_bare(word))
