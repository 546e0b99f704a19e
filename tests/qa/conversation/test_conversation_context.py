"""Follow-ups that lean on what was cited: no topic of their own, what others think, why, the same article first."""

from collections.abc import Iterator

import pytest

from index import Article, Filter, Library
from qa import Answer, Assistant
from qa.conversation.follow_up import follow_up

DAM = Article.from_text(
    "An der Talsperre Wendel riss am 4. April 2022 ein Schieber. Verletzt wurde niemand, zwei Boote sanken. "
    "Der Schaden beläuft sich auf 300.000 Euro. Die Abstimmung über den Neubau der Talsperre fiel einstimmig aus.\n\n"
    "Wasserwirtin Hella Grote sagte, der Neubau der Talsperre werde teuer. "
    "Man müsse nämlich auch den Stollen ersetzen. "
    "Der Bauleiter Kuno Specht forderte einen schnellen Baubeginn.\n\n"
    "Der Bürgermeister Arno Veit lobte den Neubau der Talsperre. Veit sprach auch über seinen Rücktritt.",
    title="Talsperre Wendel",
    source="dam",
    published="2022-04-06",
    language="de",
)
TRAM = Article.from_text(
    "In Oberau entgleiste am 9. Mai 2022 eine Straßenbahn. Verletzt wurden elf Menschen, ein Mann starb. "
    "Der Schaden beträgt zwei Millionen Euro. Der Bürgermeister Ludger Kamp sagte, der Neubau der Gleise werde teuer. "
    "Auf die Straßenbahn stiegen viele Fahrgäste um. Sie heißt Pride of Oberau.",
    title="Straßenbahn",
    source="tram",
    published="2022-05-10",
    language="de",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("context") / "library") as opened:
        opened.add([DAM, TRAM])
        yield opened


def after(library: Library, *questions: str) -> Answer:
    """The answer to the last question after the others."""
    assistant, history = Assistant(library), list[tuple[str, Answer | str]]()
    for question in questions:
        history.append((question, assistant.ask(question, history)))
    answer = history[-1][1]
    assert isinstance(answer, Answer)
    return answer


@pytest.mark.parametrize(
    ("first", "second", "full"),
    [
        # No topic of its own
        ("Wann riss der Schieber an der Talsperre Wendel?", "Gab es Verletzte?", "Gab es Verletzte: Schieber an der "
         "Talsperre Wendel?"),
        ("Wann riss der Schieber an der Talsperre Wendel?", "War die Abstimmung einstimmig?",
         "War die Abstimmung einstimmig: Schieber an der Talsperre Wendel?"),
        ("Where did the tram derail?", "Were there any injuries?", "Were there any injuries: the tram derail?"),
        ("Where did the tram derail?", "Was anybody hurt?", "Was anybody hurt: the tram derail?"),
        ("Was sagte Grote zum Neubau?", "Welche Partei?", "Welche Partei: Neubau?"),
        ("Where did the tram derail?", "Is anybody still missing?", "Is anybody still missing: the tram derail?"),
        ("Where did the tram derail?", "When is a report expected?", "When is a report expected: the tram derail?"),
        ("Wann entgleiste die Straßenbahn?", "Was fuhr stattdessen?", "Was fuhr stattdessen: Straßenbahn?"),
        # What somebody else thinks, and who takes sides
        ("What did Grote say about the dam?", "Does Veit agree?", "What did Veit say about the dam?"),
        ("What did Grote say about the dam?", "What was Veit's reaction?", "What did Veit say about the dam?"),
        ("What did Grote say about the dam?", "And the mayor’s view?", "What did the mayor say about the dam?"),
        ("What did Grote say about the dam?", "Who disagreed?", "Who besides Grote said something about the dam?"),
        ("What did Grote say about the dam?", "Is that true?", "Who besides Grote said something about the dam?"),
        ("What did Grote say about the dam?", "Says who?", "Who said something about the dam?"),
        ("Was sagte Grote zum Neubau?", "Sieht Veit das auch so?", "Was sagte Veit zum Neubau?"),
        ("Was sagte Grote zum Neubau?", "Stimmt Veit ihr zu?", "Was sagte Veit zum Neubau?"),
        ("Was sagte Grote zum Neubau?", "Hat Specht etwas anderes gesagt?", "Was sagte Specht zum Neubau?"),
        ("Was sagte Grote zum Neubau?", "Wer widersprach ihr?", "Wer außer Grote sagte etwas zum Neubau?"),
        ("Was sagte Grote zum Neubau?", "Wirklich?", "Wer außer Grote sagte etwas zum Neubau?"),
        # Who and what is meant
        ("Was sagte Veit zu seinem Rücktritt?", "Und Grote?", "Was sagte Grote zu Veits Rücktritt?"),
        ("Was sagte Grote zum Neubau?", "Zu welcher Partei gehört sie?", "Zu welcher Partei gehört Grote?"),
        ("Was sagte Grote zum Neubau?", "Was meinte sie damit?", "Was meinte Grote mit dem Neubau?"),
        ("Was sagte Specht zum Neubau?", "Wer hat ihn beschlossen?", "Wer hat den Neubau beschlossen?"),
        ("Was sagte Specht zum Neubau?", "Wer hat ihn kritisiert?", "Wer hat Specht kritisiert?"),
        ("Was sagte Specht zum Neubau?", "Wer ist das?", "Wer ist Specht?"),
        ("Was sagte Specht zu den USA?", "Was hält Veit davon?", "Was hält Veit von den USA?"),
        ("Why was the tram not repaired in Oberau?", "Where did it come from?", "Where did the tram come from?"),
        ("What did the surveyor say about Grote?", "Where was she born?", "Where was Grote born?"),
        ("Wo fährt die Pride of Oberau?", "Wann wird sie getauft?", "Wann wird die Pride of Oberau getauft?"),
        ("Wie viele Menschen wohnen bei Oberau?", "Wer arbeitet dort?", "Wer arbeitet bei Oberau?"),
        ("Wer kritisierte den Neubau?", "Wofür?", "Warum ist das so: wer kritisierte den Neubau?"),
        ("Was sagte Veit zum Neubau?", "Und Grote selbst?", "Was sagte Grote zum Neubau?"),
        ("Was sagte Veit zum Neubau?", "Was ist mit der Straßenbahn?", "Was sagte Veit zu der Straßenbahn?"),
    ],
)  # fmt: skip
def test_in_full(library: Library, first: str, second: str, full: str) -> None:
    assert after(library, first, second).understood_as == full


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Fahrgäste hat Hamburg?",
        "Does Merkel agree with Putin?",
        "Wer ist Arno Veit?",
        "Is that still so?",
        "How does a ferry work?",
    ],
)
def test_a_topic_of_its_own(library: Library, question: str) -> None:
    assert after(library, "Wann riss der Schieber an der Talsperre Wendel?", question).understood_as is None


