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
from qa.question.plan import Plan, plan_of

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jänner", "february februar", "march märz", "april", "may mai", "june juni", "july juli",
            "august", "september", "october oktober", "november", "december dezember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? (?:of )?(?P<month>{_MONTH}),? (?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    rf"|(?P<day3>\d{{1,2}})\. ?(?P<month3>\d{{1,2}})\. ?(?P<year3>\d{{4}})"
    rf"|(?P<year4>\d{{4}})-(?P<month4>\d\d)-(?P<day4>\d\d)"
    rf"|(?P<month5>{_MONTH}),? (?P<year5>(?:19|20)\d\d)|(?P<year6>(?:19|20)\d\d))(?![\w-])"
)
_OPENING = {
    "within": r"in|im|on|am|im jahre?|in the year|during|während|of|from|vom",
    "since": r"since|seit|ab|from|after|nach",
    "until": r"until|till|up to|bis|before|vor",
}
_PHRASES = [
    (kind, re.compile(rf"(?<![\w-])(?:{opening}) (?:the |dem |den |jahre? )?{_DATE}", re.IGNORECASE))
    for kind, opening in _OPENING.items()
]
_BARE = re.compile(rf"(?<= ){_DATE}(?= (?:zu|zum|zur|über|von|gegen|about|on|regarding)\b)", re.IGNORECASE)
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


def _is_before(phrase: str) -> bool:
    return bool(re.match(r"before|vor\b", phrase, re.IGNORECASE))


def _found(question: str, today: datetime.date) -> Iterator[tuple[str, tuple[int, int], datetime.date, datetime.date]]:
    for kind, pattern in [*_PHRASES, ("within", _BARE)]:
        for match in pattern.finditer(question):
            if days := _days(match):
                yield kind, match.span(), *days
    if relative := _RELATIVE.search(question):
        yield "within", relative.span(), *_relative(relative, today)


def _days(match: re.Match[str]) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a date, a month or a year; None where there is no such day."""
    parts = {name.rstrip("23456"): value for name, value in match.groupdict().items() if value}
    year = int(parts["year"])
    named = parts.get("month", "").casefold()
    month = _MONTHS.get(named) or (int(named) if named else 0)
    try:
        if "day" in parts:
            day = datetime.date(year, month, int(parts["day"]))
            return day, day
        if month:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last)
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except ValueError:
        return None


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
    own = within or Filter()
    since = max((day for day in (own.since, when.since) if day), default=None)
    until = min((day for day in (own.until, when.until) if day), default=None)
    try:
        both = replace(own, since=since, until=until)
    except FilterError:  # the question's time lies outside of the filter's
        return plan, within, None
    return replace(bare, language=plan.language), both, when
