"""Roles and bodies in a question: “the SPD's general secretary”, “Hessens Regierungschef”, “the company”, “die Grünen”.

Who has a role is what an article says (qa/evidence/descriptions.py); so the one who has it in 2005 is not the one who
has it in 2020.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.lexicon.function_words import STOP_WORDS
from index.lexicon.nations import nation_of, nations_in
from index.lexicon.roles import AskedRole, asked_roles
from index.text.terms import fold, words_of
from qa.evidence.descriptions import HEAD, Description

_GENITIVE = re.compile(r"(?<=\w{4})(?:(?<!s)es|s)$")
"""“-gerichts” and “-gerichtes” are written as well; what an article may write holds the word without either."""
_GENITIVE_ARTICLE = re.compile(r"\b(?:des|vom|(?<!von )(?<!van )(?<!^)der) [\w-]+$", re.IGNORECASE)
"""What stands behind it at the end is a body, “Präsident des Verfassungsgerichts”, not a name: “Frau von der Leyen”."""
_OF_A_PLACE = re.compile(r"(?:der|die|das|dem|den|des) [\w-]+ (?:von|aus) [\w-]+", re.IGNORECASE)
_NO_ROLE = frozenset(
    "a an and der die das des dem den of the in im for für von vom und s policy politik affairs".split()
)
_THE = re.compile(r"(?:the|der|die|das|den|dem|des)\s+", re.IGNORECASE)
_OF_PLACES = frozenset("bürgermeister mayor landrat landrätin gouverneur governor".split())
"""Offices of a place, which an article names where it begins: “In Husby …”."""
_LAST = 100
"""Words before a bare “spokeswoman” in which her body is looked for."""
_WITHOUT_SPOKESWOMAN = frozenset(
    "grüne linke cdu spd fdp afd opposition partei konservativ labour republikan democrat minister kanzler".split()
)
_ASIDE = frozenset(fold(word) for word in "vize stellvertret ehemalig früher ex-".split())


@dataclass(frozen=True)
class Words:
    """What an article may write for a word of a question; one of it has to stand there. All of it is folded."""

    parts: frozenset[str]
    """Anywhere in a word."""
    whole: frozenset[str] = frozenset()
    """As words of their own."""
    nation: int | None = None
    """The country or party, whose other words mean it as well."""

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in a folded text."""
        return (
            any(part in text for part in self.parts)
            or any(re.search(rf"(?<!\w){re.escape(word)}(?:['’]?s)?(?!\w)", text) for word in self.whole)
            or (self.nation is not None and self.nation in nations_in(words_of(text)))
        )


@dataclass(frozen=True)
class Role:
    """An office, as what an article may write for it."""

    heads: frozenset[str]
    """What somebody is, as `Description.head`."""
    fields: tuple[Words, ...] = ()
    """Of what: each has to be said of the one who has the role."""
    others: tuple[Words, ...] = ()
    """Further words of the question: an article may say elsewhere of which place somebody is the mayor."""
    woman: bool | None = None
    """Whether the question has a German word for a woman; None in English."""

    def fits(self, descriptions: Sequence[Description], lead: str = "") -> bool:
        """Whether somebody who is described so has the role; `lead`: what the article begins with, folded."""
        aside = any(_ASIDE & field.parts for field in self.fields)
        own = [one for one in descriptions if one.head in self.heads and (aside or not one.aside)]
        everything = " ".join(one.words for one in descriptions)
        local = not any(one.placed for one in own) and self.heads & _OF_PLACES
        around = f"{everything} {lead}" if local else everything
        return (
            bool(own)
            and all(field.stand_in(everything) for field in self.fields)
            and all(other.stand_in(around) for other in self.others)
        )

    def may_be_of(self, words: str, lead: str) -> bool:
        """Whether words with the office may mean this one: they have its fields, and they or the lead its places."""
        folded = fold(words)
        return all(field.stand_in(folded) for field in self.fields) and all(
            other.stand_in(f"{folded} {lead}") for other in self.others
        )


@dataclass(frozen=True)
class Body:
    """A body that speaks by its people, “the police”, as what an article may write for it."""

    words: Words

    def fits(self, descriptions: Iterable[Description]) -> bool:
        """Whether somebody who is described so belongs to it, or is it."""
        return any(self.words.stand_in(one.words) for one in descriptions)


