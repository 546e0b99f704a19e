"""Who says what, by the words of a claim or of a sentence."""

import pytest

from qa.checking.attribution import LONGEST, attributions_of
from qa.checking.same_doers import deeds_of


def test_who_says_it() -> None:
    text = "Petra Holm said the quay was closed and demanded a new one."
    assert [(one.speaker, text[slice(*one.cue)]) for one in attributions_of(text, "en")] == [
        ("Petra Holm", "said"),
        ("Petra Holm", "demanded"),
    ]


@pytest.mark.parametrize("words", ["and said ", "or say ", "A-", "A's ", "A and ", "Holm sagte, ", "said by Holm "])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sentence_without_end_is_read_as_far_as_a_sentence_goes(words: str, language: str) -> None:
    text = "Holm " + words * 5_000  # “and said”: one call in the other; “A-”: the square of its length
    assert all(one.cue[1] <= LONGEST for one in attributions_of(text, language))
    assert deeds_of(text) == deeds_of(text[:LONGEST])
