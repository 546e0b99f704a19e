"""The language of a text, and of a question."""

import pytest

from index.text.language import language_of, question_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wer starb in Wien?", "de"),
        ("Putin in Beijing", "en"),
        ("Was sagte Miersch zu Taurus?", "de"), ("Was fordert Putin?", "de"), ("Was kritisierte Hardt?", "de"),
        ("Wovor warnt Miersch?", "de"), ("Wer?", "de"), ("Wann läuft das Interview?", "de"), ("Kläranlage", "de"),
        ("Wie lange?", "de"), ("WAS SAGTE MIERSCH?", "de"), ("Was wirft Hardt Scholz vor?", "de"),
        ("What did Putin demand?", "en"), ("Was Putin in Berlin?", "en"), ("Who spoke about Taurus?", "en"),
        ("What did Müller say?", "en"), ("Will Scholz resign?", "en"), ("How long?", "en"), ("Taurus", "en"),
        ("In welchem Format sendet Sky+HD sein Material?", "de"), ("worum gings beim krach gerhardt", "de"),
        ("", "en"), ("米尔施说了什么？", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat hat am Montag über den Haushalt gesprochen und ihn nicht beschlossen.", "de"),
        ("The council talked about the budget on Monday and did not pass it.", "en"),
        ("Wer hat über den Haushalt gesprochen?", "de"),
        ("Who talked about the budget, and why?", "en"),
        ("De raad heeft maandag over de begroting gesproken en die niet goedgekeurd, want er was geen geld.", None),
        ("Le conseil a parlé lundi du budget et ne l’a pas adopté, parce que l’argent manque dans les caisses.", None),
        ("Byrådet talte mandag om budgettet, og der var ingen, som ville vedtage det, fordi man ikke har penge.", None),
        ("Selenskyj Putin Scholz", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language
