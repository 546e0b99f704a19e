"""What one tells of another's words is the other's statement, with the teller as its source."""

import pytest
from parsing import statements_in

Told = tuple[str, str | None, str | None, str]
"""(kind, speaker, source, what is said)"""


def told_in(text: str, language: str = "de") -> list[Told]:
    """The statements of a text that somebody tells of."""
    return [(s.kind, s.speaker, s.source, s.text) for s in statements_in(text, language) if s.source is not None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Wie Sprecherin Anke Holm mitteilte, forderte Ministerin Ute Berger die Bahn auf, die Strecke zu sanieren.",
            ("indirect", "Ute Berger", "Anke Holm", "die Strecke zu sanieren"),
        ),
        (
            "Premierminister Aldo Varga reiste ab. Laut Sprecher Toth verlangte Varga den Abbau der Zölle.",
            ("reported", "Aldo Varga", "Toth", "verlangte Varga den Abbau der Zölle"),
        ),
        (
            "Petra Lang sagte, die Brücke bleibe zu. Der Kanton habe ihr mitgeteilt, die Arbeiten seien teuer.",
            ("indirect", "Kanton", "Petra Lang", "die Arbeiten seien teuer."),
        ),
        (
            "Trainer Uwe Falk habe sich für einen Wechsel ausgesprochen, sagte Sprecherin Ida Moll.",
            ("reported", "Uwe Falk", "Ida Moll", "Trainer Uwe Falk habe sich für einen Wechsel ausgesprochen"),
        ),
    ],
)
def test_german(text: str, told: Told) -> None:
    assert told_in(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "According to her spokesman Ted Marsh, Nora Quill asked the owners to close the mine.",
            ("indirect", "Nora Quill", "Ted Marsh", "to close the mine"),
        ),
        (
            "Minister Lena Ostrow met Viktor Dahl. Her aide Mara Fenn said Ostrow had called on Dahl to free them.",
            ("indirect", "Lena Ostrow", "Mara Fenn", "to free them"),
        ),
        (
            "Ruth Adler said that Sam Pike had criticised the plan.",
            ("reported", "Sam Pike", "Ruth Adler", "that Sam Pike had criticised the plan"),
        ),
    ],
)
def test_english(text: str, told: Told) -> None:
    assert told_in(text, "en") == [told]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Eva Groß sagte, sie habe die Stadt aufgefordert, die Brücke zu sperren.", "de"),
        ("Eva Groß sagte, das Hochwasser habe zwei Todesopfer gefordert.", "de"),
        ("Eva Groß kündigte an, die Brücke zu sperren.", "de"),
        ("Ruth Adler said her client had asked the court to wait.", "en"),
        ("Ruth Adler said she had asked the court to wait.", "en"),
    ],
)
def test_own_words_and_things_are_not_told(text: str, language: str) -> None:
    assert told_in(text, language) == []


def test_the_teller_keeps_a_statement_whose_content_is_more() -> None:
    said = statements_in("Wie Anke Holm mitteilte, rief Ute Berger die Bahn auf, die Strecke zu sanieren.")
    assert [(one.speaker, one.text) for one in said] == [
        ("Ute Berger", "die Strecke zu sanieren"),
        ("Anke Holm", "rief Ute Berger die Bahn auf, die Strecke zu sanieren"),
    ]
