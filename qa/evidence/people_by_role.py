"""People by what they are: “the SPD's general secretary”, “der CDU-Außenpolitiker”, “Hessens Regierungschef”.

Who has a role is what an article says beside the name, in front of it or in an apposition behind it, or what it calls
a speaker; so the one who has it in 2005 is not the one who has it in 2020.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article, Statement
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.roles import asked_roles
from index.library.reads import Reads
from index.text.terms import fold, words_of

_BESIDE = 90
"""Code points beside a name in which its role stands (“Der außenpolitische Sprecher der Unionsfraktion, Hardt”)."""
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
        holders = {name for name in {one.speaker for one in said if one.speaker} if _has(role, name, said, article)}
        found += [one for one in said if one.speaker in holders]
    return found


def _has(role: Role, name: str, said: Sequence[Statement], article: Article) -> bool:
    return any(
        all(any(part in words for part in group) for group in role.groups)
        for words in map(fold, _descriptions(name, said, article))
    )


def _descriptions(name: str, said: Sequence[Statement], article: Article) -> Iterator[str]:
    """The words that stand beside a person's name, and those that are used for the person as a speaker."""
    text = article.text
    called = [text[slice(*one.speaker_span)] for one in said if one.speaker == name and one.speaker_span]
    beside = []
    for match in re.finditer(rf"(?<!\w){re.escape(name.split()[-1])}s?(?!\w)", text):
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        before = re.split(r"[.!?:;\n“”„\"»«]|,(?=[^,]*,)", before)[-1]
        behind = re.match(
            r"\s*(?:\([^)\n]{1,40}\)|, (?:der|die|ein|eine|the|a|an)? ?[^,.\n]{3,80},)?", text[match.end() :]
        )
        beside.append(before + (behind[0] if behind else ""))
    yield from beside
    everything = " ".join([*dict.fromkeys([*called, *beside])])
    yield everything[:2000]
