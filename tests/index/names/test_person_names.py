import pytest

from index.names.person_names import same_name, speaks_for


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("Miersch", "Matthias Miersch"),
        ("SPD-Generalsekretär Miersch", "Matthias Miersch"),
        ("der ukrainische Präsident Selenskyj", "Wolodymyr Selenskyj"),
        ("German Chancellor Olaf Scholz", "Olaf Scholz"),
        ("Dr. Angela Merkel", "Merkel"),
        ("Kremlin spokesman Peskov", "Kremlsprecher Peskow"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("G. Schröder", "Gerhard Schröder"),
        ("Scholz'", "Olaf Scholz"),
        ("Putins", "Wladimir Putin"),
        ("Miersch’s", "Miersch"),
        ("Schroeder", "Gerhard Schröder"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
    ],
)
def test_titles_inflection_and_diacritics(asked: str, speaker: str) -> None:
    assert same_name(asked, speaker)


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("Zelensky", "Selenskyj"),
        ("Zelenskyy", "Selenskyj"),
        ("Selenski", "Zelensky"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
        ("Sergey Lavrov", "Sergej Lawrow"),
        ("Khrushchev", "Chruschtschow"),
        ("Vladimir Poutine", "Wladimir Putin"),
        ("Gorbachev", "Michail Gorbatschow"),
        ("Yeltsin", "Boris Jelzin"),
        ("Netanyahu", "Benjamin Netanjahu"),
        ("Lukashenko", "Alexander Lukaschenko"),
        ("Medvedev", "Dmitri Medwedew"),
        ("Mikhail Khodorkovsky", "Michail Chodorkowski"),
        ("Ahmadinejad", "Mahmud Ahmadinedschad"),
    ],
)
def test_spellings_of_other_languages(asked: str, speaker: str) -> None:
    assert same_name(asked, speaker)
    assert same_name(speaker, asked)


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("the Kremlin", "Kreml"),
        ("police", "Polizei"),
        ("Polizei", "Sprecher der Polizei"),
        ("Staatsanwaltschaft", "Staatsanwaltschaft München"),
        ("Turkish Airlines", "Turkish Airlines"),
        ("Foreign Office", "Sprecher des Auswärtigen Amtes"),
        ("UN", "Vereinte Nationen"),
        ("Weltverband FIFA", "FIFA"),
    ],
)
def test_offices_and_organisations(asked: str, speaker: str) -> None:
    assert same_name(asked, speaker)


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("Gerhard Schröder", "Kristina Schröder"),
        ("Jürgen Hardt", "Anna Hardt"),
        ("Scholz", "Martin Schulz"),
        ("Schulz", "Schultz"),
        ("Meyer", "Meier"),
        ("Schmidt", "Schmitt"),
        ("Müller", "Miller"),
        ("Hardt", "Gerhardt"),
        ("Scholz", "Sprecher von Scholz"),
        ("Polizei", "Polizeigewerkschaft"),
        ("Putin", "Kreml"),
        ("Braun", "Brauns"),
    ],
)
def test_others_are_others(asked: str, speaker: str) -> None:
    assert not same_name(asked, speaker)


def test_a_member_speaks_for_the_body() -> None:
    assert speaks_for("IG Metall", "Eva Groß von der IG Metall Trier")
    assert speaks_for("Demokratische Partei", "Ole Blau, der Vorsitzende der Demokratischen Partei")
    assert not speaks_for("Freie Partei", "Ole Blau, der Vorsitzende der Demokratischen Partei")


@pytest.mark.parametrize("asked", ["", " ", "'", "„“", "der", "–", "X", "𝔘"])
def test_anything_can_be_asked(asked: str) -> None:
    assert same_name(asked, "Matthias Miersch") is False
