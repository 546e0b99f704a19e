"""Questions for several things: lists, timelines, two sides, and yes or no in words."""

import datetime
from collections.abc import Iterator

import pytest

from index import Article, Library
from index.article import Sentence
from index.text.moments import Told, told_in
from qa import Answer, Assistant
from qa.evidence.found import Evidence, Found
from qa.evidence.whether import asks_yes_or_no, with_verdict
from qa.question.plan import plan_of
from qa.writing.extract import write


def _article(title: str, text: str, published: str, outlet: str = "Harzbote") -> Article:
    return Article.from_text(text, title=title, source=title, published=published, outlet=outlet)


FERRY = _article(
    "Fähre vor Husby gesunken",
    "Vor Husby ist am Montag eine Fähre gesunken. Am 3. Mai 2025 war sie aus dem Dock gekommen. "
    "Im Jahr 1998 hatte die Reederei sie gekauft. Kommenden Freitag wird das Wrack gehoben.",
    "2025-05-14",
)
NEWS = [
    FERRY,
    _article("Streik bei der Post", "Die Briefträger in Altmoor streiken seit Montag für mehr Lohn.", "2024-02-06"),
    _article("Streik der Lokführer", "Die Lokführer haben am Dienstag einen Streik begonnen.", "2025-03-04"),
    _article(
        "Warnstreik in Kelmar", "In Kelmar kam es zu einem Warnstreik der Busfahrer.", "2025-06-01", "Küstenkurier"
    ),
    _article("Gute Ernte", "Die Bauern im Harz freuen sich über eine gute Ernte. Der Sommer war mild.", "2025-09-01"),
    _article("Neue Schule", "In Penby wurde eine neue Schule eröffnet. Das Wetter war schön.", "2025-09-02"),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("lists") / "library") as library:
        for article in library.articles():
            library.remove(article.id)
        library.add(NEWS)
        yield Assistant(library)


def _titles(answer: Answer) -> list[str]:
    for one in answer.citations:
        assert one.sentence.article.text[one.sentence.start : one.sentence.end] == one.sentence.text
    return [one.sentence.article.title for one in answer.citations]


