"""Tags and lemmas of German words, and what the tagger mistakes: marks, names that are words too."""

import pytest
from parsing import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Gärtnerin goss gestern den Baum.", "ART NN VV(FIN) ADV ART NN $."),
        ("Um Kosten zu sparen, schließt der Zoo.", "KOUI NN PTKZU VV(INF) $, VV(FIN) ART NN $."),
        ("Er rief „Halt“ (leise).", "PPER VV(FIN) Q NN Q $( ADJ(D) $( $."),
        ("Laut Polizei sei es still.", "APPR NN VA(FIN) PPER ADJ(D) $."),
        ("Ärzten zufolge schrieb tagesschau.de darüber.", "NN APPO VV(FIN) NE PROAV $."),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert " ".join(word.tag for word in words_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Klaus Weise kam.", ["Klaus", "Weise"]),  # weise
        ("Hanna Moser lachte.", ["Hanna", "Moser"]),  # mosern
        ("Dann kündigte Udo Klein an, Klein werde gehen.", ["Udo", "Klein", "Klein"]),
        ("Merkel Positives abzugewinnen fällt schwer.", ["Merkel"]),
    ],
)
def test_names_that_are_words_too(text: str, names: list[str]) -> None:
    assert [word.text for word in words_of(text) if word.tag[:2] == "NE"] == names


def test_lemmas_are_those_of_the_verbs() -> None:
    verbs = [(word.text, word.lemma) for word in words_of("Sie rief, er habe gelogen und wolle gehen.") if word.verb]
    assert verbs == [
        ("rief", "rufen"), ("habe", "haben"), ("gelogen", "lügen"), ("wolle", "wollen"), ("gehen", "gehen")
    ]  # fmt: skip
    assert [word.finite for word in words_of("Er habe gelogen.")] == [False, True, False, False]


def test_a_word_without_end_does_not_stop_the_tagger() -> None:
    assert words_of("Der " + "Donaudampf" * 5_000 + " kam.")[2].tag == "VV(FIN)"
