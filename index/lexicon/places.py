"""Names of places, states and bodies: which are one thing's, and which stand behind a role.

`data/place_names.txt` has CLDR's countries, unions and cities of time zones (`bench/place_names.py`), a line a thing;
`data/places.tsv` what CLDR does not have.
"""

from collections import defaultdict

from index.lexicon.table import lines, rows

PLACES = frozenset(row["name"].lower() for row in rows("places.tsv") if "behind_role" in row["uses"].split())
"""Places, in lower case, that stand behind a role without being its bearer's name: “der Präsident Frankreichs”."""

SAME_SPEAKER = {
    row["name"].lower(): row["of"] if " " in row["of"] else row["of"].lower()
    for row in rows("places.tsv")
    if "speakers" in row["uses"].split()
}
"""Name in lower case → what it is compared as, where no spelling rule leads from one to the other: “Kremlin”, “kreml”;
several words keep their capitals, as names do."""


def other_names() -> list[list[str]]:
    """The names of each thing that has several, as they are written."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("places.tsv"):
        if "search" in row["uses"].split():
            found[row["of"]].append(row["name"])
    return [line.split("\t") for line in lines("place_names.txt")] + list(found.values())
