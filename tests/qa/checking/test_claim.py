"""A model's answer in claims: where the numbers may stand, what does not split, and what no text may do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checking.claims import LONGEST_ANSWER, Claim
from qa.checking.reply import claims_of


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Die Brücke ist zu [1]. Sie bleibt es [2].", [("Die Brücke ist zu.", (1,)), ("Sie bleibt es.", (2,))]),
        ("Die Brücke ist zu. [1] Sie bleibt es. [2]", [("Die Brücke ist zu.", (1,)), ("Sie bleibt es.", (2,))]),
        ("Die Brücke ist zu.[1]Sie bleibt es.[2]", [("Die Brücke ist zu.", (1,)), ("Sie bleibt es.", (2,))]),
        ("[1] The bridge is shut. [2] It stays so.", [("The bridge is shut.", (1,)), ("It stays so.", (2,))]),
        ("Shut [1, 3] and empty [1][2].", [("Shut and empty.", (1, 3, 2))]),
        ("Shut [1], [2] and [3]. Dark [4] and cold [5].", [("Shut.", (1, 2, 3)), ("Dark and cold.", (4, 5))]),
        ("Shut [1-3].", [("Shut.", (1, 2, 3))]),
        ("Shut [2–4, 7].", [("Shut.", (2, 3, 4, 7))]),
        ("Shut [1-9999].", [("Shut.", (1, 9999))]),
        ("Shut【1】 and dark 【2†source】.", [("Shut and dark.", (1, 2))]),
        ("Shut [^1] [sentence 2] [Sätze 3 und 4].", [("Shut.", (1, 2, 3, 4))]),
        ("Shut [1](https://example.org/1).", [("Shut.", (1,))]),
        ("It is shut.", [("It is shut.", ())]),
        ("It is shut. It is dark [1].", [("It is shut.", ()), ("It is dark.", (1,))]),
        ("- **Shut** [1]\n* It is *dark* [2]\n3. Empty [3]", [("Shut", (1,)), ("It is dark", (2,)), ("Empty", (3,))]),
        ("16. November 2024 war ein Samstag [1].", [("16. November 2024 war ein Samstag.", (1,))]),
        ("Bisher sind es 35 [7]. Ole sagte nichts [8].", [("Bisher sind es 35.", (7,)), ("Ole sagte nichts.", (8,))]),
        ("Dr. Holm sagte z. B. am 3. Mai ca. 5 Mio. Euro zu [1].", None),
        ("Mr. Smith of the U.S. Army met Gen. Lee at 5 p.m. on Nov. 3 [1].", None),
        ("Holm sagte: „Wir warten. Wir warten lange.“ [4]", [("Holm sagte: „Wir warten. Wir warten lange.“", (4,))]),
        ("# Heading\n\n---\n\nShut [1].", [("Heading", ()), ("Shut.", (1,))]),
        ("<think>It may be [9].</think>Shut [1].", [("Shut.", (1,))]),
        ("<think>It may be [9].", []),
        ("Shut [a] [x1] (1) [1.", [("Shut [a] [x1] (1) [1.", ())]),
        ("```markdown\nShut [1].\n```", [("Shut.", (1,))]),
        ("Shut (1). Dark (2, 3).", [("Shut.", (1,)), ("Dark.", (2, 3))]),
        ("Shut. (1) Dark. (2)", [("Shut.", (1,)), ("Dark.", (2,))]),
        ("Es ist zu (Satz 1).", [("Es ist zu.", (1,))]),
        ("Holm (35) said so [1].", [("Holm (35) said so.", (1,))]),
        ("Holm (SPD) said so (2).", [("Holm (SPD) said so.", (2,))]),
        ("Shut [1].\n\nSources:\n[1] Die Brücke ist zu.", [("Shut.", (1,))]),
        ("Zu [1].\n\n**Quellen:** [1]", [("Zu.", (1,))]),
        ("Zu [1].\nBelege: 1, 2", [("Zu.", (1,))]),
        ("Zu [1].\nQuellen 12 und 13 sind neu [2].", [("Zu.", (1,)), ("Quellen 12 und 13 sind neu.", (2,))]),
        ("Zu [1].\nBelege: 12 Zeugen sagten aus [2].", [("Zu.", (1,)), ("Belege: 12 Zeugen sagten aus.", (2,))]),
        ("Shut (2024). Dark (3).", [("Shut (2024).", ()), ("Dark.", (3,))]),
        ("Sources close to Holm said so [1].", [("Sources close to Holm said so.", (1,))]),
        ("", []),
        (" \n\t[1] [2]\n...\n", []),
    ],
)
def test_claims(answer: str, expected: list[tuple[str, tuple[int, ...]]] | None) -> None:
    if expected is None:
        expected = [(re.sub(r" \[1\]", "", answer), (1,))]
    assert claims_of(answer) == [Claim(text, numbers) for text, numbers in expected]


@given(st.text(alphabet=st.sampled_from(list("ab. [],-1290„“\"*\n\x00【】†?!'()§ü")), max_size=300))
def test_no_text_breaks_it(answer: str) -> None:
    for claim in claims_of(answer):
        assert any(map(str.isalnum, claim.text))
        assert "\n" not in claim.text
        assert "\x00" not in claim.text
        assert len(set(claim.numbers)) == len(claim.numbers)


@given(
    st.lists(st.tuples(st.sampled_from(["It rains", "Es regnet", "Der Hafen ist zu"]), st.integers(1, 99)), max_size=8)
)
def test_each_statement_has_its_number_wherever_the_full_stop_is(parts: list[tuple[str, int]]) -> None:
    expected = [Claim(f"{text}.", (number,)) for text, number in parts]
    assert claims_of(" ".join(f"{text} [{number}]." for text, number in parts)) == expected
    assert claims_of(" ".join(f"{text}. [{number}]" for text, number in parts)) == expected
    assert claims_of("\n".join(f"- {text}. [{number}]" for text, number in parts)) == expected


@pytest.mark.parametrize(
    "piece",
    ["[1]", "a ", "“", "*", "[", "1,", "[1,", "[1 ", "“a. ", "**a", "* ", "- ", "a [1] ", "\n", "<think>", "a. [1]"],
)
def test_long_answers_are_cut(piece: str) -> None:
    claims = claims_of(piece * 200_000)
    assert sum(len(claim.text) for claim in claims) <= 2 * LONGEST_ANSWER


def test_marks_with_a_number_are_no_claim() -> None:
    assert claims_of("?[0]") == claims_of("… [1]. [2]") == []
