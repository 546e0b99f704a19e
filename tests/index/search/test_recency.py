"""Of what answers about equally well, the newer comes first where a question asks for it; never what is worse."""

import datetime
from collections.abc import Iterator

import pytest

from index import Article, Library
from index.search.recency import asks_for_newest, newest_first, without_recency
from qa import Assistant

OLD, NEW, NONE = datetime.date(2023, 5, 1), datetime.date(2024, 5, 1), None


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("What is the latest water level?", "What is water level?"),
        ("What did Lund most recently say about eels?", "What did Lund say about eels?"),
        ("What did Lund say today?", "What did Lund say?"),
        ("Was sagte Lund zuletzt zu den Aalen?", "Was sagte Lund zu den Aalen?"),
        ("Wie ist der aktuelle Pegel?", "Wie ist der Pegel?"),
        ("Heute teurer: was kostet Milch?", "Teurer: was kostet Milch?"),
        ("Was sind die neuesten Zahlen?", "Was sind die Zahlen?"),
    ],
)
def test_words_that_ask_for_the_newest(question: str, rest: str) -> None:
    assert asks_for_newest(question)
    assert without_recency(question) == rest


@pytest.mark.parametrize(
    "question",
    ["Was steht in den Dresdner Neueste Nachrichten?", "What does USA Today report?", "Wer ist der heutige König?", ""],
)
def test_others_do_not(question: str) -> None:
    assert not asks_for_newest(question)


def test_nothing_is_left_out_where_nothing_would_be_left() -> None:
    assert without_recency("Was ist heute?") == "Was ist heute?"


@pytest.mark.parametrize(
    ("scores", "dates", "order"),
    [
        ([0.9, 0.9], [OLD, NEW], [1, 0]),
        ([0.9, 0.88], [OLD, NEW], [1, 0]),
        ([0.9, 0.8], [OLD, NEW], [0, 1]),
        ([0.9, 0.9, 0.9], [NONE, OLD, NEW], [2, 1, 0]),
        ([0.9, 0.87, 0.84], [OLD, NONE, NEW], [0, 1, 2]),  # small steps make no bridge
        ([], [], []),
    ],
)
def test_ties(scores: list[float], dates: list[datetime.date | None], order: list[int]) -> None:
    assert newest_first(scores, dates) == order


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {
        "2024-02-01": "Der Pegel der Wümme bei Ottersberg steht bei 150 Zentimetern. Fischer Ole Lund sagte, die Aale "
        "seien gesund.",
        "2024-08-01": "Der Pegel der Wümme bei Ottersberg steht bei 210 Zentimetern. Fischer Ole Lund sagte, die Aale "
        "seien krank.",
        "2024-09-01": "In Ottersberg an der Wümme eröffnet ein Freibad.",
    }
    with Library.open(tmp_path_factory.mktemp("recency") / "library") as library:
        library.add([Article.from_text(text, source=day, published=day) for day, text in texts.items()])
        yield library


def days(library: Library, question: str) -> list[str | None]:
    return [hit.passage.article.source for hit in library.search(question)]


def test_the_newer_of_two_comes_first_and_the_newest_does_not_beat_the_better(library: Library) -> None:
    asked = "Wie hoch steht der Pegel der Wümme bei Ottersberg?"
    assert days(library, asked) == ["2024-02-01", "2024-08-01", "2024-09-01"]
    assert days(library, f"{asked[:-1]} aktuell?") == ["2024-08-01", "2024-02-01", "2024-09-01"]
    first = library.search(asked, limit=1, newest=True)[0]
    assert first.passage.article.source == "2024-08-01"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Was sagte Lund zu den Aalen?", "2024-02-01"),
        ("Was sagte Lund zuletzt zu den Aalen?", "2024-08-01"),
        ("What did Lund say most recently?", "2024-08-01"),
        ("Bei wie vielen Zentimetern steht heute der Pegel der Wümme bei Ottersberg?", "2024-08-01"),
    ],
)
def test_answers(library: Library, question: str, first: str) -> None:
    answer = Assistant(library).ask(question)
    assert answer.question == question
    assert answer.citations[0].sentence.article.source == first


def test_scores_below_nothing_end_too() -> None:
    assert newest_first([-1.0, -2.0], [None, datetime.date(2024, 1, 1)]) == [0, 1]
