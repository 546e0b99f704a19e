"""Who can speak: people, roles, bodies, sources; not things."""

import pytest
from parsing import parsed

from index.statements.german.who_can_speak import can_speak


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("er", True), ("Eva Groß", True), ("die Ministerin", True), ("die Polizei", True), ("der Verband", True),
     ("der Fluss", False), ("das neue Dach", False), ("die Klage von Glas", False)],
)  # fmt: skip
def test_who_can_speak(phrase: str, expected: bool) -> None:
    found = parsed(f"Da kam {phrase}.")
    assert can_speak(found, (2, len(found.words) - 1)) is expected
