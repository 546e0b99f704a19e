"""Somebody whom the articles name without words of theirs: neither denied nor given others' words."""

from pathlib import Path

import pytest

from index import Article, Library
from qa import Answer, Assistant

ARTICLE = Article.from_text(
    "Reeder Ole Hansen hat die Werft in Husby gekauft. Die Stadt begrüßte den Kauf. "
    "Hansen lehnt Fragen zu den Löhnen bisher ab, hieß es. „Wir hoffen auf neue Stellen“, sagte Eva Tiedke.\n\n"
    "Die Fähre nach Husby bleibt im Hafen.",
    title="Werft verkauft",
    source="yard",
)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    library = Library.open(tmp_path)
    library.add(ARTICLE)
    return Assistant(library)


def cited(answer: Answer) -> list[str]:
    return [one.sentence.text for one in answer.citations]


@pytest.mark.parametrize(
    "question", ["Was sagte Hansen zum Kauf der Werft?", "What did Ole Hansen say about the yard?"]
)
def test_the_nearest_sentence_about_them_is_cited(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.answered, answer.reason) == (False, "no statement recognised")
    assert cited(answer) == ["Reeder Ole Hansen hat die Werft in Husby gekauft."]
    assert ("nennen" if answer.language == "de" else "name") in answer.text.split(".")[0]


@pytest.mark.parametrize("name", ["Erna Hansen", "Merkel", "Husum"])
def test_another_name_is_nobodys(assistant: Assistant, name: str) -> None:
    answer = assistant.ask(f"Was sagte {name} zur Werft?")
    assert (answer.answered, answer.reason) == (False, "no such speaker")


def test_whoever_speaks_is_no_such_one(assistant: Assistant) -> None:
    assert assistant.ask("Was sagte Tiedke zu den Stellen?").answered
    assert assistant.ask("Was sagte Tiedke zur Fähre?").reason == "no statement on the topic"
