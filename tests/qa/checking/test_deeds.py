"""Who does it to whom."""

import pytest

from qa.checking.same_doers import Deed, deeds_of


@pytest.mark.parametrize(
    ("text", "doer", "other"),
    [
        ("Petra Holm accused Ole Sand of fraud.", "Petra Holm", "Ole Sand"),
        ("Ole Sand was accused by Petra Holm.", "Petra Holm", "Ole Sand"),
        ("Holm warf Sand vor, er habe gelogen.", "Holm", "Sand"),
        ("Dem Minister Sand warf Holm eine Lüge vor.", "Holm", "Minister Sand"),
        ("Sand wurde von Holm verklagt.", "Holm", "Sand"),
        ("Der Vorsitzende der Partei, Ole Sand, lobte den Senat.", "Ole Sand", "Senat"),
    ],
)
def test_doer_and_other(text: str, doer: str, other: str) -> None:
    assert Deed(doer, other) in deeds_of(text)
    assert Deed(other, doer) not in deeds_of(text)


def test_where_and_whose_are_no_roles() -> None:
    assert deeds_of("A court in Perth sat.") == ()
    assert deeds_of("Holm sprach in Kiel.") == ()
