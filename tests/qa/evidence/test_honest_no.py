"""A “no” that says which: unknown, only named, silent on this, outside the filter; offices and bodies are no names."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Article, Library
from index.library.seeds import seeds
from index.store.filters import Filter
from qa import Answer, Assistant

Asks = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Asks]:
    """Asks a question of some texts, each an article, or the text of one."""
    with Library.open(tmp_path) as library:

        def asked(question: str, *articles: str | Article, within: Filter | None = None) -> Answer:
            library.add(
                [
                    one if isinstance(one, Article) else Article.from_text(one, title=f"Nr. {n}", source=f"news/{n}")
                    for n, one in enumerate(articles)
                ]
            )
            return Assistant(library).ask(question, within=within)

        yield asked


def speakers(answer: Answer) -> set[str | None]:
    return {one.statement.speaker if one.statement else None for one in answer.citations}


HUSBY = (
    "In Husby bleibt das Hallenbad geschlossen. Bürgermeisterin Rita Kern sagte, es fehle das Geld für das Dach. "
    "„Der Stadtpark wird im Mai eröffnet“, kündigte Kern an.\n\n"
    "Ole Brandt, der mit Kern verhandelte, verlangte mehr Geld für die Feuerwehr."
)
PORT = (
    "The port of Marlow will close for a year. Chancellor Edith Vance met Gerald Roper, the owner of the port, "
    "on Monday. Roper demanded a lower tax on fuel. “We are losing ships every week,” he said.\n\n"
    "The chancellor left for London without a word to reporters."
)
COUNCIL = (
    "Der Landtag stritt über die Waldbrände. Umweltministerin Jule Osten sagte, die Wälder brauchten mehr Wasser. "
    "Innenminister Kai Tamm erklärte, die Feuerwehr bekomme zehn neue Wagen. "
    "Die Grünen-Abgeordnete Mara Wendt kritisierte, der Wald sterbe seit Jahren. "
    "Oppositionsführer Bernd Falk forderte einen Untersuchungsausschuss."
)
PLANT = (
    "The chip maker Solvento will cut 300 jobs in Harwick. “We regret this step,” said Dana Pell, a spokeswoman. "
    "Union secretary Hugh Marsh called the plan a disgrace."
)


# The person speaks, but not on this.


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("Was sagte Rita Kern zur Grundsteuer?", "spricht dort über anderes"),
        ("What did Rita Kern say about property tax?", "does speak on"),
    ],
)
def test_on_what_they_do_speak(ask: Asks, question: str, frame: str) -> None:
    answer = ask(question, HUSBY)
    assert (answer.answered, answer.reason) == (False, "no statement on the topic")
    assert speakers(answer) == {"Rita Kern"}
    assert frame in answer.text


# Nothing within the filter, but outside it.

OLD = Article.from_text(
    "Imkerin Pia Lohse sagte, die Bienen seien gesund.", source="a", outlet="Der Bote", published="2021-05-02"
)
NEW = Article.from_text(
    "Der Markt in Arl war voll. Händler Tom Rau sagte, der Honig sei teuer.",
    source="b",
    outlet="Arler Blatt",
    published="2023-06-01",
)


@pytest.mark.parametrize(
    ("question", "within", "reason"),
    [
        ("Was sagte Pia Lohse zu den Bienen?", Filter.of(outlets=["Arler Blatt"]), "no such speaker"),
        ("What did Pia Lohse say about bees?", Filter.of(since="2023"), "no such speaker"),
        ("Was sagte Pia Lohse zu den Bienen?", Filter.of(since="2025"), "nothing within"),
    ],
)
def test_what_is_outside_the_filter(ask: Asks, question: str, within: Filter, reason: str) -> None:
    answer = ask(question, OLD, NEW, within=within)
    assert (answer.answered, answer.reason) == (False, reason)
    assert answer.citations == ()
    if answer.language == "de":
        assert answer.text.endswith(" Außerhalb des Filters gibt es: Pia Lohse (Der Bote, 2. Mai 2021).")
    else:
        assert answer.text.endswith(" Outside the filter there is: Pia Lohse (Der Bote, 2 May 2021).")


def test_what_is_of_another_time(ask: Asks) -> None:
    answer = ask("Was sagte Pia Lohse 2023 zu den Bienen?", OLD, NEW)
    assert not answer.answered
    assert answer.citations == ()
    assert answer.text.endswith(" Aus anderer Zeit gibt es: Pia Lohse (Der Bote, 2. Mai 2021).")


# Offices.


def test_an_office_is_not_whoever_is_named_beside_it(ask: Asks) -> None:
    answer = ask("What did the chancellor demand?", PORT)
    assert (answer.answered, answer.reason) == (False, "no statement recognised")
    assert "Edith Vance" in answer.text
    assert "Roper demanded" not in answer.text


@pytest.mark.parametrize(
    "question", ["What did the mayor say about the roof?", "Was sagte die Bürgermeisterin zum Dach?"]
)
def test_an_office_is_its_holder(ask: Asks, question: str) -> None:
    answer = ask(question, HUSBY)
    assert answer.answered
    assert speakers(answer) == {"Rita Kern"}


def test_an_office_that_several_hold_is_asked_back(ask: Asks) -> None:
    answer = ask("Was sagte die Ministerin?", COUNCIL)
    assert speakers(answer) == {"Jule Osten"}
    answer = ask("What did the minister say?", COUNCIL)
    assert answer.reason == "ambiguous speaker"
    assert speakers(answer) == {"Jule Osten", "Kai Tamm"}


@pytest.mark.parametrize(
    ("question", "text", "speaker"),
    [
        (
            "Was sagte die Regierungschefin zur Brücke?",
            "Ministerpräsidentin Hanne Voigt sagte, die Brücke werde erneuert. Kanzler Uwe Lenz schwieg.",
            "Hanne Voigt",
        ),
        (
            "What did the head of government say about the bridge?",
            "Prime Minister Iris Colm said the bridge would be rebuilt. President Abel Durn was not there.",
            "Iris Colm",
        ),
        (
            "What did the spokeswoman say about the jobs?",
            "Das Werk in Arl schließt. „Die Arbeitsplätze sind sicher“, sagte Unternehmenssprecher Nils Hoyer.",
            "Nils Hoyer",
        ),
        (
            "Was sagte der Bürgermeister zum Hafen?",
            "“The harbour stays open,” said Nora Quill, the mayor of Penby. Her deputy, Sam Ortley, was silent.",
            "Nora Quill",
        ),
    ],
)
def test_one_office_in_many_words(ask: Asks, question: str, text: str, speaker: str) -> None:
    answer = ask(question, text)
    assert answer.answered
    assert speakers(answer) == {speaker}


SUMMIT = (
    "Präsident Omar Dalo von Kantara traf Präsident Lew Orin von Merow. Orin sagte, der Frieden sei nah. "
    "Dalo erklärte, die Grenze bleibe zu. Premierminister Kim Ost sprach von einem Anfang. "
    "Der lettische Präsident Uldis Kalns warnte vor Eile."
)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the president say about the border?", "Omar Dalo"),
        ("Was sagte der Präsident von Merow?", "Lew Orin"),
        ("Was sagte der Premier?", "Kim Ost"),
        ("What did the Latvian president say?", "Uldis Kalns"),
    ],
)
def test_of_several_the_one_who_is_meant(ask: Asks, question: str, speaker: str) -> None:
    answer = ask(question, SUMMIT)
    assert answer.answered
    assert speakers(answer) == {speaker}


def test_a_spokesman_is_not_the_one_who_is_named(ask: Asks) -> None:
    text = "Ein Sprecher sagte, die Bremsen seien alt. Polizeisprecher Jörn Matt sagte, es habe drei Unfälle gegeben."
    answer = ask("Was sagte der Sprecher?", text)
    assert answer.text.startswith("„der Sprecher“ passt hier auf mehrere: Jörn Matt, Sprecher.")


def test_a_longer_office_is_another(ask: Asks) -> None:
    assert ask("Was sagte der Minister?", SUMMIT).reason == "no such speaker"


def test_who_held_it_once_does_not_hold_it(ask: Asks) -> None:
    answer = ask(
        "What did the chancellor say about the gas deal?",
        "Former chancellor Rolf Amend said the gas deal was a mistake. Vice chancellor Ina Boll said the gas deal "
        "had been good.",
    )
    assert (answer.answered, answer.reason) == (False, "no statement recognised")


def test_an_office_in_no_article(ask: Asks) -> None:
    assert ask("What did the bishop say about the port?", PORT).reason == "no such speaker"


def test_the_chancellor_of_the_seed_is_told_of_by_his_spokesman(ask: Asks) -> None:
    for question in (
        "What did the chancellor demand?",
        "Was forderte der Bundeskanzler?",
        "Was sagte der Bundeskanzler?",
        "What did the head of government demand?",
        "Did Scholz demand a troop withdrawal?",
        "Was forderte Scholz von Putin?",
        "Who demanded a troop withdrawal?",
        "Wer forderte einen Truppenabzug?",
    ):
        answer = ask(question, *seeds())
        assert answer.answered, question
        assert speakers(answer) == {"Scholz"}, question
        assert {one.statement and one.statement.source for one in answer.citations} == {"Hebestreit"}, question
        assert re.search(r"^Scholz, (as told by Hebestreit|wie Hebestreit es berichtet) \(", answer.text), question
        assert "rief der Bundeskanzler den russischen Präsidenten auf" in answer.text, question


# Bodies.


@pytest.mark.parametrize(
    ("question", "text", "speaker"),
    [
        ("What did the Greens say about the forest?", COUNCIL, "Mara Wendt"),
        ("Was kritisierten die Grünen?", COUNCIL, "Mara Wendt"),
        ("What did the opposition demand?", COUNCIL, "Bernd Falk"),
        ("Was sagte die CDU zum Radweg?", "CDU-Stadträtin Ilka Roos sagte, der Radweg sei zu breit.", "Ilka Roos"),
        ("Wovor warnte die Kämmerin?", "Kämmerin Ruth Adler warnte vor neuen Schulden.", "Ruth Adler"),
        ("Was forderte die Opposition?", COUNCIL, "Bernd Falk"),
        ("What did the company say about the step?", PLANT, "Dana Pell"),
        ("What did the union say about the plan?", PLANT, "Hugh Marsh"),
        ("Was forderte die Regierung?", "Innenministerin Jutta Rahn forderte mehr Polizei.", "Jutta Rahn"),
        (
            "What did the government say?",
            "Health minister Tom Ware said that there would be more beds for them all.",
            "Tom Ware",
        ),
        (
            "Was sagte das Unternehmen zu den Entlassungen?",
            "Solvento streicht 300 Stellen. Die Entlassungen seien nötig, teilte der Konzern mit.",
            "Konzern",
        ),
    ],
)
def test_a_body_and_its_people(ask: Asks, question: str, text: str, speaker: str) -> None:
    answer = ask(question, text)
    assert answer.answered
    assert speakers(answer) == {speaker}


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("What did the company say about wages?", PLANT, "no statement on the topic"),
        (
            "What did the opposition say?",
            "The opposition left the hall. Mayor Ann Wick was glad.",
            "no statement recognised",
        ),
        ("What did the police say?", PLANT, "no such speaker"),
    ],
)
def test_a_body_that_is_silent(ask: Asks, question: str, text: str, reason: str) -> None:
    answer = ask(question, text)
    assert (answer.answered, answer.reason) == (False, reason)


# “Nobody called X” only where no article has the name.


@pytest.mark.parametrize("name", ["gerald roper", "Edith Vance", "vance", "VANCE", "Mr Vance", "Dr. Edith Vance"])
def test_whoever_is_named_is_not_denied(ask: Asks, name: str) -> None:
    answer = ask(f"What did {name} say about pensions?", PORT)
    assert answer.reason in ("no statement recognised", "no statement on the topic")
    assert "Nobody called" not in answer.text


def test_what_is_left_out_is_counted(ask: Asks) -> None:
    text = " ".join(f"Rita Kern sagte, die {n}. Straße werde gesperrt." for n in range(1, 8))
    answer = ask("Was sagte Rita Kern?", text)
    assert len(answer.citations) == 4
    assert answer.text.endswith("\n\n4 von 7 Sätzen; alle stehen im Chat unter „People“ und in `beleg who`.")


def test_what_is_left_out_of_many_is_counted(ask: Asks) -> None:
    text = " ".join(f"{name} Kern kritisierte den Radweg scharf." for name in "Rita Anna Eva Ruth Jutta Ilka".split())
    answer = ask("Wer kritisierte den Radweg?", text)
    assert len(answer.citations) == 4
    assert "4 von 6 Sätzen" in answer.text
