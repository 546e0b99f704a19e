"""Follow-up questions in full: who, what, when; what stands by itself; what a conversation may be made of."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Library
from qa import Answer, Assistant
from qa.conversation.follow_up import TURNS, follow_up

BRIDGE = Article.from_text(
    "Bürgermeisterin Edda Kranz sagte, die Brücke werde im Mai gesperrt. Die Kosten seien hoch, betonte Kranz. "
    "Der Baustadtrat Jost Harms kritisierte, die Sperrung der Brücke komme zu früh. "
    "Harms forderte eine Fähre für die Radfahrer. "
    "Der Fährmann Ole Blau warnte, bei Eis könne keine Fähre fahren. "
    "Die Feuerwehr teilte mit, die Brücke sei seit 1998 nicht mehr sicher.",
    title="Brücke",
    source="bridge",
    published="2024-03-05",
    language="de",
)
FAIR = Article.from_text(
    "Auf dem Jahrmarkt in Nordheim brannte am 3. Mai 2019 das Riesenrad. Bei dem Brand wurden zwölf Menschen verletzt. "
    "Ursache war ein Kabel. In Südheim brannte am 9. Juni 2021 die Geisterbahn, verletzt wurden vier Menschen. "
    "Die Preisrichterin Ida Lund gewann im Kuchenbacken die goldene Schürze.",
    title="Jahrmarkt",
    source="fair",
    published="2021-06-10",
    language="de",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("follow-up") / "library") as opened:
        opened.add([BRIDGE, FAIR])
        yield opened


def understood(library: Library, *questions: str) -> str | None:
    """How the last question is understood after the others, asked one after the other."""
    assistant, history = Assistant(library), list[tuple[str, Answer | str]]()
    for question in questions[:-1]:
        history.append((question, assistant.ask(question, history)))
    answer = assistant.ask(questions[-1], history)
    assert answer.question == questions[-1]
    assert answer.as_dict()["understood_as"] == answer.understood_as
    return answer.understood_as


@pytest.mark.parametrize(
    ("first", "second", "full"),
    [
        # Another speaker
        ("What did Kranz say about the bridge?", "And Harms?", "What did Harms say about the bridge?"),
        ("What did Kranz say about the bridge?", "and harms", "What did harms say about the bridge?"),
        ("What did Kranz say about the bridge?", "What about Harms?", "What did Harms say about the bridge?"),
        ("What did Kranz say about the bridge?", "Harms?", "What did Harms say about the bridge?"),
        ("Was sagte Kranz zur Brücke?", "Und die Feuerwehr?", "Was sagte die Feuerwehr zur Brücke?"),
        ("Was hat Kranz zur Brücke gesagt?", "Und Harms auch?", "Was hat Harms zur Brücke gesagt?"),
        ("What did Kranz say about the bridge?", "Und Harms?", "Was sagte Harms zu „bridge“?"),
        ("Was sagte Kranz zur Brücke?", "And Harms?", "What did Harms say about Brücke?"),
        ("Was sagte Kranz zur Brücke?", "Und was sagte Harms dazu?", "Was sagte Harms zur Brücke?"),
        ("Was sagte Kranz zur Brücke?", "Und was sagte Harms?", "Was sagte Harms zur Brücke?"),
        ("What did Kranz say about the bridge?", "What did Harms say about it?",
         "What did Harms say about the bridge?"),
        ("What did Kranz say about the bridge?", "And Ronja Falk?", "What did Ronja Falk say about the bridge?"),
        ("Was sagte Kranz zur Brücke?", "Und der Baustadtrat?", "Was sagte der Baustadtrat zur Brücke?"),
        ("What did Kranz say about the bridge?", "And the mayor?", "What did the mayor say about the bridge?"),
        ("Wer sprach über die Brücke?", "Und Harms dazu?", "Was sagte Harms über die Brücke?"),
        # Another topic
        ("Was sagte Kranz zur Brücke?", "Und der Jahrmarkt?", "Was sagte Kranz zu dem Jahrmarkt?"),
        ("When was the meeting with Kranz?", "And with Harms?", "When was the meeting with Harms?"),
        ("What did Harms demand?", "And for cyclists?", "What did Harms demand for cyclists?"),
        ("What did Kranz say about the bridge?", "And on the costs?", "What did Kranz say on the costs?"),
        ("Was sagte Kranz zur Brücke?", "Und zu den Kosten?", "Was sagte Kranz zu den Kosten?"),
        ("What did Kranz say about the bridge?", "What about Eis?", "What did Kranz say about Eis?"),
        ("Was sagte Kranz zur Brücke?", "Und Blau zum Eis?", "Was sagte Blau zum Eis?"),
        # Pronouns
        ("What did Kranz say about the bridge?", "Did she also mention costs?", "Did Kranz also mention costs?"),
        ("Was sagte Kranz zur Brücke?", "Was sagte sie zu den Kosten?", "Was sagte Kranz zu den Kosten?"),
        ("Was sagte Harms zu Kranz?", "Warum lehnt er sie ab?", "Warum lehnt Harms Kranz ab?"),
        ("What did Harms say about Kranz?", "What did she say about him?", "What did Kranz say about Harms?"),
        ("Wer gewann im Kuchenbacken?", "Was gewann sie?", "Was gewann Ida Lund?"),
        ("What did Kranz say about the bridge?", "What is her position on ice?", "What is Kranz’s position on ice?"),
        ("Was sagte Harms zur Brücke?", "Was ist seine Meinung zur Fähre?", "Was ist Harms’ Meinung zur Fähre?"),
        ("Was sagte Kranz zur Brücke?", "Wann hat sie das gesagt?", "Wann hat Kranz das zur Brücke gesagt?"),
        ("Was sagte Harms zur Sperrung?", "Warum lehnt er das ab?", "Warum lehnt Harms Sperrung ab?"),
        ("What did Harms say about the bridge?", "Why does he reject it?", "Why does Harms reject the bridge?"),
        ("What did Kranz say about the costs?", "Who criticised them?", "Who criticised the costs?"),
        ("Wann brannte das Riesenrad in Nordheim?", "Wie hoch war der Schaden, als es brannte?",
         "Wie hoch war der Schaden, als das Riesenrad in Nordheim brannte?"),
        # Why, when, where, who
        ("What did Kranz say about the bridge?", "Why?", "Why did Kranz say that about the bridge?"),
        ("What did Kranz say about the bridge?", "When was that?", "When did Kranz say that about the bridge?"),
        ("Was forderte Harms?", "Warum?", "Warum forderte Harms das?"),
        ("Was hat Kranz gesagt?", "Und wann war das?", "Wann hat Kranz das gesagt?"),
        ("Wer kritisierte die Sperrung?", "Warum?", "Warum kritisierte Jost Harms die Sperrung?"),
        ("Ist die Brücke nicht mehr sicher?", "Seit wann?", "Seit wann ist die Brücke nicht mehr sicher?"),
        ("Wann brannte das Riesenrad?", "Und wo?", "Wo brannte das Riesenrad?"),
        ("What did Kranz say about the bridge?", "Warum?", "Warum sagte Kranz das zu „bridge“?"),
        ("What did Kranz say about the bridge?", "Who else?", "Who besides Kranz said something about the bridge?"),
        ("Wer kritisierte die Sperrung?", "Wer noch?", "Wer außer Jost Harms kritisierte die Sperrung?"),
        ("Was sagte Kranz zur Brücke?", "Was noch?", "Was sagte Kranz sonst noch?"),
        ("What did Kranz say about the bridge?", "Who said that?", "Who said something about the bridge?"),
        # Facts
        ("Wie viele Menschen wurden bei dem Brand in Nordheim verletzt?", "Und in Südheim?",
         "Wie viele Menschen wurden bei dem Brand in Südheim verletzt?"),
        ("What burned in Nordheim in 2019?", "And in 2021?", "What burned in Nordheim in 2021?"),
        ("Who was hurt in the fire in Nordheim?", "How many?", "How many: who was hurt in the fire in Nordheim?"),
        ("How many people were hurt in the fire in Nordheim?", "What caused it?",
         "What caused the fire in Nordheim?"),
        ("Wann brannte das Riesenrad in Nordheim?", "Was war die Ursache?",
         "Was war die Ursache: Riesenrad in Nordheim?"),
    ],
)  # fmt: skip
def test_in_full(library: Library, first: str, second: str, full: str) -> None:
    assert understood(library, first, second) == full


@pytest.mark.parametrize(
    "question",
    [
        "What did Harms demand?",
        "Was forderte Harms?",
        "Wie viele Menschen wurden bei dem Brand in Nordheim verletzt?",
        "And when did the wheel in Nordheim burn?",
        "Did Harms say that the bridge is closed too early?",
        "What did Kranz say when she opened the fair?",
        "Was sagte Kranz, als sie den Jahrmarkt eröffnete?",
        "Können Sie mir sagen, was Blau sagte?",
        "Is it true that the bridge is closed?",
        "Was sagte Blau zu dem Eis, das im Winter kam?",
        "What is a ferry?",
        "And him?",
        "Gibt es in Nordheim eine Fähre?",
        "Jahrmarkt Nordheim",
        "",
        "?!",
        "🚀",
    ],
)
def test_a_question_that_stands_by_itself_is_left(library: Library, question: str) -> None:
    asked = Assistant(library).ask(question)
    first = "What did Kranz say about the bridge?"
    after = Assistant(library).ask(question, [(first, Assistant(library).ask(first))])
    assert after == asked
    assert after.understood_as is None


@pytest.mark.parametrize("question", ["And Harms?", "Why?", "Und was sagte sie dazu?", "Who else?", "What did he say?"])
def test_without_a_conversation_nothing_is_made_up(library: Library, question: str) -> None:
    assert follow_up(library, question, []).in_full is None
    assert follow_up(library, question, [("", ""), ("?", "Please ask a question.")]).in_full is None


def test_a_new_topic_drops_the_old_one(library: Library) -> None:
    before = ("What did Kranz say about the bridge?", "And Harms?", "Wann brannte das Riesenrad in Nordheim?")
    assert understood(library, *before, "Und wo?") == "Wo brannte das Riesenrad in Nordheim?"
    assert understood(library, *before, "Was sagte sie dazu?") != "Was sagte Kranz zur Brücke?"


def test_a_long_conversation(library: Library) -> None:
    questions = [
        ("What did Kranz say about the bridge?", None),
        ("And Harms?", "What did Harms say about the bridge?"),
        ("Why?", "Why did Harms say that about the bridge?"),
        ("And on the ferry?", "What did Harms say on the ferry?"),
        ("And Blau?", "What did Blau say on the ferry?"),
        ("Und wer noch?", "Wer außer Blau sagte etwas zu „ferry“?"),
    ]
    assistant, history = Assistant(library), list[tuple[str, Answer | str]]()
    texts: list[tuple[str, Answer | str]] = []
    for question, full in questions:
        answer = assistant.ask(question, history)
        assert answer.understood_as == full
        assert follow_up(library, question, texts).in_full == full  # the same from the answers' texts alone
        history.append((question, answer))
        texts.append((question, answer.text))


def test_pronouns_reach_back_within_a_conversation(library: Library) -> None:
    questions = ("What did Kranz say about the bridge?", "And Harms?", "What did she say about the costs?")
    assert understood(library, *questions) == "What did Kranz say about the costs?"


def test_the_answer_cites_what_the_full_question_cites(library: Library) -> None:
    assistant = Assistant(library)
    first = assistant.ask("What did Kranz say about the bridge?")
    answer = assistant.ask("And Harms?", [(first.question, first)])
    assert answer.citations == assistant.ask("What did Harms say about the bridge?").citations
    assert [c.sentence.text for c in answer.citations] == [
        "Der Baustadtrat Jost Harms kritisierte, die Sperrung der Brücke komme zu früh."
    ]


def test_who_else_leaves_out_who_was_heard(library: Library) -> None:
    answer = Assistant(library).ask("Wer außer Kranz und Harms sagte etwas zur Brücke?")
    assert {c.statement.speaker for c in answer.citations if c.statement} == {"Feuerwehr"}


def test_when_a_statement_was_made_is_answered_with_the_statement(library: Library) -> None:
    answer = Assistant(library).ask("When did Harms demand that?")
    assert "(Brücke, 5 March 2024; " in answer.text
    assert "Harms forderte eine Fähre für die Radfahrer." in [c.sentence.text for c in answer.citations]


def test_only_the_last_turns_are_read(library: Library) -> None:
    history = [("What did Kranz say about the bridge?", ""), *[("", "")] * (TURNS - 1)]
    assert follow_up(library, "And Harms?", history).in_full == "What did Harms say about the bridge?"
    assert follow_up(library, "And Harms?", [*history, ("", "")]).in_full is None


def test_an_answer_that_cites_a_removed_article(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Library.open(tmp_path_factory.mktemp("removed") / "library") as library:
        article = library.add([BRIDGE, FAIR]).added[0]
        first = Assistant(library).ask("What did Kranz say about the bridge?")
        library.remove(article.id)
        answer = Assistant(library).ask("Did she mention ice?", [(first.question, first)])
    assert answer.understood_as == "Did Edda Kranz mention ice?"
    assert not answer.answered


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=st.lists(
        st.sampled_from(
            "and und what about was er sie it das dazu her his who else ? , Harms Kranz bridge zu in 2019 \x00 ( [ {0}"
            .split()
        )
        | st.text(max_size=4),
        max_size=9,
    ).map(" ".join),
    earlier=st.sampled_from(["What did Kranz say about the bridge?", "Wer kritisierte die Sperrung?", "Wo? (", "{0}"]),
    text=st.text(max_size=40),
)  # fmt: skip
def test_any_text_is_taken(library: Library, question: str, earlier: str, text: str) -> None:
    full = follow_up(library, question, [(earlier, text)]).in_full
    assert full is None or full.strip()
