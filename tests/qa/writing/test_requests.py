"""Requests that are no question to the articles: small talk, the library, what no article answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import BEES, CRACKS, DAM

from index import Article, Library
from qa import Assistant
from qa.evidence.mentioning import topic_of
from qa.evidence.who_is import named_in

NEWS = [
    Article.from_text(DAM, title="Talsperre „Malter“ gesperrt", source="dam", published="2025-03-01"),
    Article.from_text(BEES, title="Gesunde Bienen", source="bees", published="2024-07-01"),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("requests") / "library") as library:
        for article in library.articles():
            library.remove(article.id)
        library.add(NEWS)
        yield Assistant(library)


@pytest.mark.parametrize(
    ("asked", "opening"),
    [("Hallo", "Hallo! Ich"), ("Thanks a lot!", "You’re welcome. I"), ("du bist echt doof", "Ich beantworte"),
     ("what can you do", "I answer"), ("?", "Please ask a question. I")],
)  # fmt: skip
def test_small_talk_gets_a_line_and_examples_of_this_library(assistant: Assistant, asked: str, opening: str) -> None:
    answer = assistant.ask(asked)
    assert (answer.kind, answer.answered, answer.reason, answer.citations) == ("talk", False, "no question", ())
    assert answer.text.startswith(opening)
    assert [line for line in answer.text.splitlines() if line.startswith("–")] == (
        ["– Was sagte Jens Voigt?", "– Welche Artikel erwähnen Erna Kraus?",
         "– Worum geht es in dem Artikel „Talsperre Malter gesperrt“?"]
        if answer.language == "de"
        else ["– What did Jens Voigt say?", "– Which articles mention Erna Kraus?",
              "– What is the article “Talsperre Malter gesperrt” about?"]
    )  # fmt: skip


def test_what_no_article_answers_is_not_covered(assistant: Assistant) -> None:
    answer = assistant.ask("Schreib mir ein Gedicht")
    assert (answer.kind, answer.answered, answer.reason, answer.citations) == ("other", False, "not covered", ())


def test_whoever_speaks_in_the_library_makes_it_a_question(assistant: Assistant) -> None:
    answer = assistant.ask("Hallo, was sagt denn Frau Kraus?")
    assert answer.citations
    assert assistant.ask("Hallo, was sagst du denn?").citations == ()


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for article in library.articles():
            library.remove(article.id)
        answer = Assistant(library).ask("Hi there")
    assert "beleg add" in answer.text
    assert not answer.answered


def test_how_many_articles_there_are_is_counted(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viele Artikel gibt es hier?")
    assert (answer.kind, answer.answered, answer.citations) == ("library", True, ())
    assert answer.text.startswith("2 Artikel in dieser Bibliothek, erschienen vom 1. Juli 2024 bis 1. März 2025.")
    assert answer.text.endswith("– Talsperre Malter gesperrt (1. März 2025)\n– Gesunde Bienen (1. Juli 2024)")


def test_the_oldest_comes_first_where_it_is_asked_for(assistant: Assistant) -> None:
    shown = [line for line in assistant.ask("oldest article?").text.splitlines() if line.startswith("–")]
    assert shown[0] == "– Gesunde Bienen (1 July 2024)"


def test_articles_that_mention_somebody_are_counted_and_proven(assistant: Assistant) -> None:
    answer = assistant.ask("Which articles mention Voigt?")
    (citation,) = answer.citations
    assert answer.text.startswith("1 article mentions “Voigt”:\n\nTalsperre Malter gesperrt (1 March 2025)\n")
    assert citation.sentence.text == "Bürgermeister Jens Voigt kritisierte die Sperrung scharf."
    assert citation.sentence.article.text[citation.sentence.start : citation.sentence.end] == citation.sentence.text


def test_what_no_article_mentions_is_said_not_to_be(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Artikel handeln von Kantara?")
    assert (answer.answered, answer.reason, answer.citations) == (False, "not covered", ())
    assert answer.text == "Kein Artikel dieser Bibliothek erwähnt „Kantara“."


def test_more_articles_than_are_shown_are_counted(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(
            [Article.from_text(f"Die Fähre {n} legte in Husby an.", title=f"{n}", source=f"{n}") for n in range(12)]
        )
        asked = "How many articles mention Husby?"
        answer = Assistant(library).ask(asked)
        rest = Assistant(library).ask("show all", [(asked, answer)])
    assert answer.text.startswith("12 articles mention “Husby”; 10 shown (“show all” for the rest):")
    assert (len(answer.citations), len(rest.citations)) == (10, 12)
    assert (rest.question, rest.understood_as) == ("show all", asked)
    assert rest.text.startswith("12 articles mention “Husby”:")


def test_news_of_something_is_told_by_the_articles(assistant: Assistant) -> None:
    assert assistant.ask("Was gibt es Neues von der Talsperre?").kind != "library"
    assert assistant.ask("which entry was number 1,000,000 on german wikipedia?").kind != "library"


@pytest.mark.parametrize(
    ("asked", "topic"),
    [("how mnay articles mention merkel", "merkel"), ("Wie viele Texte über Erdbeben sind gespeichert?", "Erdbeben"),
     ("Kommt Nexara in irgendwelchen Artikeln vor, und in welchen?", "Nexara"),
     ("Which articles deal with the WHO?", "WHO"), ("How many articles are there?", ""),
     ("In welchen Meldungen kommt Frau Oldenkott vor?", "Frau Oldenkott")],
)  # fmt: skip
def test_what_articles_are_to_be_about(asked: str, topic: str) -> None:
    assert topic_of(asked) == topic


LONG = Article.from_text(
    "Im Hafen von Husby ist am Montag eine Fähre gesunken. Alle 40 Menschen an Bord wurden gerettet. "
    "Die Fähre war auf dem Weg nach Penby. Kapitän Ole Brandt sagte, das Ruder sei gebrochen. "
    "Am Kai standen viele Schaulustige mit Regenschirmen herum. "
    "Die Reederei der Fähre will den Hafen von Husby vorerst nicht anlaufen. Das Wetter war trübe.",
    title="Fähre im Hafen von Husby gesunken",
    source="ferry",
    published="2025-05-05",
)


@pytest.mark.parametrize(
    "asked",
    ["Worum geht es in dem Artikel über die Fähre von Husby?", "Summarise the article on the Husby ferry",
     "What is the article “Fähre im Hafen von Husby gesunken” about?"],
)  # fmt: skip
def test_an_article_in_short_is_its_sentences_in_order(asked: str, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([*NEWS, LONG])
        answer = Assistant(library).ask(asked)
        later = Assistant(library).ask("Fasse ihn bitte zusammen", [(asked, answer)])
    places = [(one.sentence.start, one.sentence.end) for one in answer.citations]
    assert (answer.kind, answer.answered, len(places)) == ("article", True, 5)
    assert {one.sentence.article.source for one in answer.citations} == {"ferry"}
    assert places == sorted(places)
    assert answer.citations[0].sentence.text == "Im Hafen von Husby ist am Montag eine Fähre gesunken."
    assert any("Die Reederei der Fähre" in one.sentence.text for one in answer.citations)
    assert [one.sentence for one in later.citations] == [one.sentence for one in answer.citations]


def test_the_article_is_asked_back_where_none_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Fasse zusammen")
    assert (answer.answered, answer.citations) == (False, ())
    assert answer.text.startswith("Welcher Artikel?")


def test_what_no_article_is_about_is_a_question(assistant: Assistant) -> None:
    answer = assistant.ask("Worum geht es in dem Artikel über Kantara?")
    assert (answer.kind, answer.answered) == ("fact", False)


def test_who_somebody_is_comes_before_what_they_say(assistant: Assistant) -> None:
    answer = assistant.ask("Wer ist Erna Kraus?")
    assert (answer.kind, answer.answered) == ("person", True)
    assert answer.citations[0].sentence.text == CRACKS
    voigt = assistant.ask("Who is Jens Voigt?")
    assert [one.sentence.text for one in voigt.citations] == [
        "Bürgermeister Jens Voigt kritisierte die Sperrung scharf.",
        "„Das Seefest fällt in diesem Jahr aus“, sagte Voigt.",
    ]
    assert "What Jens Voigt says (1 of 2 statements;" in voigt.text


def test_whom_no_article_describes_is_a_question(assistant: Assistant) -> None:
    assert assistant.ask("Wer ist Ole Brandt?").kind != "person"


@pytest.mark.parametrize(
    ("asked", "name"),
    [("Wer ist eigentlich dieser Miersch?", "Miersch"), ("who's hardt", "Hardt"), ("What is the WHO?", "WHO"),
     ("Wer ist Frau von der Leyen?", "Leyen"), ("Tell me who Ursula von der Leyen is.", "Ursula von der Leyen")],
)  # fmt: skip
def test_the_name_that_is_asked_about(asked: str, name: str) -> None:
    assert named_in(asked) == name


def test_an_abbreviation_is_what_it_is_short_for(tmp_path: Path) -> None:
    text = "Das Amt für Wasser (AFW) sperrte den See. Das AFW misst weiter."
    with Library.open(tmp_path / "library") as library:
        library.add([Article.from_text(text, title="See", source="lake")])
        answer = Assistant(library).ask("Was ist das AFW?")
    assert [one.sentence.text for one in answer.citations] == ["Das Amt für Wasser (AFW) sperrte den See."]


def test_the_last_answer_shorter_longer_and_where_it_stands(assistant: Assistant) -> None:
    history = [("Was sagte Erna Kraus?", assistant.ask("Was sagte Erna Kraus?"))]
    first = [one.sentence.text for one in history[0][1].citations]
    shorter = assistant.ask("kürzer bitte", history)
    assert (shorter.kind, [one.sentence.text for one in shorter.citations]) == ("last answer", first[:1])
    longer = assistant.ask("ausführlicher bitte", history)
    assert {*first} < {one.sentence.text for one in longer.citations}
    assert [one.number for one in longer.citations] == list(range(1, len(longer.citations) + 1))
    source = assistant.ask("source?", history)
    assert source.text.startswith("Talsperre Malter gesperrt (1 March 2025):\n")
    assert [one.sentence.text for one in source.citations] == first


def test_the_sentences_of_the_last_answer_stand_word_for_word(assistant: Assistant) -> None:
    history = [("Was sagte Erna Kraus?", assistant.ask("Was sagte Erna Kraus?"))]
    answer = assistant.ask("are you sure?", history)
    assert answer.text.startswith("Each cited sentence stands word for word in its article")
    assert answer.citations


def test_without_an_answer_there_is_nothing_to_shorten(assistant: Assistant) -> None:
    answer = assistant.ask("kürzer bitte")
    assert (answer.kind, answer.answered, answer.reason, answer.citations) == ("last answer", False, "no question", ())


@pytest.mark.parametrize("asked", ["Worum geht es in dem Artikel „{}“?", "What is the article “{}” about?"])
def test_the_words_of_a_title_say_nothing_of_the_kind_of_request(asked: str, tmp_path: Path) -> None:
    title = "Bankchef Brandt sagte nach Milliardenverlusten: Warum ich gehe"
    with Library.open(tmp_path / "library") as library:
        library.add([*NEWS, Article.from_text(BEES, title=title, source="bank")])
        answer = Assistant(library).ask(asked.format(title))
    assert (answer.kind, {one.sentence.article.source for one in answer.citations}) == ("article", {"bank"})


def test_the_words_around_the_last_answer_in_another_language(assistant: Assistant) -> None:
    history = [("Was sagte Erna Kraus?", assistant.ask("Was sagte Erna Kraus?"))]
    answer = assistant.ask("and in english?", history)
    assert (answer.kind, answer.language) == ("last answer", "en")
    assert answer.text.startswith("Erna Kraus (Talsperre „Malter“ gesperrt, 1 March 2025; indirect speech):\n")
    assert [one.sentence for one in answer.citations] == [one.sentence for one in history[0][1].citations]
    again = assistant.ask("jetzt auf deutsch bitte", history)
    assert "1. März 2025" in again.text
