"""Somebody whom the articles name without words of theirs: neither denied nor given others' words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import Article, Library
from qa import Answer, Assistant
from qa.people import who

ARTICLE = Article.from_text(
    "Reeder Ole Hansen hat die Werft in Husby gekauft. Die Stadt begrüßte den Kauf. "
    "Hansen lehnt Fragen zu den Löhnen bisher ab, hieß es. „Wir hoffen auf neue Stellen“, sagte Eva Tiedke.\n\n"
    "Die Fähre nach Husby bleibt im Hafen.",
    title="Werft verkauft",
    source="yard",
)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path) as library:
        library.add(ARTICLE)
        yield Assistant(library)


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


@pytest.mark.parametrize(
    ("name", "reason"), [("Hansen", "no statement recognised"), ("Merkel", "no such speaker"), ("", "no such speaker")]
)
def test_so_it_is_where_people_are_listed_and_compared(assistant: Assistant, name: str, reason: str) -> None:
    found = who(assistant.library, name)
    assert (found.reason, found.statements) == (reason, ())
    assert ("nennen" in replace(found, language="de").text) == (reason == "no statement recognised")
    if name:
        answer = assistant.ask(f"Worin widersprechen sich Tiedke und {name}?")
        assert (answer.answered, answer.reason) == (False, reason)


def test_an_office_that_nobody_holds_there_is_no_name(assistant: Assistant) -> None:
    answer = assistant.ask("What did the mayor say about the yard?")
    assert answer.text.startswith("Nobody called the mayor says anything")


def test_whoever_speaks_is_no_such_one(assistant: Assistant) -> None:
    assert assistant.ask("Was sagte Tiedke zu den Stellen?").answered
    assert assistant.ask("Was sagte Tiedke zur Fähre?").reason == "no statement on the topic"
