"""What is written around cited words: a date, and how somebody said something, in the language of the answer."""

import datetime

from index.article import Statement, StatementKind
from index.lexicon.calendar import month_name
from index.text.moments import Told

KINDS: dict[str, dict[StatementKind, str]] = {
    "en": {
        "direct": "direct speech",
        "indirect": "indirect speech",
        "free indirect": "indirect speech",
        "reported": "reported",
    },
    "de": {
        "direct": "wörtlich",
        "indirect": "indirekte Rede",
        "free indirect": "indirekte Rede",
        "reported": "berichtet",
    },
}
DENIED = {"en": "rejects", "de": "weist zurück"}
"""Said of `Statement.denied`: “denied” alone reads as if Beleg denied it."""

_TOLD = {"en": "{speaker}, as told by {source}", "de": "{speaker}, wie {source} es berichtet"}


def speaker_in_words(statement: Statement, language: str) -> str:
    """Who says it, with who tells of it: “Scholz, as told by Hebestreit”; empty where nobody is named."""
    if statement.source is None or statement.speaker is None:
        return statement.speaker or ""
    return _TOLD[language].format(speaker=statement.speaker, source=statement.source)


def told_in_words(told: Told, language: str) -> str:
    """“16. November 2024”, “November 2024” or “2024”, as exactly as it is known."""
    if told.unit == "day":
        return date_in_words(told.day, language)
    return f"{month_name(told.day.month, language)} {told.day.year}" if told.unit == "month" else str(told.day.year)


def date_in_words(date: datetime.date, language: str) -> str:
    """“16. November 2024” in German ("de"), “16 November 2024” in English: whatever the locale is."""
    return f"{date.day}{'.' if language == 'de' else ''} {month_name(date.month, language)} {date.year}"
