"""What a reader is given of what the search finds, and what is made of its scores."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index import Article, Library
from index.article import sentences_of
from index.models.reader import OnnxReader, Piece, Reading
from qa.evidence.reading import ReadSentence, confidence_of, read_sentences
from qa.question.plan import plan_of
from qa.question.times import without_newest

FERRY = Article.from_text(
    "Die Fähre nach Wittow fährt ab Juni wieder. Sie lag den Winter über im Hafen von Breege.", "Fähre", "ferry"
)
OTHERS = [
    Article.from_text(f"Die Fähre nach {place} liegt im Hafen. Sie wird {colour} gestrichen.", f"Fähre {place}", place)
    for place, colour in (("Hiddensee", "blau"), ("Juist", "rot"), ("Baltrum", "grün"))
]


class Counting(OnnxReader):
    """The embedded reader, with the headings of what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        self.headings += [one.heading for one in pieces]
        return super().read(question, pieces)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.add([FERRY, *OTHERS])
        monkeypatch.setattr(Library, "reader", Counting())
        yield library


def headings(library: Library) -> list[str]:
    assert isinstance(library.reader, Counting)
    return library.reader.headings


def test_no_further_article_is_read_once_the_answer_is_there(library: Library) -> None:
    read = read_sentences(library, plan_of("Ab wann fährt die Fähre nach Wittow wieder?"))
    assert read[0].sentence.text == "Die Fähre nach Wittow fährt ab Juni wieder."
    assert headings(library) == ["Fähre"]


def test_where_nothing_answers_all_that_is_found_is_read(library: Library) -> None:
    read_sentences(library, plan_of("Was kostete die Fähre nach Wittow im Jahr 1950?"))
    assert len(headings(library)) > 1


def test_for_the_newest_answer_all_that_is_found_is_read(library: Library) -> None:
    read_sentences(library, without_newest(plan_of("Ab wann fährt die Fähre nach Wittow aktuell wieder?")))
    assert len(headings(library)) > 1


def of(article: Article, choice: float, score: float) -> ReadSentence:
    return ReadSentence(sentences_of(article)[0], choice, choice, math.log(score))


def test_of_two_articles_the_one_that_the_search_prefers_may_have_the_lower_choice() -> None:
    there, elsewhere = of(FERRY, 2.0, 0.6), of(OTHERS[0], 2.5, 0.3)
    assert max((there, elsewhere), key=lambda one: one.joined) is there
    assert confidence_of([there, elsewhere]) == confidence_of([there])
    much_surer = of(OTHERS[0], 7.0, 0.3)
    assert max((there, much_surer), key=lambda one: one.joined) is much_surer
    assert confidence_of([]) == 0.0
