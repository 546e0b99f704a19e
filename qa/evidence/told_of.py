"""What others tell of somebody's words: “Wie Hebestreit mitteilte, rief der Bundeskanzler … auf”.

The statement is its teller's, and is shown as that; it answers what the one said whose words it tells.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from index.article import Article, Statement
from index.lexicon.verb_families import ENGLISH_FORMS, GERMAN_FORMS, MORE, family_of
from index.names.person_names import same_name
from qa.evidence.descriptions import HEAD, described, head_of
from qa.evidence.topics import text_of
from qa.mentions.capitalised import capitals_of
from qa.mentions.offices import holds_office

_MORE = "|".join(map(re.escape, sorted(MORE, key=len, reverse=True)))
_VERB = rf"(?P<verb>{ENGLISH_FORMS}|{GERMAN_FORMS}|{_MORE})"
_GERMAN = rf"(?P<verb>{GERMAN_FORMS}|{_MORE})"
_OPENS = r"(?:\A|[,:;] |\b(?:dass|that|ob|if|and|und|but|aber|wie|as|when|als|weil|because) )"
_HAS = r"(?:has|had|have|would|habe|hat|hatte|haben|wolle|werde)"


def told_of(name: str, near: Iterable[Statement], family: str | None) -> list[Statement]:
    """The statements of others that tell what somebody says, asks for or criticises.

    Args:
        name: of the person, as the articles have it.
        near: statements of the articles that are asked.
        family: of the verb that the question asks with; None or "say": any.
    """
    return [
        one
        for one in near
        if one.speaker is not None
        and not same_name(name, one.speaker)
        and any(_tells(subject, one.text, family) for subject in _subjects(name, one.article))
    ]


def with_names_in(topic: str) -> Callable[[Statement], str]:
    """What gives a statement's words, with the names of a topic whose office they have: “der Präsident”."""
    names = [one.text for one in capitals_of(f"x {topic}")]

    def worded(statement: Statement) -> str:
        text = statement.article.text
        meant = [name for name in names if holds_office(text, name, statement.text)]
        return " ".join([text_of(statement), *meant])

    return worded


def _tells(subject: str, text: str, family: str | None) -> bool:
    found = [match["verb"] for pattern in _acts(subject) for match in pattern.finditer(text)]
    return any(family in (None, "say", family_of(verb)) for verb in found)


@lru_cache(maxsize=256)
def _acts(subject: str) -> tuple[re.Pattern[str], ...]:
    """A subject beside its verb, in the orders of German and English clauses; behind a verb it may be an object.

    Only a German clause that begins with its verb has the subject there: “…, rief der Kanzler … auf”.
    """
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:\A|, ){_GERMAN} (?:(?:dann|erneut|auch|zudem) )?{subject}(?!['’\w])",
            rf"{_OPENS}{subject} (?:(?:also|again|auch|erneut) )?{_VERB}(?!\w)",
            rf"{_OPENS}{subject} {_HAS} [^.;:]{{0,120}}?\b{_VERB}(?!\w)",
            rf"\bdass {subject} [^.;:]{{0,120}}?\b{_VERB}(?!\w)",
        )
    )


def _subjects(name: str, article: Article) -> Sequence[str]:
    """How an article has somebody as a subject, as regular expressions: by name, by an office that is theirs alone."""
    surname = re.escape(name.split()[-1])
    if not re.search(rf"(?<!\w){surname}", article.text):
        return []
    found = [rf"(?:[A-ZÄÖÜ][\w.-]* ){{0,3}}{surname}"]
    for head in {one.head for one in described(name, article.text) if one.head and not one.aside}:
        office = re.escape(head)
        if _holds_alone(name, head, article):
            found.append(rf"(?:[Dd]er|[Tt]he) \w*(?i:{office})")
            found.append(rf"(?:[Dd]ie|[Tt]he) \w*(?i:{office})(?:in|e)")
    return found


def _holds_alone(name: str, head: str, article: Article) -> bool:
    """Whether no other name stands behind that office in the article."""
    surname = name.split()[-1]
    for one in HEAD.finditer(article.text):
        behind = re.match(r"(?: [A-ZÄÖÜ][\w.’'-]+){1,3}", article.text[one.end() :])
        same = head_of(one) == head
        if same and behind and surname not in behind[0]:
            others = behind[0].split()
            if any(described_as(head, other, article) for other in others):
                return False
    return True


def described_as(head: str, name: str, article: Article) -> bool:
    """Whether an article gives an office to a name."""
    return any(one.head == head for one in described(name, article.text))