@lru_cache(maxsize=4)
def _asked(what: Literal["head", "field", "body"]) -> list[tuple[str, AskedRole]]:
    """(what a question may say, the row of it), the longest first."""
    found = [(fold(phrase), row) for row in asked_roles(what) for phrase in row.asked]
    return sorted(found, key=lambda one: -len(one[0]))


def _words(row: AskedRole) -> Words:
    return Words(frozenset(map(fold, row.german)), frozenset(map(fold, row.english)))


def role_of(asked: str) -> Role | None:
    """The role that the words for a speaker name; None where they are a name."""
    heads, fields = _asked("head"), _asked("field")
    plain = re.sub(r"['’]s?(?!\w)", " ", asked)
    rest = " " + " ".join(fold(word) for word in re.split(r"[\s-]+", plain)) + " "
    head = next((phrase for phrase, _ in heads if _says(rest, phrase)), None)
    if head is None:
        return None
    rest = _without(rest, head)
    groups: list[Words] = []
    for phrase, row in fields:
        if _says(rest, phrase):
            rest = _without(rest, phrase)
            groups.append(_words(row))
    others = [word for word in words_of(rest) if word not in _NO_ROLE and word not in STOP_WORDS]
    if _names_somebody(asked, others):
        return None
    written = frozenset(word for phrase, row in heads if phrase == head for word in (*row.german, *row.english))
    elsewhere = [
        Words(frozenset({_GENITIVE.sub("", word)}), nation=nation_of(word)) for word in others if len(word) > 1
    ]
    return Role(written, tuple(groups), tuple(elsewhere), _is_woman(asked))


def body_of(asked: str) -> Body | None:
    """The body that the words for a speaker are, and nothing else: “the company”, “die Grünen”, “Landesregierung”."""
    whole = fold(" ".join(asked.split()))
    for said in (whole, fold(_THE.sub("", asked.strip(), count=1))):
        found = [
            _words(row) for phrase, row in _asked("body") if said in (phrase, f"{phrase}s", f"{phrase}n", f"{phrase}en")
        ]
        if found:
            parts = (words.parts for words in found)
            return Body(Words(frozenset().union(*parts), frozenset().union(*(words.whole for words in found))))
    return None


def last_body(text: str) -> Body | None:
    """The body of which a text speaks last, whose spokeswoman may follow; parties and ministers have no such."""
    words = re.findall(r"[\w’']+(?:-[\w’']+)*", text)[-_LAST:]
    for word in reversed(words):
        for _, row in _asked("body"):
            if not (_WITHOUT_SPOKESWOMAN & {*row.german, *row.english}) and _words(row).stand_in(fold(word)):
                return Body(_words(row))
    return None


def _is_woman(asked: str) -> bool | None:
    """Whether German words ask for a woman (“die Ministerin”) or a man (“der Minister”); None: they do not tell."""
    head = HEAD.search(asked)
    if head is None or not re.match(r"(?:der|die)\s", asked, re.IGNORECASE):
        return None
    return True if head["woman"] else (False if asked[:3].lower() == "der" else None)


@lru_cache(maxsize=512)
def _alone(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)")


@lru_cache(maxsize=512)
def _in_compound(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(phrase)}(?:in|en|n|s|e[rn]?)?(?!\w)|(?<!\w){re.escape(phrase)}")


def _says(rest: str, phrase: str) -> bool:
    """Whether a phrase stands there: English as words, German also at an end of a compound (“außenpolitiker”)."""
    if phrase not in rest:
        return False
    return bool(_alone(phrase).search(rest) or (len(phrase) >= 5 and _in_compound(phrase).search(rest)))


def _without(rest: str, phrase: str) -> str:
    return re.sub(rf"{re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)|{re.escape(phrase)}", " ", rest, count=1)


def _names_somebody(asked: str, others: Sequence[str]) -> bool:
    """Whether a name stands behind the role: “Minister Lawrow”, “Chancellor Olaf Scholz”, not “the CDU's leader”."""
    last = re.split(r"\s+", asked.strip())[-1]
    named = bool(others) and last[:1].isupper() and fold(last) in others and not last.isupper()
    of_something = " of " in asked or _GENITIVE_ARTICLE.search(asked) or _OF_A_PLACE.fullmatch(asked.strip())
    return named and not of_something
