"""What the reader is given: every sentence whole and in order, in windows that are not too long."""

from itertools import pairwise

import pytest
from growth import MOST, growth, repeated
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from index.models.windows import LONGEST, OVERLAP, QUESTION, SENTENCE, TITLE, Windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Unigram pieces as those of multilingual-e5-small, for each letter one."""
    letters = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,?()-"
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((one, -5.0) for one in ("▁", *letters))]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def test_a_short_article_is_one_window(tokenizer: Tokenizer) -> None:
    question, title, sentences = "Wer sang?", "Konzert (2026-03-02)", ["Anna sang in Oldersum.", "Es regnete."]
    (window,) = Windows(tokenizer).of(question, title, sentences)
    read = [tokenizer.decode(list(window.tokens[start:end])) for _, start, end in window.places]
    assert read == sentences
    assert tokenizer.decode(list(window.tokens[slice(*window.question)])) == question
    assert [number for number, _, _ in window.places] == [0, 1]
    assert window.tokens[0] == 0
    assert window.tokens[window.question[1]] == 2


def test_a_long_article_is_read_in_windows_that_overlap(tokenizer: Tokenizer) -> None:
    sentences = [f"Am {day}. Tag fuhr die Fähre nach Juist wieder nicht, wie die Reederei sagte." for day in range(80)]
    windows = list(Windows(tokenizer).of("Wann fuhr die Fähre?", "Fähre", sentences))
    assert all(len(window.tokens) <= LONGEST for window in windows)
    numbers = [[number for number, _, _ in window.places] for window in windows]
    assert sorted({number for one in numbers for number in one}) == list(range(80))
    for before, behind in pairwise(numbers):
        assert behind[:OVERLAP] == before[-OVERLAP:]


def test_what_is_too_long_is_cut(tokenizer: Tokenizer) -> None:
    (window,) = Windows(tokenizer).of("warum " * 500, "Titel " * 500, ["Wort " * 5_000])
    assert len(window.tokens) <= QUESTION + TITLE + SENTENCE + 4


def test_no_sentence_is_no_window(tokenizer: Tokenizer) -> None:
    assert list(Windows(tokenizer).of("Wer?", "Titel", [])) == []


@given(sentences=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=30))
def test_each_sentence_has_a_place_of_its_own(tokenizer: Tokenizer, sentences: list[str]) -> None:
    seen = set()
    for window in Windows(tokenizer).of("Was?", "Titel", sentences):
        behind = 0
        for number, start, end in window.places:
            assert behind < start < end <= len(window.tokens)
            behind = end
            seen.add(number)
    assert seen == set(range(len(sentences)))


@pytest.mark.parametrize("unit", ["a", "Wort ", " "])
def test_time_grows_with_the_text_and_a_long_one_is_cut(tokenizer: Tokenizer, unit: str) -> None:
    windows = Windows(tokenizer)
    assert growth(lambda text: list(windows.of(text, text, [text, text])), lambda n: repeated(unit, n)) <= MOST
    assert growth(lambda texts: list(windows.of("Was?", "Titel", texts)), lambda n: ["Sie kam."] * n) <= MOST
