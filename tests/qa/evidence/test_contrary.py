"""Whether a question says the opposite of a sentence."""

import pytest

from qa.evidence.contrary import denies, is_opposite, may_deny, sides_of


@pytest.mark.parametrize(
    ("asked", "sentence", "opposite"),
    [
        ("What lies south of the river?", "The town lies north of the river.", True),
        ("What lies south of the river?", "Die Stadt liegt nördlich des Flusses.", True),
        ("What lies north of the river?", "Die Stadt liegt nördlich des Flusses.", False),
        ("What lies north of the river?", "It is north of the town and south of the hill.", False),
        ("Wer lobte den Plan?", "Köhler kritisierte den Plan.", True),
        ("When did prices fall?", "Prices rose in May.", True),
        ("Who built the bridge?", "Solberg built the bridge.", False),
        ("Who painted it?", "Prices rose in May.", False),
    ],
)
def test_opposites_within_and_across_languages(asked: str, sentence: str, opposite: bool) -> None:
    assert is_opposite(sides_of(asked), sides_of(sentence)) is opposite


@pytest.mark.parametrize(
    "text", ["What did he not do?", "Why didn't he come?", "Wer kam nie?", "Was fehlt ohne ihn nicht?"]
)
def test_denying(text: str) -> None:
    assert denies(text)
    assert may_deny(text)


@pytest.mark.parametrize("text", ["What did Nott do?", "Who knows?", "Wer kam?", "Die Unterkunft ist unter dem Dach."])
def test_not_denying(text: str) -> None:
    assert not denies(text)
    assert not may_deny(text)
