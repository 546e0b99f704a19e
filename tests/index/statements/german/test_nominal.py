"""Indirect speech that a noun or an adjective introduces."""

import pytest
from parsing import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        ("Die Forderung der Wirtin, der Zoll müsse weg, fand Gehör.", "Wirtin", "Forderung", "der Zoll müsse weg"),
        ("Der Trainer zeigte sich überzeugt, dass die Elf gewinne.", "Trainer", "zeigte", "dass die Elf gewinne"),
        ("Der Minister vertrat die Ansicht, der Zoll müsse weg.", "Minister", "vertrat", "der Zoll müsse weg"),
        ("Die Polizei hat Hinweise, dass der Fahrer floh.", "Polizei", "hat Hinweise", "dass der Fahrer floh"),
        ("Der Richter hielt es für falsch, den Zeugen zu laden.", "Richter", "hielt", "den Zeugen zu laden"),
        ("Der Wirt legt Wert darauf, dass das Haus bleibe.", "Wirt", "legt Wert", "dass das Haus bleibe"),
        ("Der Wirt schüttelte den Kopf, das sei falsch.", "Wirt", "schüttelte", "das sei falsch"),
    ],
)
def test_nouns_and_adjectives(text: str, speaker: str, cue: str, said: str) -> None:
    assert said_in(text) == [("indirect", speaker, cue, said)]


@pytest.mark.parametrize("text", ["Sein Haus, der Hof am See, brannte.", "Die Absicht, das Haus zu kaufen, bestand."])
def test_what_says_nothing(text: str) -> None:
    assert said_in(text) == []
