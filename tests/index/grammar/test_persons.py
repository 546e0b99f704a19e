"""The people of an article: each mention with roles and gender, and the fullest form of a name."""

import pytest
from parsing import parsed, shown

from index.grammar.persons import Persons, is_role, name_run


def persons(text: str) -> Persons:
    found = parsed(text)
    return Persons(found.words, [(one.first, one.last) for one in found.sentences])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Leiterin des Zoos, Hanna Moser, kam.", [("Hanna Moser", ("leiterin",), "f")]),
        ("Ole Brandt, Leiter der Schule, kam.", [("Ole Brandt", ("leiter",), "m")]),
        ("Der Arzt Jens Holm sah Petra Holm.", [("Jens Holm", ("arzt",), "m"), ("Petra Holm", (), "f")]),
        (
            "Ursula von der Heide lobte Ministerpräsident Jan de Boer.",
            [("Ursula von der Heide", (), "f"), ("Jan de Boer", ("ministerpräsident",), "m")],
        ),
        ("Frankreichs Präsident Luc Martin kam.", [("Luc Martin", ("präsident", "frankreichs"), "m")]),
        ("Peter O'Neill's Buch liegt aus.", [("Peter O'Neill", (), "m")]),
        ("ABC-Chef Udo Groß kam.", [("Udo Groß", ("abc-chef",), "m")]),
        ("In Wien tagte der Rat.", []),
        ("Am Montag kam niemand.", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    found = persons(text)
    assert [(one.name, one.role, one.gender) for one in found.mentions] == expected
    for one in found.mentions:
        spelled = shown(list(found.words), (one.first, one.last))
        assert spelled is not None
        assert spelled.startswith(one.name)


def test_the_fullest_name_is_the_one_used_last() -> None:
    found = persons("Jens Holm kam. Petra Holm kam. Holm ging. Otto Holm blieb.")
    ends = [one.first for one in found.mentions]
    assert [found.fullest("Holm", ends[number]) for number in (0, 1, 2)] == ["Jens Holm", "Jens Holm", "Petra Holm"]
    assert found.fullest("Otto Holm", ends[0]) == "Otto Holm"
    assert found.fullest("Brandt", ends[2]) == "Brandt"


def test_a_genitive_is_nobody_else() -> None:
    found = persons("Wladimir Putin kam. Putins Heer blieb.")
    assert found.fullest("Putins", len(found.words)) == "Wladimir Putin"


def test_gender_from_all_mentions() -> None:
    found = persons("Herr Blum kam. Blum ging. Die Ärztin Lund blieb. Kraus kam.")
    assert [found.gender_of(name) for name in ("Blum", "Lund", "Kraus")] == ["m", "f", "?"]


def test_whom_a_role_means() -> None:
    found = persons("Außenminister Lawrow kam. Die Ministerin Erika Brandt ging. Der Minister blieb.")
    named = [found.by_role(noun, len(found.words)) for noun in ("minister", "ministerin", "koch")]
    assert [one and one.name for one in named] == ["Lawrow", "Erika Brandt", None]
    assert found.by_role("ministerin", 2) is None


def test_roles() -> None:
    found = parsed("Die Ministerin, der 48-Jährige, ein CDU-Politiker, das Haus und die Tür sind da.")
    assert [word.text for word in found.words if is_role(word)] == ["Ministerin", "48-Jährige", "CDU-Politiker"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ursula von der Heide lobte Ministerpräsident Jan de Boer.", 4),
        ("Hardt von der CDU", 1),
        ("Putin von Russland", 1),
        ("der Hafen", 0),
    ],
)
def test_where_a_name_ends(text: str, expected: int) -> None:
    words = parsed(text).words
    assert name_run(words, 0, len(words)) == expected
