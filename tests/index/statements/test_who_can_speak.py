"""Names in front of statements that are nobody's: things, pieces of sentences, and the one whom others speak about."""

import pytest
from parsing import statements_in


def speakers(text: str) -> list[str | None]:
    """The speaker of every statement, in order."""
    return [one.speaker for one in statements_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "37 Prozent sind der Auffassung, dass der Hafen zu klein sei.",
        "Die Wehr zählt drei Boote, befürchtet aber weitere Tote.",
        "Laut ersten Angaben sei die Fähre voll gewesen.",
        "Die neue Möglichkeit verspricht, dass die Fähre schneller fahre.",
        "Der Fall zeigt, dass die Fähre zu langsam sei.",
        "Einigkeit besteht darüber, dass die Fähre zu langsam sei.",
    ],
)
def test_things_do_not_speak(text: str) -> None:
    assert set(speakers(text)) <= {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Stadtverwaltung teilte mit, dass die Fähre fahre.", "Stadtverwaltung"),
        ("Die Fährgewerkschaft sagte, die Preise seien zu hoch.", "Fährgewerkschaft"),
        ("Nach israelischen Angaben sei die Fähre voll gewesen.", "israelischen Angaben"),
        ("Laut Wirtschaftswoche sei die Fähre voll gewesen.", "Wirtschaftswoche"),
        ("Der Landtag erklärte, dass die Fähre fahre.", "Landtag"),
        ("Demonstranten sagten, die Fähre sei zu teuer.", "Demonstranten"),
    ],
)
def test_bodies_media_and_people_do(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Das sei gut, sagt ABC-Blau-Chef Karl Wolf.", "Karl Wolf"),
        ("Das sei gut, sagt Nordbank-Ökonomin Eva Mohn.", "Eva Mohn"),
        ("Das sei gut, sagt Spaniens Eva Mohn.", "Eva Mohn"),
        ("Das sei gut, sagt Karl Wolf von Blau Rot.", "Karl Wolf"),
        ("Das sei gut, sagt Hans-Hermann Wolf.", "Hans-Hermann Wolf"),
        ("Karl Wolf kam. Das sei gut, sagte KarlWolf.", "Karl Wolf"),
    ],
)
def test_a_name_without_its_role(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_an_age_means_the_one_who_spoke_last() -> None:
    text = "Karl Wolf sagte, er gehe heim. Der 81-jährige sagte, dass die Fähre leer sei."
    assert speakers(text) == ["Karl Wolf", "Karl Wolf"]
    assert speakers("Der 81-jährige sagte, dass die Fähre leer sei.") == [None]


def test_a_partner_in_apposition() -> None:
    text = "Am Dienstag zog der Partner von Blitz, Nord Hagel, der warb, sein Angebot mit der Begründung zurück, "
    assert speakers(text + "dieses habe die Fähre falsch geschätzt.") == ["Nord Hagel"]


def test_a_passive_is_said_by_its_agent() -> None:
    text = "Die neuen Fähren werden von Eva Mohn als „schrecklich teuer und laut“ bezeichnet."
    assert "Eva Mohn" in speakers(text)
    assert not any("Fähren" in (one or "") for one in speakers(text))


def test_demnach_does_not_go_back_over_nobody() -> None:
    text = "Karl Wolf kaufte die Fähre. Laut ersten Angaben sei sie leer gewesen. Demnach soll sie sinken."
    assert "Karl Wolf" not in speakers(text)


def test_nobody_names_himself_in_his_own_indirect_speech() -> None:
    assert speakers("Karl Wolf sagte, die Fähre sei voll. Wolf wolle nicht streiten.") == ["Karl Wolf", None]
    assert speakers("Karl Wolf sagte, die Fähre sei voll. Er, Wolf, sehe das.") == ["Karl Wolf", "Karl Wolf"]
    assert speakers("Karl Wolf habe recht, sagte Karl Wolf.") == ["Karl Wolf"]
