"""Which sentences answer a question about a fact, and when none does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from qa.evidence.facts import MOST_SENTENCES, find_facts, score_sentences
from qa.question.plan import plan_of

BRIDGE = Article.from_text(
    "Die neue Brücke über die Oste\n\n"
    "Die Stadt hat im Mai 2019 eine neue Brücke über die Oste gebaut. Die Brücke kostete 14 Millionen Euro. "
    "Sie ist 320 Meter lang. Die Architektin heißt Ingrid Solberg. Der Verkehr rollt seit vier Jahren.\n\n"
    "Bürgermeister Heinz Köhler sagte, die Brücke sei ein Gewinn für alle Radfahrer.",
    title="Die neue Brücke",
    source="bridge",
    language="de",
)
WHALE = Article.from_text(
    "A dead whale was washed up on the beach at Thurso on Tuesday. It weighed 12 tonnes and may have been ill. "
    "Biologists took samples two days later. The beach remains closed.",
    title="Whale",
    source="whale",
    language="en",
)
SCHOOL = Article.from_text(
    "Die Schule in Seedorf bekommt eine Turnhalle. Die Eltern freuen sich. Die Kinder turnen bis dahin im Rathaus.",
    title="Schule",
    source="school",
    language="de",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("facts") / "library") as library:
        library.add([BRIDGE, WHALE, SCHOOL])
        yield library


def cited(library: Library, question: str) -> list[str]:
    found = find_facts(library, plan_of(question))
    assert bool(found.evidence) == (found.reason is None)
    for one in found.evidence:
        sentence = one.sentence
        assert sentence.article.text[sentence.start : sentence.end] == sentence.text
        assert one.statement is None or one.statement.speaker is not None
    return [one.sentence.text for one in found.evidence]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Wie viel kostete die Brücke?", "Die Brücke kostete 14 Millionen Euro."),
        ("How much did the bridge cost?", "Die Brücke kostete 14 Millionen Euro."),
        ("Wann wurde die Brücke über die Oste gebaut?",
         "Die Stadt hat im Mai 2019 eine neue Brücke über die Oste gebaut."),
        ("Wer ist die Architektin der Brücke?", "Die Architektin heißt Ingrid Solberg."),
        ("Where was the whale washed up?", "A dead whale was washed up on the beach at Thurso on Tuesday."),
        ("When was the whale washed up on the beach?",
         "A dead whale was washed up on the beach at Thurso on Tuesday."),
        ("Wo wurde ein toter Wal angeschwemmt?", "A dead whale was washed up on the beach at Thurso on Tuesday."),
        ("Wo turnen die Kinder?", "Die Kinder turnen bis dahin im Rathaus."),
    ],
)  # fmt: skip
def test_the_sentence_that_answers_is_cited(library: Library, question: str, sentence: str) -> None:
    assert sentence in cited(library, question)


@pytest.mark.parametrize(
    "question",
    ["Who won the football world cup in 2022?", "Wie hoch ist der Mount Everest?", "What is the capital of France?",
     "Welche Farbe hat Chlorophyll?", "Wer schrieb den Faust?"],
)  # fmt: skip
def test_what_no_sentence_covers(library: Library, question: str) -> None:
    found = find_facts(library, plan_of(question))
    assert (found.evidence, found.reason) == ((), "not covered")


@pytest.mark.parametrize(
    ("question", "fits", "does_not"),
    [
        ("When?", "Es geschah am Sonntagabend.", "Dies sagte er in der abendlichen Rede."),
        ("When?", "Das war 1848.", "It may rain."),
        ("When?", "It was in May.", "They may come."),
        ("Seit wann?", "Es war das erste Gespräch seit knapp zwei Jahren.", "Das Gespräch war seit langem geplant."),
        ("When?", "He left two days ago.", "He left the house."),
        ("Wann?", "Der Zug fährt ab 11.05 Uhr.", "Der Zug fährt."),
        ("How long?", "Er blieb drei Wochen.", "Er blieb."),
        ("How many?", "Fünf Menschen kamen.", "Menschen kamen."),
        ("Wie viele?", "Es kamen 12 Leute.", "Es kamen Leute."),
        ("Wo?", "Er wohnt in Kassel.", "Er wohnt dort."),
    ],
)
def test_what_a_question_expects(tmp_path: Path, question: str, fits: str, does_not: str) -> None:
    with Library.open(tmp_path / "library") as library:
        text = f"Taurus: {fits}\n\nTaurus: {does_not}"
        library.add(Article.from_text(text, title="Taurus", source="x"))
        scored = score_sentences(library, plan_of(f"{question.rstrip('?')} Taurus?"))
        found = {one.sentence.text.removeprefix("Taurus: "): one.fits for one in scored}
        assert (found[fits], found[does_not]) == (True, False)


def test_scores_are_in_order_and_each_sentence_is_there_once(library: Library) -> None:
    scored = score_sentences(library, plan_of("Wie viel kostete die Brücke über die Oste?"))
    assert [one.score for one in scored] == sorted((one.score for one in scored), reverse=True)
    places = [(one.sentence.article.id, one.sentence.start) for one in scored]
    assert len(set(places)) == len(places)
    for one in scored:
        assert 0 <= one.confidence <= 1
        assert 0 <= one.exact <= one.near + 1e-6 <= one.around + 2e-6 <= 1 + 3e-6


def test_what_somebody_says_is_shown_as_theirs(library: Library) -> None:
    found = find_facts(library, plan_of("Ist die Brücke ein Gewinn für die Radfahrer?"))
    said = [one for one in found.evidence if "Köhler" in one.sentence.text]
    assert said
    for one in said:
        assert one.statement is not None
        assert one.statement.speaker is not None
        assert one.statement.speaker.endswith("Köhler")


def test_an_answer_is_short(tmp_path: Path) -> None:
    text = " ".join(
        f"Der Hafen von Oldersum hat Kräne, Kais, Schuppen und Gleise, und im Hafen Nummer {n} liegen Schiffe aus Holz."
        for n in range(30)
    )
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text(text, title="Hafen", source="x", language="de"))
        found = cited(library, "Was liegt im Hafen von Oldersum?")
        assert 1 <= len(found) <= MOST_SENTENCES


def test_captions_and_notes_of_the_outlet_are_no_facts(tmp_path: Path) -> None:
    text = (
        "Das Bild zeigt den Hafen von Oldersum mit einem Kran. (Foto: Nordbild / dpa)\n\n"
        "Der Hafen wird größer.\n\nDiese Nachricht wurde am 16.11.2024 im Programm Deutschlandfunk gesendet."
    )
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text(text, title="Hafen", source="x", language="de"))
        kinds = {
            sentence.text: sentence.kind for article in library.articles() for sentence in library.sentences(article)
        }
        for question in ("Was zeigt das Bild vom Hafen von Oldersum?", "Wann wurde die Nachricht gesendet?"):
            assert all(kinds[text] in ("text", "heading") for text in cited(library, question))


def test_what_all_sentences_found_share_singles_none_out(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        text = "Der Hafen Oldersum hat Kräne. Der Hafen Oldersum hat Kais. Im Hafen Oldersum sang Weber die Hymne."
        library.add(Article.from_text(text, title="Oldersum", source="x"))
        telling = {one.sentence.text: one.telling for one in score_sentences(library, plan_of("Wer sang in Oldersum?"))}
    assert telling["Im Hafen Oldersum sang Weber die Hymne."] > 0.9
    assert telling["Der Hafen Oldersum hat Kräne."] < 0.1


def test_a_question_that_says_not_is_declined_where_nothing_is_denied(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text("Die Brücke über die Oste wurde 1909 in Osten gebaut.", title="x", source="x"))
        right = score_sentences(library, plan_of("Wo wurde die Brücke über die Oste gebaut?"))[0]
        wrong = score_sentences(library, plan_of("Wo wurde die Brücke über die Oste nie gebaut?"))[0]
    assert (right.sure, wrong.sure) == (True, False)
    assert right.agreed > wrong.agreed
