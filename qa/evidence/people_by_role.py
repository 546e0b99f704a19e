"""People by what they are: “the SPD's general secretary”, “der CDU-Außenpolitiker”, “Hessens Regierungschef”.

Who has a role is what an article says beside the name, in front of it or in an apposition behind it, or what it calls
a speaker; so the one who has it in 2005 is not the one who has it in 2020.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article, Statement
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.roles import asked_roles
from index.library.reads import Reads
from index.text.terms import fold, words_of

_BESIDE = 90
"""Code points beside a name in which its role stands (“Der außenpolitische Sprecher der Unionsfraktion, Hardt”)."""
_BEHIND = re.compile(r"\s*(?:\([^)\n]{1,40}\)|, (?:der|die|ein|eine|the|a|an)? ?[^,.\n]{3,80},)?")
_ENOUGH = 2_000
"""Code points of the words for one person that are read together."""
_GENITIVE = re.compile(r"(?<=\w{4})(?:(?<!s)es|s)$")
"""“-gerichts” and “-gerichtes” are written as well; what an article may write holds the word without either."""
_GENITIVE_ARTICLE = re.compile(r"\b(?:des|vom|(?<!von )(?<!van )(?<!^)der) [\w-]+$", re.IGNORECASE)
"""What stands behind it at the end is a body, “Präsident des Verfassungsgerichts”, not a name: “Frau von der Leyen”."""
_NO_ROLE = frozenset(
    "a an and der die das des dem den of the in im for für von vom und s policy politik affairs".split()
)


@dataclass(frozen=True)
class Role:
    """A role as words that an article may write: at least one of each group has to stand there."""

    groups: tuple[frozenset[str], ...]


@lru_cache(maxsize=2)
def _asked(what: str) -> list[tuple[str, frozenset[str]]]:
    """(what a question may say, what an article may write) of heads or fields, the longest first."""
    found = [(fold(phrase), frozenset(map(fold, written))) for asked, written in asked_roles(what) for phrase in asked]
    return sorted(found, key=lambda one: -len(one[0]))


def role_of(asked: str) -> Role | None:
    """The role that the words for a speaker name; None where they are a name."""
    heads, fields = _asked("head"), _asked("field")
    plain = re.sub(r"['’]s?(?!\w)", " ", asked)
    rest = " " + " ".join(fold(word) for word in re.split(r"[\s-]+", plain)) + " "
    groups: list[frozenset[str]] = []
    head = next((phrase for phrase, _ in heads if _says(rest, phrase)), None)
    if head is None:
        return None
    rest, groups = _without(rest, head), [frozenset().union(*(parts for phrase, parts in heads if phrase == head))]
    for phrase, parts in fields:
        if _says(rest, phrase):
            rest = _without(rest, phrase)
            groups.append(parts)
    others = [word for word in words_of(rest) if word not in _NO_ROLE and word not in STOP_WORDS]
    if _names_somebody(asked, others):
        return None
    groups += [frozenset({_GENITIVE.sub("", word)}) for word in others if len(word) > 1]
    return Role(tuple(groups))


def _says(rest: str, phrase: str) -> bool:
    """Whether a phrase stands there: English as words, German also at an end of a compound (“außenpolitiker”)."""
    if re.search(rf"(?<!\w){re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)", rest):
        return True
    return len(phrase) >= 5 and bool(
        re.search(rf"{re.escape(phrase)}(?:in|en|n|s|e[rn]?)?(?!\w)|(?<!\w){re.escape(phrase)}", rest)
    )


def _without(rest: str, phrase: str) -> str:
    return re.sub(rf"{re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)|{re.escape(phrase)}", " ", rest, count=1)


def _names_somebody(asked: str, others: Sequence[str]) -> bool:
    """Whether a name stands behind the role: “Minister Lawrow”, “Chancellor Olaf Scholz”, not “the CDU's leader”."""
    last = re.split(r"\s+", asked.strip())[-1]
    named = bool(others) and last[:1].isupper() and fold(last) in others and not last.isupper()
    return named and " of " not in asked and not _GENITIVE_ARTICLE.search(asked)


def statements_by(library: Reads, role: Role, articles: Iterable[Article]) -> list[Statement]:
    """What the people say who have the role, in those of `articles` that say that they have it."""
    found: list[Statement] = []
    for article in articles:
        said = [one for one in library.statements(article=article) if one.speaker]
        holders = _holders(role, said, article.text)
        found += [one for one in said if one.speaker in holders]
    return found


def _holders(role: Role, said: Sequence[Statement], text: str) -> set[str]:
    """Who of those who speak in an article has the role: a text may have thousands, so it is read once for all."""
    called: dict[str, list[str]] = {}
    for one in said:
        called.setdefault(one.speaker or "", []).extend([text[slice(*one.speaker_span)]] if one.speaker_span else [])
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"\w+", text):
        places.setdefault(match[0], []).append(match.start())
    beside = {surname: _beside(surname, text, places) for surname in {name.split()[-1] for name in called}}
    fitting = {surname for surname, descriptions in beside.items() if any(_fits(role, one) for one in descriptions)}
    holders = set()
    for name, words in called.items():
        surname = name.split()[-1]
        everything = dict.fromkeys([*words, *beside[surname][:_ENOUGH]])
        if surname in fitting or _fits(role, " ".join(everything)[:_ENOUGH]):
            holders.add(name)
    return holders


def _fits(role: Role, description: str) -> bool:
    words = fold(description)
    return all(any(part in words for part in group) for group in role.groups)


def _beside(surname: str, text: str, places: Mapping[str, Sequence[int]]) -> list[str]:
    """The words that stand beside a name, also where it stands in the genitive; `places`: of the words of `text`."""
    first = re.search(r"\w+", surname)
    written = re.compile(rf"(?<!\w){re.escape(surname)}s?(?!\w)")
    found = []
    for place in sorted({*places.get(first[0], ()), *places.get(f"{first[0]}s", ())}) if first else ():
        match = written.match(text, max(0, place - first.start())) if first else None
        if match is None:
            continue
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        before = re.split(r"[.!?:;\n“”„\"»«]|,(?=[^,]*,)", before)[-1]
        behind = _BEHIND.match(text, match.end())
        found.append(before + (behind[0] if behind else ""))
    return found
