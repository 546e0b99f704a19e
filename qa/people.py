"""Who speaks in a library, and what one person said, by date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Literal

import numpy as np
from rapidfuzz import fuzz

from index.article import Statement
from index.library.reads import Reads
from index.names.person_names import Name, parse_name, same_name
from index.search.maxsim import best_matches, query_of
from qa.evidence.unquoted import only_named

ON_TOPIC = 0.5
"""Share of a topic's words, by rarity, that a statement has to match, as in answers (`qa/evidence/topics.py`)."""
_NEAREST = 5
_NEAR = 60
"""Likeness of two names from which the one may be meant (`rapidfuzz.fuzz.ratio`, of 100)."""

WhoReason = Literal["no such speaker", "no statement recognised", "several of that name", "no statement on the topic"]

_TOLD: dict[str, dict[WhoReason, str]] = {
    "en": {
        "several of that name": "“{asked}” fits {count} speakers: {names}. Which one?",
        "no such speaker": "Nobody of the name “{asked}” says anything in the library.",
        "no statement recognised": "The library's articles name “{asked}”, but no statement of theirs was recognised.",
        "no statement on the topic": "{person} says nothing about “{topic}” in the library.",
    },
    "de": {
        "several of that name": "„{asked}“ passt auf {count}: {names}. Wer ist gemeint?",
        "no such speaker": "In der Bibliothek äußert sich niemand namens „{asked}“.",
        "no statement recognised": "Die Artikel der Bibliothek nennen „{asked}“, eine Äußerung wurde nicht erkannt.",
        "no statement on the topic": "{person} sagt in der Bibliothek nichts zu „{topic}“.",
    },
}
_NEAREST_NAMES = {"en": " The nearest names: {names}.", "de": " Ähnliche Namen: {names}."}


@dataclass(frozen=True)
class Person:
    """Somebody who says something: the spellings of one name, and how often it speaks."""

    name: str
    """The fullest of the spellings."""
    spellings: tuple[str, ...]
    statements: int
    first: date | None = None
    """The date of the earliest dated article in which this person speaks."""
    last: date | None = None


@dataclass(frozen=True)
class Who:
    """What `who` found."""

    asked: str
    person: Person | None
    """None where nobody has that name, or several do."""
    statements: tuple[Statement, ...] = ()
    """By date, undated ones last, then in the order of their texts."""
    reason: WhoReason | None = None
    candidates: tuple[Person, ...] = ()
    """Those whom the name fits (“several of that name”), or those of the nearest names (“no such speaker”)."""
    topic: str | None = None
    language: Literal["de", "en"] = "en"
    """Of `text`."""

    @property
    def text(self) -> str:
        """For people: why there is nothing, and what to ask instead; empty where there are statements."""
        if self.reason is None:
            return ""
        names = ", ".join(person.name for person in self.candidates)
        told, nearest = _TOLD[self.language][self.reason], _NEAREST_NAMES[self.language]
        person = self.person.name if self.person else ""
        text = told.format(asked=self.asked, count=len(self.candidates), names=names, person=person, topic=self.topic)
        return text + (nearest.format(names=names) if names and self.reason == "no such speaker" else "")

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON-ready values; offsets are code points in the article's text, end exclusive."""
        return {
            "asked": self.asked,
            "person": self.person.name if self.person else None,
            "reason": self.reason,
            "text": self.text,
            "candidates": [person.name for person in self.candidates],
            "topic": self.topic,
            "statements": [
                {
                    "id": one.id,
                    "speaker": one.speaker,
                    "told_by": one.source,
                    "denied": one.denied,
                    "corrected": one.corrected,
                    "kind": one.kind,
                    "text": one.text,
                    "spans": [list(span) for span in one.spans],
                    "sentences": [{"text": s.text, "start": s.start, "end": s.end} for s in one.sentences],
                    "article": {
                        "id": one.article.id,
                        "title": one.article.title,
                        "source": one.article.source,
                        "outlet": one.article.outlet,
                        "published": one.article.published.isoformat() if one.article.published else None,
                    },
                }
                for one in self.statements
            ],
        }


def people(library: Reads) -> list[Person]:
    """Everybody who says something, most statements first.

    Spellings of one name are one person; a bare surname belongs to the one full name of that surname, and where several
    people have it stays by itself.
    """
    return _people(library.statements())


