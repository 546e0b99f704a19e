"""Which verb of a clause introduces speech, and how the clause behind depends on it."""

import pytest
from parsing import parsed, shown

from index.statements.german.complements import complement_of, cue_of, saying_verb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie sagte, dass der Fluss steige.", "dass"),
        ("Sie sagte, daß der Fluss steige.", "dass"),
        ("Sie fragte, ob der Fluss steige.", "question"),
        ("Sie fragte, welche Brücke öffne.", "question"),
        ("Sie sagte, der Fluss steige.", "verb second"),
        ("Sie sagte, sie würden gehen.", "verb second"),
        ("Sie sagte, wenn es regne, müsse man gehen.", "verb second"),
        ("Sie sagte, morgen steigt der Fluss.", "indicative"),
        ("Sie versprach, die Bäume zu gießen.", "infinitive"),
        ("Sie ging, um die Bäume zu gießen.", None),
        ("Sie kam, doch der Fluss stieg.", None),
        ("Sie kannte den Mann, der am Fluss wohnte.", None),
        ("Sie kam, weil der Fluss stieg.", None),
    ],
)
def test_how_a_clause_depends(text: str, expected: str | None) -> None:
    found = parsed(text)
    sentence = found.sentences[0]
    assert complement_of(found, sentence, sentence.clauses[1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Wirtin sagte das.", ("sagen", "sagte")),
        ("Die Stadt teilte es am Abend mit.", ("mitteilen", "teilte mit")),
        ("Die Stadt hat es mitgeteilt.", ("mitteilen", "hat mitgeteilt")),
        ("Die Stadt gab es bekannt.", ("bekanntgeben", "gab bekannt")),
        ("Die Stadt machte deutlich.", ("klarmachen", "machte deutlich")),
        ("Der Fahrer ging davon aus.", ("ausgehen", "ging davon aus")),
        ("Im Bericht steht es.", ("heißen", "steht")),
        ("Er äußerte sich besorgt.", ("äußern", "äußerte sich")),
        ("Die Stadt will es prüfen.", ("prüfen", "will prüfen")),
        ("Das heißt es.", None),
        ("Die Lampe ging aus.", None),
        ("Der Zug fuhr ab.", None),
    ],
)
def test_the_verb_that_introduces_speech_and_its_cue(text: str, expected: tuple[str, str] | None) -> None:
    found = parsed(text)
    words, clause = found.words, found.sentences[0].clauses[0]
    head = saying_verb(found, clause)
    if head is None:
        assert expected is None
        return
    verb, name = head
    assert clause.finite is not None
    cue = cue_of(words, clause, verb, clause.finite, name)
    assert (name, " ".join(str(shown(words, (i, i + 1))) for i in cue)) == expected
