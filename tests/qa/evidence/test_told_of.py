"""What one tells of another's words is found by both names, and shown as told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from qa import Answer, Assistant

TALKS = Article.from_text(
    "Foreign Minister Lena Ostrow met her colleague Viktor Dahl in Bern. Her spokeswoman Mara Fenn said Ostrow had "
    "called on Dahl to release the prisoners. Dahl said the talks were useful.",
    source="talks",
    published="2024-05-14",
)
RAILWAY = Article.from_text(
    "Ministerin Ute Berger besuchte den Bahnhof. Wie Sprecherin Anke Holm mitteilte, forderte Berger die Bahn auf, die "
    "Strecke bis Mai zu sanieren. Die Kosten müsse der Bund tragen.",
    source="railway",
    published="2024-05-15",
)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path) as library:
        library.add([TALKS, RAILWAY])
        yield Assistant(library)


def shown(answer: Answer) -> list[tuple[str | None, str | None]]:
    """Who is cited, and who tells of it."""
    return [(one.statement.speaker, one.statement.source) for one in answer.citations if one.statement]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Ostrow call for the release of the prisoners?", ("Lena Ostrow", "Mara Fenn")),
        ("Who called for the release of the prisoners?", ("Lena Ostrow", "Mara Fenn")),
        ("What did the foreign minister demand?", ("Lena Ostrow", "Mara Fenn")),
        ("Was forderte Berger?", ("Ute Berger", "Anke Holm")),
        ("Wer forderte die Sanierung der Strecke?", ("Ute Berger", "Anke Holm")),
    ],
)
def test_whose_words_are_told_is_who_says_them(assistant: Assistant, question: str, expected: tuple[str, str]) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert shown(answer) == [expected]
    words = ("{}, as told by {} (", "{}, wie {} es berichtet (")[answer.language == "de"]
    assert words.format(*expected) in answer.text
    assert answer.as_dict()["citations"][0]["told_by"] == expected[1]


def test_who_tells_of_it_is_asked_by_name(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Anke Holm zur Strecke?")
    assert set(shown(answer)) == {("Anke Holm", None)}  # her own statement, which tells of the minister's
    assert [one.speaker for one in assistant.library.statements(speaker="Mara Fenn")] == ["Lena Ostrow", "Mara Fenn"]


def test_what_nobody_is_told_to_demand_is_declined(assistant: Assistant) -> None:
    for question in ("Did Ostrow call for new taxes?", "Hat Berger höhere Fahrpreise gefordert?"):
        assert not assistant.ask(question).answered, question
