"""The calendar's names: each kind in both languages, and what an answer writes."""

import pytest

from index.lexicon.calendar import Kind, month_name, names_of


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [("month", range(1, 13)), ("weekday", range(7)), ("short weekday", range(7)), ("season", range(1, 5))],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_has_a_name(kind: Kind, numbers: range, language: str) -> None:
    assert set(names_of(kind, language=language).values()) == set(numbers)


def test_names() -> None:
    assert names_of("month", "short month", language="de").items() >= {"jänner": 1, "mär": 3, "dezember": 12}.items()
    assert names_of("weekday")["sonnabend"] == names_of("weekday")["saturday"] == 5
    assert names_of("relative day")["vorgestern"] == -2
    assert "may" not in names_of("month", language="de")


def test_of_two_names_the_usual_one_is_written() -> None:
    assert [month_name(number, "de") for number in (1, 2, 3)] == ["Januar", "Februar", "März"]
    assert [month_name(number, "en") for number in (1, 10)] == ["January", "October"]
