"""When a server wants to be asked again (Retry-After: RFC 9110, 10.2.3)."""

import datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(header: str | None) -> float | None:
    """How long, from a number of seconds or a date; None where it does not say it."""
    if header is None:
        return None
    if header.strip().isdecimal() and len(header) < 10:
        return float(header)
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.UTC)
    return max(0.0, (date - datetime.datetime.now(datetime.UTC)).total_seconds())


def clock(seconds: float) -> str:
    """The time of day, here, when so many seconds are over; with the day where that is another one."""
    now = datetime.datetime.now()
    then = now + datetime.timedelta(seconds=min(seconds, 1e9))
    return then.strftime("%H:%M" if then.date() == now.date() else "%Y-%m-%d %H:%M")
