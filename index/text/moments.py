"""Dates, weekdays and times of day that a text names, also in part, and whether a claim's agree with a source's.

“16.11.2024”, “November 16”, “16 November 2024”, “im November”, “am Sonntag”, “11.05 Uhr”, “5 p.m.”, “gestern”.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.lexicon.calendar import alternatives, names_of
from index.lexicon.table import row_key
from index.text.dates import DATE, DAY_AND_MONTH, MONTH_AND_YEAR, date_of, day_and_month_of, month_of

_WEEKDAYS = names_of("weekday")
_RELATIVE = names_of("relative day")

_LONE_MONTH = re.compile(r"\b(?P<m>" + "|".join(map(str.capitalize, names_of("month"))) + r")s?\b")
_MAYBE_MONTH = re.compile(
    r"\b(?:in|since|until|by|from|to|last|next|early|late|mid|this|of|and|or|during|im|bis|ab|seit|ende|anfang|mitte|vom|zum|"
    r"und|oder|letzten|nächsten|kommenden|vergangenen)[\s-]$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?P<name>{alternatives('weekday')})s?(?:morgen|mittag|vormittag|nachmittag|abend|nacht)?\b", re.IGNORECASE
)
_NEARBY = re.compile(rf"\b(?:{alternatives('relative day')})\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?:[.:][0-5]\d)?\s?"
    r"(?:(?P<uhr>Uhr\b(?:\s(?P<past>[0-5]?\d)\b)?)|(?P<half>[ap])\.?\s?m\b\.?|(?P<clock>o['’]clock))"
    r"|(?<![\d.,:])(?P<hh>[01]?\d|2[0-4]):(?P<mm>[0-5]\d)(?![\d:])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """A date, in as many parts as the text names, or a time of day."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    relative: int | None = None
    """Days from the day the text was written: “gestern” is -1."""
    minutes: int | None = None
    """Since midnight."""
    half_day_known: bool = True
    """False for “at 5:30”, which may be in the afternoon."""


@lru_cache(maxsize=4096)
def moments_of(text: str) -> tuple[Moment, ...]:
    """The dates and times that `text` names, in order, none within another."""
    found: list[Moment] = []
    taken = bytearray(len(text))

    def put(match: "re.Match[str]", **parts: int | bool | None) -> None:
        start, end = match.span()
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            found.append(Moment(match[0], *match.span(), **parts))  # type: ignore[arg-type]  # parts are its fields

    for match in DATE.finditer(text):
        if date := date_of(match):
            put(match, year=date.year, month=date.month, day=date.day)
    for match in MONTH_AND_YEAR.finditer(text):
        put(match, year=int(match["y"]), month=month_of(match["m"]))
    for match in _TIME.finditer(text):
        put(match, **_time(match))
    for match in DAY_AND_MONTH.finditer(text):
        day, month = day_and_month_of(match)
        if 1 <= day <= 31 and 1 <= month <= 12:
            put(match, day=day, month=month)
    for match in _WEEKDAY.finditer(text):
        put(match, weekday=_WEEKDAYS[row_key(match["name"])])
    for match in _NEARBY.finditer(text):
        put(match, relative=_RELATIVE[row_key(match[0])])
    for match in _LONE_MONTH.finditer(text):
        if match[0] not in ("May", "March", "August") or _MAYBE_MONTH.search(
            text, max(0, match.start() - 14), match.start()
        ):
            put(match, month=month_of(match["m"]))
    return tuple(sorted(found, key=lambda one: one.start))


def _time(match: "re.Match[str]") -> dict[str, int | bool]:
    hour = int(match["h"] or match["hh"])
    minutes = hour % 24 * 60 + int(match["m"] or match["mm"] or match["past"] or 0)
    if match["half"]:
        minutes = minutes % 720 + (720 if match["half"].lower() == "p" else 0)
    return {"minutes": minutes, "half_day_known": bool(match["half"] or hour > 12 or match["uhr"])}


