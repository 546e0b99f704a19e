"""A text in clauses, each with how often it is denied, and with what its verb denies."""

import pytest

from qa.checking.denials import clauses_of, governed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Stadt baut nicht, aber sie spart.", [("Die Stadt baut nicht", 1), ("aber sie spart.", 0)]),
        ("de", "Er kam, weil es nicht regnete.", [("Er kam,", 0), ("weil es nicht regnete.", 1)]),
        ("de", "Kein Zug fuhr.", [("Kein Zug fuhr.", 1)]),
        ("en", "Nobody came and the bridge is not open.", [("Nobody came", 1), ("and the bridge is not open.", 1)]),
        ("en", "The bridge is open.", [("The bridge is open.", 0)]),
    ],
)
def test_how_often_a_clause_is_denied(language: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(clause.text, clause.denied) for clause in clauses_of(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Er weigerte sich, das Ergebnis anzuerkennen.", ["Er weigerte sich, das Ergebnis anzuerkennen."]),
        ("en", "Nobody came and it is not open.", ["Nobody came, and it is not open."]),
        ("de", "Er freute sich, das Ergebnis anzuerkennen.", []),
    ],
)
def test_what_a_denying_verb_governs(language: str, text: str, expected: list[str]) -> None:
    assert [clause.text for clause in governed(text, language) if clause.sure] == expected
