"""What a reader is given of what the search finds, and what is made of its scores."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from index import Article, Library
from index.article import sentences_of
from index.models.reader import OnnxReader, Piece, Reading
from qa import Assistant
from qa.evidence.reading import ReadSentence, cited_of, confidence_of, read_sentences
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


def test_a_sentence_that_is_hardly_less_likely_is_cited_too() -> None:
    first, second = sentences_of(FERRY)
    logs = {"alone": -3.0, "found": 0.0}
    assert cited_of([ReadSentence(second, 4.0, **logs), ReadSentence(first, 3.5, **logs)]) == [first, second]
    assert cited_of([ReadSentence(second, 4.0, **logs), ReadSentence(first, 2.0, **logs)]) == [second]


class Sure:
    """A reader that takes the sentences with some word for the answer."""

    name = "sure"

    def __init__(self, word: str) -> None:
        self.word = word

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        scores = [np.array([5.0 if self.word in one else -9.0 for one in piece.sentences]) for piece in pieces]
        return [Reading(one.astype(np.float32), one.astype(np.float32)) for one in scores]


HILL = Article.from_text(
    "Nach dem Springen in Oberkranz war Pål Enger wütend. „Auf meinem Balkon würde ich da keine Wäsche aufhängen“, "
    "sagte Enger. „Die Bahn ist gut“, sagte Ines Kolb.",
    "Skispringen in Oberkranz",
    "hill",
)


@pytest.mark.parametrize(
    ("question", "word", "cited"),
    [
        ("Was sagte Enger über die Böen in Oberkranz?", "Balkon", ["„Auf meinem Bal"]),
        ("Was sagte Kolb über die Böen in Oberkranz?", "Balkon", []),  # the likeliest is not hers
        ("Hat sich Enger zu den Böen in Oberkranz geäußert?", "Balkon", []),  # yes or no is of the topic's words
    ],
)
def test_what_somebody_says_on_the_topic_in_other_words_is_found_by_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str, word: str, cited: list[str]
) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([HILL])
        monkeypatch.setattr(Library, "reader", Sure(word))
        answer = Assistant(library).ask(question)
        assert [one.sentence.text[:15] for one in answer.citations if answer.answered] == cited
        assert (answer.reason is None) == bool(cited)


def test_an_article_of_another_year_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path / "library") as library:
        prize = "Der Lyrikpreis von Altmoor geht an Ines Kolb. Sie erhält 5.000 Euro."
        library.add([Article.from_text(prize, "Lyrikpreis von Altmoor", "prize", published="2006-07-01")])
        monkeypatch.setattr(Library, "reader", Sure("Kolb"))
        assistant = Assistant(library)
        assert assistant.ask("Wer gewann 2006 den Lyrikpreis von Altmoor?").answered
        assert assistant.ask("Wer gewann 2007 den Lyrikpreis von Altmoor?").reason == "not covered"


def test_whoever_is_asked_for_by_a_description_is_looked_for_by_reading(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(
            [
                Article.from_text(
                    "Am Samstag riss der Sturm das Dach der Turnhalle ab. Die Anwohner fürchten, dass der Regen nun in "
                    "den Keller läuft. Die Feuerwehr half bis zum Abend.",
                    "Sturm in Altmoor",
                    "storm",
                )
            ]
        )
        answer = Assistant(library).ask("What do the neighbours fear after the storm in Altmoor?")
        assert [one.sentence.text[:12] for one in answer.citations] == ["Die Anwohner"]
        answer = Assistant(library).ask("What did Ines Kolb say about the storm in Altmoor?")
        assert answer.reason == "no such speaker"
