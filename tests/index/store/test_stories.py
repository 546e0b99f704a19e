"""One text in several articles is one source; many reports of one kind are not one."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from command import beleg_here

from index import Article, Filter, Library
from index.article import sentences_of
from index.store.database import FILE_NAME
from index.store.stories import stories
from index.text.near_duplicates import SHORTEST, Text, is_same
from index.text.terms import words_of
from qa import Assistant
from qa.answer.outlets import agency_of
from qa.evidence.reading import read_sentences
from qa.question.plan import plan_of
from ui.views.conversation import conversation_html

REPORT = (
    "Bei einem Brand in einer Lagerhalle in Hemmoor ist in der Nacht zum Dienstag ein hoher Schaden entstanden. "
    "Nach Angaben der Polizei wurde niemand verletzt. Die Feuerwehr war mit 120 Einsatzkräften vor Ort. "
    "Brandmeister Jörn Tietjen sagte, das Feuer habe sich wegen des starken Windes schnell ausgebreitet. "
    "Die Halle gehörte einem Hersteller von Gartenmöbeln. Wie das Feuer ausbrach, war zunächst unklar. "
    "Die Kriminalpolizei hat die Ermittlungen aufgenommen. Anwohner sollten Fenster und Türen geschlossen halten. "
    "Die Bundesstraße 73 blieb bis zum Mittag gesperrt."
)
SPREAD = "Brandmeister Jörn Tietjen sagte, das Feuer habe sich wegen des starken Windes schnell ausgebreitet."
OWN = "Landrätin Uta Meinert sagte, der Kreis spende den Helfern eine Feldküche."
PAPERS = ["Elbkurier", "Nordblatt", "Küstenpost", "Moorbote", "Heidezeitung"]
OTHER = Article.from_text("In Hemmoor wurde eine Lagerhalle eingeweiht.", source="other", outlet="Wochenblatt")


def report(number: int, text: str = REPORT, more: str = "") -> Article:
    return Article.from_text(
        f"# Feuer, {number}. Meldung\n\n{text}\n\n{more}".strip(),
        source=f"report {number}",
        outlet=PAPERS[number],
        published=f"2024-05-0{number + 1}",
    )


REPORTS = [report(number, more=OWN if number == 3 else "") for number in range(5)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        assert len(library.add([*REPORTS, OTHER]).added) == 6
        yield library


def outlets(articles: list[Article]) -> list[str | None]:
    return [article.outlet for article in articles]


def found(library: Library, question: str, within: Filter | None = None) -> list[str | None]:
    return [hit.passage.article.outlet for hit in library.search(question, within=within)]


def text_of(article: Article) -> Text:
    sentences = [sentence.text for sentence in sentences_of(article) if sentence.kind == "text"]
    return Text(tuple(words_of(article.text)), tuple(tuple(words.replace(".", "").split()) for words in sentences))


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        (REPORT, True),
        (REPORT.replace("\n", " ").replace(". ", ".\n"), True),
        (REPORT.partition("Die Kriminalpolizei")[0], True),
        (REPORT.partition("Die Feuerwehr")[0], False),  # the rest is too little to tell
        (REPORT.partition(". ")[2], True),
        (REPORT.replace("in der Nacht zum Dienstag", "gestern"), True),
        (REPORT.replace("120", "150"), False),
        (REPORT.replace("120 Einsatzkräften", "vielen Einsatzkräften"), True),
        (REPORT.replace("Jörn Tietjen", "Karl Ohlsen").replace("Gartenmöbeln", "Fahrrädern"), False),
        (REPORT.replace("Hemmoor", "Stade").replace("Dienstag", "Freitag"), False),
        (f"{REPORT} {OWN}", True),
    ],
)
def test_what_is_the_same_text(changed: str, same: bool) -> None:
    one, other = text_of(report(0)), text_of(report(1, changed))
    assert is_same(one, other) is is_same(other, one) is same


def test_one_hit_for_five_papers(library: Library) -> None:
    for number, article in enumerate(REPORTS):
        assert outlets(library.duplicates(article)) == [name for name in PAPERS if name != PAPERS[number]]
    assert library.duplicates(OTHER) == library.duplicates("no such id") == []
    first, *others = found(library, "Brand in der Lagerhalle in Hemmoor")
    assert first in PAPERS
    assert others == ["Wochenblatt"]
    assert found(library, "Brand in der Lagerhalle", Filter(outlets=("Moorbote", "Nordblatt"))) == ["Nordblatt"]
    assert len(library.statements("Tietjen")) == 5
    assert len(library.articles()) == 6


def test_what_one_paper_adds_is_found(library: Library) -> None:
    hit = library.search("Was spendet der Kreis den Helfern?")[0]
    assert (hit.passage.article, OWN in hit.passage.text) == (REPORTS[3], True)
    (citation,) = Assistant(library).ask("Was sagte Meinert?").citations
    assert (citation.sentence.text, citation.sentence.article, citation.also) == (OWN, REPORTS[3], ())


@pytest.mark.parametrize("question", ["Was sagte Tietjen?", "Warum breitete sich das Feuer schnell aus?"])
def test_an_answer_cites_one_source_and_names_the_others(library: Library, question: str) -> None:
    answer = Assistant(library).ask(question)
    citation = next(one for one in answer.citations if one.sentence.text == SPREAD)
    assert outlets(list(citation.also)) == PAPERS[1:]
    assert {one.sentence.article for one in answer.citations} == {REPORTS[0]}
    assert "Elbkurier, 1. Mai 2024; auch in Nordblatt, Küstenpost, Moorbote und Heidezeitung" in answer.text
    assert [one["outlet"] for one in answer.as_dict()["citations"][0]["also"]] == PAPERS[1:]
    page = conversation_html([answer])
    assert "Elbkurier, 1 May 2024; also in Nordblatt, Küstenpost, Moorbote and Heidezeitung</span>" in page
    within = Filter(outlets=("Küstenpost", "Heidezeitung"))
    (citation, *_) = Assistant(library).ask(question, within=within).citations
    assert (citation.sentence.article, citation.also) == (REPORTS[2], (REPORTS[4],))


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("Hemmoor (dpa) – Ein Brand.", "dpa"),
        ("Ein Brand (dpa/lni).", "dpa"),
        ("Ein Brand. (red/AFP)", "AFP"),
        ("Ein Brand (Reuters, AFP).", "Reuters"),
        ("Die AP (Agentur) und die dpa schwiegen.", None),
        ("Ein Brand (dpaX).", None),
        ("Die Halle (picture alliance/dpa) und der Platz (dpa/Mia Vogt)", None),
    ],
)
def test_the_agency_that_a_text_credits(credit: str, agency: str | None) -> None:
    assert agency_of(Article.from_text(credit, outlet="Elbkurier")) == agency


def test_an_agency_is_named(tmp_path: Path) -> None:
    text = f"Hemmoor (dpa) – {REPORT}"
    with Library.open(tmp_path) as library:
        library.add([report(number, text) for number in range(2)])
        answer = Assistant(library).ask("What did Tietjen say?")
        assert "(Elbkurier, 1 May 2024; dpa text, also in Nordblatt; indirect speech):" in answer.text
        assert f"{report(0).id} · also in Nordblatt" in answer._repr_html_()
        assert "also in Nordblatt" in answer._repr_markdown_()


def test_the_command_line_says_it(library: Library) -> None:
    def run(*arguments: str) -> str:
        return beleg_here("--library", str(library.folder), *arguments).stdout

    ids = [article.id for article in REPORTS]
    listed = {one["id"]: one["same_text"] for one in json.loads(run("list", "--json"))}
    assert listed == {number: [other for other in ids if other != number] for number in ids} | {OTHER.id: []}
    first = run("list").splitlines()[0]
    assert first.endswith(f"Feuer, 0. Meldung (same text: {' '.join(ids[1:])})")
    assert f"also in Nordblatt, 2024-05-02 ({ids[1]})\n" in run("show", ids[0])
    assert "also in" not in run("show", OTHER.id)
    assert f"· also in Nordblatt, 2024-05-02 ({ids[1]}) ·" in run("ask", "Was sagte Tietjen?")


def test_another_stands_in_where_one_is_removed_or_changed(library: Library) -> None:
    library.remove(REPORTS[0].id)
    first, *others = found(library, "Brand in der Lagerhalle in Hemmoor")
    assert first in PAPERS[1:]
    assert others == ["Wochenblatt"]
    assert outlets(library.duplicates(REPORTS[1])) == PAPERS[2:]
    library.add(report(1, REPORT.replace("120", "35")))
    assert library.duplicates(report(1)) == []
    assert outlets(library.duplicates(REPORTS[2])) == PAPERS[3:]
    *reports, last = sorted(map(str, found(library, "Brand in der Lagerhalle")))
    assert last == "Wochenblatt"
    assert "Nordblatt" in reports
    assert len(reports) == 2
    library.add([report(1), REPORTS[0]])
    assert set(outlets(library.duplicates(REPORTS[2]))) == {"Elbkurier", "Nordblatt", "Moorbote", "Heidezeitung"}
    for article in REPORTS:
        library.remove(article.id)
    assert stories(library.store) == {}
    assert library.store.database.count("SELECT count(*) FROM band") == 0


def test_reindexing_keeps_them(library: Library) -> None:
    library.reindex()
    assert outlets(library.duplicates(REPORTS[0])) == PAPERS[1:]


def test_a_library_of_the_second_format_catches_up(library: Library) -> None:
    library.close()
    with closing(sqlite3.connect(library.folder / FILE_NAME)) as connection:
        connection.executescript(
            "DROP TABLE story; DROP TABLE band; DROP INDEX facts_of_article; "
            "ALTER TABLE statement DROP COLUMN denied; ALTER TABLE statement DROP COLUMN source; "
            "PRAGMA user_version = 2;"
        )
    with Library.open(library.folder) as opened:
        assert opened.duplicates(REPORTS[0]) == []
        assert opened.articles(Filter(outlets=("Moorbote",))) == [REPORTS[3]]
        opened.add(Article.from_text("Etwas anderes.", source="another"))
        assert outlets(opened.duplicates(REPORTS[0])) == PAPERS[1:]


def test_short_texts_are_left_alone(tmp_path: Path) -> None:
    words = "Die Fähre nach Wischhafen fährt heute nicht."
    assert len(words_of(words)) < SHORTEST
    with Library.open(tmp_path) as library:
        library.add([Article.from_text(words, source=f"{number}") for number in range(3)])
        assert len(library.search("Fähre nach Wischhafen")) == 3


_FIRST = "Anna Bernd Carla Dirk Elsa Frank Gesa Heiner Ines Jonas".split()
_LAST = "Abels Brinkmann Claasen Drews Eckhoff Funk Grote Harms Ihde Janssen".split()
_TOWNS = "Ahlerstedt Bargstedt Cadenberge Drochtersen Estorf Freiburg Geversdorf Hechthausen Isensee Jork".split()


def by_election(number: int) -> Article:
    """Each of 1,000 reports has a town, a candidate and figures of its own in the same frame."""
    first, last, town = _FIRST[number % 10], _LAST[number // 10 % 10], _TOWNS[number // 100]
    return Article.from_text(
        f"Bei der Nachwahl zum Deichverband hat {first} {last} den Sitz für {town} gewonnen. "
        f"Auf die Liste entfielen {1000 + 7 * number} Stimmen. Die Wahlbeteiligung war höher als beim letzten Mal. "
        "Der Deichverband entscheidet über den Bau und die Pflege der Deiche an der Elbe. "
        f"{last} sagte, der Deich bei {town} müsse um {number + 3} Zentimeter erhöht werden. "
        "Die neuen Mitglieder treten ihr Amt im kommenden Monat an. Der Verband hat hundert Mitglieder.",
        source=f"election {number}",
    )


@pytest.mark.slow
def test_a_thousand_reports_on_one_affair_stay_a_thousand(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert len(library.add([by_election(number) for number in range(1000)]).added) == 1000
        assert stories(library.store) == {}
        for number in (0, 437, 999):
            article = by_election(number)
            first, last, town = _FIRST[number % 10], _LAST[number // 10 % 10], _TOWNS[number // 100]
            for question in (
                f"Wie viele Stimmen bekam {first} {last} in {town}?",
                f"How many votes did {first} {last} get in {town}?",
            ):
                assert library.search(question)[0].passage.article == article
            assert len(library.search(f"Nachwahl Deichverband {town}", limit=50)) == 50


def test_one_sentence_of_ten_thousand_words_is_found(tmp_path: Path) -> None:
    dice = random.Random(3)
    subjects = "Der Ausschuss,Die Fraktion,Das Ministerium,Der Beirat,Die Kammer,Der Landtag".split(",")
    verbs = "beriet vertagte lobte verwarf prüfte begrüßte".split()
    objects = "den Haushalt,die Vorlage,das Gutachten,den Antrag,die Satzung,den Bericht".split(",")
    ends = "am Vormittag,ohne Aussprache,mit großer Mehrheit,nach langer Debatte,zum dritten Mal".split(",")
    lines = [" ".join(map(dice.choice, (subjects, verbs, objects, ends))) + "." for _ in range(1500)]
    needle = "Ornithologin Silke Reents sagte, am Dollart brüteten wieder 48 Säbelschnäbler."
    lines.insert(1200, needle)
    article = Article.from_text(
        "\n\n".join(" ".join(lines[i : i + 8]) for i in range(0, len(lines), 8)), source="minutes"
    )
    assert len(words_of(article.text)) > 9_000
    with Library.open(tmp_path) as library:
        library.add([article, *REPORTS])
        for question in ("Wie viele Säbelschnäbler brüten am Dollart?", "How many avocets breed at the Dollart?"):
            assert needle in library.search(question)[0].passage.text
            assert read_sentences(library, plan_of(question))[0].sentence.text == needle
        assert [one.sentence.text for one in Assistant(library).ask("Was sagte Reents?").citations] == [needle]
