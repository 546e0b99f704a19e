"""Which articles a question is asked of: those of a time, an outlet, a language, or some by name.

A filter is applied before the first stages of a search take their candidates, so three articles of 100,000 are found
like three of three.
"""

import calendar
import datetime
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from index.errors import FilterError
from index.store.database import Value
from index.store.store import Store
from index.text.dates import date_in

_NAMED = 12
"""Outlets that a message names at most, the nearest to the unknown one first."""
_SHOWN = 80
"""Code points of an unknown outlet, language or id that a message repeats, and that others are compared with."""


@dataclass(frozen=True)
class Filter:
    """The articles that a search or a question is about; what is empty restricts nothing.

    An article has to satisfy everything that is given: one of the outlets *and* one of the languages, and so on.

    Raises:
        FilterError: `since` is after `until`.
    """

    since: datetime.date | None = None
    """The first day. An article without a date lies outside of every range."""
    until: datetime.date | None = None
    """The last day, inclusive."""
    outlets: tuple[str, ...] = ()
    """Any of these, in any case: “dpa” is “DPA”."""
    languages: tuple[str, ...] = ()
    """Any of these ISO 639-1 codes."""
    articles: tuple[str, ...] = ()
    """Any of these ids."""

    def __post_init__(self) -> None:
        for name in ("outlets", "languages", "articles"):
            given = getattr(self, name)
            values = (given,) if isinstance(given, str) else tuple(dict.fromkeys(given))
            object.__setattr__(self, name, values)
        if self.since and self.until and self.since > self.until:
            raise FilterError(
                f"There is no day from {self.since} to {self.until}: the first day is after the last. Swap them."
            )

    @classmethod
    def of(
        cls,
        since: str | datetime.date | None = None,
        until: str | datetime.date | None = None,
        outlets: Iterable[str] = (),
        languages: Iterable[str] = (),
        articles: Iterable[str] = (),
    ) -> "Filter":
        """A filter of what people write: “2024-11-16”, “16.11.2024”, a month “2024-11” or a year “2024” as a whole.

        Raises:
            FilterError: a date cannot be read, or `since` is after `until`.
        """
        return cls(
            since=_day(since, "since", first=True),
            until=_day(until, "until", first=False),
            outlets=tuple(name for name in map(_trimmed, outlets) if name),
            languages=tuple(code.casefold() for code in map(_trimmed, languages) if code),
            articles=tuple(number for number in map(_trimmed, articles) if number),
        )

    def __bool__(self) -> bool:
        """Whether it restricts anything."""
        return self != Filter()

    def __str__(self) -> str:
        """What it restricts in one line, “2024-01-01 to 2024-12-31; dpa or AFP; de”; empty where it is nothing."""
        days = ""
        if self.since and self.until:
            days = f"{self.since} to {self.until}" if self.since != self.until else f"{self.since}"
        elif self.since or self.until:
            days = f"since {self.since}" if self.since else f"until {self.until}"
        listed = (" or ".join(values) for values in (self.outlets, self.languages, self.articles))
        return "; ".join(part for part in (days, *listed) if part)

    def as_dict(self) -> dict[str, Any]:
        """The filter as JSON-ready values, dates as ISO 8601."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "outlets": list(self.outlets),
            "languages": list(self.languages),
            "articles": list(self.articles),
        }


def articles_within(store: Store, within: Filter) -> NDArray[np.int64]:
    """(n,) the keys of the current articles that a filter leaves, ascending.

    Raises:
        FilterError: no article of the library has that outlet, language or id.
    """
    where, values = ["current = 1"], list[Value]()
    for column, given in (
        ("outlet", _known_outlets(store, within.outlets)),
        ("language", _known_languages(store, within.languages)),
        ("id", _known_articles(store, within.articles)),
    ):
        if given:
            where.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(given)))
    for sign, day in ((">=", within.since), ("<=", within.until)):
        if day is not None:
            where.append(f"published {sign} ?")  # NULL is neither
            values.append(day.isoformat())
    rows = store.database.rows(f"SELECT key FROM article WHERE {' AND '.join(where)} ORDER BY key", *values)
    return np.array([key for (key,) in rows], dtype=np.int64)


def passages_within(store: Store, within: Filter) -> NDArray[np.int64]:
    """(p,) the ids of the current passages that a filter leaves, ascending.

    Raises:
        FilterError: as in `articles_within`.
    """
    rows = store.database.rows(
        "SELECT id FROM passage WHERE article IN (SELECT value FROM json_each(?)) ORDER BY id",
        json.dumps(articles_within(store, within).tolist()),
    )
    return np.array([number for (number,) in rows], dtype=np.int64)


def outlets_of(store: Store) -> list[str]:
    """The outlets of the current articles, sorted."""
    rows = store.database.rows("SELECT DISTINCT outlet FROM article WHERE current = 1 AND outlet IS NOT NULL")
    return sorted((outlet for (outlet,) in rows), key=lambda outlet: (outlet.casefold(), outlet))


def languages_of(store: Store) -> list[str]:
    """The language codes of the current articles, sorted."""
    rows = store.database.rows("SELECT DISTINCT language FROM article WHERE current = 1 AND language IS NOT NULL")
    return sorted(language for (language,) in rows)


def _known_outlets(store: Store, asked: Collection[str]) -> set[str]:
    """The outlets of the library, as they are written there, that are asked for."""
    if not asked:
        return set()
    there: dict[str, set[str]] = {}
    for outlet in outlets_of(store):
        there.setdefault(_trimmed(outlet).casefold(), set()).add(outlet)
    for outlet in asked:
        name = _trimmed(outlet).casefold()
        if name not in there:
            near = [one for one, *_ in process.extract(name[:_SHOWN], list(there), scorer=fuzz.ratio, limit=_NAMED)]
            named = [min(there[one]) for one in near]
            raise FilterError(_unknown("outlet", outlet, named, len(there)))
    return set().union(*(there[_trimmed(outlet).casefold()] for outlet in asked))


def _known_languages(store: Store, asked: Collection[str]) -> set[str]:
    there = languages_of(store) if asked else []
    for language in asked:
        if language.casefold() not in there:
            raise FilterError(_unknown("language", language, there, len(there)))
    return {language.casefold() for language in asked}


def _known_articles(store: Store, asked: Collection[str]) -> set[str]:
    rows = store.database.rows(
        "SELECT id FROM article WHERE current = 1 AND id IN (SELECT value FROM json_each(?))", json.dumps(list(asked))
    )
    missing = sorted(set(asked) - {article_id for (article_id,) in rows})
    if missing:
        raise FilterError(
            f"No article {missing[0][:_SHOWN]} is in the library in {store.database.folder}, which has "
            f"{store.database.count('SELECT count(*) FROM article WHERE current = 1')}. `beleg list` shows their ids."
        )
    return set(asked)


def _unknown(what: str, asked: str, there: Collection[str], count: int) -> str:
    asked = asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}…"
    if not there:
        return f"No article has the {what} “{asked}”: none of the library says its {what}."
    more = f" and {count - len(there)} others (`beleg list`)" if count > len(there) else ""
    return f"No article has the {what} “{asked}”. The library has: {', '.join(there)}{more}."


def _trimmed(text: str) -> str:
    return " ".join(text.split())


def _day(given: str | datetime.date | None, name: str, first: bool) -> datetime.date | None:
    """A day; of a month or a year the first or the last one."""
    if given is None or isinstance(given, datetime.date):
        return given.date() if isinstance(given, datetime.datetime) else given
    text = given.strip()
    if not text:
        return None
    if found := re.fullmatch(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?", text):
        year, month = int(found["year"]), int(found["month"] or (1 if first else 12))
        if 1 <= month <= 12 and year >= 1:
            return datetime.date(year, month, 1 if first else calendar.monthrange(year, month)[1])
    day = date_in(text) if len(text) <= 40 else None
    if day is None:
        raise FilterError(
            f"“{text[:40]}” ({name}) is no day: write it as 2024-11-16, or a month 2024-11, or a year 2024."
        )
    return day