def who(library: Reads, name: str, about: str | None = None, language: Literal["de", "en"] = "en") -> Who:
    """What somebody said, by date.

    Args:
        library: where.
        name: in any spelling, with or without given name and office.
        about: a topic, in German or English; None: everything.
        language: of what is told where there is nothing.

    Raises:
        LibraryError: the library cannot be read.
    """
    asked = " ".join(name.split())
    with library.snapshot():
        said = library.statements()
        everybody = _people(said)
        fitting = [one for one in everybody if any(same_name(asked, spelling) for spelling in one.spellings)]
        exact = [one for one in fitting if asked.casefold() in (spelling.casefold() for spelling in one.spellings)]
        if len(fitting) > 1 and len(exact) == 1 and (" " in asked or parse_name(exact[0].name).phrase):
            fitting = exact
        if asked and not fitting and only_named(library, asked, about or ""):
            return Who(asked, None, (), "no statement recognised", (), about, language)
        if not fitting:
            return Who(asked, None, (), "no such speaker", _nearest(asked, everybody), about, language)
        if len(fitting) > 1:
            return Who(asked, None, (), "several of that name", tuple(fitting), about, language)
        person = fitting[0]
        own = [one for one in said if one.speaker in person.spellings or one.source in person.spellings]
        if about and about.strip():
            own = _on_topic(library, own, about)
    reason: WhoReason | None = None if own else "no statement on the topic"
    return Who(asked, person, tuple(sorted(own, key=_by_date)), reason, (), about, language)


def _people(said: Iterable[Statement]) -> list[Person]:
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for statement in said:
        if statement.speaker is not None:
            by_name[statement.speaker].append(statement)
        if statement.source is not None:
            by_name[statement.source].append(statement)
    # The fullest names come first, so that a bare surname meets all that it may belong to.
    names = sorted(by_name, key=lambda name: (-len(parse_name(name).given), name))
    groups: list[list[str]] = []
    of_key: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for name in names:
        near = dict.fromkeys(i for key in _looked_for(parse_name(name)) for i in of_key.get(key, ()))
        fits = [*islice((i for i in near if _same_person(name, groups[i][0])), 2)]
        if len(fits) == 1:
            groups[fits[0]].append(name)
            continue
        for key in _found_by(parse_name(name)):
            of_key[key][len(groups)] = None
        groups.append([name])
    found = []
    for group in groups:
        own = [one for name in group for one in by_name[name]]
        dates = [one.article.published for one in own if one.article.published]
        found.append(
            Person(group[0], tuple(group), len(own), min(dates, default=None), max(dates, default=None)),
        )
    return sorted(found, key=lambda person: (-person.statements, person.name))


_ANY, _NONE = "*", ""
"""In place of a given name's key: whatever it is, and where there is none."""


def _found_by(name: Name) -> Iterator[tuple[str, str]]:
    """(key of the surname, of a given name): what a person can be found by; an initial stands for its names."""
    given = {key for keys in name.given for key in keys}
    for surname in name.surname:
        yield surname, _ANY
        for key in given or {_NONE}:
            yield surname, key
            yield surname, f"{key[:1]}."


def _looked_for(name: Name) -> Iterator[tuple[str, str]]:
    """(key of the surname, of a given name): by what those are found whose given names agree with a name's."""
    given = {key for keys in name.given for key in keys}
    for surname in name.surname:
        for key in given:
            yield from ((surname, key), (surname, f"{key}." if len(key) == 1 else key[:1]))
        yield surname, _NONE if given else _ANY


def _same_person(name: str, other: str) -> bool:
    """Whether two speakers are one: a body and its spokesman are two, as are a body here and there."""
    one, two = parse_name(name), parse_name(other)
    return one.phrase == two.phrase and one.places == two.places and same_name(name, other) and same_name(other, name)


def _nearest(asked: str, everybody: Sequence[Person]) -> tuple[Person, ...]:
    def likeness(person: Person) -> float:
        wanted = asked.casefold()
        names = [spelling.casefold() for spelling in person.spellings]
        return max(fuzz.ratio(wanted, part) for name in names for part in (name, *name.split()))

    scored = [(likeness(person), person) for person in everybody]
    near = sorted((one for one in scored if one[0] >= _NEAR), key=lambda one: -one[0])
    return tuple(person for _, person in near[:_NEAREST])


def _on_topic(library: Reads, own: Sequence[Statement], about: str) -> list[Statement]:
    query = query_of(about, library.word_vectors)
    if not query.words or not own:
        return []
    texts = [" ".join(sentence.text for sentence in one.sentences) for one in own]
    matches = best_matches(query, texts, library.word_vectors)
    covered = matches @ query.rarity / max(float(query.rarity.sum()), 1e-6)
    return [own[i] for i in np.flatnonzero(covered >= ON_TOPIC).tolist()]


def _by_date(statement: Statement) -> tuple[str, str, int]:
    published = statement.article.published
    return published.isoformat() if published else "9999", statement.article.id, statement.spans[0][0]
