"""Months, weekdays, seasons and days counted from today, German and English (`data/calendar.tsv`)."""

from typing import Literal

from index.lexicon.table import rows

Kind = Literal["month", "short month", "weekday", "short weekday", "relative day", "season"]


def names_of(*kinds: Kind, language: str | None = None) -> dict[str, int]:
    """The names of these kinds, lower-cased, with their numbers: months from 1, weekdays from 0, a Monday.

    Args:
        kinds: of what; a “relative day” has the number of days from today, “gestern” -1.
        language: "de" or "en"; None for the names of both.
    """
    return {
        row["word"]: int(row["number"])
        for row in rows("calendar.tsv")
        if row["what"] in kinds and language in (None, row["language"])
    }


def alternatives(*kinds: Kind, language: str | None = None) -> str:
    """The same names as alternatives of a regular expression, the longest first."""
    return "|".join(sorted(names_of(*kinds, language=language), key=len, reverse=True))


def month_name(number: int, language: str) -> str:
    """“November”, “Dezember”, “December”: a month, from 1, as it is written in German ("de") or English ("en")."""
    return next(word for word, month in names_of("month", language=language).items() if month == number).capitalize()
