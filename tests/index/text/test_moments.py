"""Dates in part, weekdays and times of day, and that all who read a date read the same one."""

import datetime
from typing import Any

import pytest

from index.text.dates import date_in
from index.text.moments import Moment, moments_of
from qa.question.times import when_of

DAY = datetime.date(2024, 11, 16)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("16.11.2024", {"year": 2024, "month": 11, "day": 16}),
        ("16. November", {"month": 11, "day": 16}),
        ("Nov. 16th", {"month": 11, "day": 16}),
        ("16.11.", {"month": 11, "day": 16}),
        ("Okt. 2024", {"year": 2024, "month": 10}),
        ("November", {"month": 11}),
        ("Sonnabend", {"weekday": 5}),
        ("vorgestern", {"relative": -2}),
        ("11.05 Uhr", {"minutes": 665}),
        ("5 p.m.", {"minutes": 1020}),
    ],
)
def test_a_moment(text: str, parts: dict[str, Any]) -> None:
    behind = f"am {text}"
    assert moments_of(behind) == (Moment(text, 3, len(behind), **parts),)


@pytest.mark.parametrize(
    "written",
    ["16.11.2024", "2024-11-16", "16. November 2024", "November 16, 2024", "16 Nov. 2024", "16th of Nov, 2024"],
)
def test_one_grammar_for_all_who_read_dates(written: str) -> None:
    question = f"What did Hardt say on {written}?"
    when = when_of(question, DAY)
    (moment,) = moments_of(question)
    assert when is not None
    assert date_in(question) == when.since == when.until == DAY
    assert (moment.year, moment.month, moment.day) == (2024, 11, 16)


@pytest.mark.parametrize("text", ["16 Aprıl 2024", "APRİL 16, 2024"])
def test_letters_that_a_pattern_takes_for_an_i(text: str) -> None:
    assert date_in(text) == datetime.date(2024, 4, 16)
    assert [(one.month, one.day) for one in moments_of(text)] == [(4, 16)]


def test_a_weekday_with_such_a_letter() -> None:
    assert [one.weekday for one in moments_of("Frıday")] == [4]


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did Hardt say in May of 2012?", (2012, 5, 1), (2012, 5, 31)),
        ("Was sagte Hardt seit Okt. 2024?", (2024, 10, 1), None),
        ("Was sagte Hardt am 31. November 2024?", None, None),
        ("Was sagte Hardt in 2008-2009?", None, None),
    ],
)
def test_the_time_of_a_question(question: str, since: tuple[int, ...] | None, until: tuple[int, ...] | None) -> None:
    when = when_of(question, DAY)
    assert (when and when.since) == (datetime.date(*since) if since else None)
    assert (when and when.until) == (datetime.date(*until) if until else None)
