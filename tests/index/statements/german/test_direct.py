"""Quotations: whose words they are, and which are nobody's."""

import pytest
from parsing import said_in

MISTAKE = "„Das ist ein teurer Fehler“"


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (f"Hardt sagte: {MISTAKE}.", "Hardt", "sagte"),
        (f"{MISTAKE}, sagte Hardt.", "Hardt", "sagte"),
        (f"{MISTAKE}, so Hardt.", "Hardt", "so"),
        (f"{MISTAKE}, schrieb „Die Zeit“ gestern.", "Die Zeit", "schrieb"),
        (f"{MISTAKE}, hieß es im Bericht der Bank.", "Bank", "hieß es"),
        (f"Hardt kam und freute sich: {MISTAKE}.", "Hardt", "freute"),
    ],
)
def test_a_sentence_in_quotation_marks(text: str, speaker: str, cue: str) -> None:
    assert said_in(text) == [("direct", speaker, cue, MISTAKE)]


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("Hardt sprach von einem „teuren Fehler“.", "sprach", "„teuren Fehler“"),
        ("Hardt nannte den Plan einen „Witz“.", "nannte", "„Witz“"),
        ("Der Bau wird von Hardt als „teurer Fehler“ bezeichnet.", "bezeichnet", "„teurer Fehler“"),
        ("Hardt hofft, „dass der Bau beginnt“.", "hofft", "„dass der Bau beginnt“"),
    ],
)
def test_a_part_of_a_sentence_in_quotation_marks(text: str, cue: str, said: str) -> None:
    assert said_in(text) == [("direct", "Hardt", cue, said)]


def test_words_within_indirect_speech_are_its_speakers() -> None:
    assert said_in("Hardt sagte, der Bau sei ein „teurer Fehler“.") == [
        ("indirect", "Hardt", "sagte", "der Bau sei ein „teurer Fehler“"),
        ("direct", "Hardt", "sagte", "„teurer Fehler“"),
    ]


def test_a_quotation_that_is_resumed_is_the_same_speakers() -> None:
    assert said_in("„Das ist ein Fehler“, sagte Hardt, „und er wird teuer.“") == [
        ("direct", "Hardt", "sagte", "„Das ist ein Fehler“"),
        ("direct", "Hardt", "sagte", "„und er wird teuer.“"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Das Schiff „Hoffnung“ legte im Hafen an.", "Der Film „Das Boot“ läuft wieder.", "Er spielte „Alle meine Enten“."],
)
def test_names_are_nobodys_words(text: str) -> None:
    assert said_in(text) == []
