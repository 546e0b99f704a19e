"""Names of places: what is one thing, for a search, for a speaker, and behind a role."""

from index.lexicon.places import PLACES, SAME_SPEAKER, other_names
from index.lexicon.table import rows


def test_every_row_is_used_and_every_thing_has_a_name() -> None:
    found = rows("places.tsv")
    assert {use for row in found for use in row["uses"].split()} == {"search", "speakers", "behind_role"}
    assert all(row["of"] for row in found if row["uses"] != "behind_role")


def test_names_of_one_thing() -> None:
    groups = other_names()
    assert {"Kiew", "Kyiv", "Kiev"} <= next(set(names) for names in groups if "Kyiv" in names and "Kiev" in names)
    assert (SAME_SPEAKER["kremlin"], SAME_SPEAKER["united nations"]) == ("kreml", "Vereinte Nationen")
    assert {"frankreich", "rußland", "nato"} <= PLACES
    assert "police" not in {name.lower() for names in groups for name in names}
