"""Roles instead of names, times, two people side by side, names that fit several, what was said at several times."""

import datetime
from collections.abc import Iterator

import pytest

from index import Article, Filter, Library
from qa import Answer, Assistant
from qa.evidence.people_by_role import role_of
from qa.question.plan import plan_of
from qa.question.times import When, when_of

TODAY = datetime.date(2026, 11, 26)
HARBOUR = Article.from_text(
    "Die Generalsekretärin der SPD, Ines Halberg, kritisierte den Ausbau des Hafens: „Der Ausbau ist zu teuer.“ "
    "Der CDU-Außenpolitiker Ole Brandis sagte, der Ausbau des Hafens sei notwendig. "
    "Finanzministerin Karla Weber erklärte, das Geld für den Ausbau sei da.",
    title="Hafen", source="harbour", published="2024-03-05", outlet="Bote", language="de",
)  # fmt: skip
FERRY = Article.from_text(
    "Bürgermeister Peter Weber sagte, die Fähre fahre ab Mai wieder. Ole Brandis sagte, die Fähre sei überflüssig.",
    title="Fähre", source="ferry", published="2024-06-20", outlet="Bote", language="de",
)  # fmt: skip
LATER = Article.from_text(
    "Ole Brandis sagte, der Ausbau des Hafens sei nicht notwendig. Karla Weber sagte, die Fähre sei zu langsam.",
    title="Hafen 2", source="later", published="2025-01-15", outlet="Kurier", language="de",
)  # fmt: skip


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("kinds") / "library") as library:
        library.add([HARBOUR, FERRY, LATER])
        yield Assistant(library)


def cited(answer: Answer) -> list[str]:
    return [citation.sentence.text for citation in answer.citations]


@pytest.mark.parametrize(
    ("asked", "head", "fields", "others"),
    [
        ("the SPD's general secretary", "generalsekretär", [], ["spd"]),
        ("der CDU-Generalsekretär", "general secretary", [], ["cdu"]),
        ("the government spokesman", "sprecher", ["regierung"], []),
        ("the French finance minister", "minister", ["finanz", "frankreich"], []),
        ("der Präsident des Landgerichts", "präsident", [], ["landgericht"]),
        ("der Präsident des Landgerichtes", "president", [], ["landgericht"]),
    ],
)
def test_a_role_in_words_of_an_article(asked: str, head: str, fields: list[str], others: list[str]) -> None:
    role = role_of(asked)
    assert role is not None
    assert head in role.heads
    assert len(role.fields) == len(fields)
    assert all(any(field in one.parts for one in role.fields) for field in fields)
    assert [one.parts for one in role.others] == [{word} for word in others]


