"""What goes on in Konjunktiv or with “soll”, and acts of speech without their words."""

import pytest
from parsing import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Die Wirtin sagte, der Fluss steige. Man müsse gehen. Das Dorf schlief.", "Wirtin", "Man müsse gehen."),
        ("Hardt kritisierte den Bau. Er sei zu teuer.", "Hardt", "Er sei zu teuer."),
        ("Das Amt sieht keine Gefahr. Zu schützen seien nur die Keller.", "Amt", "Zu schützen seien nur die Keller."),
        ("Hardt sagte, der Bau sei teuer. Er soll im Mai beginnen.", "Hardt", "Er soll im Mai beginnen."),
        ("Die Partei will die Steuer senken. Der Satz soll bei drei Prozent liegen.", "Partei",
         "Der Satz soll bei drei Prozent liegen."),
        ("Der Fahrer soll geflohen sein.", None, "Der Fahrer soll geflohen sein."),
    ],
)  # fmt: skip
def test_free_indirect_speech(text: str, speaker: str | None, said: str) -> None:
    assert said_in(text)[-1] == ("free indirect", speaker, None, said)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hardt kritisierte den Bau.", "Hardt"),
        ("Der Plan wurde von der Opposition kritisiert.", "Opposition"),
        ("Die Gewerkschaft drohte mit einem Streik.", "Gewerkschaft"),
        ("Die Stadt lehnt den Bau ab.", "Stadt"),
        ("Brandt, der aus Bonn kam, kritisierte den Bau.", "Brandt"),
        ("Die Vorwürfe bezeichnete Brandt als Unsinn.", "Brandt"),
    ],
)
def test_acts_of_speech(text: str, speaker: str) -> None:
    assert said_in(text) == [("reported", speaker, None, text)]


@pytest.mark.parametrize(
    "text",
    ["Möge er in Frieden ruhen.", "Ihm droht eine Strafe.", "Die Flut forderte zwölf Todesopfer.",
     "Sie haben die Seite aufgerufen.", "Man lehnt den Bau ab."],
)  # fmt: skip
def test_what_is_no_act_of_speech(text: str) -> None:
    assert said_in(text) == []
