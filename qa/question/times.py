"""The time that a question asks for: “in 2008”, “im November 2024”, “last week”, “seit März 2020”, “zuletzt”.

A date is read where the question asks what somebody said, and restricts the articles by their dates
(index/store/filters.py).
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.errors import FilterError
from index.search.recency import asks_for_newest, without_recency
from index.store.filters import Filter
from index.text.dates import DATE, MONTH_AND_YEAR, date_of, month_of
from index.text.spans import Span
from qa.question.plan import Plan, plan_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_NO_END = re.compile(r"[\w-]")
"""What may not stand behind a time: “2008-2009”, “2008er”."""
_OPENING = {
    kind: re.compile(rf"(?<![\w-])(?:{words}) (?:the |dem |den |jahre? )?\Z", re.IGNORECASE)
    for kind, words in {
        "within": r"in|im|on|am|im jahre?|in the year|during|während|of|from|vom",
        "since": r"since|seit|ab|from|after|nach",
        "until": r"until|till|up to|bis|before|vor",
    }.items()
}
_LONGEST_OPENING = 24  # code points
_GOES_ON = re.compile(r" (?:zu|zum|zur|über|von|gegen|about|on|regarding)\b", re.IGNORECASE)
"""“Was sagte Merkel 2006 zu Autos?”"""
_LAST = r"last|past|previous|(?:in der |im |am )?(?:letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?)"
_THIS = r"this|(?:in |im )?(?:diese[nrms]?|laufende[nrms]?)"
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:(?P<yesterday>yesterday|gestern)|(?P<which>{_LAST}|{_THIS}) "
    r"(?P<unit>week|month|year|woche|monat|jahr)(?:e?s)?)(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class When:
    """A time in a question."""

    since: datetime.date | None
    until: datetime.date | None
    phrase: str
    """As asked, “im Dezember 2024”."""
    rest: str
    """The question without it."""


def when_of(question: str, today: datetime.date) -> When | None:
    """The first time that a question names; None where it names none."""
    for kind, span, first, last in _found(question, today):
        since: datetime.date | None = first
        until: datetime.date | None = last
        rest = re.sub(r"\s+(?=[?!.,]|$)", "", " ".join((question[: span[0]] + " " + question[span[1] :]).split()))
        if kind == "since":
            until = None
        elif kind == "until":
            since, until = None, first - datetime.timedelta(days=1) if _is_before(question[slice(*span)]) else last
        return When(since, until, question[slice(*span)], rest)
    return None


def any_time_of(question: str, today: datetime.date) -> When | None:
    """`when_of`, or the first day, month or year that a question names without a preposition: “Alle Streiks 2005”."""
    return when_of(question, today) or next(iter(times_of(question)), None)


def times_of(question: str) -> list[When]:
    """Every day, month and year that a question names, from left to right, each without its preposition."""
    return [
        When(first, last, question[start:end], " ".join((question[:start] + " " + question[end:]).split()))
        for (start, end), first, last in _periods(question)
    ]


def narrowed(within: Filter | None, when: When) -> Filter | None:
    """A filter with a question's time in it; as it is where that lies outside of it."""
    own = within or Filter()
    since = max((day for day in (own.since, when.since) if day), default=None)
    until = min((day for day in (own.until, when.until) if day), default=None)
    try:
        return replace(own, since=since, until=until)
    except FilterError:
        return within


def _is_before(phrase: str) -> bool:
    return bool(re.match(r"before|vor\b", phrase, re.IGNORECASE))


def _found(question: str, today: datetime.date) -> Iterator[tuple[str, tuple[int, int], datetime.date, datetime.date]]:
    periods = list(_periods(question))
    for kind, opening in _OPENING.items():
        for (start, end), first, last in periods:
            if opened := opening.search(question, max(0, start - _LONGEST_OPENING), start):
                yield kind, (opened.start(), end), first, last
    for (start, end), first, last in periods:
        if question[:start].endswith(" ") and _GOES_ON.match(question, end):
            yield "within", (start, end), first, last
    if relative := _RELATIVE.search(question):
        yield "within", relative.span(), *_relative(relative, today)


def _periods(question: str) -> Iterator[tuple[Span, datetime.date, datetime.date]]:
    """The dates, months and years of a question, from left to right: where each stands, its first and its last day."""
    end = 0
    for start, _ in sorted(
        match.span() for pattern in (DATE, MONTH_AND_YEAR, _YEAR) for match in pattern.finditer(question)
    ):
        if start < end:
            continue
        for pattern in (DATE, MONTH_AND_YEAR, _YEAR):
            match = pattern.match(question, start)
            if match and not _NO_END.match(question, match.end()) and (days := _days(match)):
                end = match.end()
                yield match.span(), *days
                break


def _days(match: re.Match[str]) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a date, a month or a year; None where there is no such day."""
    if match.re is DATE:
        day = date_of(match)
        return (day, day) if day else None
    year, month = (int(match["y"]), month_of(match["m"])) if match.re is MONTH_AND_YEAR else (int(match[0]), None)
    last = calendar.monthrange(year, month or 12)[1]
    return datetime.date(year, month or 1, 1), datetime.date(year, month or 12, last)


def _relative(match: re.Match[str], today: datetime.date) -> tuple[datetime.date, datetime.date]:
    if match["yesterday"]:
        day = today - datetime.timedelta(days=1)
        return day, day
    last = not re.match(_THIS, match["which"], re.IGNORECASE)
    unit = match["unit"].casefold()
    if unit in ("week", "woche"):
        monday = today - datetime.timedelta(days=today.weekday() + 7 * last)
        return monday, monday + datetime.timedelta(days=6)
    if unit in ("month", "monat"):
        first = today.replace(day=1)
        if last:
            first = (first - datetime.timedelta(days=1)).replace(day=1)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    year = today.year - last
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def without_newest(plan: Plan) -> Plan:
    """A question without the words that ask for the newest (“latest”, “zuletzt”), which the plan has then."""
    if not asks_for_newest(plan.question):
        return plan
    return replace(plan_of(without_recency(plan.question)), newest=True, language=plan.language)


def dated(plan: Plan, within: Filter | None, today: datetime.date) -> tuple[Plan, Filter | None, When | None]:
    """A question about speech without the time that it names, and the filter with that time in it.

    The plan and the filter as they are, and None, where no time is asked for.
    """
    when = when_of(plan.question, today) if plan.asks or plan.people else None
    if when is None:
        return plan, within, None
    bare = plan_of(when.rest)
    if not bare.asks and not bare.people:
        return plan, within, None
    both = narrowed(within, when)
    if both is within:
        return plan, within, None
    return replace(bare, language=plan.language), both, when