@pytest.mark.parametrize(
    "name",
    [
        "Miersch",
        "Angela Merkel",
        "Minister Lawrow",
        "Chancellor Olaf Scholz",
        "die Polizei",
        "the White House",
        "Ministerin von der Leyen",
    ],
)
def test_names_are_no_roles(name: str) -> None:
    assert role_of(name) is None


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What did the SPD's general secretary say about the harbour?", "Die Generalsekretärin der SPD, Ines Halberg"),
        ("Was kritisierte die SPD-Generalsekretärin?", "Die Generalsekretärin der SPD, Ines Halberg"),
        ("What did the finance minister say about the money?", "Finanzministerin Karla Weber erklärte"),
        ("Was sagte der CDU-Außenpolitiker zum Ausbau?", "Der CDU-Außenpolitiker Ole Brandis sagte"),
        ("What did the mayor say about the ferry?", "Bürgermeister Peter Weber sagte"),
    ],
)
def test_a_person_asked_for_by_role(assistant: Assistant, question: str, start: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert cited(answer)[0].startswith(start)


def test_nobody_has_the_role(assistant: Assistant) -> None:
    answer = assistant.ask("What did the FDP's general secretary say about the harbour?")
    assert (answer.answered, answer.reason) == (False, "no such speaker")


@pytest.mark.parametrize(
    ("question", "since", "until", "rest"),
    [
        ("What did Hardt say in 2008?", "2008-01-01", "2008-12-31", "What did Hardt say?"),
        ("Was sagte Hardt im November 2024 zu Taurus?", "2024-11-01", "2024-11-30", "Was sagte Hardt zu Taurus?"),
        ("Was sagte Hardt 2006 zu Autos?", "2006-01-01", "2006-12-31", "Was sagte Hardt zu Autos?"),
        ("What did Hardt say on 16 November 2024?", "2024-11-16", "2024-11-16", "What did Hardt say?"),
        (
            "What did Hardt say on November 16, 2024 about it?",
            "2024-11-16",
            "2024-11-16",
            "What did Hardt say about it?",
        ),
        ("Was sagte Hardt am 16.11.2024?", "2024-11-16", "2024-11-16", "Was sagte Hardt?"),
        ("Was sagte Hardt seit März 2020?", "2020-03-01", None, "Was sagte Hardt?"),
        ("What did Hardt say before 2020?", None, "2019-12-31", "What did Hardt say?"),
        ("What did Hardt say last week about it?", "2026-11-16", "2026-11-22", "What did Hardt say about it?"),
        ("Was sagte Hardt letzten Monat?", "2026-10-01", "2026-10-31", "Was sagte Hardt?"),
        ("Was sagte Hardt im vergangenen Jahr?", "2025-01-01", "2025-12-31", "Was sagte Hardt?"),
        ("Was sagte Hardt gestern?", "2026-11-25", "2026-11-25", "Was sagte Hardt?"),
    ],
)
def test_times(question: str, since: str | None, until: str | None, rest: str) -> None:
    when = when_of(question, TODAY)
    assert when is not None
    days = [day and day.isoformat() for day in (when.since, when.until)]
    assert (days, when.rest) == ([since, until], rest)


@pytest.mark.parametrize(
    "question", ["What did Hardt say about Taurus?", "Was sagte Hardt am 31.2.2024?", "Was war 2008?"]
)
def test_no_times(question: str) -> None:
    when: When | None = when_of(question, TODAY)
    assert when is None


def test_a_time_restricts_the_articles(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Brandis im März 2024 zum Ausbau?")
    assert cited(answer) == ["Der CDU-Außenpolitiker Ole Brandis sagte, der Ausbau des Hafens sei notwendig."]
    assert answer.within == Filter.of(since="2024-03", until="2024-03")
    assert answer.question == "Was sagte Brandis im März 2024 zum Ausbau?"
    answer = assistant.ask("Was sagte Brandis 2024 zur Fähre?", within=Filter.of(until="2024-04"))
    assert (answer.answered, answer.reason) == (False, "no statement on the topic")
    assert "2024" in answer.text
    answer = assistant.ask("Was sagte Brandis 2019 zum Ausbau?")
    assert (answer.answered, answer.reason) == (False, "nothing within")


@pytest.mark.parametrize(
    ("question", "people", "topic"),
    [
        ("What do Hardt and Miersch disagree on?", ("Hardt", "Miersch"), None),
        ("Why do Hardt and Miersch disagree?", ("Hardt", "Miersch"), None),
        ("Warum sind sich Hardt und Miersch uneinig?", ("Hardt", "Miersch"), None),
        ("Where do Hardt and Rolf Miersch differ on Taurus?", ("Hardt", "Rolf Miersch"), "Taurus"),
        ("Worüber streiten Hardt und Miersch?", ("Hardt", "Miersch"), None),
        ("Worin unterscheiden sich Hardt und Miersch?", ("Hardt", "Miersch"), None),
        ("Do Hardt and Miersch agree on Taurus?", ("Hardt", "Miersch"), "Taurus"),
    ],
)
def test_plans_of_two_people(question: str, people: tuple[str, str], topic: str | None) -> None:
    plan = plan_of(question)
    assert plan.people == people
    assert [ask.topic for ask in plan.asks] == ([topic] if topic else [])


def test_two_people_side_by_side(assistant: Assistant) -> None:
    answer = assistant.ask("Worüber streiten Halberg und Brandis?")
    assert {citation.statement.speaker for citation in answer.citations if citation.statement} == {
        "Ines Halberg",
        "Ole Brandis",
    }
    assert any("zu teuer" in text for text in cited(answer))
    assert any("sei notwendig" in text for text in cited(answer))
    answer = assistant.ask("What do Halberg and Merz disagree on?")
    assert (answer.answered, answer.reason) == (False, "no such speaker")


def test_a_name_that_fits_two_people_is_asked_back(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Weber zur Fähre?")
    assert (answer.answered, answer.reason) == (False, "ambiguous speaker")
    assert answer.text.startswith("„Weber“ passt hier auf mehrere: Karla Weber, Peter Weber. Wer ist gemeint?")
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "speaker"),
    [("What did Weber say about the money?", "Karla Weber"), ("Was sagte Peter Weber zur Fähre?", "Peter Weber")],
)
def test_a_topic_or_a_given_name_says_who_is_meant(assistant: Assistant, question: str, speaker: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert {citation.statement.speaker for citation in answer.citations if citation.statement} == {speaker}


def test_a_change_is_shown_in_order(assistant: Assistant) -> None:
    answer = assistant.ask("What did Brandis say about the expansion of the harbour?")
    assert cited(answer) == [
        "Der CDU-Außenpolitiker Ole Brandis sagte, der Ausbau des Hafens sei notwendig.",
        "Ole Brandis sagte, der Ausbau des Hafens sei nicht notwendig.",
    ]
    assert answer.text.startswith("The later words of Ole Brandis differ from the earlier ones:")
    assert "as of 5 March 2024" in answer.text
    assert "as of 15 January 2025" in answer.text
