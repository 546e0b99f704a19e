"""Who speaks in a library, what one person said by date, and the People panel's HTML."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from command import beleg_here

from index import Article, Library
from index.settings import Settings
from qa import check_quote
from qa.people import Person, people, who
from ui.views.people import people_html, statements_html, timeline_html
from ui.views.quotation import quote_html

ARTICLES = (
    (
        "a",
        "2023-03-01",
        "Die Försterin Clara Lindner sagte, der Wald leide unter der Trockenheit. Lindner forderte, mehr Eichen zu "
        "pflanzen.",
    ),
    ("b", "2022-07-09", "Die Försterin Clara Lindner erklärte, die Käfer hätten den Fichten geschadet."),
    ("c", None, "Jonas Adler sagte, das Mehl werde teurer."),
    ("d", "2024-01-05", "Die Lehrerin Miriam Adler sagte, die Klassen seien zu groß."),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.add([Article.from_text(text, f"Artikel {s}", s, day, "Bote") for s, day, text in ARTICLES])
        yield library


def test_spellings_are_one_person_most_statements_first(library: Library) -> None:
    found = people(library)
    assert found[0] == Person("Clara Lindner", ("Clara Lindner",), 3, date(2022, 7, 9), date(2023, 3, 1))
    assert sorted((one.name, one.statements) for one in found[1:]) == [("Jonas Adler", 1), ("Miriam Adler", 1)]
    library.add(Article.from_text("Lindner sagte, der Winter sei mild. Adler sagte, es regne.", "e", "e"))
    names = {one.name: one.spellings for one in people(library)}
    assert names["Clara Lindner"] == ("Clara Lindner", "Lindner")
    assert names["Adler"] == ("Adler",)  # it may be either


def test_statements_by_date(library: Library) -> None:
    found = who(library, "lindner")
    assert (found.reason, found.person and found.person.name) == (None, "Clara Lindner")
    assert [str(one.article.published) for one in found.statements] == ["2022-07-09", "2023-03-01", "2023-03-01"]
    assert [one.id for one in who(library, "Lindner", "Käfer").statements] == [found.statements[0].id]
    assert who(library, "Frau Clara Lindner", "Eichen").statements == (found.statements[2],)
    nothing = who(library, "Lindner", "Fußball")
    assert (nothing.reason, nothing.statements) == ("no statement on the topic", ())
    assert nothing.text == "Clara Lindner says nothing about “Fußball” in the library."


def test_a_name_of_two_people_asks_which(library: Library) -> None:
    found = who(library, "Adler")
    assert (found.reason, found.statements) == ("several of that name", ())
    assert found.text == "“Adler” fits 2 speakers: Jonas Adler, Miriam Adler. Which one?"
    assert [one.speaker for one in who(library, "Miriam Adler").statements] == ["Miriam Adler"]


def test_what_is_not_there_is_told_in_german_too(library: Library) -> None:
    assert (
        who(library, "Adler", language="de").text == "„Adler“ passt auf 2: Jonas Adler, Miriam Adler. Wer ist gemeint?"
    )
    nearest = "In der Bibliothek äußert sich niemand namens „Lintner“. Ähnliche Namen: Clara Lindner."
    assert who(library, "Lintner", language="de").text == nearest
    nothing = who(library, "Lindner", "Fußball", "de")
    assert nothing.text == "Clara Lindner sagt in der Bibliothek nichts zu „Fußball“."


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "de_DE", "LANG": "C"}, "de"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert Settings.read(environment).language == language


def test_nobody_of_that_name_leads_to_the_nearest(library: Library) -> None:
    found = who(library, "Lintner")
    assert (found.reason, [one.name for one in found.candidates]) == ("no such speaker", ["Clara Lindner"])
    assert who(library, "Xquzzy").text == "Nobody of the name “Xquzzy” says anything in the library."
    assert who(library, " ").reason == "no such speaker"


def test_a_correction_moves_a_statement(library: Library) -> None:
    library.correct(who(library, "Lindner").statements[0], "Jonas Adler")
    assert [(one.name, one.statements) for one in people(library)][:2] == [("Clara Lindner", 2), ("Jonas Adler", 2)]
    assert [one.corrected for one in who(library, "Jonas Adler").statements] == [True, False]


def test_html_escapes_and_keeps_the_words(library: Library) -> None:
    attack = '<img src=x onerror="alert(1)">&'
    library.correct(library.statements()[0], attack)
    found = who(library, attack)
    assert found.person is not None
    broken = "<img onerror=x>"
    pages = [
        people_html(people(library)),
        people_html(people(library), attack),
        statements_html(found.person.name, found.statements),
        timeline_html([(attack, [date(2023, 1, 1), date(2024, 1, 1)])]),
        quote_html(check_quote(f"Die Försterin Clara Lindner sagte, der Wald leide {broken} unter der", None, library)),
    ]
    for page in pages:
        assert "<img" not in page
        assert "onerror" in unescape(page)
    assert people_html(people(library), "nobody") == "<p>Nobody of the name “nobody” speaks.</p>"
    assert people_html([]) == "<p>Nobody speaks yet.</p>"


def test_the_plot_has_a_dot_a_day_and_says_it_in_words() -> None:
    page = timeline_html([("A", [date(2023, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]), ("B", [])])
    assert re.findall(r"<title>([^<]*)</title>", page) == ["A, 2023-01-01: 2", "A, 2024-01-01: 1"]
    assert 'aria-label="Who spoke when. A: 3, 2023-01-01 to 2024-01-01"' in page
    assert timeline_html([("B", [])]) == ""


def test_the_commands() -> None:
    listed = beleg_here("who", "Hebestreit")
    assert (listed.exit_code, listed.stderr) == (0, "")
    heading = next(line for line in listed.stdout.splitlines() if "free indirect" in line)
    assert "  Ziel müsse ein gerechter und dauerhafter Frieden sein.\n" in listed.stdout
    statement = heading.split()[-1]
    corrected = beleg_here("who", "--correct", statement, "Olaf Scholz")
    assert corrected.stdout == f"{statement}: Olaf Scholz (corrected by you)\n"
    assert "corrected by you" in beleg_here("who", "Scholz").stdout
    checked = beleg_here("check-quote", "Hebestreit: „Ziel müsse ein gerechter und dauerhafter Frieden sein.“")
    assert checked.stdout.startswith("Das ist nicht von Hebestreit.\nOlaf Scholz, sinngemäß (Deutschlandfunk")
    assert beleg_here("who", "--undo", statement).stdout == f"{statement}: Hebestreit\n"
    nobody = beleg_here("who", "Mirsch")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert nobody.stderr == "Nobody of the name “Mirsch” says anything in the library. The nearest names: Miersch.\n"
    assert beleg_here("check-quote", "…").stderr.startswith("beleg: There is no word to check")
    assert beleg_here("who", "--correct", statement).exit_code == 2
