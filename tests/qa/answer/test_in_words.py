"""A date in words, German and English."""

import datetime

import pytest

from qa.answer.in_words import date_in_words


@pytest.mark.parametrize(
    ("month", "german", "english"),
    [
        (1, "1. Januar 2024", "1 January 2024"),
        (3, "1. März 2024", "1 March 2024"),
        (10, "1. Oktober 2024", "1 October 2024"),
    ],
)
def test_a_date(month: int, german: str, english: str) -> None:
    date = datetime.date(2024, month, 1)
    assert (date_in_words(date, "de"), date_in_words(date, "en")) == (german, english)
