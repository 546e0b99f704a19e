"""End to end on the seed article: journalists' questions, the sentences that answer them, and nobody else's words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import CAREFUL, SCEPTICAL

from index import Library
from index.library.seeds import seeds
from index.names.person_names import same_name
from qa import Answer, Assistant

DICTATED = "Dabei habe die Bundesregierung immer deutlich gemacht, dass es keinen Diktatfrieden geben könne."
REALITIES = (
    "Putin forderte laut Angaben des Kreml unter anderem, dass in einer Übereinkunft zur Beendigung des Konflikts die "
    '"neuen territorialen Realitäten" anerkannt werden müssten.'
)
NO_ULTIMATUM = (
    "Der außenpolitische Sprecher der Unionsfraktion im Bundestag, Hardt, kritisierte dagegen im Deutschlandfunk, "
    "Scholz habe nach allem, was man über das Gespräch wisse, keine neuen Positionen vermittelt und Putin kein "
    "Ultimatum gestellt."
)
WEAKNESS = "Deshalb werde dieser das Telefonat als Zeichen der Schwäche verstehen."
FURTHER_CALLS = "Nun würden vermutlich weitere Gespräche und Telefonate folgen."
INTERVIEW = (
    "Sie können das Interview der Woche mit SPD-Generalsekretär Miersch in voller Länge am Sonntag ab 11.05 Uhr im "
    "Deutschlandfunk hören."
)
TWO_YEARS = "Es war das erste Gespräch zwischen Scholz und Putin seit knapp zwei Jahren."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("seeds") / "library") as library:
        library.add(seeds())
        yield Assistant(library)


def cited(answer: Answer) -> list[str]:
    for number, citation in enumerate(answer.citations, 1):
        sentence = citation.sentence
        assert citation.number == number
        assert sentence.article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text in answer.text
    return [citation.sentence.text for citation in answer.citations]


def speakers(answer: Answer) -> set[str | None]:
    return {citation.statement.speaker if citation.statement else None for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "What did Miersch say about Taurus?",
        "Was sagte Miersch zu Taurus?",
        "what has miersch said about taurus",
        "WAS SAGTE MIERSCH ZU TAURUS?",
        "Was hat Miersch über den Taurus gesagt?",
        "Was sagte SPD-Generalsekretär Matthias Miersch zu Taurus?",
        "What did Mr Miersch say on the subject of Taurus?",
        "What is Miersch saying about Taurus?",
        "What is Miersch's position on Taurus?",
        "What’s Miersch’s view on Taurus?",
        "Was ist Mierschs Haltung zu Taurus?",
        "Welche Position vertritt Miersch zu Taurus?",
        "Wie äußerte sich Miersch zur Lieferung von Taurus?",
        "Was meint Miersch zum Marschflugkörper?",
        "Did Miersch comment on Taurus?",
        "Hat sich Miersch zu Taurus geäußert?",
        "Tell me, what did Miersch say in the interview about Taurus?",
        "Was hat Miersch im Interview zu Taurus gesagt?",
        "Wie a\u0308ußerte sich Miersch zu Taurus?",
    ],
)
def test_the_sentence_that_names_miersch_and_the_one_that_goes_on(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.reason is None
    assert cited(answer) == [SCEPTICAL, CAREFUL]
    assert speakers(answer) == {"Miersch"}
    named, goes_on = answer.citations
    assert named.context is None
    assert goes_on.context is not None
    assert goes_on.context.text == SCEPTICAL


@pytest.mark.parametrize(
    "question",
    ["What did Putin demand?", "What is Putin demanding?", "What are Putin's demands?", "Which demands did Putin make?",
     "Was fordert Putin?", "Was hat Putin gefordert?", "Welche Forderungen stellte Putin?",
     "Was soll Putin gefordert haben?"],
)  # fmt: skip
def test_what_putin_demands(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert cited(answer) == [REALITIES]
    assert speakers(answer) == {"Putin"}


@pytest.mark.parametrize(
    "question",
    ["What did Hardt criticise?", "Was kritisierte Hardt?", "Was hat Hardt kritisiert?", "Wen kritisierte Hardt?",
     "What did Hardt criticize about Scholz?", "Warum kritisierte Hardt den Kanzler Scholz?"],
)  # fmt: skip
def test_what_hardt_criticises(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert cited(answer)[0] == NO_ULTIMATUM
    assert set(cited(answer)) <= {NO_ULTIMATUM, WEAKNESS}
    assert speakers(answer) == {"Hardt"}


@pytest.mark.parametrize(
    "question",
    ["What did Zelensky say about the phone call?", "What did Volodymyr Zelenskyy say about the phone call?",
     "Was sagte Selenskyj zum Telefonat?", "Was hat Selenski über das Telefonat gesagt?",
     "Wie reagierte Selenskyj auf das Telefonat?", "How did Zelensky react to the phone call?"],
)  # fmt: skip
def test_a_name_in_other_spellings(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert FURTHER_CALLS in cited(answer)
    assert speakers(answer) == {"Selenskyj"}


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When can I hear the interview with Miersch?", INTERVIEW),
        ("Wann kommt das Interview mit Miersch?", INTERVIEW),
        ("Um wie viel Uhr läuft das Interview der Woche?", INTERVIEW),
        ("How long had Scholz and Putin not spoken?", TWO_YEARS),
        ("Wie lange hatten Scholz und Putin nicht miteinander gesprochen?", TWO_YEARS),
    ],
)
def test_facts(assistant: Assistant, question: str, sentence: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert cited(answer) == [sentence]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did Merkel say about Taurus?", "no such speaker"),
        ("What did Hardt say about Taurus?", "no statement on the topic"),
        ("Was sagte Hardt zu Taurus?", "no statement on the topic"),
        ("Hat sich Hardt zu Taurus geäußert?", "no statement on the topic"),
        ("What did Miersch say about pensions?", "no statement on the topic"),
        ("Was sagte Miersch zur Rente?", "no statement on the topic"),
        ("Hat Miersch etwas zur Rente gesagt?", "no statement on the topic"),
        ("What did Miersch say about Ukraine pensions?", "no statement on the topic"),
        ("What did Zelensky say about the Putin biography?", "no statement on the topic"),
        ("What did Putin say about Taurus?", "no statement on the topic"),
        ("Who won the football world cup in 2022?", "not covered"),
        ("Wer gewann die Fußball-WM 2022?", "not covered"),
        ("What is the capital of France?", "not covered"),
        ("Wie hoch ist der Mount Everest?", "not covered"),
    ],
)
def test_what_the_article_does_not_say_is_not_answered(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.reason == reason
    others = set()
    for citation, text in zip(answer.citations, cited(answer), strict=True):
        assert citation.statement is not None
        speaker = citation.statement.speaker or ""
        if not any(same_name(word, speaker) for word in question.split()):
            others.add(text)
    assert others <= {SCEPTICAL}  # Miersch does speak on Taurus; on nothing else does anybody


@pytest.mark.parametrize(
    "question",
    [
        "What did Scholz say about Taurus?",
        "Was sagte Scholz zu Taurus?",
        "Did Scholz comment on Taurus?",
        "Äußerte sich Scholz zu Taurus?",
        "Hat Scholz etwas zu Taurus gesagt?",
    ],
)
def test_whoever_is_only_told_of_says_nothing_on_other_topics(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.answered, answer.reason) == (False, "no statement on the topic")
    assert [
        one.statement.source for one in answer.citations if one.statement and one.statement.speaker == "Scholz"
    ] == ["Hebestreit"]


@pytest.mark.parametrize(
    "question", ["What did Scholz say?", "Was forderte Scholz?", "What did the chancellor demand?"]
)
def test_whose_words_others_tell(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert speakers(answer) == {"Scholz"}
    assert {one.statement and one.statement.source for one in answer.citations} == {"Hebestreit"}


def test_everything_somebody_says(assistant: Assistant) -> None:
    answer = assistant.ask("What did Miersch say?")
    assert cited(answer)[1:] == [DICTATED, SCEPTICAL, CAREFUL]
    assert speakers(answer) == {"Miersch"}


def test_who_said_it(assistant: Assistant) -> None:
    for question in ("Wer sprach über Taurus?", "Who spoke about Taurus?", "Wer äußerte sich zu Taurus?"):
        assert speakers(assistant.ask(question)) == {"Miersch"}
    for question in ("Who criticised Scholz?", "Wer kritisierte Scholz?"):
        assert speakers(assistant.ask(question)) == {"Hardt"}
    assert not assistant.ask("Wer lobte Scholz?").answered


def test_the_caption_is_no_answer(assistant: Assistant) -> None:
    caption = "Das von der Bundesregierung veröffentlichte Bild zeigt"
    for question in (
        "Who is in the picture?",
        "Was zeigt das Bild?",
        "What did Plötner say?",
        "Wer sitzt neben Scholz?",
    ):
        assert not any(caption in text for text in cited(assistant.ask(question)))


def test_the_users_own_library_starts_with_the_seeds(home: Path) -> None:
    from qa import ask

    assert cited(ask("What did Miersch say about Taurus?")) == [SCEPTICAL, CAREFUL]
    assert (home / "library.sqlite").is_file()
