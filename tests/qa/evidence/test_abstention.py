"""The same question over the same article does not flip with the size of the library."""

import random
from collections.abc import Iterator

import pytest

from index import Article, Library
from index.library.seeds import seeds
from qa import Answer, Assistant

ANSWERED = [
    "What did Miersch say about Taurus?",
    "Was sagte Miersch zu Taurus?",
    "What did Putin demand?",
    "Was forderte Putin?",
    "What did Hardt criticise?",
    "When can I hear the interview with Miersch?",
    "Wann kommt das Interview mit Miersch?",
    "How long had Scholz and Putin not spoken?",
    "Wie lange hatten Scholz und Putin nicht miteinander gesprochen?",
    "What did Zelensky say about the phone call?",
    "Was sagte Selenskyj zum Telefonat?",
    "Who criticised Scholz?",
]
DECLINED = [
    "What did Scholz say about Taurus?",
    "Was sagte Scholz zu Taurus?",
    "What did Hardt say about Taurus?",
    "Was sagte Hardt zu Taurus?",
    "What did Miersch say about pensions?",
    "Was sagte Miersch zur Rente?",
    "Who won the football world cup in 2022?",
    "Wer gewann die Fußball-WM 2022?",
    "What is the capital of France?",
    "Wie hoch ist der Mount Everest?",
]

PLACES = """Ahlsdorf Birkenau Calw Dinkelheim Erlbach Fischbek Grünhain Hollern Iserby Jarmen Kolberg Lindow Marbach
Nossen Oelde Prenzlin Querfurt Rodach Selm Tangern Uslar Velen Wesel Xanten Zossen Thurso Oban Penrith Bakewell
Whitby Ludlow Keswick Alnwick Malton Hexham""".split()
PEOPLE = """Albers Behrens Cordes Drewes Folkerts Gerdes Harms Immel Janssen Kruse Lammers Meinert Nolte
Oltmanns Petersen Quast Renken Siemers Thiel Ubben Voss Wiechers Zander Ashcroft Bramley Corbett Dunstan Ellwood
Fairfax""".split()
GERMAN = {
    "Brücke": "Die Brücke über den Bach ist seit {number} Wochen gesperrt. Das Amt rechnet mit {number} Monaten.",
    "Schwimmbad": "Das Freibad öffnet wieder. {number} Kinder sprangen ins Wasser, der Eintritt kostet {number} Euro.",
    "Feuerwehr": "Ein Dachstuhl brannte. Bürgermeister {person} sagte, {number} Helfer seien im Einsatz gewesen.",
    "Museum": "Das Heimatmuseum zeigt {number} alte Webstühle. „Wir sind stolz“, sagte Leiterin {person}.",
    "Ernte": "Die Bauern ernten weniger Gerste. {person} vom Bauernverband erklärte, es habe zu wenig geregnet.",
    "Chor": "Der Kirchenchor sucht Sänger. Geprobt wird donnerstags, es kommen {number} Leute.",
    "Bahn": "Der Zug fällt bis zum Herbst aus. Ein Bus fährt {number} Mal am Tag, teilte Sprecher {person} mit.",
    "Wolf": "Ein Wolf riss {number} Schafe. Schäferin {person} fordert höhere Zäune.",
    "Schule": "Die Grundschule wird größer. {person} kritisierte, die Turnhalle habe noch immer kein Dach.",
    "Markt": "Auf dem Wochenmarkt gibt es {number} Stände. Käse und Honig verkaufen sich am besten.",
}
ENGLISH = {
    "Bridge": "The old bridge was closed after a flood. Repairs will take {number} weeks, the council said.",
    "Bakery": "A bakery burned down at night. Owner {person} said that {number} ovens were lost.",
    "Library": "The town library lends {number} books a day. It opens on Saturdays, too.",
    "Sheep": "A farmer lost {number} sheep in the snow. “It was a hard winter,” said {person}.",
    "Theatre": "The theatre opens with a comedy. Director {person} criticised the cuts of {number} per cent.",
    "Bees": "Beekeepers report {number} new hives. The honey is darker than last year.",
    "Road": "A tree fell on the road. Nobody was hurt, {number} cars had to turn round.",
    "Museum": "The museum bought {number} paintings. {person} demanded a larger roof.",
}


def news(count: int) -> Iterator[Article]:
    """`count` short articles about other matters, always the same, in both languages."""
    dice = random.Random(11)
    for number in range(count):
        language, templates = (("de", GERMAN), ("en", ENGLISH))[number % 2]
        topic = dice.choice(list(templates))
        place, person = dice.choice(PLACES), dice.choice(PEOPLE)
        text = templates[topic].format(person=person, number=dice.randint(2, 90))
        yield Article.from_text(
            f"{place}: {text}", title=f"{topic} {place} {number}", source=f"news/{number}", language=language
        )


SIZES = (1, 10, 850)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Answer]]:
    """The answers to all questions by the size of the library, which grows around the seed article."""
    others = list(news(max(SIZES) - 1))
    found = {}
    with Library.open(tmp_path_factory.mktemp("abstention") / "library") as library:
        library.add(seeds())
        for size in SIZES:
            library.add(others[: size - 1])
            assert library.store.database.count("SELECT count(*) FROM article WHERE current = 1") == size
            found[size] = {question: Assistant(library).ask(question) for question in ANSWERED + DECLINED}
    return found


@pytest.mark.parametrize("question", ANSWERED)
def test_what_is_answered_is_answered_with_the_same_sentences(
    answers: dict[int, dict[str, Answer]], question: str
) -> None:
    cited = {}
    for size in SIZES:
        answer = answers[size][question]
        assert answer.answered, size
        for citation in answer.citations:
            sentence = citation.sentence
            assert sentence.article.text[sentence.start : sentence.end] == sentence.text
        cited[size] = [citation.sentence.text for citation in answer.citations]
    assert cited[1] == cited[10] == cited[850]


@pytest.mark.parametrize("question", DECLINED)
def test_what_is_declined_is_declined_for_the_same_reason(answers: dict[int, dict[str, Answer]], question: str) -> None:
    for size in SIZES:
        assert not answers[size][question].answered, size
    assert len({answers[size][question].reason for size in SIZES}) == 1
