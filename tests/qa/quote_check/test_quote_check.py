"""A pasted quotation: verbatim, altered, somebody else's, reported speech, the article's words, or not there."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library, QuestionError
from qa import Assistant, Change, QuoteCheck, check_quote

HARBOUR = (
    "Der Hafen von Grünau wird tiefer. Hafenmeisterin Elke Brandt sagte: „Wir baggern nicht bei Sturm. Die Schiffe "
    "warten dann draußen auf der Reede – manchmal zwei Tage.“ Der Reeder Tomás Iglesias kritisierte, die Gebühren "
    "seien zu hoch und vertrieben die Kunden. „Wir fahren“, sagte Iglesias, „künftig nach Rotterdam.“ Auf dem Kai "
    "standen am Abend noch vierzig Container."
)
LATER = "Elke Brandt sagte: „Wir baggern nicht bei Sturm.“ Das gelte auch im Win\u00adter."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        library.add(
            [
                Article.from_text(HARBOUR, "Der Hafen", "hafen", "2023-05-02", "Küstenbote"),
                Article.from_text(LATER, "Winter", "winter", "2023-11-20", "Küstenbote"),
            ]
        )
        yield library


def found(library: Library, text: str, speaker: str | None = None) -> tuple[str, str | None, list[str], bool | None]:
    """Kind, claimed speaker, speakers of the places, and whether the claim holds at the first."""
    check = check_quote(text, speaker, library)
    for place in check.places:
        for start, end in place.spans:
            assert place.article.text[start:end] in place.text
            assert any(c.sentence.start < end and start < c.sentence.end for c in place.citations)
    assert [citation.number for citation in check.citations] == list(range(1, len(check.citations) + 1))
    assert check.text == str(check)
    holds = check.places[0].claim_holds if check.places else None
    return check.kind, check.claimed, [str(place.speaker) for place in check.places], holds


def test_verbatim_says_who_where_and_when(library: Library) -> None:
    check = Assistant(library).check_quote("„Wir baggern nicht bei Sturm.“")
    assert (check.kind, check.quotation, check.claimed) == ("verbatim", "Wir baggern nicht bei Sturm", None)
    assert [(p.speaker, p.own_words, p.article.published) for p in check.places] == [
        ("Elke Brandt", True, datetime.date(2023, 5, 2)),
        ("Elke Brandt", True, datetime.date(2023, 11, 20)),
    ]
    assert check.text.splitlines()[:2] == [
        "Wörtlich so.",
        "Elke Brandt (Küstenbote, 2. Mai 2023): „Wir baggern nicht bei Sturm“ [1]",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wir baggern nicht bei Sturm. Die Schiffe warten dann",  # across a sentence's border
        "Schiffe warten dann draußen auf der Reede - manchmal",  # part of a sentence, another dash
        "»Wir   baggern\nnicht bei\u00a0Sturm«",
        "Wir bag\u00adgern nicht bei Sturm",
        "Die Schiffe warten dann drau\u00dfen auf der Reede\x00 \u2014 manchmal zwei Tage",
        "Brandt: „Wir baggern nicht bei Sturm“",
        "„Wir baggern nicht bei Sturm“, sagte Elke Brandt.",
        "Brandt: ‘Wir baggern nicht bei Sturm’",
        "“Wir baggern nicht bei Sturm”, Brandt said.",
    ],
)
def test_typography_is_not_a_change(library: Library, text: str) -> None:
    assert found(library, text)[0] == "verbatim"


def test_a_quotation_interrupted_by_its_cue(library: Library) -> None:
    assert found(library, "„Wir fahren“, sagte Iglesias, „künftig nach Rotterdam.“") == (
        "verbatim",
        "Iglesias",
        ["Tomás Iglesias"],
        True,
    )


def changes(check: QuoteCheck) -> list[Change]:
    return [change for change in check.difference if change.kind != "same"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wir baggern bei Sturm", [Change("left out", "nicht", "")]),
        ("Wir baggern nie bei Sturm", [Change("replaced", "nicht", "nie")]),
        ("Wir baggern gar nicht bei Sturm", [Change("put in", "", "gar")]),
        ("wir baggern nicht bei Sturm", [Change("replaced", "Wir", "wir")]),
        (
            "Die Schiffe warten dann […] manchmal zwei Tage",
            [Change("left out", "draußen auf der Reede", "")],
        ),
        (
            "Die Schiffe warten dann manchmal zwei Tage",
            [Change("left out", "draußen auf der Reede", "")],
        ),
    ],
)
def test_what_was_changed_is_shown_word_by_word(library: Library, text: str, expected: list[Change]) -> None:
    check = check_quote(text, None, library)
    assert (check.kind, changes(check)) == ("altered", expected)
    assert check.places[0].speaker == "Elke Brandt"
    rebuilt = " ".join(change.article for change in check.difference if change.article)
    assert [word.strip(".,:–„“") for word in check.places[0].text.split() if word.strip(".,:–„“")] == [
        word.strip(".,:–„“") for word in rebuilt.split() if word.strip(".,:–„“")
    ]


def test_sentences_that_changed_places_are_altered(library: Library) -> None:
    text = "Die Schiffe warten dann draußen auf der Reede – manchmal zwei Tage. Wir baggern nicht bei Sturm."
    check = check_quote(text, None, library)
    assert (check.kind, check.places[0].speaker) == ("altered", "Elke Brandt")
    assert {change.kind for change in changes(check)} == {"left out", "put in"}


def test_somebody_elses(library: Library) -> None:
    for text, speaker in (
        ("Iglesias: „Wir baggern nicht bei Sturm.“", None),
        ("„Wir baggern nicht bei Sturm“, sagte der Reeder Iglesias.", None),
        ("Wir baggern nicht bei Sturm", "Tomas Iglesias"),
        ("“Wir baggern nicht bei Sturm” – Angela Merkel", None),
    ):
        kind, claimed, speakers, holds = found(library, text, speaker)
        assert (kind, speakers, holds) == ("somebody else's", ["Elke Brandt", "Elke Brandt"], False)
        assert claimed in ("Iglesias", "Reeder Iglesias", "Tomas Iglesias", "Angela Merkel")
    assert found(library, "Wir baggern bei Sturm", "Iglesias")[::3] == ("altered", False)
    assert "Das ist nicht von Iglesias." in check_quote("Wir baggern bei Sturm", "Iglesias", library).text


def test_indirect_speech_and_the_articles_words_are_no_quotations(library: Library) -> None:
    assert found(library, "die Gebühren seien zu hoch und vertrieben die Kunden", "Iglesias") == (
        "reported speech",
        "Iglesias",
        ["Tomás Iglesias"],
        True,
    )
    assert found(library, "Auf dem Kai standen am Abend noch vierzig Container") == (
        "the article's words",
        None,
        ["None"],
        None,
    )
    # Claimed, too: the article names her, but these are not her words.
    assert found(library, "Brandt: „Auf dem Kai standen am Abend noch vierzig Container“")[0] == "the article's words"
    assert check_quote("Auf dem Kai standen am Abend", None, library).text.startswith("Kein Zitat")


def test_not_in_the_library(library: Library) -> None:
    for text in (
        "Wir bauen im nächsten Jahr eine neue Werft an der Küste",
        "The ships are going to stay at home this winter",
        "das ist nicht so",
        "Sturm",  # stands there
    ):
        expected = "verbatim" if text == "Sturm" else "not in the library"
        assert check_quote(text, None, library).kind == expected, text
    assert check_quote("Nothing of the kind was ever said here", None, library).text.startswith("Not in the library")


def test_a_corrected_speaker_counts(library: Library) -> None:
    statement = library.statements(speaker="Brandt")[0]
    library.correct(statement, "Ruth Seidel")
    corrected = found(library, "Schiffe warten dann draußen", "Seidel")
    library.undo_correction(statement)
    assert corrected == ("verbatim", "Seidel", ["Ruth Seidel"], True)


def test_what_is_no_quotation_says_so(library: Library, tmp_path: Path) -> None:
    for text in ("", "  \n", "„…“", "\x00\x1b"):
        with pytest.raises(QuestionError, match="no word to check"):
            check_quote(text, None, library)
    with pytest.raises(QuestionError, match="100,000 characters"):
        check_quote("x" * 100_000, None, library)
    assert check_quote("Schiff " * 1_400, None, library).kind == "not in the library"
    with Library.open(tmp_path / "empty") as empty:
        assert check_quote("Wir baggern nicht bei Sturm", None, empty).kind == "not in the library"


def test_as_dict_holds_places_and_difference(library: Library) -> None:
    given = check_quote("Wir baggern bei Sturm", "Brandt", library).as_dict()
    assert (given["kind"], given["claimed"]) == ("altered", "Brandt")
    assert {"kind": "left out", "article": "nicht", "quoted": ""} in given["difference"]
    (start, end), text = given["places"][0]["spans"][0], given["places"][0]["text"]
    assert HARBOUR[start:end] == text or LATER[start:end] == text


def test_every_statement_of_the_seed_article() -> None:
    with Library.open() as library:
        for statement in library.statements():
            quoted = statement.text.strip('"')
            if " … " in quoted or len(quoted.split()) < 5:
                continue
            there = check_quote(quoted, statement.speaker, library)
            assert there.kind == ("verbatim" if statement.kind == "direct" else "reported speech"), quoted
            assert statement.article.text[slice(*there.places[0].spans[0])].strip('".') == quoted.rstrip(".")
            words = quoted.split()
            words[len(words) // 2] = "gewissermaßen"
            altered = check_quote(" ".join(words), None, library)
            assert altered.kind == "altered", quoted
            assert "gewissermaßen" in [change.quoted for change in altered.difference]
            assert check_quote(quoted, "Annalena Baerbock", library).kind == "somebody else's", quoted
