"""Rules of German reported speech, each on sentences of our own: who quotes, who goes on, what is no speech."""

import pytest
from parsing import statements_in


def found(text: str) -> list[tuple[str, str | None, str]]:
    """(kind, speaker, what is said) of every statement."""
    return [(one.kind, one.speaker, one.text) for one in statements_in(text)]


STATION = "„Der Bahnhof wird im Mai endlich fertig.“"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Die Abendpost zitiert den Bürgermeister mit den Worten: {STATION}",
            [("direct", "Bürgermeister", STATION), ("direct", "Abendpost", STATION)],
        ),
        (
            "„Das war ein guter Tag für die Stadt“, zitiert Nordblick-Online Polizeisprecher Udo Klein.",
            [
                ("direct", "Udo Klein", "„Das war ein guter Tag für die Stadt“"),
                ("direct", "Nordblick-Online", "„Das war ein guter Tag für die Stadt“"),
            ],
        ),
        (
            "Der Bürgermeister wird von der Abendpost mit den Worten zitiert, es habe keine Warnung gegeben.",
            [
                ("indirect", "Bürgermeister", "es habe keine Warnung gegeben"),
                ("indirect", "Abendpost", "es habe keine Warnung gegeben"),
            ],
        ),
        (
            "Das Problem sei vielmehr, so die Ministerin laut Abendpost, dass niemand die Straße bezahle.",
            [
                ("indirect", "Ministerin", "Das Problem sei vielmehr … dass niemand die Straße bezahle"),
                ("indirect", "Abendpost", "Das Problem sei vielmehr … dass niemand die Straße bezahle"),
            ],
        ),
        (
            "Eva Groß und Udo Klein sagten, die Brücke sei sicher.",
            [("indirect", "Eva Groß", "die Brücke sei sicher"), ("indirect", "Udo Klein", "die Brücke sei sicher")],
        ),
    ],
)
def test_who_quotes_and_who_is_quoted_both_say_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wie Rathaussprecher Udo Klein mitteilte, ist die Brücke nach Ansicht der Gutachter sicher. "
            "Daran ändere auch der Unfall nichts.",
            [
                ("indirect", "Gutachter", "Wie Rathaussprecher Udo Klein mitteilte, ist die Brücke … sicher"),
                ("indirect", "Udo Klein", "ist die Brücke nach Ansicht der Gutachter sicher"),
                ("free indirect", "Udo Klein", "Daran ändere auch der Unfall nichts."),
            ],
        ),
        (
            "Eva Groß sagte, der Plan sei alt. Die Hafenverwaltung äußerte Zweifel an dem Bericht. "
            "Für ein Jahr sei das Lagern erlaubt. Derzeit seien alle Hallen voll.",
            [
                ("indirect", "Eva Groß", "der Plan sei alt"),
                ("reported", "Hafenverwaltung", "Die Hafenverwaltung äußerte Zweifel an dem Bericht"),
                (
                    "free indirect",
                    "Hafenverwaltung",
                    "Für ein Jahr sei das Lagern erlaubt. Derzeit seien alle Hallen voll.",
                ),
            ],
        ),
        (
            "Eva Groß war mehrmals im Moor und hat dort gemessen. Die Werte würden verharmlost. "
            "Es gebe abstruse Berichte.",
            [("free indirect", "Eva Groß", "Die Werte würden verharmlost. Es gebe abstruse Berichte.")],
        ),
        (
            "Die Freie Liste will die Abgabe auf Zucker senken. Der Satz soll um drei Punkte fallen. "
            "Die Einnahmen sollen der Schule dienen.",
            [
                (
                    "free indirect",
                    "Freie Liste",
                    "Der Satz soll um drei Punkte fallen. Die Einnahmen sollen der Schule dienen.",
                )
            ],
        ),
        (
            "Der Satz soll um drei Punkte fallen. Der Markt ist sonntags leer.",
            [],
        ),
        (
            "Eva Groß zeigte sich zufrieden: „Ich rechne mit einer Einigung noch in dieser Woche.“ "
            "Ihre Zuversicht gründet sich auf Erfahrung: „Solche Entscheidungen fallen immer in letzter Minute.“",
            [
                ("direct", "Eva Groß", "„Ich rechne mit einer Einigung noch in dieser Woche.“"),
                ("direct", "Eva Groß", "„Solche Entscheidungen fallen immer in letzter Minute.“"),
            ],
        ),
    ],
)
def test_who_has_the_floor_goes_on(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Pläne der Stadt wurden von der Händlerin Eva Groß als unbrauchbar bezeichnet.",
            ("reported", "Eva Groß"),
        ),
        ("Das Stadtparlament forderte die Öffnung der Akten.", ("reported", "Stadtparlament")),
        ("Die Vorwürfe der Händler bezeichnete Klein als Unsinn.", ("reported", "Klein")),
        ("Den Antrag lehnte die Ministerin Eva Groß ab, weil das Geld fehle.", ("reported", "Eva Groß")),
        ("Im Ausland lebende Ärzte kritisierten die Wahl.", ("reported", "Im Ausland lebende Ärzte")),
    ],
)
def test_reported_acts(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [(*expected, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Das Fazit von Eva Groß nach fünf Jahren fällt knapp aus: „Die Schule hat sich bewährt, das freut uns.“",
            ("direct", "Eva Groß", "„Die Schule hat sich bewährt, das freut uns.“"),
        ),
        (
            "Eva Groß hat wenig Hemmungen, ihre Sympathie öffentlich zu zeigen: „Wir halten den Streik für richtig.“",
            ("direct", "Eva Groß", "„Wir halten den Streik für richtig.“"),
        ),
        (
            "Auch der TSV war froh: „Wir wussten, dass das Spiel schwer wird“, meinte Trainer Udo Klein.",
            ("direct", "Udo Klein", "„Wir wussten, dass das Spiel schwer wird“"),
        ),
        (
            "Der Trainer hofft, „dass die Mannschaft heute gewinnt“.",
            ("direct", "Trainer", "„dass die Mannschaft heute gewinnt“"),
        ),
        (
            "„Die Lage am Arbeitsmarkt bessert sich“, äußerte sich der Leiter des Amts, Hans-Georg Weise, in Ulm.",
            ("direct", "Hans-Georg Weise", "„Die Lage am Arbeitsmarkt bessert sich“"),
        ),
        (
            "Henk Blau, Laborleiter der Stärke AG, erklärte: „Wir sehen zurzeit keine Möglichkeit dazu.“",
            ("direct", "Henk Blau", "„Wir sehen zurzeit keine Möglichkeit dazu.“"),
        ),
        (
            "Seine Rivalin, so Klein weiter, erhalte viele Spenden.",
            ("indirect", "Klein", "Seine Rivalin … erhalte viele Spenden"),
        ),
        (
            "Das Amt hofft, durch die neue Regel mehr Firmen zum Reden zu bringen.",
            ("indirect", "Amt", "durch die neue Regel mehr Firmen zum Reden zu bringen"),
        ),
        (
            "Der Kran würde gemäß einer Sprecherin des Bauamts bis Montag stehen.",
            ("indirect", "Sprecherin des Bauamts", "Der Kran würde … bis Montag stehen"),
        ),
        (
            "Nach Kleins Meinung werden die Preise bald fallen.",
            ("indirect", "Klein", "werden die Preise bald fallen"),
        ),
        (
            "Die von Klein geäußerte Hoffnung, der Streit werde bald enden, erfüllte sich nicht.",
            ("indirect", "Klein", "der Streit werde bald enden"),
        ),
        (
            "Falls der Rat den Plan ablehnen sollte, gäbe es keinen zweiten, sagte Udo Klein.",
            ("indirect", "Udo Klein", "Falls der Rat den Plan ablehnen sollte, gäbe es keinen zweiten"),
        ),
        (
            "Beide Städte legten Wert darauf, dass auch andere zahlen.",
            ("indirect", "Beide Städte", "dass auch andere zahlen"),
        ),
        (
            "Klein hatte am Montag, den 7. Mai, die These vertreten, der Verein stagniere.",
            ("indirect", "Klein", "der Verein stagniere"),
        ),
    ],
)
def test_forms(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_a_role_beside_a_name_is_its_bearer_s() -> None:
    text = "Der Leiter der Schule, Udo Klein, kam am Abend. Der Leiter sagte, der Unterricht falle aus."
    assert found(text) == [("indirect", "Udo Klein", "der Unterricht falle aus")]


def test_a_body_is_not_called_by_the_name_behind_it() -> None:
    text = "Udo Klein schwieg. Die Anwaltschaft warf Klein vor, seit Jahren Akten gefälscht zu haben."
    assert found(text) == [("indirect", "Anwaltschaft", "seit Jahren Akten gefälscht zu haben")]


@pytest.mark.parametrize("word", ["Haus", "Krankenhaus", "NDR", "Virus", "Stadtrat", "Apparat"])
def test_a_house_is_no_person(word: str) -> None:
    text = f"Udo Klein sagte, er gehe. Der {word} begründete den Antrag damit, dass Geld fehle."
    assert found(text)[-1][1] == word


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Klein: Die Lage am Hafen ist ernst", [("indirect", "Udo Klein", "Die Lage am Hafen ist ernst")]),
        ("Polizei: Fahrer war betrunken", [("indirect", "Polizei", "Fahrer war betrunken")]),
        ("Ulm: Fahrer war betrunken", []),
        ("Hafen: Fahrer war betrunken", []),
    ],
)
def test_a_heading_may_name_who_speaks(heading: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"# {heading}\n\nBürgermeister Udo Klein kam am Montag mit dem Zug aus Ulm an den Hafen."
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister bestritt, dass er davon wusste.", [True]),
        ("Der Minister dementierte den Bericht der Zeitung.", [True]),
        ("Das Amt wollte nicht bestätigen, dass der Kran alt sei.", [True]),
        ("Der Minister wies die Vorwürfe der Händler zurück.", [True]),
        ("Der Minister sagte, er habe davon nicht gewusst.", [False]),
        ("Das Amt bestätigte, dass der Kran alt sei.", [False]),
        ("Die Stadt kritisierte den Bericht nicht.", [True]),
        ("Der Minister kritisierte den Bericht und nannte keine Gründe.", [False]),
        ("„Da kann man keine Ausnahmen machen“, sagte der Minister.", [False]),
        ("Der Minister bestritt, dass er davon wusste. Man habe nichts verheimlicht.", [True, False]),
    ],
)
def test_what_is_denied_is_marked(text: str, expected: list[bool]) -> None:
    assert [one.denied for one in statements_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister denied that he knew of it.", True),
        ("The minister did not confirm that the crane was old.", True),
        ("The minister said that he did not know.", False),
    ],
)
def test_what_is_denied_in_english_is_marked(text: str, expected: bool) -> None:
    assert [one.denied for one in statements_in(text, "en")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Bericht, der am Montag erschien, heißt es, die Brücke sei alt.", ("Bericht", "die Brücke sei alt")),
        ("In einem Bericht des Amtes steht, dass die Brücke alt ist.", ("Amt", "dass die Brücke alt ist")),
        (
            "Angehörige von Vereinen wurden gestern von der Polizei angewiesen, die Stadt zu verlassen.",
            ("Polizei", "die Stadt zu verlassen"),
        ),
        (
            "Im Bericht der Stadt war festgestellt worden, dass die Brücke alt ist.",
            ("Stadt", "dass die Brücke alt ist"),
        ),
        ("Die Vereinigung ist der Ansicht, dass die Brücke alt ist.", ("Vereinigung", "dass die Brücke alt ist")),
        ("Einzig Südbau gab bekannt, die Brücke sei alt.", ("Südbau", "die Brücke sei alt")),
        ("Nach Meinung vieler Experten ist die Brücke alt.", ("vieler Experten", "ist die Brücke alt")),
        ("Wie nordblick.de berichtet, ist die Brücke alt.", ("nordblick.de", "ist die Brücke alt")),
        ("Aus Sicht der Gewerkschaft ist die Brücke sicher.", ("Gewerkschaft", "ist die Brücke sicher")),
        (
            "Da sprach die Kanzlerin von hohen Kosten.",
            ("Kanzlerin", "Da sprach die Kanzlerin von hohen Kosten."),
        ),
        (
            "Das Verwaltungsgericht wies die Klage ab. Es stellte fest, dass die Brücke alt ist.",
            ("Verwaltungsgericht", "dass die Brücke alt ist"),
        ),
        (
            "Der Vorsitzende des Ausschusses des Parlaments Udo Klein erklärte, dass die Brücke alt ist.",
            ("Udo Klein", "dass die Brücke alt ist"),
        ),
        (
            "Die Fotos machte Eva Groß, die behauptete, dass die Brücke alt ist.",
            ("Eva Groß", "dass die Brücke alt ist"),
        ),
        ("„Der Strom fließt wieder“, schrieb „Die Abendpost“.", ("Die Abendpost", "„Der Strom fließt wieder“")),
        (
            "Nach Gerüchten über einen Rücktritt teilte sein Stellvertreter mit: „Der Bürgermeister bleibt im Amt.“",
            ("Stellvertreter", "„Der Bürgermeister bleibt im Amt.“"),
        ),
        (
            "Die Brücke ist alt und rostet. Dies geht aus einem Bericht, den die Stadt vorlegte, hervor.",
            ("Bericht", "Die Brücke ist alt und rostet. Dies"),
        ),
        (
            "Die Polizei fand eine Tasche, die nach deren Angaben zwei Messer enthielt.",
            (None, "die … zwei Messer enthielt"),
        ),
        ("Der Verband erklärt dazu, dass die Brücke alt ist.", ("Verband", "dass die Brücke alt ist")),
        (
            "In zehn Jahren, so schätzen die Forscher, soll die Brücke fertig sein.",
            ("Forscher", "In zehn Jahren … soll die Brücke fertig sein"),
        ),
        (
            "„Bald“, so Bürgermeister Udo Klein, wird die Brücke „wieder offen“ sein.",
            ("Udo Klein", "„Bald“ … wird die Brücke „wieder offen“ sein"),
        ),
        (
            "Hier sagte die Kanzlerin einigen Teilnehmern zufolge, die Brücke sei alt.",
            ("Kanzlerin", "die Brücke sei alt"),
        ),
        ("Nach Angaben des Mieterbundes ist die Brücke alt.", ("Mieterbund", "ist die Brücke alt")),
        (
            "Udo Klein (54) wohnt an der Brücke, Jan Roth (31) nicht. Der 54-Jährige sagte, die Brücke sei alt.",
            ("Udo Klein", "die Brücke sei alt"),
        ),
        ("Mehr Rechte forderte auch Eva Groß.", ("Eva Groß", "Mehr Rechte forderte auch Eva Groß.")),
        (
            "Eva Groß kam. 20.31 Uhr: „Wir haben gewonnen, und zwar klar.“",
            ("Eva Groß", "„Wir haben gewonnen, und zwar klar.“"),
        ),
    ],
)
def test_who_speaks(text: str, expected: tuple[str | None, str]) -> None:
    assert expected in [(speaker, said) for _, speaker, said in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Experten nach dem Unfall zu finden war schwer.",
        "Dem Täter droht nun eine lange Strafe.",
        "Tausende Leser haben die Seite im Netz aufgerufen.",
    ],
)
def test_what_is_no_act_of_speech(text: str) -> None:
    assert found(text) == []


def test_nach_behind_a_noun_of_seeing_is_no_source() -> None:
    text = "Udo Klein forderte freie Sicht nach draußen. Die Scheiben seien trübe."
    assert {speaker for _, speaker, _ in found(text)} == {"Udo Klein"}