@pytest.mark.parametrize(
    ("first", "injured", "damage"),
    [
        ("Wann riss der Schieber an der Talsperre Wendel?", "Verletzt wurde niemand, zwei Boote sanken.",
         "Der Schaden beläuft sich auf 300.000 Euro."),
        ("Wann entgleiste in Oberau die Straßenbahn?", "Verletzt wurden elf Menschen, ein Mann starb.",
         "Der Schaden beträgt zwei Millionen Euro."),
    ],
)  # fmt: skip
def test_a_fact_is_that_of_the_article_before(library: Library, first: str, injured: str, damage: str) -> None:
    answer = after(library, first, "Gab es Verletzte?")
    assert injured in [one.sentence.text for one in answer.citations]
    assert len({one.sentence.article.id for one in answer.citations}) == 1
    assert damage in [one.sentence.text for one in after(library, first, "Wie hoch ist der Schaden?").citations]
    assert answer.within is None


def test_a_role_is_that_of_the_article_before(library: Library) -> None:
    for first, name in (
        ("Was sagte Grote zum Neubau?", "Veit"),
        ("Wann entgleiste in Oberau die Straßenbahn?", "Kamp"),
    ):
        answer = after(library, first, "Was sagte der Bürgermeister zum Neubau?")
        assert [name in one.sentence.text for one in answer.citations] == [True]


def test_articles_that_are_gone_or_filtered_out_do_not_count(library: Library) -> None:
    assistant = Assistant(library)
    first = "Wann entgleiste in Oberau die Straßenbahn?"
    answer = assistant.ask(first)
    dam = next(article for article in library.articles() if article.source == "dam")
    within = Filter(articles=(dam.id,))
    second = assistant.ask("Gab es Verletzte?", [(first, answer)], within)
    assert {one.sentence.article.id for one in second.citations} <= {dam.id}
    assert follow_up(library, "Gab es Verletzte?", [(first, answer)]).articles == (
        answer.citations[0].sentence.article.id,
    )


def test_why_is_answered_with_the_reason(library: Library) -> None:
    answer = after(library, "Was sagte Grote zum Neubau?", "Warum?")
    assert answer.understood_as == "Warum sagte Grote das zum Neubau?"
    assert [one.sentence.text for one in answer.citations] == ["Man müsse nämlich auch den Stollen ersetzen."]


def test_where_no_reason_is_given_there_is_none(library: Library) -> None:
    answer = after(library, "What did Specht demand?", "Why?")
    assert (answer.understood_as, answer.answered, answer.reason) == (
        "Why did Specht demand that?",
        False,
        "not covered",
    )
    assert "What Specht says on it:" in answer.text
    assert [one.sentence.text for one in answer.citations] == [
        "Der Bauleiter Kuno Specht forderte einen schnellen Baubeginn."
    ]


def test_a_day_without_a_word_is_no_unknown_speaker(library: Library) -> None:
    answer = after(library, "What did Grote say about the dam?", "And in May 2022?")
    assert (answer.understood_as, answer.reason) == (
        "What did Grote say about the dam in May 2022?",
        "no statement on the topic",
    )
