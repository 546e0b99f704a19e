"""What is written around cited words: a date, and how somebody said something, in the language of the answer."""

import datetime

from index.article import StatementKind
from index.lexicon.calendar import month_name

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


def date_in_words(date: datetime.date, language: str) -> str:
    """“16. November 2024” in German ("de"), “16 November 2024” in English: whatever the locale is."""
    return f"{date.day}{'.' if language == 'de' else ''} {month_name(date.month, language)} {date.year}"
