from pathlib import Path

import pytest
from parsing import statements_in
from tagging import TAGGER

from index.article import Article, sentences_of
from index.statements.find import statements_of

SEED = Path(__file__).parents[3] / "seeds" / "000_5c7bb0f2d45ec495.txt"


def found(text: str, language: str = "de") -> list[tuple[str, str | None, str]]:
    """(kind, speaker, what is said) of every statement."""
    return [(s.kind, s.speaker, s.text) for s in statements_in(text, language)]


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert [(kind, speaker, said[:45]) for kind, speaker, said in found(text)] == [
        ("indirect", "Miersch", "der Kanzler lote in enger Abstimmung mit den "),
        ("indirect", "Bundesregierung", "dass es keinen Diktatfrieden geben könne."),
        ("free indirect", "Miersch", "Dabei habe die Bundesregierung immer deutlich"),
        ("reported", "Miersch", "Miersch äußerte sich in diesem Zusammenhang s"),
        ("free indirect", "Miersch", "Man müsse aufpassen, dass man nicht weiter zu"),
        ("indirect", "Hardt", "Scholz habe nach allem, was man über das Gesp"),
        ("free indirect", "Hardt", "Deshalb werde dieser das Telefonat als Zeiche"),
        ("indirect", "Hardt", "Putin versuche derzeit, aus der international"),
        ("free indirect", "Hardt", "Ein solches Telefonat könnte deshalb als Prop"),
        ("direct", "Selenskyj", '"Büchse der Pandora geöffnet"'),
        ("reported", "Selenskyj", "Ähnlich hatte sich zuvor der ukrainische Präs"),
        ("indirect", "Selenskyj", "indem Scholz die internationale Isolation Put"),
        ("direct", "Selenskyj", '"die Büchse der Pandora geöffnet"'),
        ("free indirect", "Selenskyj", "Nun würden vermutlich weitere Gespräche und T"),
        ("indirect", "Selenskyj", "Dies sei aber genau, was Putin erreichen woll"),
        ("indirect", "Scholz", "seine Soldaten aus der Ukraine zurückzuziehen"),
        ("indirect", "Hebestreit", "rief der Bundeskanzler den russischen Präside"),
        ("free indirect", "Hebestreit", "Ziel müsse ein gerechter und dauerhafter Frie"),
        ("indirect", "Putin", "dass in einer Übereinkunft zur Beendigung des"),
        ("direct", "Putin", '"neuen territorialen Realitäten"'),
        ("indirect", "Kreml", "Putin forderte … unter anderem, dass in einer"),
    ]


