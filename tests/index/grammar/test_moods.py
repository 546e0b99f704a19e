"""The moods of reported speech: Konjunktiv I, Konjunktiv II, and what only looks so."""

import pytest
from parsing import parsed

from index.grammar.moods import mood


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Bau sei teuer.", 1),
        ("Er habe keine Zeit.", 1),
        ("Ich habe keine Zeit.", 0),
        ("Ich sei müde.", 1),
        ("Der Kanzler lote Wege aus.", 1),
        ("Man erinnere sich daran.", 1),
        ("Sie würden kommen.", 2),
        ("Wir hätten gewartet.", 2),
        ("Er wollte kommen.", 0),
        ("Er sagte nichts.", 0),
        ("Der Bau ist teuer.", 0),
        ("Ein Haus am See.", 0),
    ],
)
def test_mood_of_a_clause(text: str, expected: int) -> None:
    found = parsed(text)
    sentence = found.sentences[0]
    assert mood(found.words, sentence.clauses[0], sentence) == expected
