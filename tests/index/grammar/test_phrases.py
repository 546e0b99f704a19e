"""Noun phrases: where one ends, what its source is, and what stands beside it in apposition."""

import pytest
from parsing import shown, words_of

from index.grammar.phrases import is_source, phrase_end, quoted_name, with_apposition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die alte Mühle brannte.", "Die alte Mühle"),
        ("Der Minister für Umwelt lobte uns.", "Der Minister für Umwelt"),
        ("Der Sprecher des Verbandes der Bauern lobte uns.", "Der Sprecher des Verbandes der Bauern"),
        ("Der Präsident des Verbandes und seine Frau lachten.", "Der Präsident des Verbandes und seine Frau"),
        ("Die zur Universität gehörende Stiftung klagte.", "Die zur Universität gehörende Stiftung"),
        ("Der Vater (52) klagte.", "Der Vater ( 52 )"),
        ("Das Magazin „Die Zeit“ berichtete.", "Das Magazin „ Die Zeit “"),
        ("Der Trainer von Schalke 04 lachte.", "Der Trainer von Schalke 04"),
        ("Eva Groß heute nicht da.", "Eva Groß"),
        ("Der Verband am Montag schwieg.", "Der Verband"),
        ("Der Sprecher in einem Interview lobte uns.", "Der Sprecher"),
        ("Die Zahl Montag sank.", "Die Zahl"),
        ("Er kam.", "Er"),
        ("Einer der Bauern kam.", "Einer der Bauern"),
        ("Kam er?", ""),
    ],
)
def test_where_a_phrase_ends(text: str, expected: str) -> None:
    words = words_of(text)
    assert shown(words, (0, phrase_end(words, 0, len(words)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angaben von Ärzten zufolge lebt er.", "Angaben von Ärzten"),
        ("Berichten aus Kiew zufolge lebt er.", "Berichten aus Kiew"),
        ("Angaben libanesischer Kreise zufolge lebt er.", "Angaben libanesischer Kreise"),
        ("Polizei in der Nacht", "Polizei"),
        ("Eva Groß von der Polizei", "Eva Groß von der Polizei"),
    ],
)
def test_where_the_phrase_of_a_source_ends(text: str, expected: str) -> None:
    words = words_of(text)
    assert shown(words, (0, phrase_end(words, 0, len(words), source=True))) == expected


def test_attributes_are_left_out_where_they_are_not_wanted_or_the_verb_governs_them() -> None:
    words = words_of("Der Minister für Umwelt")
    assert [phrase_end(words, 0, stop) for stop in (4, 2, 0)] == [4, 2, 0]
    assert phrase_end(words, 0, 4, attach=False) == 2
    assert phrase_end(words, 0, 4, governed=frozenset(("für",))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Sprecher, Lars Blau, schwieg.", "Der Sprecher , Lars Blau"),
        ("Ole Brandt, Leiter der Schule, schwieg.", "Ole Brandt , Leiter der Schule"),
        ("Der Leiter der Schule, Ole Brandt, schwieg.", "Der Leiter der Schule , Ole Brandt"),
        ("Ein Führer ihrer Seite, Ole Brandt heute.", "Ein Führer ihrer Seite , Ole Brandt"),
        ("Der Sprecher, der schwieg, kam.", "Der Sprecher"),
        ("Der Sprecher, so heißt es, kam.", "Der Sprecher"),
        ("Der Sprecher schwieg.", "Der Sprecher"),
    ],
)
def test_apposition(text: str, expected: str) -> None:
    words = words_of(text)
    assert shown(words, with_apposition(words, (0, phrase_end(words, 0, len(words))), len(words))) == expected


@pytest.mark.parametrize(("text", "expected"), [("„Die Zeit“ kam", 4), ("„die Zeit“ kam", 0), ("„Er kommt“", 0)])
def test_a_name_in_quotation_marks(text: str, expected: int) -> None:
    words = words_of(text)
    assert quoted_name(words, 0, len(words)) == expected


def test_nouns_of_sources() -> None:
    words = words_of("Angaben, Bericht, Zeitungsberichten, Haus, Minister")
    assert [word.text for word in words if is_source(word)] == ["Angaben", "Bericht", "Zeitungsberichten"]