def test_a_list_has_every_article_that_answers_the_newest_first(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Streiks gab es?")
    assert (answer.kind, answer.answered) == ("list", True)
    assert _titles(answer) == ["Warnstreik in Kelmar", "Streik der Lokführer", "Streik bei der Post"]
    assert answer.text.startswith("3 Artikel dürften das beantworten:\n\nWarnstreik in Kelmar (Küstenkurier, 1. Juni")


def test_a_year_in_the_question_is_the_articles(assistant: Assistant) -> None:
    assert _titles(assistant.ask("Alle Streiks 2025")) == ["Warnstreik in Kelmar", "Streik der Lokführer"]


def test_one_article_is_no_list(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Fähren sind gesunken?")
    assert set(_titles(answer)) == {FERRY.title}
    assert "dürften das beantworten" not in answer.text


def test_a_number_of_one_thing_is_no_list(assistant: Assistant) -> None:
    assert "dürften das beantworten" not in assistant.ask("Wie viele Lokführer streiken?").text


def test_a_timeline_goes_by_the_day_that_is_told_of(assistant: Assistant) -> None:
    answer = assistant.ask("Chronologie des Fährunglücks von Husby")
    assert answer.kind == "timeline"
    assert [one.told for one in answer.citations] == [
        datetime.date(1998, 1, 1),
        datetime.date(2025, 5, 3),
        datetime.date(2025, 5, 12),
        datetime.date(2025, 5, 16),
    ]
    heads = [part.text.strip().split(" · ")[0] for part in answer.parts if part.citation is None]
    assert heads == ["1998", "3. Mai 2025", "12. Mai 2025", "16. Mai 2025"]
    assert answer.as_dict()["citations"][0]["told"] == "1998-01-01"


def test_what_happened_in_a_month_is_one_step_an_article(assistant: Assistant) -> None:
    answer = assistant.ask("Was geschah im September 2025?")
    assert (answer.kind, _titles(answer)) == ("timeline", ["Gute Ernte", "Neue Schule"])


def test_two_outlets_stand_side_by_side(assistant: Assistant) -> None:
    answer = assistant.ask("Was schrieben der Harzbote und der Küstenkurier zum Streik?")
    assert answer.kind == "comparison"
    assert {one.sentence.article.outlet for one in answer.citations} == {"Harzbote", "Küstenkurier"}
    assert answer.text.startswith("Harzbote\n")
    assert "\n\nKüstenkurier\nWarnstreik in Kelmar" in answer.text


def test_two_years_stand_side_by_side(assistant: Assistant) -> None:
    answer = assistant.ask("Vergleiche die Streiks 2024 und 2025")
    assert answer.kind == "comparison"
    assert [one.sentence.article.published.year for one in answer.citations if one.sentence.article.published] == [
        2024,
        2025,
        2025,
    ]


@pytest.mark.parametrize(
    ("question", "yes_or_no"),
    [("Ist die Brücke gesperrt?", True), ("Wurde jemand verletzt?", True), ("Is the bridge closed?", True),
     ("Wer ist verletzt?", False), ("When was it closed?", False), ("Brücke gesperrt", False)],
)  # fmt: skip
def test_a_question_for_yes_or_no_begins_with_its_verb(assistant: Assistant, question: str, yes_or_no: bool) -> None:
    assert asks_yes_or_no(plan_of(question), assistant.library.tagger) is yes_or_no


@pytest.mark.parametrize(
    ("question", "text", "verdict"),
    [("Wurde bei dem Brand jemand verletzt?", "Bei dem Brand wurde niemand verletzt.", "no"),
     ("Was anybody injured in the fire?", "Nobody was injured in the fire.", "no"),
     ("Ist das Projekt Wikipedia in Berlin vertreten?", "Auch das Projekt Wikipedia ist in Berlin vertreten.", "yes"),
     ("Sind alle Brücken in Berlin gesperrt?", "Die Brücken in Berlin sind gesperrt.", None),
     ("Kommen neue Streiks in Berlin?", "Neue Streiks kommen in Berlin, wenn es kein Angebot gibt.", None),
     ("Wurde der Brand in Berlin gelöscht?", "In Berlin hat es am Montag gebrannt.", None)],
)  # fmt: skip
def test_yes_and_no_are_said_where_a_sentence_says_so(
    assistant: Assistant, question: str, text: str, verdict: str | None
) -> None:
    article = Article.from_text(text, title="Meldung", source=text, outlet="taz")
    found = Found((Evidence(Sentence(article, 0, len(text))),), confidence=0.9)
    plan = plan_of(question)
    seen = with_verdict(assistant.library, plan, found)
    assert seen.verdict == verdict
    words = {("de", "no"): "Nein, laut taz:", ("en", "no"): "No, according to taz:", ("de", "yes"): "Ja, laut taz:"}
    opening = write(plan, seen, assistant.library.tagger).text.splitlines()[0]
    assert opening == words.get((plan.language, verdict or ""), "taz:")
    assert with_verdict(assistant.library, plan, Found(found.evidence, confidence=0.3)).verdict is None


def test_what_is_not_said_is_said_not_to_be(assistant: Assistant) -> None:
    assert assistant.ask("Wurde in Zürich ein Elefant gesehen?").text.startswith(
        "Die Artikel dieser Bibliothek sagen es"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [("Am Montag sank sie.", Told(datetime.date(2025, 5, 12))),
     ("Am kommenden Montag fährt sie.", Told(datetime.date(2025, 5, 19))),
     ("Gestern sank sie.", Told(datetime.date(2025, 5, 13))),
     ("Im August sank sie.", Told(datetime.date(2024, 8, 1), "month")),
     ("Im Jahr 1998 sank sie.", Told(datetime.date(1998, 1, 1), "year")),
     ("Am Montag sprach er vom 3. Mai 2024.", Told(datetime.date(2024, 5, 3))),
     ("Um 11 Uhr sank sie.", None)],
)  # fmt: skip
def test_when_a_sentence_tells_of(text: str, told: Told | None) -> None:
    assert told_in(text, datetime.date(2025, 5, 14)) == told


def test_the_article_that_is_open_is_what_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("Worum geht es?", opened=FERRY.id)
    assert (answer.kind, set(_titles(answer))) == ("article", {FERRY.title})
    earlier = assistant.ask("Welche Streiks gab es?")
    again = assistant.ask("Worum geht es?", [("Welche Streiks gab es?", earlier)], opened=FERRY.id)
    assert set(_titles(again)) == {FERRY.title}
