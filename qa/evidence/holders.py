"""Who holds a role, or belongs to a body, in an article, whether they say something there or not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.article import Article, Sentence, Statement
from index.library.reads import Reads
from index.names.person_names import same_name
from index.text.terms import fold
from qa.evidence.descriptions import HEAD, Description, described, head_of, phrase
from qa.evidence.people_by_role import Body, Role, last_body
from qa.evidence.told_of import own_first
from qa.mentions.names_in import names_of

_LEAD = 300
"""Code points with which an article says where it is: “In Husby …”."""
_SPOKES = frozenset("sprecher spokesman spokeswoman spokesperson".split())
_MOST_SENTENCES = 20
"""Sentences with the office that are read for somebody who holds it and says nothing."""


@dataclass(frozen=True)
class Holder:
    """Somebody who has a role in an article."""

    name: str
    article: Article
    statements: tuple[Statement, ...] = ()
    """What they say there."""
    woman: bool | None = None

    @property
    def is_named(self) -> bool:
        """Whether the article names them: “die Bürgermeisterin” is a person without a name."""
        return not _is_office(self.name)


def holders_of(library: Reads, role: Role, articles: Iterable[Article]) -> list[Holder]:
    """Who holds a role, in the order of the articles; of the same gender as asked where the articles tell."""
    found = [holder for article in articles for holder in _holders_in(library, role, article)]
    fitting = [one for one in found if None in (one.woman, role.woman) or one.woman == role.woman]
    return fitting or found


def members_of(library: Reads, body: Body, articles: Iterable[Article]) -> list[Statement]:
    """What those say who belong to a body, or speak as it, in the order of the articles."""
    found: list[Statement] = []
    for article in articles:
        said = _said_in(library, article)
        there = {name for name, own in said.items() if body.fits(_all_of(name, own, article))}
        there = there or {name for name, own in said.items() if _speaks_for(body, name, own, article)}
        found += [one for one in library.statements(article=article) if one.speaker in there]
    return found


def people_of_one_name(holders: Sequence[Holder]) -> dict[str, list[Holder]]:
    """Holders by person: the fullest name, and what they are in each article."""
    found: dict[str, list[Holder]] = {}
    for holder in sorted(holders, key=lambda one: -len(one.name.split())):
        known = (name for name in found if same_name(holder.name, name) and same_name(name, holder.name))
        found.setdefault(next(known, holder.name), []).append(holder)
    return found


def sentences_naming(library: Reads, role: Role, article: Article) -> list[Sentence]:
    """The sentences of an article that have the office in words."""
    lead = fold(f"{article.title} {article.text[:_LEAD]}")
    return [one for one in library.sentences(article) if _has_office(role, one.text) and role.may_be_of(one.text, lead)]


def _holders_in(library: Reads, role: Role, article: Article) -> list[Holder]:
    if not _has_office(role, f"{article.title}\n{article.text}"):
        return []
    said = _said_in(library, article)
    lead = fold(f"{article.title} {article.text[:_LEAD]}")
    by_text = [name for name in said if not _is_office(name) and role.fits(described(name, article.text), lead)]
    named = by_text or [name for name in said if role.fits(_all_of(name, said[name], article), lead)]
    named = [name for name in named if not _is_office(name)]
    unnamed = [name for name in said if _is_office(name) and role.fits([phrase(name)], lead)]
    silent = [] if by_text else [one for one in _silent(library, role, article, lead) if not _among(one, named)]
    if len(silent) == 1 and named and not by_text:
        named = []  # “the chancellor” of a text that names one is hers, whomever the words before were taken for
    holders = [Holder(name, article, tuple(said[name]), _gender(role, name, article)) for name in named]
    holders += [Holder(name, article, (), _gender(role, name, article)) for name in silent]
    words = tuple(one for name in unnamed for one in said[name])
    if not words:
        return holders
    if len(holders) == 1 and not any(_is_some(one) for one in words):
        own = tuple(sorted((*holders[0].statements, *words), key=lambda one: one.spans[0]))
        return [Holder(holders[0].name, article, own, holders[0].woman)]
    return [*holders, Holder(unnamed[0], article, words)]


def _among(name: str, others: Iterable[str]) -> bool:
    return any(same_name(name, other) for other in others)


def _said_in(library: Reads, article: Article) -> dict[str, list[Statement]]:
    """Who speaks in an article, with what."""
    said: dict[str, list[Statement]] = {}
    for one in library.statements(article=article):
        if one.speaker:
            said.setdefault(one.speaker, []).append(one)
    told = [one for one in library.statements(article=article) if one.source]
    for name in dict.fromkeys(one.source for one in told if one.source):
        said[name] = own_first(name, [*said.get(name, []), *(one for one in told if one.source == name)])
    return said


def _all_of(name: str, said: Iterable[Statement], article: Article) -> list[Description]:
    """What an article calls a speaker, beside the name and instead of it."""
    called = dict.fromkeys(article.text[slice(*one.speaker_span)] for one in said if one.speaker_span)
    return [*described(name, article.text), *map(phrase, dict.fromkeys([name, *called]))]


def _gender(role: Role, name: str, article: Article) -> bool | None:
    """Whether the article has the office of a name in the form for a woman; None where it says neither."""
    told = {one.woman for one in described(name, article.text) if one.head in role.heads}
    return True if True in told else (False if told == {False} else None)


def _speaks_for(body: Body, name: str, said: Sequence[Statement], article: Article) -> bool:
    """Whether a bare “spokeswoman” speaks for the body: it is the last that the article names before her words."""
    spokes = any(one.head in _SPOKES for one in _all_of(name, said, article))
    last = last_body(article.text[: said[0].sentences[-1].end]) if spokes else None
    return last is not None and last.words.parts <= body.words.parts


def _has_office(role: Role, text: str) -> bool:
    return any(head_of(head) in role.heads for head in HEAD.finditer(text))


def _is_some(statement: Statement) -> bool:
    """Whether it is said by “a spokesman”, who is not the one that the article names."""
    if statement.speaker_span is None:
        return False
    return bool(re.match(r"(?:ein|eine|einer|a|an)\s", statement.article.text[slice(*statement.speaker_span)], re.I))


def _is_office(name: str) -> bool:
    """Whether a speaker is called by an office only: “Bürgermeisterin”, “Sprecher der Stadt”."""
    head = HEAD.match(name) or HEAD.search(name)
    if head is None:
        return False
    return head.end() == len(name) or bool(re.match(r" (?:der|des|von|vom|of|for|für)\b", name[head.end() :]))


def _silent(library: Reads, role: Role, article: Article, lead: str) -> list[str]:
    """The names of those who hold a role in an article and say nothing that was recognised."""
    names: dict[str, None] = {}
    for sentence in sentences_naming(library, role, article)[:_MOST_SENTENCES]:
        words = names_of(sentence.text, article.language or "de", library.tagger)
        for name in _runs(sentence.text, [word for word in words if not HEAD.search(word)]):
            if role.fits(described(name, article.text), lead) and not _among(name, names):
                names[name] = None
    return list(names)


def _runs(text: str, words: Sequence[str]) -> list[str]:
    """Names of words side by side: “Edith” and “Vance” are one."""
    if not words:
        return []
    word = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    return [match[0] for match in re.finditer(rf"(?<!\w)(?:{word})(?: (?:{word}))*(?!\w)", text)]
