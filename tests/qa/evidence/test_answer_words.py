"""Which words of a sentence answer a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from qa import Assistant
from qa.answer.citation import Citation
from qa.evidence.answer_words import answer_words
from qa.question.expected import Expected
from ui.views.article import article_html


@pytest.mark.parametrize(
    ("question", "expected", "text", "words"),
    [
        ("Wann?", "time", "Am 3. Mai 2019 um 11.05 Uhr wurde die Brücke eröffnet.", ["3. Mai 2019", "11.05 Uhr"]),
        ("When?", "time", "He left two days ago, on a Tuesday of the 1960s.", ["two days ago", "Tuesday", "1960s"]),
        ("When?", "time", "They may come; the mayor agreed.", []),
        ("Seit wann?", "time", "Es war das erste Gespräch seit knapp zwei Jahren.", ["seit knapp zwei Jahren"]),
        ("When was the bridge of 1848 torn down?", "time", "The bridge of 1848 was torn down.", []),
        ("In what year was it?", "time", "It was in May, not in March 1912.", ["March 1912"]),
        ("How long?", "duration", "They talked for three hours.", ["three hours"]),
        ("How many people came?", "number", "In 2003 about 14,000 people and 3 dogs came.", ["14,000"]),
        ("Wie viel kostete die Brücke?", "number", "320 Meter kosteten 14 Millionen Euro.", ["14 Millionen Euro"]),
        ("Wie lang ist sie?", "number", "320 Meter Brücke kosteten 14 Millionen Euro.", ["320 Meter"]),
        ("Wie lang ist das Schiff?", "duration", "Bei 90 Metern Länge liegt es 30 Meter tief.", ["90 Metern"]),
        ("How long is the ship?", "duration", "It is 300 feet long.", ["300 feet"]),
        ("Wie lange dauerte es?", "duration", "Es hat eine Länge von 90 Metern.", []),
        ("Wie teuer war die Uhr?", "number", "Nach 13 Geboten kam die Uhr für 900 Kronen weg.", ["900 Kronen"]),
        ("How much did the watch cost?", "number", "The 13 watches were old.", []),
        ("Who met Rollo?", "person", "In the end Rollo met King Charles at the river.", ["King Charles"]),
        ("Who won?", "person", "Millions voted, 3 Million Altmoorer voted.", ["Altmoorer"]),
        ("Where is it?", "place", "The whale lay on the beach at Thurso on Tuesday.", ["Thurso"]),
        ("Where is it?", "place", "They found it in the harbour.", ["the harbour"]),
        ("What is it?", None, "It was in May 1912.", []),
    ],
)  # fmt: skip
def test_words_of_the_expected_kind(question: str, expected: Expected | None, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in answer_words(question, expected, text)] == words


ARTICLE = Article.from_text(
    "Die Stadt Oldersum eröffnete die Brücke am 3. Mai 2019. Die Architektin der Brücke heißt Ingrid Solberg. "
    "Die Brücke kostete 14 Millionen Euro.\n\nBürgermeister Heinz Köhler kritisierte, die Brücke sei zu teuer.",
    title="Brücke",
    source="bridge",
    language="de",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("words") / "library") as library:
        library.add(ARTICLE)
        yield Assistant(library)


def marked(citation: Citation) -> list[str]:
    assert "".join(text for text, _ in citation.pieces) == citation.sentence.text
    text = citation.sentence.article.text
    assert [text[start:end] for start, end in citation.marked] == [
        text for text, is_marked in citation.pieces if is_marked
    ]
    return [text[start:end] for start, end in citation.marked]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wann wurde die Brücke eröffnet?", ["3. Mai 2019"]),
        ("How much did the bridge cost?", ["14 Millionen Euro"]),
        ("Wer ist die Architektin der Brücke?", ["Ingrid Solberg"]),
        ("Who criticised the bridge?", ["Bürgermeister Heinz Köhler"]),
    ],
)
def test_an_answer_marks_them(assistant: Assistant, question: str, words: list[str]) -> None:
    answer = assistant.ask(question)
    assert words in [marked(citation) for citation in answer.citations]
    first = next(citation for citation in answer.citations if citation.marked)
    assert answer.as_dict()["citations"][first.number - 1]["marked"] == [list(span) for span in first.marked]
    for shown in (answer._repr_html_(), article_html(ARTICLE, citations=answer.citations)):
        assert f"<strong>{words[0]}</strong>" in shown
    assert f"<b>{words[0]}</b>" in answer._repr_markdown_().replace("\\", "")


def test_a_question_for_a_time_is_not_answered_without_one(assistant: Assistant) -> None:
    assert assistant.ask("Wie teuer ist die Brücke in Oldersum?").answered
    answer = assistant.ask("Wann heißt die Architektin der Brücke Ingrid Solberg?")
    assert all(citation.marked for citation in answer.citations)


def test_nothing_is_marked_where_the_answer_abstains(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(ARTICLE)
        answer = Assistant(library).ask("What did Merz say about the bridge of 2019?")
        assert not answer.answered
        assert not any(citation.marked for citation in answer.citations)
