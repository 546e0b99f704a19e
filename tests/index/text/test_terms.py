"""Words, stop words, stems and full-text expressions."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.function_words import STOP_WORDS
from index.text.terms import SENTENCE_END, content_words, fold, match_expression, stems, terms_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("„…“ – ?! 🚀", []),
        ("Miersch äußerte sich.", ["miersch", "äußerte", "sich"]),
        ("ab 11.05 Uhr, 1.000,50 Euro", ["ab", "11.05", "uhr", "1.000,50", "euro"]),
        ("Im Jahr 2024.", ["im", "jahr", "2024"]),
        ("Putin-Telefonat", ["putin", "telefonat"]),
        ("O'Brien’s", ["o'brien", "s"]),
        ("Scholz' Büro", ["scholz", "büro"]),
        ("CO2 und F16", ["co2", "und", "f16"]),
        ("Straße STRASSE", ["straße", "strasse"]),
        ("Россия 中国", ["россия", "中国"]),
        ("Bundes\u00adkanzler", ["bundeskanzler"]),
        ("\u202eTaurus\u200b", ["taurus"]),
        ("ﬁnanziell", ["finanziell"]),
        ("İstanbul", ["istanbul"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_are_the_same_however_the_umlaut_is_spelled() -> None:
    composed = "Müller äußerte sich über Ärger in Łódź"
    assert words_of(unicodedata.normalize("NFD", composed)) == words_of(composed)


@given(st.text())
def test_words_are_never_empty_nor_the_end_of_a_sentence(text: str) -> None:
    for word in words_of(text):
        assert word
        assert word != SENTENCE_END
        assert not any(character.isspace() for character in word)
        assert all(stems(word))


def test_content_words_are_those_that_are_asked_about_each_once() -> None:
    assert content_words("Was sagte Miersch zu Taurus, und was zu Taurus nicht?") == [
        "sagte",
        "miersch",
        "taurus",
        "nicht",
    ]
    assert content_words("Who won the football world cup in 2022?") == ["won", "football", "world", "cup", "2022"]
    assert content_words("Was ist das?") == ["was", "ist", "das"]
    assert content_words("?!") == []


def test_a_stop_word_in_capitals_is_a_name() -> None:
    assert content_words("What did the US say to us?") == ["us", "say"]
    assert content_words("Wer ist bei der WHO?") == ["who"]
    assert content_words("WER SAGTE WAS ZU TAURUS?") == ["sagte", "taurus"]


def test_stop_words_are_words() -> None:
    assert all(words_of(word) == [word] for word in STOP_WORDS)
    assert not STOP_WORDS & {"nicht", "not", "kein", "won", "krieg", "two", "zwei"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("Müller", "Mueller"), ("Café", "cafe"), ("O'Brien", "OBrien"), ("Łódź", "Lodz")],
)
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("häuser", "haus"), ("lieferungen", "lieferung"), ("deliveries", "delivery"), ("criticised", "criticise"),
     ("missiles", "missile"), ("straßen", "strasse")],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert set(stems(one)) & set(stems(other))


def test_numbers_are_their_own_stem() -> None:
    assert stems("1.5") == ("1.5",)
    assert not set(stems("1.5")) & set(stems("15"))


def test_terms_leave_stop_words_out() -> None:
    assert terms_of("der und die") == []
    assert set(terms_of("Die Häuser")) == set(stems("häuser"))


@pytest.mark.parametrize("term", ['"', '""', "a OR b", "x*", "NEAR(a b)", "-a", "a:b", "^a", "", "'", ")", "🚀"])
def test_no_term_is_syntax(term: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(terms)")
        connection.execute("INSERT INTO t VALUES('taurus')")
        found = connection.execute(
            "SELECT terms FROM t WHERE t MATCH ?", [match_expression([term, "taurus"])]
        ).fetchall()
    connection.close()
    assert found == [("taurus",)]


def test_an_expression_asks_for_any_term_once() -> None:
    assert match_expression(["a", "b", "a"]) == '"a" OR "b"'
    assert match_expression([]) == ""
