"""Sentences in clauses: where each begins and ends, its kind, its finite verb, the lemmas of its verbs."""

import pytest
from parsing import parsed, shown

from index.grammar.clauses import is_negated


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, each as “kind: its words”, the finite verb between asterisks."""
    found = parsed(text)
    return [
        f"{one.kind}: "
        + " ".join(
            f"*{found.words[i].text}*" if i == one.finite else found.words[i].text for i in range(one.first, one.last)
        )
        for sentence in found.sentences
        for one in sentence.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Gärtnerin sagte, dass der Teich trocken sei.",
         ["main: Die Gärtnerin *sagte*", "subordinate: dass der Teich trocken *sei*"]),
        ("Er hoffte dass der Regen bald käme.",  # the comma is missing
         ["main: Er *hoffte*", "subordinate: dass der Regen bald *käme*"]),
        ("Wie die Polizei mitteilte, blieb der Markt geschlossen.",
         ["question: Wie die Polizei *mitteilte*", "main: *blieb* der Markt geschlossen"]),
        ("Um Kosten zu sparen, schließt die Stadt das Bad.",
         ["infinitive: Um Kosten zu sparen", "main: *schließt* die Stadt das Bad"]),
        ("Der Verein versprach, die Bäume zu gießen.",
         ["main: Der Verein *versprach*", "infinitive: die Bäume zu gießen"]),
        ("Der Zoo, in dem zwei Bären leben, schließt im Mai.",
         ["fragment: Der Zoo", "relative: in dem zwei Bären *leben*", "main: *schließt* im Mai"]),
        ("Der Steg wird gesperrt, weil er morsch ist, und die Fähre fährt öfter.",
         ["main: Der Steg *wird* gesperrt", "subordinate: weil er morsch *ist*", "main: und die Fähre *fährt* öfter"]),
        ("Der Verband erklärt dazu, das sei falsch.",  # “erklärt” could be a participle
         ["main: Der Verband *erklärt* dazu", "main: das *sei* falsch"]),
        ("Die Zeitung schrieb: „Der Turm fällt, das Dach auch.“",  # what is quoted has no clauses
         ["main: Die Zeitung *schrieb*", "fragment: „ Der Turm fällt , das Dach auch . “"]),
        ("Er sagte, dass in Amerika, Europa und Asien der Handel wachse.",
         ["main: Er *sagte*", "subordinate: dass in Amerika , Europa und Asien der Handel *wachse*"]),
    ],
)  # fmt: skip
def test_kinds_of_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Stadt teilte gestern mit, es regne.", ["mitteilen"]),
        ("Der Bund kündigte im Mai die Reform an.", ["ankündigen"]),
        ("Die Leitung gab am Abend bekannt, es regne.", ["bekanntgeben"]),
        ("Der Bund hat die Reform im Mai angekündigt.", ["haben", "ankündigen"]),
        ("Er geht, wohin sie zeigt.", ["gehen"]),
    ],
)
def test_a_separated_particle_belongs_to_its_verb(text: str, expected: list[str]) -> None:
    assert [lemma for _, lemma in parsed(text).sentences[0].clauses[0].verbs] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der Wirt, ein Freund der Malerin, öffnete die Tür.",
        "Die Leiterin des Zoos, Hanna Moser, nannte den Plan teuer.",
        "Eva Weber, die Sprecherin des Amtes sagte nichts.",  # the second comma is missing
        "Die Mühle (sie ist alt, heißt es) wird verkauft.",
        "Im Lager liegen Holz, Kohle und Torf.",
    ],
)
def test_what_a_comma_does_not_cut(text: str) -> None:
    (only,) = parsed(text).sentences[0].clauses
    assert (only.kind, only.last) == ("main", parsed(text).sentences[0].end)


def test_a_subject_in_front_of_a_clause_in_between() -> None:
    found = parsed("Der NDR, der den Film zeigte, begründete die Wahl.")
    assert [shown(found.words, one.front) for one in found.sentences[0].clauses] == [None, None, "Der NDR"]


@pytest.mark.parametrize(("text", "expected"), [("Ich komme.", True), ("Er kommt.", False), ("„Ich“, rief er.", False)])
def test_first_person_outside_quotation_marks(text: str, expected: bool) -> None:
    assert parsed(text).sentences[0].first_person is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Er wollte das nicht sagen.", True), ("Sie nannte keinen Grund.", True), ("Das war nie so.", True),
     ("Er sagte nichts dazu.", False), ("Er will das sagen.", False)],
)  # fmt: skip
def test_negation(text: str, expected: bool) -> None:
    found = parsed(text)
    assert is_negated(found.words, found.sentences[0].clauses[0]) is expected
