"""Dates as articles write them: 2024-11-16, 16.11.2024, 16. November 2024, November 16, 2024, Sat, 16 Nov 2024."""

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jänner jan jän",
            "februar february feber feb febr",
            "märz march mär mar mrz",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

DATE = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<compact>(?:19|20)\d{6})(?!\d)"
    r"|(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"
    rf"|(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?(?:\sof)?[\s-](?P<m>{_MONTH})\b\.?,?[\s-](?P<y>\d{{4}})(?!\d)"
    rf"|\b(?P<mm>{_MONTH})\b\.?\s(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<yy>\d{{4}})(?!\d)"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<slashed>\d{4})(?!\d))",
    re.IGNORECASE,
)
"""A date with day, month and year."""


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
        year, month, day = part["iso"].split("-")
    elif part["compact"]:
        year, month, day = part["compact"][:4], part["compact"][4:6], part["compact"][6:]
    elif part["day"]:
        year, month, day = part["year"], part["month"], part["day"]
    elif part["d"]:
        year, month, day = part["y"], str(_MONTHS[part["m"].casefold()]), part["d"]
    elif part["mm"]:
        year, month, day = part["yy"], str(_MONTHS[part["mm"].casefold()]), part["dd"]
    else:
        first, second = int(part["first"]), int(part["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        year, month, day = part["slashed"], str(min(first, second)), str(max(first, second))
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
