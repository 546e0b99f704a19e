"""Who does what a verb of saying says, by the word order of English and of German."""

import pytest

from qa.checking.word_order import subject_de, subject_en, tokens_of, verb_at


def who(text: str, language: str) -> list[tuple[str, str, str | None]]:
    """(verb, its family, who does it) for every verb of saying."""
    tokens = tokens_of(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    found = []
    for i, token in enumerate(tokens):
        if verb := verb_at(tokens, i, language):
            subject = subject_en(tokens, i, verb[1]) if language == "en" else subject_de(tokens, i)
            found.append((token.text, verb[0], subject))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Rita Kern said the bridge is open.", [("said", "say", "Mayor Rita Kern")]),
        ("“It is open,” said Rita Kern.", [("said", "say", "Rita Kern")]),
        ("It is open, said Ole Brandt on Monday.", [("said", "say", "Ole Brandt")]),
        ("Kern said it is open and demanded money.", [("said", "say", "Kern"), ("demanded", "demand", "Kern")]),
        ("Hardt, the spokesman, criticised the plan.", [("criticised", "criticise", "Hardt , the spokesman")]),
        ("Hardt has repeatedly criticised the plan.", [("criticised", "criticise", "Hardt")]),
        ("The plan was criticised by Hardt.", [("criticised", "criticise", "Hardt")]),
        ("The plan was criticised in May.", [("criticised", "criticise", None)]),
        ("The will of the people decides.", []),
    ],
)
def test_english(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert who(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rita Kern sagte, die Brücke sei offen.", [("sagte", "say", "Rita Kern")]),
        ("Die Brücke sei offen, betonte Albrecht.", [("betonte", "say", "Albrecht")]),
        ("Hardt, der Sprecher, betonte das.", [("betonte", "say", "Hardt , der Sprecher")]),
        ("Hardt hat den Plan kritisiert.", [("kritisiert", "criticise", "Hardt")]),
        ("Der Plan wurde von Hardt kritisiert.", [("kritisiert", "criticise", "Hardt")]),
        ("Der Plan wurde im Mai kritisiert.", [("kritisiert", "criticise", None)]),
        ("Kern teilte am Montag mit, sie sei offen.", [("teilte", "say", "Kern")]),
        ("Er bat um Hilfe.", [("bat", "demand", "Er")]),
        ("Die Forderung steht.", []),
    ],
)
def test_german(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert who(text, "de") == expected
