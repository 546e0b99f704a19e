"""The analysis of a word gives what the tagger's own gives, to the last bit."""

import pytest
from HanTa.HanoverTagger import HanoverTagger

from index.grammar.word_analysis import WordAnalysis


@pytest.fixture(scope="module")
def model() -> HanoverTagger:
    return HanoverTagger("morphmodel_ger.pgz")


@pytest.mark.parametrize(
    "word",
    [
        "",
        "x",
        "ab",
        "für",
        "brücke",
        "brückenbauverordnung",
        "kritisierte",
        "zurückzuweisen",
        "ausgesprochenen",
        "miersch",
        "selenskyjs",
        "cdu-politikerin",
        "t-online.de",
        "2.800",
        "ß",
        "漢字",
        "a" * 40,
        "donaudampfschifffahrtsgesellschaft",
    ],
)
def test_the_numbers_are_the_taggers_own(model: HanoverTagger, word: str) -> None:
    assert WordAnalysis(model)(word) == model.analyze_forward(word)