def agrees(moment: Moment, sources: Iterable[Moment], published: datetime.date | None) -> bool:
    """Whether what a claim says of time stands in its sources, or follows from it and the article's date.

    Args:
        moment: the claim's.
        sources: of the cited sentences.
        published: the article's date, from which “gestern” and “am Sonntag” are counted; no source by itself.
    """
    sources = list(sources)
    if moment.minutes is not None:
        return any(_same_time(moment, one) for one in sources if one.minutes is not None)
    dates = [_dated(one, published) for one in sources]
    if moment.relative is not None:
        if any(one.relative == moment.relative for one in sources):
            return True
        if moment.relative == 0 and not any(one.relative or one.weekday is not None or one.day for one in sources):
            return True  # “today” is “now”, too
        return published is not None and any(
            published + datetime.timedelta(moment.relative) in known for known in dates
        )
    known = {date for one in dates for date in one}
    if moment.weekday is not None:
        return any(one.weekday == moment.weekday for one in sources) or any(
            date.weekday() == moment.weekday for date in known
        )
    if any(_has(moment, date.year, date.month, date.day) for date in known):
        return True
    return any(_has(moment, one.year, one.month, one.day) for one in sources)


def _has(moment: Moment, year: int | None, month: int | None, day: int | None) -> bool:
    """Whether every part that the claim names is there."""
    return moment.year in (None, year) and moment.month in (None, month) and moment.day in (None, day)


def _same_time(one: Moment, other: Moment) -> bool:
    assert one.minutes is not None
    assert other.minutes is not None
    if one.half_day_known and other.half_day_known:
        return one.minutes == other.minutes
    return one.minutes % 720 == other.minutes % 720


def _dated(moment: Moment, published: datetime.date | None) -> set[datetime.date]:
    """The days that a source's words can mean."""
    found: set[datetime.date] = set()
    try:
        if moment.year and moment.month and moment.day:
            found.add(datetime.date(moment.year, moment.month, moment.day))
        elif published and moment.month and moment.day:  # the nearest such day
            years = [datetime.date(published.year + i, moment.month, moment.day) for i in (-1, 0, 1)]
            found.add(min(years, key=lambda date: abs((date - published).days)))
        elif published and moment.relative is not None:
            found.add(published + datetime.timedelta(moment.relative))
        elif published and moment.weekday is not None:  # the last or the next
            back = (published.weekday() - moment.weekday) % 7
            found |= {published - datetime.timedelta(back), published + datetime.timedelta(7 - back)}
    except (ValueError, OverflowError):  # 29 February of another year
        pass
    return found


def day_of(date: datetime.date) -> Moment:
    """A date as a moment of no text."""
    return Moment("", 0, 0, date.year, date.month, date.day)


_YEAR = re.compile(r"(?<![\d.,:/-])(?:1[89]|20)\d\d(?![\d/-]|[.,:]\d)")


_COMING = re.compile(r"\b(?:kommende[nmrs]?|nächste[nmrs]?|next|coming|bevorstehende[nmrs]?)\s\Z", re.IGNORECASE)
_BEFORE = 20  # code points


@dataclass(frozen=True)
class Told:
    """When something that a sentence tells of was."""

    day: datetime.date
    """The first of the month or the year, where the sentence names no day."""
    unit: Literal["day", "month", "year"] = "day"
    """How exactly it says so."""


def told_in(text: str, published: datetime.date | None) -> Told | None:
    """When a sentence tells of, as far as it names a day, a month or a year; None where it names none.

    “Am Montag” is the last Monday up to the day of publication, “kommenden Montag” the next, “im Mai” the last May,
    “16. November” the nearest. Of several the first that is named in full, else the first.
    """
    moments = [one for one in moments_of(text) if one.minutes is None]
    for moment in sorted(moments, key=lambda one: not (one.year and one.day)):
        if days := _dated(moment, published):
            coming = _COMING.search(text, max(0, moment.start - _BEFORE), moment.start)
            return Told(max(days) if coming else min(days))
        if moment.month is not None and moment.day is None:
            year = moment.year or (published and published.year - (moment.month > published.month))
            if year:
                return Told(datetime.date(year, moment.month, 1), "month")
    named = _YEAR.search(text)
    return Told(datetime.date(int(named[0]), 1, 1), "year") if named else None
