"""Whoever is asked for by an office or a body: its holder, its people, or why there is no answer.

An office never falls to whoever is named near its word: it is its holder's in the article, asked back where several
hold it, and left unanswered where the holder says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.article import Article, Sentence, Statement
from index.library.reads import Reads
from index.text.terms import fold
from qa.evidence.found import Evidence, with_speakers
from qa.evidence.holders import Holder, holders_of, members_of, people_of_one_name, sentences_naming
from qa.evidence.people_by_role import Body, Role
from qa.evidence.topics import ON_TOPIC, text_of, topic_share

NEAR_BEST = 0.15
"""How much less of the topic than the best holder another may speak about, to be meant as well."""


@dataclass(frozen=True)
class InOffice:
    """Who holds a role in the articles that are asked."""

    asked: bool = False
    """Whether a role or a body is asked for at all."""
    statements: Sequence[Statement] = ()
    """Of the one who is meant."""
    names: tuple[str, ...] = ()
    """Those who may be meant, where several speak on the topic; their statements are in `statements`."""
    several: bool = False
    """Whether several hold it and none speaks on the topic."""
    silent: tuple[str, ...] = ()
    """The names of those who hold it, where none of them says anything; a body has none."""
    named: Sequence[Sentence] = field(default=())
    """Sentences with the office, where nobody who holds it says anything."""


def in_office(library: Reads, role: Role, topic: str, articles: Sequence[Article]) -> InOffice:
    """Who holds a role, in the articles that are nearest to a question, the best first."""
    holders = holders_of(library, role, articles)
    speaking = [one for one in holders if one.statements]
    if not speaking:
        names = tuple(people_of_one_name(holders))
        sentences = [one for article in articles for one in sentences_naming(library, role, article)]
        return InOffice(asked=True, silent=names, named=sentences)
    people = people_of_one_name(speaking)
    if len(people) == 1:
        return InOffice(True, _said(speaking))
    best = {name: _most(library, held, topic) for name, held in people.items()}
    most = max(best.values())
    meant = [name for name, share in best.items() if share >= max(ON_TOPIC, most - NEAR_BEST)]
    if len(meant) == 1:
        return InOffice(True, _said(people[meant[0]]))
    if not meant:
        return InOffice(True, _said(speaking), several=True)
    return InOffice(
        True, _said([one for one in speaking for name in meant if one in people[name]]), tuple(sorted(meant))
    )


def as_body(library: Reads, body: Body, asked: str, articles: Sequence[Article]) -> InOffice:
    """What a body says, under its own name or by its people; the articles nearest to a question, the best first."""
    said = dict.fromkeys((*library.statements(speaker=asked), *members_of(library, body, articles)))
    if said:
        return InOffice(True, list(said))
    sentences = (one for article in articles for one in library.sentences(article))
    return InOffice(asked=True, named=[one for one in sentences if body.words.stand_in(fold(one.text))])


def nearest_of(library: Reads, sentences: Sequence[Sentence], topic: str) -> tuple[Evidence, ...]:
    """The sentence that is nearest to a topic."""
    if not sentences:
        return ()
    texts = [one for one in sentences if one.kind == "text"] or list(sentences)
    best = texts[int(topic_share(library, [one.text for one in texts], topic).argmax())]
    return with_speakers(library, [best])


def _said(holders: Sequence[Holder]) -> list[Statement]:
    return [one for holder in holders for one in holder.statements]


def _most(library: Reads, holders: Sequence[Holder], topic: str) -> float:
    """How much of a topic the best of somebody's statements is about."""
    return float(topic_share(library, [text_of(one) for one in _said(holders)], topic).max())
