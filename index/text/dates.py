"""Dates as German and English write them: 2024-11-16, 16.11.2024, 16. November 2024, November 16, 2024, 16 Nov 2024.

The patterns of a date in all its parts and in some are here alone; times of day, weekdays and “gestern” are read by
`index/text/moments.py`, the time that a question asks for by `qa/question/times.py`.
"""

import datetime
import re

from index.lexicon.calendar import alternatives, names_of
from index.lexicon.table import row_key

_MONTHS = names_of("month", "short month")
_MONTH = alternatives("month", "short month")
_BEHIND_DAY = r"(?:\.|st|nd|rd|th)?"

DATE = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<compact>(?:19|20)\d{6})(?!\d)"
    r"|(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"
    rf"|(?P<d>\d{{1,2}}){_BEHIND_DAY}(?:\sof)?[\s-](?P<m>{_MONTH})\b\.?,?[\s-](?P<y>\d{{4}})(?!\d)"
    rf"|\b(?P<mm>{_MONTH})\b\.?\s(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<yy>\d{{4}})(?!\d)"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<slashed>\d{4})(?!\d))",
    re.IGNORECASE,
)
"""A date with day, month and year."""

DAY_AND_MONTH = re.compile(
    rf"(?<![\d.,])(?P<d>\d{{1,2}}){_BEHIND_DAY}(?:\sof)?\s(?P<m>{_MONTH})\b\.?"
    rf"|\b(?P<mm>{_MONTH})\b\.?\s(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,:]?\d)"
    r"|(?<![\d.,])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?!\d)",
    re.IGNORECASE,
)
"""“16. November”, “Nov. 16th”, “16.11.”."""

MONTH_AND_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?(?:\sof)?\s(?P<y>1[0-9]{{3}}|20\d\d)\b", re.IGNORECASE)
"""“November 2024”, “Nov. 2024”."""


def date_in(text: str) -> datetime.date | None:
    """The first date that `text` names with day, month and year; None if it names none.

    “16/11/2024” is read by the number that can be no month; “11/10/2024”, two dates in two countries, is None.
    """
    for match in DATE.finditer(text):
        if (date := date_of(match)) is not None:
            return date
    return None


def date_of(match: "re.Match[str]") -> datetime.date | None:
    """The date that `DATE` matched; None if the calendar has none such (31.02.2024)."""
    part = match.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
    elif part["compact"]:
        year, month, day = int(part["compact"][:4]), int(part["compact"][4:6]), int(part["compact"][6:])
    elif part["slashed"]:
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        year, month, day = int(part["slashed"]), min(first, second), max(first, second)
    else:
        year, (day, month) = int(part["year"] or part["y"] or part["yy"]), day_and_month_of(match)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def day_and_month_of(match: "re.Match[str]") -> tuple[int, int]:
    """Day and month of what `DAY_AND_MONTH` matched; they may be no date (“42.13.”)."""
    part = match.groupdict()
    month = int(part["month"]) if part["month"] else month_of(part["m"] or part["mm"])
    return int(part["day"] or part["d"] or part["dd"]), month


def month_of(name: str) -> int:
    """The number of a month by its name in full or in short, as a pattern of this module matched it."""
    return _MONTHS[row_key(name)]