def test_spans_of_speaker_and_cue() -> None:
    text = SEED.read_text(encoding="utf-8")
    hardt = [s for s in statements_in(text) if s.speaker == "Hardt"]
    assert [s.speaker_span and text[slice(*s.speaker_span)] for s in hardt] == [
        "Der außenpolitische Sprecher der Unionsfraktion im Bundestag, Hardt",
        None,
        "der CDU-Politiker",
        None,
    ]
    assert [s.cue and text[slice(*s.cue)] for s in hardt] == ["kritisierte", None, "betonte", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Ministerin sagte, dass der Haushalt beschlossen sei.",
            [("indirect", "Ministerin", "dass der Haushalt beschlossen sei")],
        ),
        (
            "Der Haushalt sei beschlossen, betonte Eva Groß im Landtag.",
            [("indirect", "Eva Groß", "Der Haushalt sei beschlossen")],
        ),
        (
            "Laut Polizei wurde niemand verletzt.",
            [("indirect", "Polizei", "wurde niemand verletzt")],
        ),
        (
            "Nach Angaben der Feuerwehr brannte das Dach.",
            [("indirect", "Feuerwehr", "brannte das Dach")],
        ),
        (
            "Medienberichten zufolge wird der Vertrag verlängert.",
            [("indirect", "Medienberichten", "wird der Vertrag verlängert")],
        ),
        (
            "Die Brücke werde im Mai gesperrt, so Bürgermeister Karl Blau.",
            [("indirect", "Karl Blau", "Die Brücke werde im Mai gesperrt")],
        ),
        (
            "Wie die Stadt mitteilte, bleibt das Bad geschlossen.",
            [("indirect", "Stadt", "bleibt das Bad geschlossen")],
        ),
        (
            "Der Verband forderte, die Steuer zu senken.",
            [("indirect", "Verband", "die Steuer zu senken")],
        ),
        (
            "Weber fragte, ob der Zeitplan noch zu halten sei.",
            [("indirect", "Weber", "ob der Zeitplan noch zu halten sei")],
        ),
        (
            "Die Opposition kritisierte den Haushalt scharf.",
            [("reported", "Opposition", "Die Opposition kritisierte den Haushalt scharf.")],
        ),
        (
            "„Das ist ein Fehler“, sagte Hardt, „und er wird teuer.“",
            [("direct", "Hardt", "„Das ist ein Fehler“"), ("direct", "Hardt", "„und er wird teuer.“")],
        ),
        (
            "Hardt sagte: „Das ist ein Fehler.“",
            [("direct", "Hardt", "„Das ist ein Fehler.“")],
        ),
        (
            "Die Brücke ist gesperrt. Das teilte die Stadt am Montag mit.",
            [("indirect", "Stadt", "Die Brücke ist gesperrt. Das")],
        ),
    ],
)
def test_german_forms(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Schiff „Hoffnung“ legte am Abend im Hafen an.",
        "Der Film „Das Boot“ läuft seit Mittwoch in vielen Kinos.",
        "Er tut so, als ob nichts gewesen wäre.",
        "Wenn es regnet, fällt das Fest aus.",
        "Die Flut forderte zwölf Todesopfer.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert found(text) == []


def test_pronouns_roles_and_names_lead_to_the_fullest_name() -> None:
    text = (
        "Außenministerin Annalena Baerbock reiste am Montag nach Kiew. Sie sagte, die Hilfe gehe weiter. "
        "Der ukrainische Präsident Wolodymyr Selenskyj dankte ihr. Selenskyj erklärte, man brauche mehr Munition. "
        "Baerbock betonte, Deutschland stehe zu seinem Wort. Die Ministerin kündigte an, bald wiederzukommen."
    )
    assert [(speaker, said) for _, speaker, said in found(text) if "Munition" in said or "gehe" in said] == [
        ("Annalena Baerbock", "die Hilfe gehe weiter"),
        ("Wolodymyr Selenskyj", "man brauche mehr Munition"),
    ]
    assert [speaker for _, speaker, said in found(text) if "Wort" in said or "wiederzukommen" in said] == [
        "Annalena Baerbock",
        "Annalena Baerbock",
    ]


def test_two_who_speak_together_have_a_statement_each() -> None:
    text = "Eva Groß und Karl Blau erklärten, man habe sich geeinigt."
    assert found(text) == [
        ("indirect", "Eva Groß", "man habe sich geeinigt"),
        ("indirect", "Karl Blau", "man habe sich geeinigt"),
    ]


def test_konjunktiv_goes_on_until_somebody_else_speaks() -> None:
    text = (
        "Weber sagte, der Plan sei gut. Er werde im Mai umgesetzt.\n\nDie Kosten seien gedeckt. "
        "Der Rat tagt am Freitag. Lehmann sagte, das Geld fehle. Man müsse sparen."
    )
    assert [(speaker, said) for _, speaker, said in found(text)] == [
        ("Weber", "der Plan sei gut"),
        ("Weber", "Er werde im Mai umgesetzt.\n\nDie Kosten seien gedeckt."),
        ("Lehmann", "das Geld fehle"),
        ("Lehmann", "Man müsse sparen."),
    ]


def test_english() -> None:
    text = (
        "Matthias Miersch, the general secretary of the SPD, said the chancellor was sounding out what was possible. "
        "“We have to be careful,” Miersch told reporters. He added that nobody wanted a dictated peace. "
        "Jürgen Hardt criticised the call. Putin was trying to escape isolation, the CDU politician said. "
        "According to the Kremlin, Putin demanded that the realities be recognised. "
        "“Nothing will change,” said Steffen Hebestreit, the government's spokesman. "
        "The film “Das Boot” was shown on Friday."
    )
    assert found(text, "en") == [
        ("indirect", "Matthias Miersch", "the chancellor was sounding out what was possible"),
        ("direct", "Matthias Miersch", "“We have to be careful,”"),
        ("indirect", "Matthias Miersch", "that nobody wanted a dictated peace"),
        ("reported", "Jürgen Hardt", "Jürgen Hardt criticised the call."),
        ("indirect", "Jürgen Hardt", "Putin was trying to escape isolation"),
        ("indirect", "Putin", "that the realities be recognised"),
        ("indirect", "Kremlin", "Putin demanded that the realities be recognised"),
        ("direct", "Steffen Hebestreit", "“Nothing will change,”"),
    ]


def test_language_is_found_where_nobody_says_it() -> None:
    article = Article(id="x", text="The mayor said that the bridge was closed to traffic.", title="T")
    assert [s.speaker for s in statements_of(article, sentences_of(article), TAGGER)] == ["mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "„",
        "“”",
        "Laut",
        "laut.",
        "So.",
        "– –",
        "Er sagte,",
        ", sagte",
        "Dass.",
        "(((",
        "sei",
        "sagte: „“",
        "1. 2. 3.",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_scraps_do_no_harm(text: str, language: str) -> None:
    assert isinstance(found(text, language), list)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_table_is_no_sentence(language: str) -> None:
    assert found("Er sagte (" * 400, language) == []
